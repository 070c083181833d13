"""A job's report in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.accounts.viewers import Viewer
from fanlight.imports.selectors.files import (
    EVERYTHING,
    FilePage,
    Question,
    Reason,
    list_containers,
    list_files,
    list_formats,
    list_reasons,
)
from fanlight.imports.selectors.jobs import JobView
from fanlight.imports.selectors.undo import get_kept_files
from fanlight.web.imports.lines import ShownLine, show_line
from fanlight.web.imports.questions import write
from fanlight.web.works.figures import say_number

SHOWN = 20
"""Files of an outcome that a report begins with."""

SECTIONS = ("review", "failed", "refused", "updated", "imported")
"""What a report begins with: what went wrong, then what came in. The rest is a press away."""


@dataclass(frozen=True, slots=True)
class Group:
    """The files of one outcome: how many, said in words."""

    outcome: str
    words: str
    tone: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownReason:
    """Why so many files failed, and where they are."""

    said: str
    files: int
    href: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """Lines of a report, with the addresses of the pages around them."""

    lines: Sequence[ShownLine]
    next: str | None
    previous: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """The beginning of an outcome's files, or the reasons where they are many."""

    group: Group
    page: ShownPage | None
    reasons: Sequence[ShownReason]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that a report is narrowed by, and the address without it."""

    kind: str
    words: str
    href: str


def show_groups(job: JobView, question: Question = EVERYTHING) -> Sequence[Group]:
    """Give a line for every outcome that there is, the good first."""
    counts = job.outcomes
    lines = {
        "imported": (ngettext("%(n)s work in", "%(n)s works in", counts.get("imported", 0)), "good"),
        "review": (ngettext("%(n)s needs a look", "%(n)s need a look", counts.get("review", 0)), "warn"),
        "updated": (ngettext("%(n)s work updated", "%(n)s works updated", counts.get("updated", 0)), "good"),
        "duplicate": (_("%(n)s already here"), ""),
        "same-source": (
            ngettext(
                "%(n)s another copy of a work that is here",
                "%(n)s other copies of works that are here",
                counts.get("same-source", 0),
            ),
            "",
        ),
        "refused": (_("%(n)s refused by this library’s policy"), "warn"),
        "failed": (_("%(n)s could not be read"), "warn"),
        "skipped": (_("%(n)s passed over: no story in it"), ""),
        "undone": (_("%(n)s undone"), ""),
        "waiting": (_("%(n)s waiting"), ""),
    }
    return [
        Group(
            outcome=outcome,
            words=words % {"n": say_number(counts[outcome])},
            tone=tone,
            href=write(question, outcome=outcome, reason=""),
        )
        for outcome, (words, tone) in lines.items()
        if counts.get(outcome)
    ]


def show_report(viewer: Viewer, job: JobView, question: Question) -> dict[str, Any]:
    """Give what the page of a job shows of its files: what was asked for, or where nothing was, the beginnings."""
    groups = show_groups(job, question)
    shown: dict[str, Any] = {"groups": groups, "question": question, "plain": write(EVERYTHING)}
    shown |= {"chips": show_chips(question), "asked": write(question)}
    if question.narrows:
        page = list_files(viewer, key=job.key, question=question)
        shown |= {"page": show_page(page, job.key, question)}
        if question.outcome == "failed" and not question.reason:
            shown |= {"reasons": _show_reasons(list_reasons(viewer, key=job.key), job.outcomes)}
    elif job.is_done:
        shown |= {"sections": [_section(viewer, job, group) for group in _in_order(groups)]}
    if job.is_done and job.undone_at:
        shown |= {"kept": get_kept_files(viewer, key=job.key)}
    if job.is_done:
        shown |= {"formats": list_formats(), "containers": list_containers(viewer, key=job.key)}
    return shown


def show_page(page: FilePage, key: str, question: Question) -> ShownPage:
    """Give a page of a report."""
    return ShownPage(
        lines=[show_line(line, key=key, question=question) for line in page.lines],
        next=None if page.next is None else write(question, after=page.next),
        previous=None if page.previous is None else write(question, before=page.previous),
    )


def show_chips(question: Question) -> list[Chip]:
    """Give what a report is narrowed by, its outcome apart."""
    labels = dict(list_formats())
    chips = [
        Chip(_("reason"), question.reason, write(question, reason="")),
        Chip(_("words"), question.words, write(question, words="")),
        Chip(_("format"), labels.get(question.format, question.format), write(question, format="")),
        Chip(_("in"), question.folder, write(question, folder="")),
    ]
    return [chip for chip in chips if chip.words]


def _in_order(groups: Sequence[Group]) -> list[Group]:
    return sorted((g for g in groups if g.outcome in SECTIONS), key=lambda group: SECTIONS.index(group.outcome))


def _section(viewer: Viewer, job: JobView, group: Group) -> Section:
    if group.outcome == "failed" and job.outcomes["failed"] > SHOWN:
        return Section(group, None, _show_reasons(list_reasons(viewer, key=job.key, limit=SHOWN), job.outcomes))
    question = Question(outcome=group.outcome)
    page = list_files(viewer, key=job.key, question=question, limit=SHOWN)
    return Section(group, show_page(page, job.key, question), ())


def _show_reasons(reasons: Sequence[Reason], outcomes: Any) -> list[ShownReason]:
    """Give the reasons with their numbers; one alone tells nothing that its lines do not."""
    if len(reasons) == 1 and outcomes.get("failed", 0) <= SHOWN:
        return []
    failed = Question(outcome="failed")
    return [ShownReason(r.said, r.files, write(failed, reason=r.said)) for r in reasons]
