"""Running jobs, batch by batch. A batch is one transaction: killed at any moment, it is there whole or not at all."""

import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.changes.tables import storage_trouble, update_rows
from fanlight.imports import revisions as reports
from fanlight.imports.actions import jobs
from fanlight.imports.actions.waiting import wait
from fanlight.imports.beside import Beside
from fanlight.imports.examinations import COMES_WITH_IT, NOTHING_NEW, Examination, Examiner, Verdict, settle_notes
from fanlight.imports.intake import location_of
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.imports.names import find_parts_of_pages
from fanlight.imports.openings import Openings, with_containers
from fanlight.imports.partings import Partings, kept
from fanlight.imports.policies import current_policy
from fanlight.imports.readers import KILLER, Readers
from fanlight.imports.rules import NOTES, PLAIN
from fanlight.kernel.errors import FanlightError, Unreadable
from fanlight.kernel.pictures import kind_of
from fanlight.kernel.processes import usual_number
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming, Kept, accept_many
from fanlight.works.models import Work
from fanlight.works.store import guarding_originals, originals

if TYPE_CHECKING:
    from fanlight.imports.undoings import Undoer

log = logging.getLogger(__name__)
Outcome = ImportFile.Outcome

BATCH_FILES = 64
BATCH_BYTES = 16 * 2**20
"""A batch ends at either, so that memory stays flat and progress is seen."""

KNOWN_FILES = 8 * BATCH_FILES
"""Files of a batch where all are known by their bytes, so that little is done for each."""

CAREFUL_FILES = 2 * BATCH_FILES
"""Files taken one by one after a worker died: one of them may be what killed it."""

MOST_TRIES = 2
PAUSE = 10.0
"""Seconds until work that could not go on, for a full disk say, is tried again."""

WRITERS = 4
"""Threads that put originals on the disk: they wait for it together, not one after another."""

RECORDED = (
    "outcome",
    "said",
    "changes",
    "format",
    "sha256",
    "work_key",
    "title",
    "chapters",
    "words",
    "findings",
    "review_key",
)
"""What a verdict writes on its file's row."""

Progress = Callable[[ImportJob], None]


def work(*, until: Callable[[], bool], idle: float = 0.5) -> None:
    """Run jobs as they come, for ever: what a worker process does. `idle` is seconds between looks."""
    job: ImportJob | None = None
    while not until():
        try:
            job = job or jobs.claim()
            if job is None:
                time.sleep(idle)
                continue
            run(job, until=until)
            job = None
        except (jobs.HeldUp, DatabaseError) as error:
            log.error("work cannot go on; it is tried again: %s", error)
            job = None if job and _state(job) == ImportJob.State.QUEUED else job  # it may be this worker's still
            _rest(until)


def _state(job: ImportJob) -> str:
    try:
        return ImportJob.objects.values_list("state", flat=True).get(pk=job.pk)
    except DatabaseError:
        return ""


