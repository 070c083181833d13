"""Mistakes in a work's tags made ready for a template, and what a press on one of them does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fanlight.kernel.errors import Conflict, Invalid, NotFound
from fanlight.tags.actions import decisions
from fanlight.tags.mistakes.sayings import say
from fanlight.tags.mistakes.values import Action, Proposal, Word
from fanlight.tags.models import Decision
from fanlight.tags.selectors.decisions import get_decision
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.tables import kind_label
from fanlight.works.actions import mistakes
from fanlight.works.selectors.mistakes import Mistake

CERTAINTY = {
    "certain": gettext_lazy("certain"),
    "likely": gettext_lazy("likely"),
    "uncertain": gettext_lazy("perhaps"),
}
_PRESSES: dict[Action, str | Promise] = {
    Action.CANONICAL: gettext_lazy("Write it so"),
    Action.SPLIT: gettext_lazy("Part it"),
    Action.IMPLIED: gettext_lazy("Add it"),
    Action.CONSISTENCY: gettext_lazy("Take it off"),
}


@dataclass(frozen=True, slots=True)
class ShownMistake:
    """A mistake as a page has it. Tags are (kind, name); `press` is empty where only a person can tell.

    `everywhere` offers the same for all works that carry the tag, where it holds for them and there are others.
    """

    key: str
    says: str
    certainty: str
    sure: str | Promise
    removes: Sequence[tuple[str, str]]
    adds: Sequence[tuple[str, str]]
    press: str
    everywhere: str = ""


def show_mistakes(found: Sequence[Mistake]) -> list[ShownMistake]:
    """Make mistakes ready."""
    return [
        ShownMistake(
            key=mistake.key,
            says=say(mistake.proposal),
            certainty=mistake.proposal.certainty,
            sure=CERTAINTY[mistake.proposal.certainty],
            removes=_tags(mistake.proposal.repair.removes),
            adds=_tags(mistake.proposal.repair.adds),
            press=_press(mistake.proposal),
            everywhere=_everywhere(mistake.works),
        )
        for mistake in found
    ]


def _tags(words: Sequence[Word]) -> list[tuple[str, str]]:
    return [(kind_label(word.kind, 1), word.name) for word in words]


def _press(proposal: Proposal) -> str:
    if not proposal.repair:
        return ""
    if proposal.action is Action.RETYPE:
        return _("Move it to: %s") % kind_label(proposal.repair.adds[0].kind, 2)
    return str(_PRESSES[proposal.action])


def _everywhere(works: int) -> str:
    if works < 2:
        return ""
    return ngettext("In %d work alike", "In all %d works alike", works) % works


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided for all works: which name stands for which; `key` undoes it."""

    key: str
    name: str
    better: str


def find_decision(request: ViewerRequest) -> Decided | None:
    """Give what the viewer last decided here for all works, while it can be undone."""
    key = request.session.get(_LAST)
    try:
        found = get_decision(request.viewer, key=key) if isinstance(key, str) else None
    except NotFound:
        return None
    return None if found is None or found.undone_at else _decided(found)


def _decided(decision: Decision) -> Decided:
    return Decided(decision.key, decision.subject.partition(":")[2], decision.target.partition(":")[2])


_LAST = "mistakes-decision"


def act(request: ViewerRequest, key: str, page: str) -> HttpResponse:
    """Do what a button says, say what became of it, and go back to the page that it names, else to `page`."""
    do, which = request.POST.get("do", ""), request.POST.get("which", "")
    try:
        if do not in _DOINGS:
            raise Invalid(_("That cannot be done with a mistake."), at="do")
        messages.success(request, _DOINGS[do](request, key, which))
    except (Conflict, Invalid, NotFound) as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(_back(request, page), status=303)


def _mend(request: ViewerRequest, key: str, which: str) -> str:
    return _("Done. %s") % mistakes.mend(key=key, mistake=which, by=request.viewer).said


def _mend_everywhere(request: ViewerRequest, key: str, which: str) -> str:
    decision = mistakes.mend_everywhere(key=key, mistake=which, by=request.viewer)
    request.session[_LAST] = decision.key
    decided = _decided(decision)
    names = {"name": decided.name, "better": decided.better}
    return _("“%(name)s” stands for “%(better)s” from now on.") % names


def _undo_everywhere(request: ViewerRequest, key: str, which: str) -> str:  # noqa: ARG001  the work it was pressed at
    decisions.undo(decision=get_decision(request.viewer, key=which), by=request.viewer)
    return _("Undone: each tag stands for itself again.")


def _dismiss(request: ViewerRequest, key: str, which: str) -> str:
    name = mistakes.dismiss(key=key, mistake=which, by=request.viewer).name
    return _("“%s” is right as it is; that will not be asked again.") % name


def _undo(request: ViewerRequest, key: str, which: str) -> str:
    mistakes.undo(key=key, repair=_number(which), by=request.viewer)
    return _("Undone: the tags are what they were.")


def _ask_again(request: ViewerRequest, key: str, which: str) -> str:
    mistakes.ask_again(key=key, dismissed=_number(which), by=request.viewer)
    return _("It will be asked about again.")


_DOINGS: dict[str, Callable[[ViewerRequest, str, str], str]] = {
    "mend": _mend,
    "everywhere": _mend_everywhere,
    "undo-everywhere": _undo_everywhere,
    "dismiss": _dismiss,
    "undo": _undo,
    "again": _ask_again,
}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def _back(request: ViewerRequest, page: str) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return page
