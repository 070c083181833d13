"""Import jobs and the files in them. A job is its own queue entry: what is not finished is claimed and gone on with."""

from typing import ClassVar

from django.db import models


class ImportJob(models.Model):
    """A batch of files on its way in. Figures are kept here, so that a progress page is one row."""

    class State(models.TextChoices):
        """Where the job stands."""

        RECEIVING = "receiving"  # files are still being uploaded
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"

    key = models.CharField(max_length=16, unique=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVING)
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

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="job_state_valid", condition=models.Q(state__in=["receiving", "queued", "running", "done"])
            )
        ]
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="job_by_state")]

    def __str__(self) -> str:
        return f"{self.key} {self.state} {self.files_done}/{self.files_total}"


OUTCOMES = ["waiting", "opened", "imported", "updated", "duplicate", "same-source", "refused", "failed", "skipped"]


class ImportFile(models.Model):
    """A file of a job and what became of it."""

    class Outcome(models.TextChoices):
        """What became of a file. All but the first two are final."""

        WAITING = "waiting"
        OPENED = "opened"  # a zip, whose members are files of their own
        IMPORTED = "imported"
        UPDATED = "updated"  # a newer copy of a work that is here, which follows it now
        DUPLICATE = "duplicate"  # the same bytes are here
        SAME_SOURCE = "same-source"  # another copy of a work that is here
        REFUSED = "refused"  # the library's policy says no; nothing is kept
        FAILED = "failed"
        SKIPPED = "skipped"  # no story and not meant as one: a cover beside its book, a folder's own notes

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
    title = models.TextField(default="")
    chapters = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    changes = models.JSONField(default=dict)  # of an update: lists of chapters' positions by what became of them
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
                        "updated",
                        "duplicate",
                        "same-source",
                        "refused",
                        "failed",
                        "skipped",
                    ]
                ),
            ),
            models.CheckConstraint(
                name="import_file_failure_said",
                condition=~models.Q(outcome__in=["failed", "refused"]) | ~models.Q(said=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["job", "outcome", "number"], name="import_file_by_outcome")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.name:.80}"
