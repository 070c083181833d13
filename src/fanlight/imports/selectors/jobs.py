"""Reading jobs and their reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from fanlight.accounts.policies import can_import
from fanlight.accounts.viewers import Viewer
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.kernel.errors import NotFound

PAGE = 100
"""Files on a page of a report."""


@dataclass(frozen=True, slots=True)
class JobView:
    """A job's progress. `rate` is files a second, `seconds_left` is None while it cannot be told.

    `outcomes` counts the job's files by outcome (ImportFile.Outcome); an opened zip counts as itself.
    """

    key: str
    state: str
    origin: str
    by: str
    made_at: datetime
    finished_at: datetime | None
    files_total: int
    files_done: int
    works_in: int
    current_name: str
    seconds: float
    rate: float | None
    seconds_left: float | None
    interrupted: int
    outcomes: Mapping[str, int]

    @property
    def percent(self) -> int:
        """How far along it is."""
        return 100 * self.files_done // self.files_total if self.files_total else 0

    @property
    def is_done(self) -> bool:
        """Nothing more will happen."""
        return self.state == ImportJob.State.DONE


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a report: a file and what became of it. `said` is a whole sentence, empty where none is needed."""

    number: int
    name: str
    outcome: str
    format: str
    size: int | None
    work_key: str
    title: str
    chapters: int
    words: int
    findings: int
    said: str


@dataclass(frozen=True, slots=True)
class FilePage:
    """A page of a report's lines; `next` is the number to go on after."""

    lines: Sequence[FileLine]
    next: int | None


def get_job(viewer: Viewer, *, key: str) -> JobView:
    """Give a job. Raises: NotFound, also for those who may not import."""
    job = ImportJob.objects.filter(key=key).first() if can_import(viewer) else None
    if job is None:
        raise NotFound("There is no such import.")
    return _view(job)


def list_jobs(viewer: Viewer, *, limit: int = 20) -> list[JobView]:
    """Give the newest jobs."""
    jobs = ImportJob.objects.order_by("-pk")[:limit] if can_import(viewer) else []
    return [_view(job) for job in jobs]


def list_files(viewer: Viewer, *, key: str, outcome: str | None = None, after: int = -1, limit: int = PAGE) -> FilePage:
    """Give a job's files, in their order, those with `outcome` if given. Raises: NotFound."""
    get_job(viewer, key=key)
    files = ImportFile.objects.filter(job__key=key, number__gt=after).order_by("number")
    files = files.filter(outcome=outcome) if outcome else files.exclude(outcome=ImportFile.Outcome.OPENED)
    rows = list(files[: limit + 1])
    return FilePage(
        lines=[
            FileLine(
                number=f.number, name=f.name, outcome=f.outcome, format=f.format, size=f.size, work_key=f.work_key,
                title=f.title, chapters=f.chapters, words=f.words, findings=f.findings, said=f.said,
            )
            for f in rows[:limit]
        ],
        next=rows[limit - 1].number if len(rows) > limit else None,
    )  # fmt: skip


def _view(job: ImportJob) -> JobView:
    counted = job.files.values_list("outcome").annotate(n=Count("pk")).order_by()
    rate = job.files_done / job.seconds if job.seconds and job.files_done else None
    left = (job.files_total - job.files_done) / rate if rate and job.state == ImportJob.State.RUNNING else None
    return JobView(
        key=job.key,
        state=job.state,
        origin=job.origin,
        by=job.by_name,
        made_at=job.made_at,
        finished_at=job.finished_at,
        files_total=job.files_total,
        files_done=job.files_done,
        works_in=job.works_in,
        current_name=job.current_name,
        seconds=job.seconds,
        rate=rate,
        seconds_left=left,
        interrupted=job.interrupted,
        outcomes=dict(counted),
    )
