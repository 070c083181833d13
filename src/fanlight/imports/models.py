"""Import jobs and the files in them. A job is its own queue entry: what is not finished is claimed and gone on with."""

from typing import ClassVar

from django.db import models


class ImportJob(models.Model):
    """A batch of files on its way in. Figures are kept here, so that a progress page is one row.

    What is done about it later (undone, its originals purged) runs as this same row, with another `task`.
    """

    class Task(models.TextChoices):
        """What a worker that claims the job is to do."""

        IMPORT = "import"
        UNDO = "undo"  # take out what came in, batch by batch
        PURGE = "purge"  # delete the originals of what was taken out

    class State(models.TextChoices):
        """Where the job stands."""

        RECEIVING = "receiving"  # files are still being uploaded
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"

    class Policy(models.TextChoices):
        """What joins the library at once, and what waits for somebody to look at it."""

        USUAL = "usual"  # what has a structure comes in, bare text waits
        ACCEPT = "accept"  # bare text comes in as it was cut, with its findings
        REVIEW = "review"  # everything waits

    key = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVING)
    policy = models.CharField(max_length=8, choices=Policy.choices, default=Policy.USUAL)
    origin = models.CharField(max_length=200)  # "dropped on the page", "from the command line", "the demo"
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=100, default="")  # who has claimed it
    beat_at = models.DateTimeField(null=True)  # its last sign of life
    interrupted = models.PositiveIntegerField(default=0)  # how often a worker died over it
    files_total = models.PositiveIntegerField(default=0)  # leaves: an opened zip is not counted, its members are
    files_done = models.PositiveIntegerField(default=0)
    works_in = models.PositiveIntegerField(default=0)
    current_name = models.TextField(default="")
    seconds = models.FloatField(default=0)  # of work, over all claims
    task = models.CharField(max_length=10, choices=Task.choices, default=Task.IMPORT)
    steps_total = models.PositiveIntegerField(default=0)  # of an undo: works; of a purge: files
    steps_done = models.PositiveIntegerField(default=0)
    takes_changed = models.BooleanField(default=False)  # an undo takes out works that were changed since, too
    undone_at = models.DateTimeField(null=True)  # the last time that an undo was done
    again_of = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="again")  # undone, back in
    said = models.TextField(default="")  # what holds it up, in a whole sentence: a full disk

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="job_state_valid", condition=models.Q(state__in=["receiving", "queued", "running", "done"])
            ),
            models.CheckConstraint(
                name="job_policy_valid", condition=models.Q(policy__in=["usual", "accept", "review"])
            ),
            models.CheckConstraint(name="job_task_valid", condition=models.Q(task__in=["import", "undo", "purge"])),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="job_by_state")]

    def __str__(self) -> str:
        return f"{self.key} {self.state} {self.files_done}/{self.files_total}"


OUTCOMES = [
    *("waiting", "opened", "imported", "review", "updated", "duplicate", "same-source", "refused", "failed", "skipped"),
    "undone",
]


