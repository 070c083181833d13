"""The tags' table."""

from typing import ClassVar

from django.db import models

NAME_LENGTH = 500
"""Characters. AO3 allows 150; other sources' labels run longer and are kept whole up to this."""


class Kind(models.TextChoices):
    """The kinds, in the order in which AO3 shows them."""

    RATING = "rating"
    WARNING = "warning"
    CATEGORY = "category"
    FANDOM = "fandom"
    RELATIONSHIP = "relationship"
    CHARACTER = "character"
    FREEFORM = "freeform"


class Tag(models.Model):
    """A typed label. `folded` is its name blind to case, accents and Unicode form (kernel.text.fold)."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH)
    is_canonical = models.BooleanField(default=False)
    uses = models.PositiveIntegerField(default=0)  # works that carry this very tag, not its synonyms
    synonym_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="synonyms")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "folded"], name="tag_unique_within_kind"),
            models.CheckConstraint(name="tag_kind_valid", condition=models.Q(kind__in=Kind.values)),
            models.CheckConstraint(name="tag_named", condition=~models.Q(name="") & ~models.Q(folded="")),
            models.CheckConstraint(
                name="tag_synonym_not_canonical", condition=models.Q(is_canonical=False) | models.Q(synonym_of=None)
            ),
            models.CheckConstraint(name="tag_not_its_own_synonym", condition=~models.Q(synonym_of=models.F("pk"))),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "-uses", "folded"], name="tag_by_uses"),
            models.Index(
                fields=["kind", "synonym_of", "uses"],
                condition=models.Q(synonym_of__isnull=False),
                name="tag_synonyms",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"