def _rest(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PAUSE
    while not until() and time.monotonic() < end:
        time.sleep(0.2)


def run(job: ImportJob, *, until: Callable[[], bool] = lambda: False, progress: Progress = lambda _: None) -> None:
    """Run a claimed job to its end, or until told to stop; `progress` is called after each batch.

    Raises: HeldUp, when nothing can be written: a full disk, a library that is read-only.
    """
    runner = Runner(job) if job.task == ImportJob.Task.IMPORT else _undoer(job)
    try:
        while not until():
            if not runner.step():
                runner.finish()
                break
            job.refresh_from_db()
            if job.said:  # it could go on after all
                ImportJob.objects.filter(pk=job.pk).update(said="")
            progress(job)
        else:
            ImportJob.objects.filter(pk=job.pk).update(state=ImportJob.State.QUEUED)
    except jobs.Lost:
        log.warning("import %s was taken over by another worker", job.key)
    except (DatabaseError, OSError) as error:
        if said := storage_trouble(error):
            jobs.hold_up(job, said)
            raise jobs.HeldUp(said) from error
        raise
    finally:
        runner.close()
    job.refresh_from_db()


def _undoer(job: ImportJob) -> "Undoer":
    from fanlight.imports.undoings import Undoer  # noqa: PLC0415  knows reviews and all of salvage: imports start sooner

    return Undoer(job)


@dataclass(slots=True)
class Runner:
    """Takes a job's files batch by batch."""

    job: ImportJob
    examiner: Examiner = field(init=False)
    writers: ThreadPoolExecutor = field(init=False)
    careful: int = field(init=False)
    ahead: Examination | None = field(init=False, default=None)
    all_known: bool = field(init=False, default=False)  # the last batch held nothing new: the next will not either
    openings: Openings = field(init=False)
    settled: bool = field(init=False, default=False)
    partings: Partings = field(init=False, default_factory=Partings)
    by: Viewer = field(init=False)

    def __post_init__(self) -> None:
        wanted: int | None = settings.FANLIGHT_READERS
        readers = Readers(usual_number() if wanted is None else wanted)
        refused, waits = current_policy(), ImportJob.Policy(self.job.policy)
        self.examiner = Examiner(policy=refused, readers=readers, waits=waits)
        self.writers = ThreadPoolExecutor(WRITERS, thread_name_prefix="originals")
        self.openings = Openings(self.job)
        self.examiner.beside = Beside(self.job, self.examiner.intake)
        self.careful = CAREFUL_FILES if self.job.interrupted else 0
        # The job was opened by somebody who may import; it goes on though they should lose that right.
        self.by = Viewer(user_id=self.job.by_id, name=self.job.by_name, role=OPERATOR.role)

    def finish(self) -> None:
        """End the job."""
        jobs.finish(self.job)
        if self.job.again_of is not None:
            from fanlight.imports.undoings import let_in_again  # noqa: PLC0415  as in _undoer

            let_in_again(self.job, by=self.by)

    def close(self) -> None:
        """Let go of threads and files."""
        self.examiner.close()
        self.writers.shutdown()

    def step(self) -> bool:
        """Do one batch; False when nothing waits any more."""
        started = time.monotonic()
        if not self.settled:
            self._settle_folders()
        self.examiner.readers.resting = self.job.files_total <= BATCH_FILES // 2  # over before a process has started
        begun, self.ahead = self.ahead or self._begin(), None
        if begun is None:
            return False
        jobs.sign(self.job, current_name=begun.verdicts[0].file.name)
        if self.careful < 0 and not self.examiner.readers.resting:
            self.ahead = self._begin(after=begun)
        verdicts = self.examiner.finish(begun)
        self.all_known = all(verdict.outcome is Outcome.DUPLICATE for verdict in verdicts)
        self._store(verdicts, time.monotonic() - started)
        for verdict in verdicts:
            if verdict.file.is_upload and verdict.outcome not in (None, Outcome.FAILED, Outcome.OPENED):
                Path(verdict.file.location).unlink(missing_ok=True)
        return True

    def _settle_folders(self) -> None:
        """Take the folders of saved pages off the list, once for each claim of the job."""
        with transaction.atomic():
            beside = self.examiner.beside.settle() if self.examiner.beside else 0
            jobs.sign(self.job, files_done=F("files_done") + beside)
        self.settled = True

    def _begin(self, *, after: Examination | None = None) -> Examination | None:
        """Begin with the next batch, while the one before it is still to be stored."""
        batch = self._next_batch([verdict.file.pk for verdict in after.verdicts] if after else [])
        if not batch:
            return None
        if given_up := self._give_up_on_killers(batch):
            return Examination(given_up, ())
        return self.examiner.begin(batch)

    def _next_batch(self, under_way: Sequence[int]) -> list[ImportFile]:
        size, batch = 0, list[ImportFile]()
        most = 1 if self.careful > 0 else KNOWN_FILES if self.all_known else BATCH_FILES
        self.careful -= 1
        waiting = self.job.files.filter(outcome=Outcome.WAITING).exclude(pk__in=under_way).order_by("number")
        files = list(waiting.exclude(format__in=NOTES)[:most])
        if not files and not under_way:  # what is under way may bring the works that notes are on
            files = list(waiting[:most])
        if any(file.container_id is not None for file in files):
            inside = ImportFile.objects.filter(pk__in=[file.pk for file in files])
            files = list(with_containers(inside).order_by("number"))
        for file in files:
            size += file.size or 0
            if batch and size > BATCH_BYTES:
                break
            batch.append(file)
        return batch

    def _give_up_on_killers(self, batch: Sequence[ImportFile]) -> list[Verdict]:
        if len(batch) != 1 or self.careful < 0:
            return []
        file = batch[0]
        if file.tries >= MOST_TRIES:
            return [Verdict(file=file, outcome=Outcome.FAILED, said=KILLER)]
        ImportFile.objects.filter(pk=file.pk).update(tries=F("tries") + 1)
        return []

    def _store(self, verdicts: Sequence[Verdict], seconds: float) -> None:
        """Write a batch down in one transaction, which ends only when the originals it speaks of are on the disk."""
        started = time.monotonic()
        try:
            with transaction.atomic():
                guarding_originals()
                incoming, being_kept = self._keep_originals(verdicts)
                wait([(v, incoming[n]) for n, v in enumerate(verdicts) if v.outcome is Outcome.REVIEW])
                works = self._accept(verdicts, incoming)
                for original in being_kept:  # the disk had the time of all those rows; the commit waits for it
                    original.result()
                self._record(verdicts, works, seconds + time.monotonic() - started)
        except (DatabaseError, FanlightError, ValueError, OSError) as error:
            if storage_trouble(error):  # no fault of these files
                raise
            if len(verdicts) == 1 and isinstance(error, IntegrityError) and self.examiner.look_again(verdicts[0]):
                self._store(verdicts, seconds)  # another import was quicker
                return
            if len(verdicts) == 1:
                log.exception("%s could not be stored", verdicts[0].file.name)
                verdicts[0].outcome = Outcome.FAILED
                verdicts[0].said = f"The library could not take this work ({type(error).__name__}): {error}"[:500]
                with transaction.atomic():
                    self._record(verdicts, {}, seconds)
                return
            for verdict in verdicts:  # one of them spoils the batch: each by itself shows which
                self._store([verdict], seconds / len(verdicts))

    def _keep_originals(self, verdicts: Sequence[Verdict]) -> tuple[dict[int, Incoming], list[Future[str]]]:
        store = originals()
        self.partings.note(verdicts)
        incoming: dict[int, Incoming] = {}
        waiting: list[Future[str]] = []
        for number, verdict in enumerate(verdicts):
            if verdict.outcome is Outcome.UPDATED:  # in a batch that was rolled back
                verdict.outcome, verdict.file.changes = Outcome.SAME_SOURCE, {}
                verdict.said = NOTHING_NEW if verdict.is_notes else ""
            coming = (Outcome.IMPORTED, Outcome.SAME_SOURCE, Outcome.REVIEW)
            if verdict.outcome not in coming or verdict.parsed is None:
                continue
            pictures, parted = verdict.parsed.pictures, self.partings.is_parted(verdict)
            waiting += [self.writers.submit(store.put, data) for data in pictures.values()]
            if verdict.whole is None or parted:
                waiting.append(self.writers.submit(store.put, verdict.data))
            elif not store.has(verdict.sha256):  # an anthology is kept once, whole, for all its works
                waiting.append(self.writers.submit(store.put, verdict.whole.read()))
            file = kept(verdict, parted=parted)
            verdict.own_sha256 = file.sha256
            incoming[number] = Incoming(
                manuscript=verdict.parsed.manuscript,
                file=file,
                pictures=[Kept(sha, len(data), "", f"image/{kind_of(data)}") for sha, data in pictures.items()],
                is_plain=verdict.format in PLAIN,
                key=verdict.file.work_key,
                has_text=verdict.parsed.has_text,
                only=verdict.parsed.only,
                likeness=verdict.likeness,
            )
        return incoming, waiting

    def _accept(self, verdicts: Sequence[Verdict], incoming: Mapping[int, Incoming]) -> dict[int, Work]:
        """Bring in what is new, and what follows a work that is here."""
        new = {n: given for n, given in incoming.items() if verdicts[n].outcome is Outcome.IMPORTED}
        works = accept_many(list(new.values()), by=self.by) if new else []
        for number in incoming.keys() - new.keys():
            verdict = verdicts[number]
            if verdict.outcome is Outcome.REVIEW:
                continue
            revision = revise(key=verdict.work_key, incoming=incoming[number], by=self.by)
            if revision.happened:
                verdict.outcome, verdict.said = Outcome.UPDATED, reports.say_revision(revision)
                verdict.file.changes = reports.changes_of(revision)
        return dict(zip(new, works, strict=True))

    def _record(self, verdicts: Sequence[Verdict], works: dict[int, Work], seconds: float) -> None:
        done, opened = 0, 0
        for number, verdict in enumerate(verdicts):
            if verdict.outcome is None:
                if verdict.is_notes:  # so that they come last
                    ImportFile.objects.filter(pk=verdict.file.pk).update(format=verdict.format)
                continue
            file, work = verdict.file, works.get(number)
            if verdict.outcome is Outcome.OPENED:
                opened += self._open_bundle(verdict)
                done += self.examiner.beside.settle(verdict.file) if self.examiner.beside else 0
            done += 1
            file.outcome, file.said, file.format = str(verdict.outcome), verdict.said, verdict.format
            file.sha256 = "" if verdict.outcome is Outcome.REFUSED else verdict.own_sha256 or verdict.sha256
            file.work_key, file.review_key = work.key if work else verdict.work_key, verdict.review_key
            if work:
                file.title, file.chapters, file.words = work.title, work.chapter_count, work.words
                file.findings = len(work.findings)
            elif verdict.manuscript and verdict.outcome is not Outcome.REVIEW:
                file.title = verdict.manuscript.title
        decided = [verdict.file for verdict in verdicts if verdict.outcome is not None]
        update_rows(ImportFile, RECORDED, (_recorded(file) for file in decided))
        jobs.sign(
            self.job,
            files_done=F("files_done") + done,
            files_total=F("files_total") + opened,
            works_in=F("works_in") + len(works),
            seconds=F("seconds") + seconds,
        )

    def _open_bundle(self, verdict: Verdict) -> int:
        """Add a bundle's members to the job's files, and give how many; one that cannot be opened fails as a whole."""
        try:
            return self.openings.open(verdict.file, self.examiner.intake.bundle(verdict.file))
        except Unreadable as error:
            verdict.outcome, verdict.said = Outcome.FAILED, str(error)
            return 0


def _recorded(file: ImportFile) -> list[object]:
    values = [getattr(file, name) for name in RECORDED]
    return [*(json.dumps(value) if isinstance(value, dict) else value for value in values), file.pk]


def _told(notes: Verdict, verdicts: Sequence[Verdict]) -> Verdict:
    """Say of notes what would become of them once the works of their job are in."""
    source = notes.manuscript.source if notes.manuscript else None
    comes = any(v.manuscript and v.manuscript.source == source for v in verdicts if not v.is_notes)
    notes.file.format = notes.format
    if source and comes:
        notes.outcome, notes.said = Outcome.SAME_SOURCE, COMES_WITH_IT
    elif notes.outcome is None:
        notes.outcome = Outcome.IMPORTED
        settle_notes([notes])
    return notes


def preview(paths: Iterable[Path], *, policy: ImportJob.Policy = ImportJob.Policy.USUAL) -> list[Verdict]:
    """Say what an import of these paths would do, and do nothing (`import --dry-run`); zips are named, not opened."""
    examiner = Examiner(policy=current_policy(), readers=Readers(0), waits=policy)
    try:
        files = [ImportFile(name=name, location=location_of(path), size=size) for name, path, size in jobs.walk(paths)]
        parts = find_parts_of_pages(file.name for file in files)
        files = [file for file in files if file.name not in parts]
        verdicts: list[Verdict] = []
        for file in files:
            verdicts += examiner.examine([file])
            verdicts[-1].data = b""
        return [_told(verdict, verdicts) if verdict.is_notes else verdict for verdict in verdicts]
    finally:
        examiner.close()
