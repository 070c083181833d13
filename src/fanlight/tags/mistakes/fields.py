"""R7. A tag in the wrong field: a character among the freeforms, a relationship among the characters.

Only exact names and whole relationships of known characters tell: a bare `/` or `&` stands in fandoms and freeforms too
(`Hurt/Comfort`, `Law & Order`, `9-1-1`).
"""

from collections.abc import Iterator

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.grammar import parse
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.people import straight
from fanlight.tags.mistakes.placeholders import is_nobody
from fanlight.tags.mistakes.suffixes import without_suffix
from fanlight.tags.mistakes.values import Action, Certainty, Known, Proposal, Tagged, Word, retype

ID = "R7"

FIELDS = ("fandom", "relationship", "character", "freeform")

_LOST_IN = {
    "fandom": ("character", "relationship"),
    "relationship": ("character", "fandom", "freeform"),
    "character": ("relationship", "fandom", "freeform"),
    "freeform": ("relationship", "character", "fandom"),
}
"""field → the kinds whose names are looked for in it."""

_MANY = 10
"""Times as often that a name has to be of the other kind, where it stands in this one too."""


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Look for each name in the other kinds' vocabularies."""
    for word in work.words:
        if word.kind not in FIELDS:
            continue
        here = known.find(word.kind, word.name)
        if here and (here.is_canonical or here.head):
            continue
        uses = known.elsewhere(word.kind, word.name)
        if found := _elsewhere(word, uses, known):
            certainty: Certainty = "likely" if uses else "certain"
            values = {"name": word.name, "kind": found.kind, "uses": str(found.uses)}
            yield Proposal(ID, Action.RETYPE, certainty, word, "other-kind", values, retype(word, found.kind))
        elif word.kind != "relationship" and _is_relationship(word, here, work, known):
            values = {"name": word.name, "kind": "relationship"}
            repair = retype(word, "relationship")
            yield Proposal(ID, Action.RETYPE, "likely", word, "is-relationship", values, repair)


def _elsewhere(word: Word, uses: int, known: Lexicon) -> Known | None:
    """Give the name as another kind, if it is of that kind and as good as never of this one."""
    names = dict.fromkeys((plain := without_suffix(word.kind, word.name), straight(plain)))
    found = [
        tag
        for kind in _LOST_IN[word.kind]
        for name in names
        if (tag := known.find(kind, name)) and tag.is_settled and tag.uses >= _MANY * uses
    ]
    return max(found, key=lambda tag: (tag.is_canonical, tag.uses), default=None)


def _is_relationship(word: Word, here: Known | None, work: Tagged, known: Lexicon) -> bool:
    if here and here.uses >= _MANY:
        return False
    parsed = parse(word.name)
    if parsed is None or parsed.is_mixed or parsed.is_doubtful or parsed.qualifiers:
        return False
    own = {fold(straight(name)) for name in work.of("character")}
    named = [m for m in parsed.members if not is_nobody(m)]
    return bool(named) and all(fold(m) in own or known.knows("character", m) for m in named)
