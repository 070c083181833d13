"""R9. Several tags written as one: `Fluff. Angst`, `Fog;Bells`, `Fluff / Angst`."""

import re
from collections.abc import Iterator

from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.values import Action, Proposal, Repair, Tagged, Word

ID = "R9"

_JOINTS = re.compile(r"\s*(?:(?<!\.)\.(?!\.)|[;\n,،、，])\s*| / ")
_FIELDS = ("character", "freeform", "fandom")
_KINDS = ("freeform", "character", "relationship", "fandom")


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Propose to part a name that nobody else uses, where each of its parts is known."""
    for kind in _FIELDS:
        for name in work.of(kind):
            parts = pieces(name)
            if len(parts) < 2 or known.knows(kind, name):
                continue
            words = [_known_as(part, kind, known) for part in parts]
            if all(words):
                word, adds = Word(kind, name), tuple(dict.fromkeys(w for w in words if w))
                values = {"name": name, "names": "; ".join(w.name for w in adds)}
                yield Proposal(ID, Action.SPLIT, "likely", word, "joined", values, Repair((word,), adds))


def pieces(name: str) -> list[str]:
    """Give what a name falls into at full stops, semicolons, commas, ends of lines, and slashes between spaces."""
    return [part for part in _JOINTS.split(name) if part and len(part) > 1]


def _known_as(name: str, kind: str, known: Lexicon) -> Word | None:
    kinds = (kind, *(other for other in _KINDS if other != kind))
    return next((Word(k, tag.stands_for) for k in kinds if (tag := known.find(k, name)) and tag.is_settled), None)
