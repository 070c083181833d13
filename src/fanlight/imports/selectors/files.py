"""Reading a job's files: a page of its report, the reasons of what failed, and all of it line by line."""

import io
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value

from fanlight.accounts.policies import can_import
from fanlight.accounts.viewers import Viewer
from fanlight.imports.detect import FORMATS
from fanlight.imports.intake import Intake, place_of
from fanlight.imports.models import ImportFile
from fanlight.imports.openings import came_up, was_uploaded, with_containers
from fanlight.kernel.errors import NotFound, Unreadable
from fanlight.works.selectors.keys import find_keys

PAGE = 100
"""Files on a page of a report."""

BATCH = 1000
"""Files fetched at once where all are wanted."""

REASONS = 30
"""Groups of a report's failures, the largest first; the rest is on the pages of what failed."""

Outcome = ImportFile.Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a report: files of one outcome, failed for one `reason`, of one `format`, in a `folder` or zip.

    `words` must all stand in a file's name or its work's title. `after` and `before` are numbers of files.
    """

    outcome: str = ""
    reason: str = ""
    words: str = ""
    format: str = ""
    folder: str = ""
    after: int = -1
    before: int | None = None

    @property
    def narrows(self) -> bool:
        """Tell whether it leaves anything out, pages apart."""
        return bool(self.outcome or self.reason or self.words or self.format or self.folder)


EVERYTHING = Question()


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of a report: a file and what became of it.

    `said` is a whole sentence, empty where none is needed; `changes` says what an update changed (imports.revisions);
    `review_key` is the review where it waits or waited; `is_kept` tells of a file that failed that it can be had back
    from here, else it lies where it lay.
    """

    number: int
    name: str
    outcome: str
    format: str
    size: int | None
    sha256: str
    work_key: str
    title: str
    chapters: int
    words: int
    findings: int
    said: str
    changes: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    is_kept: bool = False
    is_here: bool = False
    is_left: bool = False
    review_key: str = ""


@dataclass(frozen=True, slots=True)
class FilePage:
    """A page of a report's lines, with the numbers after and before which the next and the one before it begin."""

    lines: Sequence[FileLine]
    next: int | None
    previous: int | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why files failed, and how many did for it."""

    said: str
    files: int


def list_files(viewer: Viewer, *, key: str, question: Question = EVERYTHING, limit: int = PAGE) -> FilePage:
    """Give a page of a job's files, in their order; none to those who may not import."""
    files = _asked(viewer, key, question).annotate(kept=came_up())
    backwards = question.before is not None
    if backwards:
        rows = list(files.filter(number__lt=question.before).order_by("-number")[: limit + 1])
    else:
        rows = list(files.filter(number__gt=question.after).order_by("number")[: limit + 1])
    more, rows = len(rows) > limit, rows[:limit]
    if backwards:
        rows.reverse()
    has_next, has_previous = (bool(rows), more) if backwards else (more, question.after >= 0)
    here = find_keys(viewer, (file.work_key for file in rows if file.work_key))
    return FilePage(
        lines=[_line(file, here) for file in rows],
        next=rows[-1].number if rows and has_next else None,
        previous=rows[0].number if rows and has_previous else None,
    )


def iterate_files(viewer: Viewer, *, key: str, question: Question = EVERYTHING) -> Iterator[FileLine]:
    """Give all of a job's files that are asked for, a batch in memory at a time; of their ways on nothing is told."""
    files, after = _asked(viewer, key, question).annotate(kept=Value(False)).order_by("number"), question.after
    while rows := list(files.filter(number__gt=after)[:BATCH]):
        yield from (_line(file, ()) for file in rows)
        after = rows[-1].number


def list_reasons(viewer: Viewer, *, key: str, outcome: str = Outcome.FAILED, limit: int = REASONS) -> list[Reason]:
    """Give why a job's files failed, or were refused, the commonest first."""
    files = _asked(viewer, key, Question(outcome=outcome))
    counted = files.values_list("said").annotate(n=Count("pk")).order_by("-n", "said")
    return [Reason(said, n) for said, n in counted[:limit]]


def list_containers(viewer: Viewer, *, key: str, limit: int = 50) -> list[str]:
    """Give the names of the archives and anthologies that a job opened."""
    inside = ImportFile.objects.filter(container=OuterRef("pk"))
    files = _asked(viewer, key, Question(outcome=Outcome.OPENED)).filter(Exists(inside)).order_by("number")
    return list(files.values_list("name", flat=True)[:limit])


def list_formats() -> list[tuple[str, str]]:
    """Give the formats there are: the name that stands in a line, and the label for people."""
    return [(known.name, known.label) for known in FORMATS]


def open_failed_file(viewer: Viewer, *, key: str, number: int) -> tuple[str, BinaryIO]:
    """Give the name of an upload, or of what was in one, that could not be read, and open it. Raises: NotFound."""
    files = _asked(viewer, key, Question(outcome=Outcome.FAILED)).filter(number=number)
    file = with_containers(files.filter(was_uploaded())).first()
    if file is None:
        raise NotFound("There is no such file here.")
    intake = Intake()
    try:
        if file.container is None:
            return file.name, place_of(file.location).open("rb")
        return file.name, io.BytesIO(intake.read(file))
    except (Unreadable, OSError) as error:
        raise NotFound("This file cannot be had back: it is not among the uploads any more, or damaged.") from error
    finally:
        intake.close()


def _asked(viewer: Viewer, key: str, question: Question) -> QuerySet[ImportFile]:
    if not can_import(viewer):
        return ImportFile.objects.none()
    files = ImportFile.objects.filter(job__key=key)
    files = files.filter(outcome=question.outcome) if question.outcome else files.exclude(outcome=Outcome.OPENED)
    if question.reason:
        files = files.filter(said=question.reason)
    if question.format:
        files = files.filter(format=question.format)
    if question.folder:
        folder = question.folder.rstrip("/")
        files = files.filter(Q(name__startswith=f"{folder}/") | Q(name__startswith=f"{folder} › "))
    for word in question.words.split():
        files = files.filter(_holds("name", word) | _holds("title", word))
    return files


def _holds(column: str, word: str) -> Q:
    """Ask for a word in any case. SQLite knows the cases of ASCII alone, so the usual ones are asked for one by one."""
    cases = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    asked = Q()
    for spelling in sorted(cases):
        asked |= Q(**{f"{column}__icontains": spelling})
    return asked


def _line(file: Any, here: Container[str]) -> FileLine:
    return FileLine(
        number=file.number, name=file.name, outcome=file.outcome, format=file.format, size=file.size,
        sha256=file.sha256, work_key=file.work_key, title=file.title, chapters=file.chapters, words=file.words,
        findings=file.findings, said=file.said, changes=file.changes,
        is_here=file.work_key in here, is_left=file.is_left,
        is_kept=file.outcome == Outcome.FAILED and file.kept, review_key=file.review_key,
    )  # fmt: skip
