"""What an import did: as lines, in a sentence, as CSV, as JSON."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from fanlight.accounts.viewers import Viewer
from fanlight.imports.examinations import Verdict
from fanlight.imports.models import ImportFile
from fanlight.imports.selectors.files import EVERYTHING, FileLine, Question, iterate_files
from fanlight.imports.selectors.jobs import JobView, get_job

Outcome = ImportFile.Outcome


CHAPTERS = ("new_chapters", "changed_chapters", "kept_removed")
"""What the command line's JSON says of an update."""

SECTIONS: Mapping[str, Sequence[str]] = {
    "imported": ("imported",),
    "updated": ("updated",),
    "duplicates": ("duplicate", "same-source"),
    "review": ("review",),
    "refused": ("refused",),
    "failed": ("failed",),
}
"""The parts of a report in JSON, and the outcomes that stand in each; what is passed over stands in none."""

CELLS = (
    *("number", "file", "outcome", "format", "bytes", "work", "title", "chapters", "words", "unsure"),
    *("new chapters", "changed chapters", "kept though removed", "said", "sha256"),
)
"""The columns of a report as CSV."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula; a report's cells are strangers' words."""


def lines_of_job(viewer: Viewer, *, key: str) -> list[FileLine]:
    """Give a line for each file of a job, in order; a zip is told by its members. Raises: NotFound."""
    get_job(viewer, key=key)
    return list(iterate_files(viewer, key=key))


def entry(line: FileLine) -> dict[str, Any]:
    """Give a line as its part of a report in JSON has it (docs/reference/cli.md)."""
    said: dict[str, Any] = {"file": line.name}
    if line.outcome == Outcome.IMPORTED:
        return said | {"key": line.work_key, "title": line.title, "chapters": line.chapters, "words": line.words}
    if line.outcome == Outcome.UPDATED:
        return said | {"key": line.work_key, **{name: list(line.changes.get(name, ())) for name in CHAPTERS}}
    if line.outcome in (Outcome.REFUSED, Outcome.FAILED):
        return said | {"rule" if line.outcome == Outcome.REFUSED else "error": line.said}
    if line.outcome == Outcome.REVIEW:
        return said | {"key": line.review_key, "findings": line.findings}
    return said | {"key": line.work_key or line.review_key}


def write_json(viewer: Viewer, *, key: str, question: Question = EVERYTHING) -> Iterator[str]:
    """Give a job's report as one document, piece by piece. Raises: NotFound, before the first piece."""
    job = get_job(viewer, key=key)
    return _pieces_of_json(viewer, job, question)


def write_csv(viewer: Viewer, *, key: str, question: Question = EVERYTHING) -> Iterator[str]:
    """Give a job's report as CSV, line by line: safe to open in a spreadsheet. Raises: NotFound, before the first."""
    get_job(viewer, key=key)
    return _lines_of_csv(iterate_files(viewer, key=key, question=question))


def _pieces_of_json(viewer: Viewer, job: JobView, question: Question) -> Iterator[str]:
    head = {"import": job.key, "state": job.state, "origin": job.origin, "made_at": job.made_at.isoformat()}
    yield "{" + ", ".join(f"{json.dumps(name)}: {_json(value)}" for name, value in head.items())
    files = 0
    for section, outcomes in SECTIONS.items():
        yield f',\n "{section}": ['
        between = ""
        for outcome in outcomes if not question.outcome else [o for o in outcomes if o == question.outcome]:
            for line in iterate_files(viewer, key=job.key, question=replace(question, outcome=outcome)):
                yield f"{between}\n  {_json({'number': line.number} | entry(line))}"
                between = ","
                files += 1
        yield "]"
    yield f',\n "seconds": {round(job.seconds, 3)}, "files": {files if question.narrows else job.files_total}}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines_of_csv(lines: Iterable[FileLine]) -> Iterator[str]:
    row = io.StringIO()
    writer = csv.writer(row)
    yield "\ufeff"  # without it spreadsheets take the file for another encoding than UTF-8
    for cells in chain([CELLS], map(_cells, lines)):
        writer.writerow([_harmless(cell) for cell in cells])
        yield row.getvalue()
        row.seek(0)
        row.truncate()


def _cells(line: FileLine) -> Sequence[Any]:
    changed = (" ".join(map(str, line.changes.get(name, ()))) for name in CHAPTERS)
    return (
        *(line.number, line.name, line.outcome, line.format, line.size, line.work_key, line.title, line.chapters),
        *(line.words, line.findings, *changed, line.said, line.sha256),
    )


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def lines_of_verdicts(verdicts: Iterable[Verdict]) -> list[FileLine]:
    """Give a line for each file that was looked at but not brought in; its key is that of the work here, if any."""
    return [
        FileLine(
            number=number,
            name=verdict.file.name,
            outcome=verdict.outcome or Outcome.SAME_SOURCE,
            format=verdict.format,
            size=verdict.file.size,
            sha256=verdict.sha256,
            findings=len(verdict.manuscript.findings) if verdict.manuscript else 0,
            said=verdict.said,
            work_key=verdict.work_key,
            title=verdict.manuscript.title if verdict.manuscript else "",
            chapters=len(verdict.manuscript.chapters) if verdict.manuscript else 0,
            words=(verdict.manuscript.counts.words or 0) if verdict.manuscript else 0,
            review_key=verdict.review_key,
        )
        for number, verdict in enumerate(verdicts)
    ]


def sentence(lines: Iterable[FileLine]) -> str:
    """Say in one sentence what became of all files."""
    return sentence_of(Counter(line.outcome for line in lines))


def sentence_of(outcomes: Mapping[str, int]) -> str:
    """Say in one sentence what became of so many files of each outcome."""
    counts = Counter(outcomes)
    here = counts[Outcome.DUPLICATE] + counts[Outcome.SAME_SOURCE]
    parts = [
        f"{counts[Outcome.IMPORTED]:,} {_works(counts[Outcome.IMPORTED])} in",
        f"{counts[Outcome.REVIEW]:,} {_need(counts[Outcome.REVIEW])} a look" if counts[Outcome.REVIEW] else "",
        f"{counts[Outcome.UPDATED]:,} updated" if counts[Outcome.UPDATED] else "",
        f"{here:,} already here" if here else "",
        f"{counts[Outcome.REFUSED]:,} refused" if counts[Outcome.REFUSED] else "",
        f"{counts[Outcome.FAILED]:,} could not be read" if counts[Outcome.FAILED] else "",
        f"{counts[Outcome.SKIPPED]:,} other files left alone" if counts[Outcome.SKIPPED] else "",
        f"{counts[Outcome.OPENED]:,} archives not looked into" if counts[Outcome.OPENED] else "",
    ]
    return "; ".join(part for part in parts if part) + "."


def _need(number: int) -> str:
    return "needs" if number == 1 else "need"


def _works(number: int) -> str:
    return "work" if number == 1 else "works"
