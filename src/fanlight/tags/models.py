"""Tags, what stands for and under what, and the decisions that made it so.

What a constraint can see in one row is a constraint. What needs another row (that a synonym's canonical is one and of
its kind, that metatags make no circle) is held by the actions, which all take one lock (actions/_ledger.py).
"""

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
    """A typed label. `folded` is its name blind to case, accents and Unicode form (kernel.text.fold).

    A canonical is what others stand for and under; a synonym stands for one; what is unwrangleable never will. A tag
    that is none of these waits for a decision. `version` grows with each decision that touches it.
    """

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH)
    is_canonical = models.BooleanField(default=False)
    is_unwrangleable = models.BooleanField(default=False)
    uses = models.PositiveIntegerField(default=0)  # works that carry this very tag, not its synonyms
    synonym_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="synonyms")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "folded"], name="tag_unique_within_kind"),
            models.CheckConstraint(name="tag_kind_valid", condition=models.Q(kind__in=Kind.values)),
            models.CheckConstraint(name="tag_named", condition=~models.Q(name="") & ~models.Q(folded="")),
            models.CheckConstraint(
                name="tag_synonym_not_canonical", condition=models.Q(is_canonical=False) | models.Q(synonym_of=None)
            ),
            models.CheckConstraint(name="tag_not_its_own_synonym", condition=~models.Q(synonym_of=models.F("pk"))),
            models.CheckConstraint(
                name="tag_unwrangleable_is_nothing_else",
                condition=models.Q(is_unwrangleable=False) | models.Q(is_canonical=False, synonym_of=None),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "-uses", "folded"], name="tag_by_uses"),
            models.Index(
                fields=["kind", "synonym_of", "uses"],
                condition=models.Q(synonym_of__isnull=False),
                name="tag_synonyms",
            ),
            models.Index(
                fields=["kind", "-uses", "id"],
                condition=models.Q(is_canonical=False, synonym_of=None, is_unwrangleable=False),
                name="tag_undecided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"


class FormerName(models.Model):
    """What a tag was called, or filed as, before it was renamed or put into another kind: it is found by that still."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="former_names")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "folded"], name="former_name_unique_within_kind"),
            models.CheckConstraint(name="former_name_named", condition=~models.Q(name="") & ~models.Q(folded="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}, now {self.tag_id}"


class Media(models.Model):
    """A shelf that fandoms stand on: books, films. A fandom may stand on several, or on none."""

    name = models.CharField(max_length=NAME_LENGTH)
    folded = models.CharField(max_length=NAME_LENGTH, unique=True)
    fandoms = models.ManyToManyField(Tag, through="Shelving", related_name="media")

    class Meta:
        verbose_name_plural = "media"
        constraints: ClassVar = [
            models.CheckConstraint(name="media_named", condition=~models.Q(name="") & ~models.Q(folded=""))
        ]

    def __str__(self) -> str:
        return self.name


class Shelving(models.Model):
    """A fandom on a shelf."""

    lower = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="shelvings", db_index=False)
    upper = models.ForeignKey(Media, on_delete=models.CASCADE, related_name="shelvings")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["lower", "upper"], name="shelving_unique")]

    def __str__(self) -> str:
        return f"{self.lower_id} on {self.upper_id}"


class ParentLink(models.Model):
    """A tag belongs to another: a character to a fandom, a relationship to its characters. No search follows it."""

    lower = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="parent_links", db_index=False)
    upper = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="child_links")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lower", "upper"], name="parent_link_unique"),
            models.CheckConstraint(name="parent_link_leads_elsewhere", condition=~models.Q(lower=models.F("upper"))),
        ]

    def __str__(self) -> str:
        return f"{self.lower_id} of {self.upper_id}"


class MetaLink(models.Model):
    """A metatag directly above a tag of its kind: whoever asks for the upper gets the lower too."""

    lower = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="upper_links", db_index=False)
    upper = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="lower_links")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lower", "upper"], name="meta_link_unique"),
            models.CheckConstraint(name="meta_link_leads_elsewhere", condition=~models.Q(lower=models.F("upper"))),
        ]

    def __str__(self) -> str:
        return f"{self.lower_id} under {self.upper_id}"


class MetaPath(models.Model):
    """A metatag above a tag, over however many links: the closure of MetaLink, kept by tags.closures alone."""

    lower = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="paths_up", db_index=False)
    upper = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="paths_down", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lower", "upper"], name="meta_path_unique"),
            models.CheckConstraint(name="meta_path_leads_elsewhere", condition=~models.Q(lower=models.F("upper"))),
        ]
        indexes: ClassVar = [models.Index(fields=["upper", "lower"], name="meta_path_down")]

    def __str__(self) -> str:
        return f"{self.lower_id} below {self.upper_id}"


class Decision(models.Model):
    """What a wrangler decided, in steps that can be taken back one by one. What is undone stays in the log.

    `subject` and `target` are kind:name of the tags it is about, as they were called then; `detail` is what it said.
    """

    key = models.CharField(max_length=16, unique=True)
    verb = models.CharField(max_length=30)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)
    subject = models.CharField(max_length=NAME_LENGTH + 21)
    target = models.CharField(max_length=NAME_LENGTH + 21, default="")
    detail = models.JSONField(default=dict)
    steps = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)
    undone_by_name = models.CharField(max_length=150, default="")
    tags = models.ManyToManyField(Tag, through="DecisionTag", related_name="decisions")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="decision_verb_given", condition=~models.Q(verb="")),
            models.CheckConstraint(
                name="decision_undone_by_somebody",
                condition=models.Q(undone_at=None, undone_by_name="")
                | (models.Q(undone_at__isnull=False) & ~models.Q(undone_by_name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject} {self.target}"


class DecisionTag(models.Model):
    """A tag that a decision is about, or that it changed on the way."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="mentions", db_index=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["tag", "decision"], name="decision_tag_unique")]
        indexes: ClassVar = [models.Index(fields=["decision"], name="decision_tags")]

    def __str__(self) -> str:
        return f"{self.tag_id} in {self.decision_id}"
