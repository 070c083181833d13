"""What a tag is likely to be another spelling of, and why. Pure: what may be meant comes from outside."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import token_set_ratio

from fanlight.kernel.text import fold
from fanlight.tags.mistakes import grammar
from fanlight.tags.mistakes.people import bare, full_keys
from fanlight.tags.models import Kind

REASONS: Mapping[str, float] = {
    "letters": 0.97,  # the same letters and digits: only spaces, hyphens and signs differ
    "order": 0.95,  # A/B and B/A
    "nickname": 0.93,  # James "Bucky" Barnes, and either name of Lin Shu | Mei Changsu
    "words": 0.9,  # the same words in another order
    "slip": 0.88,  # a letter or two
    "brackets": 0.84,  # Robin and Robin (Lamp)
    "part": 0.6,  # all words of one are in the other
}
"""Reasons, each with how likely it is that whoever has it means the same; the best one counts, others add a little."""

_BESIDES = 0.01
_LETTERS = re.compile(r"[\W_]+")
_SHORT, _LONG = 6, 10
"""Letters from which one slip, and two, are forgiven (spec R12)."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A name that may be meant: its id, how likely that is, and the reasons, the best first."""

    id: int
    score: float
    why: tuple[str, ...]


def rank(kind: str, name: str, others: Iterable[tuple[int, str, int]]) -> list[Likely]:
    """Rank (id, name, uses) by how likely each is meant by a name; those for which nothing speaks are left out."""
    mine = _Shape(kind, name)
    found = []
    for pk, other, uses in others:
        why = sorted(_reasons(mine, _Shape(kind, other)), key=lambda reason: -REASONS[reason])
        if why:
            score = REASONS[why[0]] + _BESIDES * (len(why) - 1)
            found.append((Likely(pk, round(score, 3), tuple(why)), uses))
    found.sort(key=lambda pair: (-pair[0].score, -pair[1], pair[0].id))
    return [likely for likely, _ in found]


def keys_of(kind: str, name: str) -> list[str]:
    """Give folded names to look for: what else the same thing could be called."""
    keys = [fold(bare(name))]
    if kind == Kind.CHARACTER:
        keys += full_keys(name)
    if kind == Kind.RELATIONSHIP and (parsed := grammar.parse(name)) is not None and len(parsed.members) == 2:
        first, second = parsed.members
        keys += [fold(grammar.join(pair, sign)) for pair in ((first, second), (second, first)) for sign in "/&"]
    own = fold(name)
    return [key for key in dict.fromkeys(keys) if key and key != own]


class _Shape:
    """A name seen in each of the ways that names are compared."""

    def __init__(self, kind: str, name: str) -> None:
        self.kind = kind
        self.folded = fold(name)
        self.letters = _LETTERS.sub("", self.folded)
        self.words = sorted(_LETTERS.sub(" ", self.folded).split())
        self.bare = fold(bare(name))
        self.digits = re.sub(r"\D", "", self.folded)
        self.keys = frozenset(full_keys(name)) if kind == Kind.CHARACTER else frozenset()
        parsed = grammar.parse(name) if kind == Kind.RELATIONSHIP else None
        self.members = sorted(fold(bare(member)) for member in parsed.members) if parsed else []
        self.sign = parsed.sign if parsed else ""


def _reasons(mine: _Shape, other: _Shape) -> Iterable[str]:
    if mine.members and other.members and mine.sign != other.sign:
        return  # A/B and A & B are never one
    if mine.letters and mine.letters == other.letters:
        yield "letters"
    if mine.members and mine.members == other.members and mine.sign == other.sign and mine.folded != other.folded:
        yield "order"
    if mine.keys and (other.folded in mine.keys or mine.folded in other.keys):
        yield "nickname"
    if len(mine.words) > 1 and mine.words == other.words and mine.letters != other.letters:
        yield "words"
    if mine.digits == other.digits and _is_slip(mine.letters, other.letters):
        yield "slip"
    if mine.bare and mine.bare == other.bare and mine.folded != other.folded and not mine.members:
        yield "brackets"
    if len(mine.words) > 1 and len(other.words) > 1 and token_set_ratio(mine.folded, other.folded) == 100:
        yield "part"


def _is_slip(one: str, other: str) -> bool:
    if one == other or abs(len(one) - len(other)) > 2:
        return False
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= _LONG else 1 if shorter >= _SHORT else 0
    return allowed > 0 and DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed
