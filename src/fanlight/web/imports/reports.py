"""A job's report in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.accounts.viewers import Viewer
from fanlight.imports.models import OUTCOMES
from fanlight.imports.selectors.jobs import FilePage, JobView, list_files
from fanlight.kernel.errors import Invalid
from fanlight.web.works.figures import say_number

SHOWN = 20
"""Files of an outcome that a report begins with."""

HIGHEST = 2**31
"""No file of a job has a number as high."""


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one outcome: how many, said in words."""

    outcome: str
    words: str
    tone: str


def show_groups(job: JobView) -> Sequence[Group]:
    """Give a line for every outcome that there is, the good first."""
    lines = {
        "imported": (ngettext("%(n)s work in", "%(n)s works in", job.outcomes.get("imported", 0)), "good"),
        "updated": (ngettext("%(n)s work updated", "%(n)s works updated", job.outcomes.get("updated", 0)), "good"),
        "duplicate": (_("%(n)s already here"), ""),
        "same-source": (
            ngettext(
                "%(n)s another copy of a work that is here",
                "%(n)s other copies of works that are here",
                job.outcomes.get("same-source", 0),
            ),
            "",
        ),
        "refused": (_("%(n)s refused by this library’s policy"), "warn"),
        "failed": (_("%(n)s could not be read"), "warn"),
        "skipped": (_("%(n)s passed over: no story in it"), ""),
        "waiting": (_("%(n)s waiting"), ""),
    }
    return [
        Group(outcome=outcome, words=words % {"n": say_number(job.outcomes[outcome])}, tone=tone)
        for outcome, (words, tone) in lines.items()
        if job.outcomes.get(outcome)
    ]


def show_sections(viewer: Viewer, job: JobView) -> list[tuple[Group, FilePage]]:
    """Give a report's beginning: what went wrong with its reasons, then what came in. The rest is a press away."""
    groups = {group.outcome: group for group in show_groups(job)}
    return [
        (groups[outcome], list_files(viewer, key=job.key, outcome=outcome, limit=SHOWN))
        for outcome in ("failed", "refused", "updated", "imported")
        if outcome in groups
    ]


def read_outcome(given: str) -> str | None:
    """Give the outcome that a report is narrowed to. Raises: Invalid."""
    if given and given not in OUTCOMES:
        raise Invalid(_("A report has no such part."), at="outcome")
    return given or None


def read_number(given: str) -> int:
    """Give the number after which a report goes on, -1 from the start. Raises: Invalid."""
    if not given:
        return -1
    if not (given.isascii() and given.isdigit() and len(given) < 12 and int(given) < HIGHEST):
        raise Invalid(_("This link to a page of the report is broken. Please start from the first page."), at="after")
    return int(given)
