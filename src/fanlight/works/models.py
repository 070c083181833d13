"""Works and all that hangs on them."""

from typing import ClassVar

from django.db import models

from fanlight.accounts.models import Creator
from fanlight.tags.models import NAME_LENGTH, Tag

TITLE_LENGTH = 10_000
"""Characters of a title that are kept; AO3 allows 255, files hold what they like."""

SORT_LENGTH = 200
"""Characters of a sort title: enough to order by, short enough for an index row on both databases."""


class Work(models.Model):
    """One story. HTML fields are clean by `sanitizer_version`; the file it came from is among its originals."""

    key = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=TITLE_LENGTH)
    title_sort = models.BinaryField(max_length=4 * SORT_LENGTH)  # UTF-8 of kernel.text.sort_title: one order everywhere
    anonymous = models.BooleanField(default=False)
    restricted = models.BooleanField(default=False)  # hidden from guests, where they may read at all
    language = models.CharField(max_length=35, null=True)
    summary = models.TextField(null=True)
    notes = models.TextField(null=True)
    end_notes = models.TextField(null=True)
    sanitizer_version = models.PositiveSmallIntegerField()
    planned_chapters = models.PositiveIntegerField(null=True)  # null is AO3's "?"
    complete = models.BooleanField(null=True)
    published = models.DateField(null=True)
    updated = models.DateField(null=True)
    sorted_on = (
        models.DateField()
    )  # updated, else published, else the day it came in: never null, so it can be ordered by
    words = models.PositiveIntegerField()
    chapter_count = models.PositiveIntegerField()
    source_counts = models.JSONField(default=dict)  # kudos, hits, comments, bookmarks: what the source said
    collections = models.JSONField(default=list)
    gifts = models.JSONField(default=list)
    related = models.JSONField(default=list)
    reviews = models.JSONField(default=list)
    extras = models.JSONField(default=list)  # [label, value] pairs: an object would lose its order on PostgreSQL
    findings = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, db_index=True)  # works.rules.digests
    text_digest = models.CharField(max_length=64, null=True, db_index=True)  # works.rules.digests
    added_at = models.DateTimeField()
    creators = models.ManyToManyField(Creator, through="Creatorship", related_name="works")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="work_titled", condition=~models.Q(title="")),
            models.CheckConstraint(name="work_has_chapters", condition=models.Q(chapter_count__gte=1)),
            models.CheckConstraint(
                name="work_planned_valid",
                condition=models.Q(planned_chapters__isnull=True) | models.Q(planned_chapters__gte=1),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["sorted_on", "id"], name="work_by_updated"),
            models.Index(fields=["title_sort", "id"], name="work_by_title"),
            models.Index(fields=["words", "id"], name="work_by_words"),
            models.Index(fields=["added_at", "id"], name="work_by_added"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.title:.60}"


class Creatorship(models.Model):
    """By whom a work is, in the byline's order."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="creatorships")
    creator = models.ForeignKey(Creator, on_delete=models.PROTECT, related_name="creatorships")
    role = models.CharField(max_length=20, default="author")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "creator", "role"], name="creatorship_unique"),
            models.UniqueConstraint(fields=["work", "position"], name="creatorship_position_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.creator_id} wrote {self.work_id}"


class Chapter(models.Model):
    """A numbered part of a work. What stands in it is its version number `version`; older ones stay."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="chapters")
    position = models.PositiveIntegerField()
    title = models.TextField(null=True)  # of the current version, so that a table of contents reads no text
    words = models.PositiveIntegerField()  # likewise
    published = models.DateField(null=True)
    source_url = models.TextField(null=True)
    version = models.PositiveIntegerField(default=1)
    gone_at = models.DateTimeField(null=True)  # when a copy showed that the source has it no more; it stays here

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "position"], name="chapter_position_unique"),
            models.CheckConstraint(name="chapter_position_valid", condition=models.Q(position__gte=1)),
            models.CheckConstraint(name="chapter_version_valid", condition=models.Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"chapter {self.position} of {self.work_id}"


class ChapterVersion(models.Model):
    """What a chapter said, once. Never changed; a new text is a new version."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.TextField(null=True)
    summary = models.TextField(null=True)
    notes = models.TextField(null=True)
    end_notes = models.TextField(null=True)
    words = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # works.rules.chapter_digest: equal digests, equal chapters
    sanitizer_version = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chapter", "number"], name="version_number_unique"),
            models.CheckConstraint(name="version_number_valid", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of chapter {self.chapter_id}"


class Tagging(models.Model):
    """A tag on a work or on one of its chapters, in the author's order and spelling."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="taggings")
    chapter = models.ForeignKey(Chapter, null=True, on_delete=models.CASCADE, related_name="taggings")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="taggings", db_index=False)
    position = models.PositiveIntegerField()
    written = models.CharField(max_length=NAME_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["work", "position"], condition=models.Q(chapter=None), name="tagging_position_in_work"
            ),
            models.UniqueConstraint(
                fields=["chapter", "position"],
                condition=models.Q(chapter__isnull=False),
                name="tagging_position_in_chapter",
            ),
            models.CheckConstraint(name="tagging_written", condition=~models.Q(written="")),
        ]
        indexes: ClassVar = [models.Index(fields=["tag", "work"], name="tagging_by_tag")]

    def __str__(self) -> str:
        return f"{self.written} on {self.work_id}"


