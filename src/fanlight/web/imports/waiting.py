"""The list of what waits, ready for its page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.accounts.viewers import Viewer
from fanlight.imports.actions.acceptances import Accepted
from fanlight.imports.selectors.jobs import get_job
from fanlight.imports.selectors.reviews import ReviewCard, ReviewPage, get_card, list_reviews
from fanlight.kernel.errors import Invalid, NotFound
from fanlight.web.imports.roles import say_needs
from fanlight.web.works.figures import say_day, say_number

STATES = ("waiting", "accepted", "dismissed", "withdrawn")
KINDS = ("text", "twin", "held")


@dataclass(frozen=True, slots=True)
class Question:
    """What the list is narrowed to."""

    state: str = "waiting"
    job: str = ""
    kind: str = ""
    certain: bool = False
    after: str = ""

    def address(self, **changes: object) -> str:
        """Give the list's address, with some of it changed, from its first page."""
        asked = replace(self, **{"after": "", **changes})  # type: ignore[arg-type]
        given = {
            "state": asked.state if asked.state != "waiting" else "",
            "job": asked.job,
            "kind": asked.kind,
            "certain": "yes" if asked.certain else "",
            "after": asked.after,
        }
        query = urlencode({name: value for name, value in given.items() if value})
        return reverse("imports:reviews") + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to narrow the list."""

    words: str
    href: str
    is_current: bool
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    card: ReviewCard
    found: str
    needs: str
    tone: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The list: ways to narrow it, its lines, and where it goes on. `of_job` says which import it is narrowed to."""

    states: Sequence[Way]
    ways: Sequence[Way]
    rows: Sequence[Row]
    of_job: str
    all_jobs: str
    accept: str
    next: str
    is_narrowed: bool


def read_question(given: QueryDict) -> Question:
    """Read what the list is narrowed to. Raises: Invalid."""
    state, kind, job = given.get("state") or "waiting", given.get("kind", ""), given.get("job", "")
    sound = job.isascii() and (job.isalnum() or not job) and len(job) <= 16
    if state not in STATES or (kind and kind not in KINDS) or not sound:
        raise Invalid(_("The list has no such part."), at="state")
    return Question(state, job, kind, certain=bool(given.get("certain")), after=given.get("after", ""))


def show_reviews(viewer: Viewer, page: ReviewPage, question: Question) -> Shown:
    """Make a page of the list ready."""
    counts = {state: page.counts.get(state, 0) for state in STATES}
    said = {
        "waiting": _("%s waiting"),
        "accepted": _("%s let in"),
        "dismissed": _("%s left out"),
        "withdrawn": _("%s withdrawn"),
    }
    states = [
        Way(said[state] % say_number(counts[state]), question.address(state=state), state == question.state)
        for state in STATES
        if counts[state] or state == question.state
    ]
    job = f"?{urlencode({'job': question.job})}" if question.job else ""
    return Shown(
        states=states,
        ways=_ways(question, page.certain) if question.state == "waiting" and counts["waiting"] else [],
        rows=[_row(card) for card in page.cards],
        of_job=_say_job(viewer, question.job) if question.job else "",
        all_jobs=question.address(job=""),
        accept=reverse("imports:accept") + job if page.certain and question.state == "waiting" else "",
        next=replace(question, after="").address(after=page.next) if page.next else "",
        is_narrowed=bool(question.kind or question.certain or question.job or question.after),
    )


def say_found(card: ReviewCard) -> str:
    """Say what is in it: "4 chapters, 2 notes, 1 series, 12,809 words"."""
    parts = [
        ngettext("%s chapter", "%s chapters", card.chapters) % say_number(card.chapters),
        *([ngettext("%s note", "%s notes", card.notes) % say_number(card.notes)] if card.notes else []),
        *([_("%s series") % say_number(card.series)] if card.series else []),
        ngettext("%s word", "%s words", card.words) % say_number(card.words),
    ]
    return ", ".join(parts)


def say_review_kind(kind: str) -> str:
    """Say why something waits."""
    return {"text": _("bare text"), "twin": _("perhaps here already"), "held": _("held to be looked at")}[kind]


def say_accepted(accepted: Accepted) -> SafeString:
    """Say that a work came in, with a way back to what waits."""
    said = {
        "updated": _("“%s” follows this newer copy now."),
        "same-source": _("“%s” is here already; this copy is kept with it."),
    }.get(accepted.outcome, _("“%s” is in the library."))
    back = _("What else waits")
    return format_html('{} <a href="{}">{}</a>', said % accepted.title, reverse("imports:reviews"), back)


def say_dismissed(card: ReviewCard) -> SafeString:
    """Say that something was left out, with a way to it."""
    said = _("“%s” is left out; its file is kept.") % card.title
    back = _("Look at it again")
    return format_html('{} <a href="{}">{}</a>', said, reverse("imports:review", args=[card.key]), back)


def say_restored() -> str:
    """Say that something waits again."""
    return _("It waits again.")


def address_after(viewer: Viewer, key: str) -> str:
    """Give the address of what waits next, of the same import first; the list's where nothing does."""
    job = get_card(viewer, key=key).job_key
    for narrowed in (job, ""):
        page = list_reviews(viewer, job=narrowed or None, limit=1)
        if page.cards:
            return reverse("imports:review", args=[page.cards[0].key])
    return reverse("imports:reviews")


def _ways(question: Question, certain: int) -> list[Way]:
    ways = [Way(_("all kinds"), question.address(kind="", certain=False), not question.kind and not question.certain)]
    ways += [
        Way(say_review_kind(kind), question.address(kind=kind, certain=False), kind == question.kind) for kind in KINDS
    ]
    words = _("all certain · %s") % say_number(certain)
    return [*ways, Way(words, question.address(certain=True, kind=""), question.certain, "good")]


def _row(card: ReviewCard) -> Row:
    if card.kind == "text" and card.state == "waiting":
        needs = say_needs(card.unsure, card.decisions)
    elif card.state == "waiting" and card.twin_key and not card.answer:
        needs = _("is it another copy?")
    else:
        needs = "" if card.state == "waiting" else _("by %s") % card.decided_by
    tone = "" if card.state != "waiting" else "warn" if card.unsure else "good"
    return Row(card, say_found(card), needs, tone, say_review_kind(card.kind))


def _say_job(viewer: Viewer, key: str) -> str:
    try:
        job = get_job(viewer, key=key)
    except NotFound:
        return _("an import that is not here")
    return _("the import of %s") % say_day(job.made_at.date())