class ImportFile(models.Model):
    """A file of a job and what became of it."""

    class Outcome(models.TextChoices):
        """What became of a file. All but the first two are final."""

        WAITING = "waiting"
        OPENED = "opened"  # what is told by others: a bundle by its members, a file beside a saved page by the page
        IMPORTED = "imported"
        REVIEW = "review"  # waits for somebody to look at it; when it is accepted, this changes to what it became
        UPDATED = "updated"  # a newer copy of a work that is here, which follows it now
        DUPLICATE = "duplicate"  # the same bytes are here
        SAME_SOURCE = "same-source"  # another copy of a work that is here
        REFUSED = "refused"  # the library's policy says no; nothing is kept
        FAILED = "failed"
        SKIPPED = "skipped"  # no story and not meant as one: a cover beside its book, a folder's own notes
        UNDONE = "undone"  # what it brought was taken out again

    job = models.ForeignKey(ImportJob, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    container = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="members")
    name = models.TextField()  # for people: the path within what was given, `bundle.zip › story.html`
    location = models.TextField()  # a path on this machine, or the member's name within its container
    is_upload = models.BooleanField(default=False)  # the file at `location` is ours, to be removed when done with
    size = models.PositiveBigIntegerField(null=True)  # bytes
    tries = models.PositiveSmallIntegerField(default=0)  # begun, never finished: a file that kills its worker
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.WAITING)
    format = models.CharField(max_length=40, default="")
    sha256 = models.CharField(max_length=64, default="")
    work_key = models.CharField(max_length=16, default="")  # the work it became or already is
    review_key = models.CharField(max_length=16, default="")  # the review where it waits or waited
    title = models.TextField(default="")
    chapters = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    changes = models.JSONField(default=dict)  # of an update: lists of chapters' positions by what became of them
    is_left = models.BooleanField(default=False)  # an undo left its work as it is, for it was changed since
    said = models.TextField(default="")  # a failure's reason, a refusal's rule, in a whole sentence

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["job", "number"], name="import_file_number_unique"),
            models.CheckConstraint(
                name="import_file_outcome_valid",
                condition=models.Q(
                    outcome__in=[
                        "waiting",
                        "opened",
                        "imported",
                        "review",
                        "updated",
                        "duplicate",
                        "same-source",
                        "refused",
                        "failed",
                        "skipped",
                        "undone",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="import_file_failure_said",
                condition=~models.Q(outcome__in=["failed", "refused"]) | ~models.Q(said=""),
            ),
            models.CheckConstraint(
                name="import_file_review_named", condition=~models.Q(outcome="review") | ~models.Q(review_key="")
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["job", "outcome", "number"], name="import_file_by_outcome")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.name:.80}"


class Review(models.Model):
    """Something that waits for a person before it joins the library. Its original is kept from the first moment.

    A bare text is kept as it was decoded (`text`), with its cuts as they are now (`cut`, by imports.salvage.states) and
    the steps that led there. Of anything else the work is kept as it was read (`manuscript`), to come in as it was
    shown.
    """

    class Kind(models.TextChoices):
        """Why it waits."""

        TEXT = "text"  # a bare text that was cut
        TWIN = "twin"  # a work of equal title, creators and text is here, and no source tells whether it is the same
        HELD = "held"  # somebody wanted to look first

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting"
        ACCEPTED = "accepted"
        DISMISSED = "dismissed"
        WITHDRAWN = "withdrawn"  # its import was undone; brought in again, it waits again as it was cut

    class Answer(models.TextChoices):
        """What it is to the work that seems to be the same."""

        COPY = "copy"
        OWN = "own"

    key = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    file = models.ForeignKey(ImportFile, null=True, on_delete=models.SET_NULL, related_name="reviews")
    name = models.TextField()  # the file's, for people
    title = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)  # the original
    part = models.TextField(default="")  # which work of an anthology; "" where the original is this work's alone
    size = models.PositiveBigIntegerField()
    format = models.CharField(max_length=40)
    pictures = models.JSONField(default=list)  # [sha256, bytes, media type] of those that came with it
    twin_key = models.CharField(max_length=16, default="")  # the work that is here already, as it seems
    answer = models.CharField(max_length=4, choices=Answer.choices, default="")  # what a person said of those two
    work_key = models.CharField(max_length=16, default="")  # what it became
    chapters = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    notes = models.PositiveIntegerField(default=0)  # notes and summaries, of chapters and of the work
    series = models.PositiveIntegerField(default=0)
    decisions = models.PositiveIntegerField(default=0)
    unsure = models.PositiveIntegerField(default=0)  # decisions and questions that wait for an answer
    revision = models.PositiveIntegerField(default=0)  # goes up with each step, undo and redo
    done = models.PositiveIntegerField(default=0)  # steps that hold; those after it were taken back
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, default="")
    text = models.TextField(null=True)
    cut = models.TextField(null=True)
    manuscript = models.TextField(null=True)  # JSON; as text, for PostgreSQL would reorder it

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="review_kind_valid", condition=models.Q(kind__in=["text", "twin", "held"])),
            models.CheckConstraint(
                name="review_state_valid",
                condition=models.Q(state__in=["waiting", "accepted", "dismissed", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="review_text_cut",
                condition=models.Q(kind="text", text__isnull=False, cut__isnull=False, manuscript__isnull=True)
                | (~models.Q(kind="text") & models.Q(text__isnull=True, cut__isnull=True, manuscript__isnull=False)),
            ),
            models.CheckConstraint(
                name="review_accepted_became",
                condition=models.Q(state="accepted") & ~models.Q(work_key="")
                | ~models.Q(state="accepted") & models.Q(work_key=""),
            ),
            models.CheckConstraint(
                name="review_decided_when",
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | ~models.Q(state="waiting") & models.Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(name="review_answer_valid", condition=models.Q(answer__in=["", "copy", "own"])),
            models.CheckConstraint(name="review_twin_named", condition=~models.Q(kind="twin") | ~models.Q(twin_key="")),
            models.UniqueConstraint(
                fields=["sha256"],
                condition=models.Q(kind="text", state__in=["waiting", "dismissed"]),
                name="review_text_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "id"], name="review_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.kind} {self.state} {self.title:.60}"

    @property
    def asks_twin(self) -> bool:
        """Whether a person still has to say if this is another copy of the work that is here."""
        return bool(self.twin_key) and not self.answer


class ReviewStep(models.Model):
    """A step of a text's review, and what it changed (imports.salvage.states), so that it can be taken back."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()  # from 1
    step = models.JSONField()
    changed = models.TextField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="review_step_number_unique"),
            models.CheckConstraint(name="review_step_number_valid", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"step {self.number} of review {self.review_id}"


class WatchedFolder(models.Model):
    """A folder whose new files are brought in, and the process that looks after it, if one does."""

    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the location: no index takes any length
    location = models.TextField()  # as imports.intake has it
    worker = models.CharField(max_length=100, default="")
    beat_at = models.DateTimeField(null=True)  # that process' last sign of life
    looked_at = models.DateTimeField(null=True)
    said = models.TextField(default="")  # what stands in the way, in a whole sentence
    growing = models.PositiveIntegerField(default=0)  # files that do not rest yet

    def __str__(self) -> str:
        return f"watched {self.location:.80}"


class WatchedFile(models.Model):
    """A file that was taken out of a watched folder, as it looked then: it is taken again when it looks otherwise."""

    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the location
    folder = models.ForeignKey(WatchedFolder, on_delete=models.CASCADE, related_name="files")
    location = models.TextField()
    size = models.PositiveBigIntegerField()
    mtime_ns = models.BigIntegerField()
    inode = models.CharField(max_length=50)  # with its device: another name of the same file is no new file
    taken_at = models.DateTimeField()
    file = models.ForeignKey(ImportFile, null=True, on_delete=models.SET_NULL, related_name="+")  # what became of it

    class Meta:
        indexes: ClassVar = [models.Index(fields=["folder", "taken_at"], name="watched_file_by_day")]

    def __str__(self) -> str:
        return f"taken {self.location:.80}"
