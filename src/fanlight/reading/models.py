"""The readers' tables."""

from typing import ClassVar

from django.db import models

from fanlight.accounts.models import User
from fanlight.tags.models import NAME_LENGTH as TAG_LENGTH
from fanlight.tags.models import Kind
from fanlight.works.models import Work

NAME_LENGTH = 100
"""Characters of a filter's name."""

DOCUMENT_LENGTH = 100
"""Characters of a file's digest, and of a device's name."""

PROGRESS_LENGTH = 1_000
"""Characters of a place as an e-reader writes it: a path through the book."""


class Place(models.Model):
    """How far a reader is in a file, as their e-reader said last. KOReader names a file by a digest (`document`)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="places")
    document = models.CharField(max_length=DOCUMENT_LENGTH)
    progress = models.CharField(max_length=PROGRESS_LENGTH)  # where, in words of the program's own
    percentage = models.FloatField()  # 0 to 1
    device = models.CharField(max_length=DOCUMENT_LENGTH)
    device_id = models.CharField(max_length=DOCUMENT_LENGTH, default="")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "document"], name="place_kept_once"),
            models.CheckConstraint(name="place_named", condition=~models.Q(document="")),
            models.CheckConstraint(
                name="place_within", condition=models.Q(percentage__gte=0) & models.Q(percentage__lte=1)
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "-at"], name="place_newest")]

    def __str__(self) -> str:
        return f"{self.percentage:.0%} of {self.document}"


class SentBook(models.Model):
    """A file that was given out: by its `document` an e-reader's place is told to be in this work."""

    document = models.CharField(max_length=DOCUMENT_LENGTH)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="sent_books")
    sent_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "work"], name="sent_book_once"),
            models.CheckConstraint(name="sent_book_named", condition=~models.Q(document="")),
        ]

    def __str__(self) -> str:
        return f"{self.document} of {self.work_id}"


class SavedFilter(models.Model):
    """A question that a reader gave a name. `hides` makes it a rule: works that it finds are in no list of theirs."""

    key = models.CharField(max_length=16, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="filters")
    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH)  # kernel.text.fold of the name
    text = models.TextField()  # in the query language
    is_pinned = models.BooleanField(default=False)
    is_shared = models.BooleanField(default=False)
    hides = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "folded"], name="filter_named_once"),
            models.CheckConstraint(
                name="filter_says_something", condition=~models.Q(name="") & ~models.Q(folded="") & ~models.Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.user_id}"


class ListedTag(models.Model):
    """A tag on a reader's own list: they are warned of it, or it hides works from them. An empty kind is any.

    By its name, which may be any spelling, and which no work need carry yet.
    """

    class Does(models.TextChoices):
        """What the reader wants of it."""

        WARN = "warn"
        HIDE = "hide"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="listed_tags")
    kind = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=TAG_LENGTH)
    folded = models.CharField(max_length=TAG_LENGTH)  # kernel.text.fold of the name
    does = models.CharField(max_length=4, choices=Does.choices)
    listed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "kind", "folded"], name="tag_listed_once"),
            models.CheckConstraint(name="listed_tag_named", condition=~models.Q(name="") & ~models.Q(folded="")),
            models.CheckConstraint(name="listed_tag_kind_valid", condition=models.Q(kind__in=["", *Kind.values])),
            models.CheckConstraint(name="listed_tag_does_valid", condition=models.Q(does__in=["warn", "hide"])),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.does} {self.kind}:{self.name:.60}"


class Consent(models.Model):
    """What a reader knows of a work: the tags they accepted in it (ids), and how far they know its tag history."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="consents")
    accepted = models.JSONField(default=list)
    until = models.BigIntegerField(default=0)  # the last entry of the history that they were told of
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "work"], name="consent_once_for_a_work")]

    def __str__(self) -> str:
        return f"{self.user_id} knows {self.work_id} until {self.until}"


class HiddenWork(models.Model):
    """A work that a reader wants to see no more."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="hidden_works")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="hidden_from")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "work"], name="work_hidden_once")]

    def __str__(self) -> str:
        return f"{self.work_id} from {self.user_id}"
