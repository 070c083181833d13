"""All rules over one work: what they find, as far as each has earned to be believed."""

from collections.abc import Callable, Iterable, Iterator

from fanlight.tags.mistakes import (
    contradictions,
    disambiguation,
    fields,
    joined,
    members,
    relationships,
    shapes,
    slips,
)
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.measured import PRECISION
from fanlight.tags.mistakes.values import Action, Proposal, Tagged

Check = Callable[[Tagged, Lexicon], Iterable[Proposal]]

CHECKS: tuple[Check, ...] = (
    fields.find,
    relationships.find,
    members.find,
    joined.find,
    disambiguation.find,
    slips.find,
    shapes.find,
    contradictions.find,
)
"""In the order in which they are believed: of two that would change one tag, the first is shown."""

ASKS, OFF = 0.95, 0.8
"""Precision below which a rule only asks, and below which it is switched off."""

_ORDER = ("certain", "likely", "uncertain")


def examine(work: Tagged, known: Lexicon) -> list[Proposal]:
    """Give what is found in a work's tags, the surest first; of one tag no two repairs."""
    found: list[Proposal] = []
    mended = set[tuple[str, str]]()
    for proposal in every(work, known):
        here = (proposal.about.kind, proposal.about.key)
        if is_on(proposal.rule) and not (proposal.repair.removes and here in mended):
            mended |= {(word.kind, word.key) for word in proposal.repair.removes}
            found.append(proposal if is_trusted(proposal.rule) else proposal.unsure())
    return sorted(found, key=lambda proposal: _ORDER.index(proposal.certainty))


def every(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Give all that the rules find, whatever they have earned."""
    for check in CHECKS:
        yield from check(work, known)


def holds_everywhere(proposal: Proposal) -> bool:
    """Tell whether another name is right wherever this one stands, whatever else the work is tagged with."""
    if proposal.action is not Action.CANONICAL or not proposal.repair.adds:
        return False
    if proposal.rule in (relationships.LOOSE, relationships.ORDER):
        return relationships.means_the_same(proposal.about.name, proposal.repair.adds[0].name)
    return proposal.rule in (slips.SLIP, slips.FORM)


def is_on(rule: str) -> bool:
    """Tell whether a rule is right often enough to be heard."""
    precision = PRECISION.get(rule)
    return precision is None or precision >= OFF


def is_trusted(rule: str) -> bool:
    """Tell whether a rule may say that it is sure."""
    precision = PRECISION.get(rule)
    return precision is not None and precision >= ASKS
