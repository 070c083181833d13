"""Names by any of their words, whole or begun or mistyped, most used first. Pure; made once, asked often.

The names of a kind stand in one long text in falling order of their uses, so that looking for a word ends as soon as
enough are found; a word that is in no name is compared with those that are.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from fanlight.kernel.text import fold

MOST_WORDS = 8
"""Words of what was typed that are looked for."""

LONGEST = 200
"""Characters of what was typed that are looked at."""

GATHERED = 300
"""Names among which the nearest are chosen."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that can be offered. `head` is the name it stands under, which is its own but for a synonym."""

    kind: str
    name: str
    head: str
    uses: int


@dataclass(frozen=True, slots=True)
class _Kind:
    names: Sequence[Name]
    text: str  # each name as " word word\n"
    starts: "array[int]"


class Wordlist:
    """The names of a library, by kind."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_kind: dict[str, list[Name]] = {}
        for name in names:
            by_kind.setdefault(name.kind, []).append(name)
        self._kinds: Mapping[str, _Kind] = {kind: _kind(found) for kind, found in by_kind.items()}
        self._words: dict[str, list[str]] = {}
        words = {word for kind in self._kinds.values() for word in kind.text.split()}
        for word in sorted(words):
            self._words.setdefault(word[:1], []).append(word)

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

    def _begun(self, words: Sequence[str], kinds: Sequence[str], limit: int) -> list[Name]:
        return [name for kind in kinds if kind in self._kinds for name in _find(self._kinds[kind], words, limit)]

    def _near(self, word: str, *, begun: bool) -> list[str]:
        """Give a few words that are one or two slips from this one, or that begin so."""
        slips = 0 if len(word) < 3 else 1 if len(word) < 7 else 2
        if not slips:
            return []
        words = self._words.get(word[:1], [])
        choices = [other[: len(word)] for other in words] if begun else words
        found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=3)
        return list(dict.fromkeys(choice for choice, _, _ in found))


def _kind(names: list[Name]) -> _Kind:
    names.sort(key=lambda name: (-name.uses, name.name))
    starts, lines, place = array("q"), [], 0
    for name in names:
        line = f" {' '.join(_WORD.findall(fold(name.name)))}\n"
        starts.append(place)
        lines.append(line)
        place += len(line)
    return _Kind(names, "".join(lines), starts)


def _find(kind: _Kind, words: Sequence[str], limit: int) -> Iterator[Name]:
    rarest = f" {max(words, key=len)}"
    others = [f" {word}" for word in words]
    place = kind.text.find(rarest)
    while place >= 0 and limit:
        number = bisect_right(kind.starts, place) - 1
        end = kind.text.index("\n", place) + 1
        line = kind.text[kind.starts[number] : end]
        if all(word in line for word in others):
            yield kind.names[number]
            limit -= 1
        place = kind.text.find(rarest, end)


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
