"""The lines of a report, in words, each with its ways on: the work, the file it came from, the file to be had back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.imports.models import ImportFile
from fanlight.imports.rules import runs_of
from fanlight.imports.selectors.files import FileLine, Question
from fanlight.web.imports.questions import write
from fanlight.web.works.figures import say_number

Outcome = ImportFile.Outcome
CAME_FROM_A_FILE = frozenset({Outcome.IMPORTED, Outcome.UPDATED, Outcome.DUPLICATE, Outcome.SAME_SOURCE})


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A file of a report; `name` is the file's where the label is not.

    `file_href` gives the file itself: the original that is kept, or the upload that failed.
    """

    number: int
    outcome: str
    label: str
    href: str
    words: str
    name: str
    folder: str
    folder_href: str
    file_href: str


def show_line(line: FileLine, *, key: str, question: Question) -> ShownLine:
    """Give a line as a page shows it."""
    folder, label = folder_of(line.name), (line.work_key and line.title) or line.name
    return ShownLine(
        number=line.number,
        outcome=line.outcome,
        label=label,
        href=_href(line),
        words=say_line(line),
        name=line.name if label != line.name else "",
        folder=folder,
        folder_href=write(question, folder=folder) if folder and folder != question.folder else "",
        file_href=_file_href(line, key),
    )


def _href(line: FileLine) -> str:
    """Give where a line leads: to the work, or to the review where the file waits."""
    if line.is_here:
        return reverse("works:work", args=[line.work_key])
    waits = line.review_key and not line.work_key and line.outcome != Outcome.UNDONE
    return reverse("imports:review", args=[line.review_key]) if waits else ""


def say_line(line: FileLine) -> str:
    """Say what became of a file."""
    if line.is_left:
        left = _("Changed since, so the undoing left it as it is.")
        return " ".join(part for part in (left, line.said) if part)
    if line.outcome == Outcome.IMPORTED:
        return _say_imported(line)
    if line.outcome == Outcome.UPDATED and "also" in line.changes:
        return say_changes(line.changes)
    if line.outcome == Outcome.REVIEW and not line.findings:
        return _("It waits for you, and asks nothing: all of it is certain.")
    if line.outcome == Outcome.REVIEW:
        open_ = ngettext("%s thing to look at", "%s things to look at", line.findings) % say_number(line.findings)
        return _("It waits for you: %(open)s.") % {"open": open_}
    plain = {
        Outcome.DUPLICATE: "" if line.review_key else _("The same file is here already."),
        Outcome.SAME_SOURCE: _("This work is here already, from another file."),
        Outcome.SKIPPED: "" if line.said else _("No story, and not meant as one."),
        Outcome.WAITING: _("Waiting."),
        Outcome.UNDONE: _("It is again what it was before.") if line.is_here else _("Taken out again."),
    }
    return " ".join(part for part in (plain.get(Outcome(line.outcome), ""), line.said) if part)


def say_changes(changes: Any) -> str:
    """Say what an update changed: new chapters by their number, the others by which they are."""
    new, changed = changes.get("new_chapters", ()), changes.get("changed_chapters", ())
    gone, back = changes.get("kept_removed", ()), changes.get("returned", ())
    kept = ngettext(
        "chapter %s kept though removed at the source", "chapters %s kept though removed at the source", len(gone)
    )
    again = ngettext("chapter %s is at the source again", "chapters %s are at the source again", len(back))
    parts = [
        ngettext("%s new chapter", "%s new chapters", len(new)) % say_number(len(new)) if new else "",
        _which(ngettext("chapter %s changed", "chapters %s changed", len(changed)), changed),
        _which(kept, gone),
        _which(again, back),
        _("other tags") if "tags" in changes.get("also", ()) else "",
        _("other words about the work") if "about" in changes.get("also", ()) else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def say_numbers(numbers: Iterable[int]) -> str:
    """Write chapters' numbers as people do: "3", "3 and 5", "3 to 7 and 9"."""
    said = [part for run in runs_of(numbers) for part in _say_run(run)]
    if len(said) < 2:
        return "".join(said)
    return _("%(some)s and %(last)s") % {"some": ", ".join(said[:-1]), "last": said[-1]}


def folder_of(name: str) -> str:
    """Give the folder or zip that a file lay in, as its name has it; "" for one that lay in none."""
    zip_, arrow, member = name.rpartition(" › ")
    folder = member.rpartition("/")[0]
    return f"{zip_}{arrow}{folder}" if folder else zip_


def _say_run(run: Sequence[int]) -> list[str]:
    if len(run) <= 2:
        return [say_number(number) for number in run]
    return [_("%(first)s to %(last)s") % {"first": say_number(run[0]), "last": say_number(run[-1])}]


def _which(words: str, numbers: Sequence[int]) -> str:
    return words % say_numbers(numbers) if numbers else ""


def _say_imported(line: FileLine) -> str:
    chapters = ngettext("%s chapter", "%s chapters", line.chapters) % say_number(line.chapters)
    words = ngettext("%s word", "%s words", line.words) % say_number(line.words)
    said = _("%(chapters)s, %(words)s") % {"chapters": chapters, "words": words}
    if line.findings:
        unsure = ngettext("%s thing we were unsure of", "%s things we were unsure of", line.findings)
        said = f"{said} · {unsure % say_number(line.findings)}"
    return said


def _file_href(line: FileLine, key: str) -> str:
    if line.is_kept:
        return reverse("imports:file", args=[key, line.number])
    if line.is_here and line.sha256 and line.outcome in CAME_FROM_A_FILE:
        return reverse("works:original", args=[line.work_key, line.sha256])
    return ""
