"""What an import did, as lines and in a sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fanlight.accounts.viewers import Viewer
from fanlight.imports.examinations import Verdict
from fanlight.imports.models import ImportFile
from fanlight.imports.selectors.jobs import get_job

Outcome = ImportFile.Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """A file and what became of it."""

    name: str
    outcome: str
    said: str
    work_key: str
    title: str
    chapters: int
    words: int
    changes: Mapping[str, Sequence[int]] = field(default_factory=dict)


def lines_of_job(viewer: Viewer, *, key: str) -> list[Line]:
    """Give a line for each file of a job, in order; a zip is told by its members. Raises: NotFound."""
    get_job(viewer, key=key)
    files = ImportFile.objects.filter(job__key=key).exclude(outcome=Outcome.OPENED).order_by("number")
    fields = ("name", "outcome", "said", "work_key", "title", "chapters", "words", "changes")
    return [Line(*row) for row in files.values_list(*fields).iterator()]


def lines_of_verdicts(verdicts: Iterable[Verdict]) -> list[Line]:
    """Give a line for each file that was looked at but not brought in; its key is that of the work here, if any."""
    return [
        Line(
            name=verdict.file.name,
            outcome=verdict.outcome or Outcome.SAME_SOURCE,
            said=verdict.said,
            work_key=verdict.work_key,
            title=verdict.manuscript.title if verdict.manuscript else "",
            chapters=len(verdict.manuscript.chapters) if verdict.manuscript else 0,
            words=(verdict.manuscript.counts.words or 0) if verdict.manuscript else 0,
        )
        for verdict in verdicts
    ]


def sentence(lines: Sequence[Line]) -> str:
    """Say in one sentence what became of all files."""
    counts = Counter(line.outcome for line in lines)
    here = counts[Outcome.DUPLICATE] + counts[Outcome.SAME_SOURCE]
    parts = [
        f"{counts[Outcome.IMPORTED]:,} {_works(counts[Outcome.IMPORTED])} in",
        f"{counts[Outcome.UPDATED]:,} updated" if counts[Outcome.UPDATED] else "",
        f"{here:,} already here" if here else "",
        f"{counts[Outcome.REFUSED]:,} refused" if counts[Outcome.REFUSED] else "",
        f"{counts[Outcome.FAILED]:,} could not be read" if counts[Outcome.FAILED] else "",
        f"{counts[Outcome.SKIPPED]:,} other files left alone" if counts[Outcome.SKIPPED] else "",
        f"{counts[Outcome.OPENED]:,} zips not looked into" if counts[Outcome.OPENED] else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def _works(number: int) -> str:
    return "work" if number == 1 else "works"
