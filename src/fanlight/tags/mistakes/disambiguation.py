"""R10. Names that several have, and what stands in brackets to tell them apart.

Source: AO3's wrangling guidelines for characters: a name that is somebody's elsewhere too gets `(Fandom)`.
"""

from collections.abc import Iterator

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.people import bare, behind
from fanlight.tags.mistakes.placeholders import is_nobody
from fanlight.tags.mistakes.values import Action, Known, Proposal, Tagged, Word, respell

ID = "R10"


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Ask for the right `Name (Fandom)`, where the work's fandoms leave one, and about one of another fandom."""
    for name in work.of("character"):
        word, tag = Word("character", name), known.find("character", name)
        if is_nobody(name) or (tag and tag.head):
            continue
        others = [o for o in known.called(fold(bare(name))) if o.is_settled and _is_called(o, bare(name))]
        right = [other for other in others if is_of(other, work)]
        if len(right) != 1 or right[0].key == word.key or bare(right[0].stands_for) == right[0].stands_for:
            continue
        better = right[0].stands_for
        values = {"name": name, "better": better, "fandom": behind(better)}
        if not behind(name) and (tag is None or not tag.is_canonical) and right[0].uses > (tag.uses if tag else 0):
            yield Proposal(ID, Action.CANONICAL, "likely", word, "whose-name", values, respell(word, better))
        elif tag in others and tag not in right and known.knows("fandom", behind(name)):
            yield Proposal(ID, Action.CANONICAL, "uncertain", word, "other-fandoms-name", values, respell(word, better))


def _is_called(other: Known, name: str) -> bool:
    return bool(behind(other.name)) and fold(bare(other.name)) == fold(name)


def is_of(character: Known, work: Tagged) -> bool:
    """Tell whether what stands behind a character's name is one of the work's fandoms, or the beginning of one."""
    if character.fandoms and not character.fits(work.fandoms):
        return False
    place = fold(behind(character.name))
    return any(place == fandom or fandom.startswith((f"{place}:", f"{place} ")) for fandom in work.fandoms)
