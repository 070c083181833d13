"""What became of a work that is here when another copy of it came in: for the report, in words and in JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from fanlight.imports.rules import runs_of
from fanlight.works.actions.revisions import Revision


def changes_of(revision: Revision) -> dict[str, list[Any]]:
    """Give the chapters by what became of them, as the command line's JSON names it; `also` names what else changed."""
    also = {"tags": revision.tags, "about": revision.about}
    return {
        "new_chapters": list(revision.new),
        "changed_chapters": list(revision.changed),
        "kept_removed": list(revision.gone),
        "returned": list(revision.returned),
        "also": [name for name, changed in also.items() if changed],
    }


def say_revision(revision: Revision) -> str:
    """Say in a sentence what a copy changed."""
    said = [
        _say(revision.new, "new chapter", "new chapters"),
        _say(revision.changed, "changed chapter", "changed chapters", "the older text is kept"),
        _say(revision.gone, "chapter removed at the source", "chapters removed at the source", "kept here"),
        _say(revision.returned, "chapter at the source again", "chapters at the source again"),
        "changed tags" if revision.tags else "",
        "changes in what is said of the work" if revision.about else "",
    ]
    sentence = "; ".join(part for part in said if part)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _say(numbers: Sequence[int], one: str, more: str, note: str = "") -> str:
    if not numbers:
        return ""
    said = f"{len(numbers):,} {one if len(numbers) == 1 else more} ({say_numbers(numbers)})"
    return f"{said}, {note}" if note else said


def say_numbers(numbers: Iterable[int]) -> str:
    """Write chapters' numbers as people do: "3", "3 and 5", "3 to 7 and 9"."""
    said = [
        word for run in runs_of(numbers) for word in (map(str, run) if len(run) <= 2 else (f"{run[0]} to {run[-1]}",))
    ]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)
