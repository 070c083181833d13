"""Reading jobs: how far they are, and what became of their files in figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from fanlight.accounts.policies import can_import
from fanlight.accounts.viewers import Viewer
from fanlight.imports.models import ImportJob
from fanlight.kernel.errors import NotFound


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
    task: str
    steps_total: int
    steps_done: int
    undone_at: datetime | None
    again_of: str | None
    said: str
    outcomes: Mapping[str, int]

    @property
    def percent(self) -> int:
        """How far along it is."""
        done, total = (
            (self.files_done, self.files_total) if self.task == "import" else (self.steps_done, self.steps_total)
        )
        return 100 * done // total if total else 0

    @property
    def can_undo(self) -> bool:
        """Something of it can be taken out again."""
        return self.is_done and any(
            self.outcomes.get(name) for name in ("imported", "updated", "same-source", "review")
        )

    @property
    def is_done(self) -> bool:
        """Nothing more will happen."""
        return self.state == ImportJob.State.DONE


def get_job(viewer: Viewer, *, key: str) -> JobView:
    """Give a job. Raises: NotFound, also for those who may not import."""
    job = ImportJob.objects.select_related("again_of").filter(key=key).first() if can_import(viewer) else None
    if job is None:
        raise NotFound("There is no such import.")
    return _view(job)


def list_jobs(viewer: Viewer, *, limit: int = 20) -> list[JobView]:
    """Give the newest jobs."""
    jobs = ImportJob.objects.select_related("again_of").order_by("-pk")[:limit] if can_import(viewer) else []
    return [_view(job) for job in jobs]


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
        task=job.task,
        steps_total=job.steps_total,
        steps_done=job.steps_done,
        undone_at=job.undone_at,
        again_of=job.again_of.key if job.again_of else None,
        said=job.said,
        outcomes=dict(counted),
    )
