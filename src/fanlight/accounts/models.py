"""Users, one-time links, creators."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower

DEVICE_NAME_LENGTH = 100
"""Characters of a device's name."""


class Role(models.TextChoices):
    """What a user may do. An owner may do everything; a wrangler decides about tags, and reads; a reader reads."""

    OWNER = "owner"
    WRANGLER = "wrangler"
    READER = "reader"


class User(AbstractUser):
    """Somebody who can sign in."""

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.READER)
    reader_mail = models.EmailField(default="", blank=True)  # of their e-reader, to which books are sent
    address_seed = models.CharField(max_length=16, default="")  # part of what signs addresses of theirs

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("username"), name="user_name_unique_in_any_case"),
            models.CheckConstraint(name="user_role_valid", condition=models.Q(role__in=Role.values)),
        ]


class OneTimeLink(models.Model):
    """A link that may be used once. Only its SHA-256 is kept, so the table gives no link away."""

    class Purpose(models.TextChoices):
        """What the link is good for."""

        OWNER = "owner"
        SIGN_IN = "sign-in"

    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="link_purpose_valid", condition=models.Q(purpose__in=["owner", "sign-in"])),
            models.CheckConstraint(
                name="link_user_fits",
                condition=models.Q(purpose="owner", user__isnull=True)
                | models.Q(purpose="sign-in", user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} link of {self.made_at:%Y-%m-%d}"


class DeviceKey(models.Model):
    """What an e-reader shows instead of a password: it opens catalogs and books, and keeps places, and nothing else.

    Only digests are kept: `digest` of the key itself, `sync_digest` of its MD5, which is all that KOReader ever sends.
    """

    key = models.CharField(max_length=16, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="device_keys")
    name = models.CharField(max_length=DEVICE_NAME_LENGTH)
    digest = models.CharField(max_length=64, unique=True)
    sync_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  # to the hour

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="device_key_named", condition=~models.Q(name=""))]

    def __str__(self) -> str:
        return f"{self.name} of {self.user_id}"


class Creator(models.Model):
    """A name that works are by. `site` and `login` say whose name it is at the source, empty where unknown."""

    key = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=500)
    folded = models.CharField(max_length=500)  # kernel.text.fold of the name
    site = models.CharField(max_length=100, default="", blank=True)
    login = models.CharField(max_length=200, default="", blank=True)  # folded too
    url = models.TextField(default="", blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["folded", "site", "login"], name="creator_unique"),
            models.CheckConstraint(name="creator_named", condition=~models.Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
