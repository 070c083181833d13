"""Decisions, states and reasons in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fanlight.tags.rules import State
from fanlight.tags.selectors.decisions import DecisionLine
from fanlight.tags.selectors.tags import UNUSED
from fanlight.tags.tables import split_label
from fanlight.web.tags.addresses import tag_page


@dataclass(frozen=True, slots=True)
class Said:
    """A decision as the log shows it: `subject` and `target` are (address, name), the target's may be empty."""

    line: DecisionLine
    verb: str
    subject: tuple[str, str]
    target: tuple[str, str]


def say_decision(line: DecisionLine) -> Said:
    """Put a decision into words."""
    verbs = {
        "merged": _("became a synonym of"),
        "unmerged": _("is no synonym any more of"),
        "canonicalized": _("became canonical, no spelling any more of") if line.target else _("became canonical"),
        "decanonicalized": _("is not canonical any more"),
        "set-aside": _("was set aside as unwrangleable"),
        "taken-back": _("waits for a decision again"),
        "parented": _("belongs to"),
        "unparented": _("belongs no more to"),
        "put-under": _("lies under"),
        "taken-from-under": _("lies no more under"),
        "shelved": _("stands on the shelves") + " " + (", ".join(line.detail.get("media", ())) or _("of none")),
        "renamed": _("is called") + f" “{line.detail.get('name', '')}”",
        "rekinded": _("is now of the kind") + f" {line.detail.get('kind', '')}",
        "imported": _("was taken in as a table"),
    }
    return Said(line, verbs.get(line.verb, line.verb), _link(line.subject), _link(line.target))


def _link(label: str) -> tuple[str, str]:
    kind, name = split_label(label)
    return (tag_page(kind, name) if kind else "", name)


def say_state(state: str) -> str:
    """Name a state."""
    return {
        State.CANONICAL: _("canonical"),
        State.SYNONYM: _("synonym"),
        State.UNWRANGLEABLE: _("unwrangleable"),
        State.UNDECIDED: _("undecided"),
        UNUSED: _("in no work"),
    }.get(state, state)


def say_reason(reason: str) -> str:
    """Say why a tag may be another's spelling."""
    return {
        "letters": _("the same letters"),
        "order": _("the same names in another order"),
        "nickname": _("another name of the same character"),
        "words": _("the same words in another order"),
        "slip": _("a letter or two differ"),
        "brackets": _("differs only in brackets"),
        "part": _("all its words are in the other"),
    }.get(reason, reason)
