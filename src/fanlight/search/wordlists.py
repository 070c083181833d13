"""Names by any of their words, whole or begun or mistyped, most used first. Pure; made once, asked often.

The names of a kind stand in falling order of their uses; a word that is in no name is compared with those that are.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from fanlight.kernel.text import fold

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST_WORDS = 8
"""Words of what was typed that are looked for."""

LONGEST = 200
"""Characters of what was typed that are looked at."""

GATHERED = 300
"""Names among which the nearest are chosen."""

REMEMBERED = 64
"""Letters for which the beginnings of words are kept, by their length, for the next slip."""

_WORD = re.compile(r"[^\W_]+")


class Name(NamedTuple):
    """A name that can be offered. `head` is the name it stands under, which is its own but for a synonym.

    `id` tells it from others of its kind.
    """

    kind: str
    name: str
    head: str
    uses: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class _Kind:
    """What names of a kind are, side by side: an object for each of millions would be told in gigabytes."""

    kind: str
    names: Sequence[str]
    heads: dict[int, str]  # of synonyms
    uses: "array[int]"
    ids: "array[int]"

    def name(self, number: int) -> Name:
        name = self.names[number]
        return Name(self.kind, name, self.heads.get(number, name), self.uses[number], self.ids[number])


class Wordlist:
    """The names of a library, by kind."""

    def __init__(self, names: Iterable[Name]) -> None:
        from fanlight.search.postings import Postings  # noqa: PLC0415  numpy is not for a start to wait for

        self._kinds = _kinds(names)
        self._postings = Postings({kind: held.names for kind, held in self._kinds.items()})
        self._beginnings: dict[tuple[str, int], list[str]] = {}

    def complete(self, text: str, kinds: Sequence[str], limit: int, *, forgiving: bool = True) -> list[Name]:
        """Give names in which every word of `text` begins a word; if `forgiving`, a mistyped one where none does."""
        words = _words(text)
        if not words:
            return []
        found = self._begun(words, kinds, limit)
        if forgiving and not found and len(words[-1]) > 2:
            for other in self._near(words[-1], begun=True):
                found += self._begun([*words[:-1], other], kinds, limit)
        start = fold(text)
        found.sort(key=lambda name: (not fold(name.name).startswith(start), -name.uses, name.name))
        return _heads(found)[:limit]

    def near(self, text: str, kinds: Sequence[str], limit: int) -> list[Name]:
        """Give the names that are most like `text`."""
        words = _words(text)
        gathered: dict[Name, None] = {}
        for word in sorted(words, key=len, reverse=True):
            for other in dict.fromkeys((word, *self._near(word, begun=False))):
                gathered.update(dict.fromkeys(self._begun([other], kinds, GATHERED // 4)))
            if len(gathered) >= GATHERED:
                break
        wanted = " ".join(words)
        scored = [(fuzz.token_sort_ratio(wanted, " ".join(_words(name.name))), name.uses, name) for name in gathered]
        scored.sort(key=lambda row: (-row[0] // 5, -row[1], row[2].name))
        return _heads([name for score, _, name in scored if score >= 40])[:limit]

    def numbers(self, text: str, kind: str) -> "npt.NDArray[np.uint32]":
        """Give the places in `ids` of all names in which every word of `text` begins a word."""
        return self._postings.having(kind, _words(text))

    def ids(self, kind: str) -> Sequence[int]:
        """Give the ids of all names of a kind, the most used first."""
        return self._kinds[kind].ids if kind in self._kinds else array("q")

    def _begun(self, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[Name]:
        return [
            held.name(number)
            for kind in kinds
            if (held := self._kinds.get(kind)) is not None
            for number in self._postings.having(kind, words, limit).tolist()
        ]

    def _near(self, word: str, *, begun: bool) -> list[str]:
        """Give a few words that are one or two slips from this one, or that begin so."""
        slips = 0 if len(word) < 3 else 1 if len(word) < 7 else 2
        if not slips:
            return []
        choices = self._begins(word[0], len(word)) if begun else self._postings.words_like(word[0])
        return [
            choice for choice, _, _ in process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=3)
        ]

    def _begins(self, letter: str, length: int) -> list[str]:
        """Give what words with this letter begin with, each once."""
        known = self._beginnings.get((letter, length))
        if known is None:
            if len(self._beginnings) >= REMEMBERED:
                self._beginnings.clear()
            words = self._postings.words_like(letter)
            known = self._beginnings[letter, length] = list(dict.fromkeys(word[:length] for word in words))
        return known


def _kinds(names: Iterable[Name]) -> dict[str, _Kind]:
    by_kind: dict[str, dict[str, list[Name]]] = {}
    for name in names:
        by_kind.setdefault(name.kind, {}).setdefault(name.name[:1], []).append(name)
    return {kind: _kind(kind, by_letter) for kind, by_letter in by_kind.items()}


def _kind(kind: str, by_letter: dict[str, list[Name]]) -> _Kind:
    # By name letter by letter, and then by uses: to sort half a million names at once keeps all other threads waiting.
    ordered = [name for letter in sorted(by_letter) for name in sorted(by_letter[letter], key=itemgetter(1))]
    ordered.sort(key=lambda name: -name.uses)
    return _Kind(
        kind,
        names=[name.name for name in ordered],
        heads={number: name.head for number, name in enumerate(ordered) if name.head != name.name},
        uses=array("q", [name.uses for name in ordered]),
        ids=array("q", [name.id for name in ordered]),
    )


@lru_cache(maxsize=64)  # what is typed is held against a hundred thousand names
def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_WORD.findall(fold(text[:LONGEST]))))[:MOST_WORDS]


def _heads(names: Iterable[Name]) -> list[Name]:
    """Give each name that stands for another as that other, once."""
    found = {(name.kind, name.head): name for name in reversed(list(names))}
    return list(found.values())[::-1]


def find_among(text: str) -> str:
    """Give a piece that is in every folded name in which `is_among` finds `text`; empty where it finds none."""
    return max(_words(text), key=len, default="")


def is_among(text: str, name: str) -> bool:
    """Tell whether each word of `text` begins a word of `name`."""
    line = f" {' '.join(_WORD.findall(fold(name)))}"
    return all(f" {word}" in line for word in _words(text))
