"""Which of many names have words that begin so. Pure; made once, asked often.

The words of all lists stand in one ascending vocabulary, so that those that begin alike stand together, and so do the
numbers of the names that have them: what a few letters find is one piece of an array, however many names there are.
"""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count

import numpy as np
import numpy.typing as npt

from fanlight.kernel.text import fold
from fanlight.search.index.rowsets import distinct

Numbers = npt.NDArray[np.uint32]

SPAN = 2_000
"""Names that are taken apart at once: other threads want their turn."""

_WORD_OR_END = re.compile(r"[^\W_]+|\n")
_LETTERS = bytes(byte if chr(byte).isalnum() or byte == 0x0A else 0x20 for byte in range(0x80)) + bytes(0x80)
_ENDS = "\n", "|"
_LAST = "\U0010ffff"
_HALF = np.uint64(32)


class Postings:
    """Lists of names under a key each; a name's number is its place in its list."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        seen: dict[str, int] = defaultdict(count(1).__next__, dict.fromkeys(_ENDS, 0))
        split = {key: _split(names, seen) for key, names in lists.items()}
        for end in _ENDS:
            del seen[end]
        self.words = sorted(seen)
        ranks = np.zeros(len(seen) + 1, np.uint64)
        ranks[np.fromiter(map(seen.__getitem__, self.words), np.int64, len(seen))] = np.arange(len(seen))
        self._sizes = {key: len(names) for key, names in lists.items()}
        self._numbers: dict[str, Numbers] = {}
        self._starts: dict[str, Numbers] = {}
        for key, found in split.items():
            pairs = _pairs(found, ranks)
            self._numbers[key] = pairs.astype(np.uint32)
            counts = np.bincount((pairs >> _HALF).astype(np.int64), minlength=len(seen))
            self._starts[key] = np.concatenate(([0], np.cumsum(counts))).astype(np.uint32)

    def having(self, key: str, begun: Sequence[str], most: int | None = None) -> Numbers:
        """Give the names of a list in which each of `begun` begins a word, ascending; the first `most`, or all."""
        if key not in self._starts or not begun:
            return np.empty(0, np.uint32)
        parts = sorted((self._part(key, word) for word in begun), key=len)
        found, others = parts[0], parts[1:]
        if not others and most is not None:
            return _first(found, most)
        for other in others:
            if not len(found):
                break
            is_found = np.zeros(self._sizes[key], np.bool_)
            is_found[found] = True
            found = other[is_found[other]]
        return distinct(found)[:most]

    def _part(self, key: str, word: str) -> Numbers:
        starts, low = self._starts[key], bisect_left(self.words, word)
        return self._numbers[key][int(starts[low]) : int(starts[bisect_left(self.words, word + _LAST, low)])]

    def words_like(self, first: str) -> list[str]:
        """Give the words that begin so."""
        low = bisect_left(self.words, first)
        return self.words[low : bisect_left(self.words, first + _LAST, low)]


def _split(names: Sequence[str], seen: Mapping[str, int]) -> "array[int]":
    """Give the words of names by their numbers in `seen`, which makes them, and 0 after each name."""
    found = array("I")
    for start in range(0, len(names), SPAN):
        part = names[start : start + SPAN]
        text = "".join(f"{name.lower() if name.isascii() else fold(name)}\n" for name in part)
        if text.count("\n") != len(part):
            text = "".join(f"{fold(name)}\n" for name in part)
        found.extend(map(seen.__getitem__, _tokens(text)))
    return found


def _tokens(text: str) -> list[str]:
    """Give the words of lines, and one of _ENDS after each line. Regular expressions take four times as long."""
    if not text.isascii():
        return _WORD_OR_END.findall(text)
    return text.encode().translate(_LETTERS).replace(b"\n", b" | ").decode().split()


def _pairs(found: "array[int]", ranks: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Give words' ranks << 32 | names' numbers, each once, ascending."""
    words = np.frombuffer(found, np.uint32) if found else np.empty(0, np.uint32)
    ends = words == 0
    names = np.cumsum(ends)[~ends].astype(np.uint64)
    return distinct(ranks[words[~ends]] << _HALF | names)


def _first(numbers: Numbers, most: int) -> Numbers:
    """Give the lowest `most`, ascending, each once: a name may have several words that begin so."""
    size = 4 * most
    while True:
        found = distinct(np.partition(numbers, size)[:size] if size < len(numbers) else numbers)
        if len(found) >= most or size >= len(numbers):
            return found[:most]
        size *= 8