class TagChange(models.Model):
    """An entry of a work's tag history: which tags came and went at once, by whom, and the author's word on it.

    `added` and `removed` are lists of {"kind", "name"}, spelled as the author did; `said` is None where nobody said.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="tag_changes")
    chapter = models.ForeignKey(Chapter, null=True, on_delete=models.CASCADE, related_name="tag_changes")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)
    said = models.TextField(null=True)
    added = models.JSONField(default=list)
    removed = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"+{len(self.added)} -{len(self.removed)} on {self.work_id}"


class Series(models.Model):
    """An ordered list of works. `identity` tells one from another (works.rules.series_identity)."""

    key = models.CharField(max_length=16, unique=True)
    identity = models.CharField(max_length=700, unique=True)
    title = models.TextField()
    title_sort = models.BinaryField(max_length=4 * SORT_LENGTH, db_index=True)
    url = models.TextField(null=True)
    works = models.ManyToManyField(Work, through="SeriesPlace", related_name="series")

    class Meta:
        verbose_name_plural = "series"
        constraints: ClassVar = [models.CheckConstraint(name="series_titled", condition=~models.Q(title=""))]

    def __str__(self) -> str:
        return f"{self.key} {self.title:.60}"


class SeriesPlace(models.Model):
    """A work's place in a series; `ordinal` is the series' place among the work's own."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="places", db_index=False)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="series_places")
    position = models.FloatField(null=True)
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "work"], name="series_holds_work_once"),
            models.UniqueConstraint(fields=["work", "ordinal"], name="series_ordinal_unique"),
        ]
        indexes: ClassVar = [models.Index(fields=["series", "position", "work"], name="place_by_position")]

    def __str__(self) -> str:
        return f"part {self.position} of {self.series_id}"


class Source(models.Model):
    """Where a work came from. `site` with `source_id` is its identity; no two works share one."""

    work = models.OneToOneField(Work, on_delete=models.CASCADE, related_name="source")
    site = models.CharField(max_length=100, null=True)
    source_id = models.CharField(max_length=200, null=True)
    url = models.TextField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["site", "source_id"], name="source_unique"),  # nulls never clash
            models.CheckConstraint(
                name="source_says_something",
                condition=models.Q(site__isnull=False) | models.Q(url__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.site} {self.source_id}"


class Original(models.Model):
    """A file that a work came from, or a picture that came with it. The bytes lie in the library's originals."""

    class Role(models.TextChoices):
        """What the file is to the work."""

        FILE = "file"
        PICTURE = "picture"

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="originals")
    sha256 = models.CharField(max_length=64)
    role = models.CharField(max_length=10, choices=Role.choices)
    size = models.PositiveBigIntegerField()  # bytes
    name = models.TextField()  # as it came
    part = models.TextField(default="")  # which work of an anthology it is; "" where the file is the work's alone
    format = models.CharField(max_length=40)  # an imports.formats name, or a picture's media type
    kept_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sha256", "role", "work"], name="original_unique"),
            models.CheckConstraint(name="original_role_valid", condition=models.Q(role__in=["file", "picture"])),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.name:.60}"


class EarlierState(models.Model):
    """What a work was before a copy changed it, so that this can be taken back. Whatever changes a work notes one.

    `before` is its state (works.actions.states), None where the copy only left files; `after` is the digest of what it
    was then: a work whose state has another digest was changed since.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="earlier_states")
    sha256 = models.CharField(max_length=64)  # the copy's file; empty where it had none
    at = models.DateTimeField()
    before = models.JSONField(null=True)
    after = models.CharField(max_length=64, default="")
    pictures = models.JSONField(default=list)  # SHA-256 of each that came with the copy

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="earlier_state_has_both_ends",
                condition=models.Q(before__isnull=True, after="")
                | models.Q(before__isnull=False) & ~models.Q(after=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.work_id} before {self.at:%Y-%m-%d}"


class TagRepair(models.Model):
    """A mistake in a work's tags that somebody put right; `state` is what the work was before, to undo it."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="tag_repairs")
    state = models.OneToOneField(EarlierState, on_delete=models.CASCADE, related_name="tag_repair")
    rule = models.CharField(max_length=10)  # tags.mistakes
    said = models.TextField()  # what was wrong, in a sentence
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="tag_repair_says_why", condition=~models.Q(said=""))]
        indexes: ClassVar = [models.Index(fields=["by_id", "-id"], name="tag_repair_by_whom")]

    def __str__(self) -> str:
        return f"{self.rule} on {self.work_id}"


class DismissedMistake(models.Model):
    """A mistake that is none: this rule says no more about this tag of this work."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="dismissed_mistakes", db_index=False)
    rule = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    folded = models.CharField(max_length=NAME_LENGTH)
    name = models.CharField(max_length=NAME_LENGTH)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["work", "rule", "kind", "folded"], name="mistake_dismissed_once"),
            models.CheckConstraint(name="dismissed_mistake_named", condition=~models.Q(name="") & ~models.Q(folded="")),
        ]

    def __str__(self) -> str:
        return f"{self.rule} not on {self.name} of {self.work_id}"


class Removal(models.Model):
    """Something taken out of the library whose originals are still here: a work, or a copy of one."""

    class Kind(models.TextChoices):
        """What was taken out."""

        WORK = "work"
        COPY = "copy"  # the work is still here, as it was before
        WAITING = "waiting"  # what had not joined the library yet

    kind = models.CharField(max_length=10, choices=Kind.choices)
    work_key = models.CharField(max_length=16)  # empty for what was none yet
    title = models.CharField(max_length=TITLE_LENGTH)
    cause = models.CharField(max_length=100)  # for what it was: "import:7k2m9x4q0z" is that import's undoing
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="removal_kind_valid", condition=models.Q(kind__in=["work", "copy", "waiting"])),
            models.CheckConstraint(name="removal_has_cause", condition=~models.Q(cause="")),
        ]
        indexes: ClassVar = [models.Index(fields=["cause", "id"], name="removal_by_cause")]

    def __str__(self) -> str:
        return f"{self.kind} {self.title:.60} taken out for {self.cause}"


class KeptOriginal(models.Model):
    """An original of what was taken out: kept until it is purged, though no work need name it any more."""

    removal = models.ForeignKey(Removal, on_delete=models.CASCADE, related_name="originals")
    sha256 = models.CharField(max_length=64, db_index=True)
    role = models.CharField(max_length=10, choices=Original.Role.choices)
    size = models.PositiveBigIntegerField()  # bytes
    name = models.TextField()
    part = models.TextField(default="")  # as in Original
    format = models.CharField(max_length=40)
    kept_at = models.DateTimeField()  # when it came in

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="kept_original_role_valid", condition=models.Q(role__in=["file", "picture"])),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.name:.60}"


class TrashedWork(models.Model):
    """A work that was deleted, whole: until it is put back, or goes for good. Its files are its removal's."""

    removal = models.OneToOneField(Removal, on_delete=models.CASCADE, related_name="trashed")
    key = models.CharField(max_length=16, unique=True)  # the removal's cause is "trash:" and this
    byline = models.TextField()
    words = models.PositiveIntegerField()
    chapters = models.PositiveIntegerField()
    rows = models.TextField()  # JSON of every row of it (works.actions.packing)

    def __str__(self) -> str:
        return f"trashed {self.key}"
