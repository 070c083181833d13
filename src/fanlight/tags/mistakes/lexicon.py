"""The names that are known, to be asked by rules: all of a small archive's, or those that a work's tags may mean."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.people import bare, behind, full_keys, short_keys
from fanlight.tags.mistakes.values import Known, key_of

MUCH_MORE = 10
"""How many times as often a name has to be used to be what another was meant to be."""

BEGINNINGS = {"character": 2, "fandom": 2, "relationship": 4, "freeform": 4}
"""Letters at a name's beginning by which the names near it are looked up."""

ONE_SLIP, TWO_SLIPS, LONG_WORD = 6, 10, 8
"""Letters from which on a name may have one slip, or two; and a word of it two."""


class Lexicon:
    """Known names by kind and key, characters by whatever they may be called, and those near a name.

    `counts_work`: the work that is looked at is one of those that the names' uses count.
    """

    def __init__(self, names: Iterable[Known], *, counts_work: bool = True) -> None:
        self._own = int(counts_work)
        self._names: dict[tuple[str, str], Known] = {}
        self._full: dict[str, list[Known]] = defaultdict(list)
        self._short: dict[str, list[Known]] = defaultdict(list)
        self._beginnings: dict[tuple[str, str], list[Known]] = defaultdict(list)
        for name in names:
            self._add(name)
        for found in (*self._full.values(), *self._short.values(), *self._beginnings.values()):
            found.sort(key=lambda known: (-known.uses, known.name))

    def _add(self, name: Known) -> None:
        key = name.key
        if (name.kind, key) in self._names:
            return
        self._names[name.kind, key] = name
        if name.kind == "character":
            for full in full_keys(name.name):
                self._full[full].append(name)
            for short in short_keys(name.name):
                self._short[short].append(name)
        if name.kind in BEGINNINGS:
            self._beginnings[name.kind, key[: BEGINNINGS[name.kind]]].append(name)

    def find(self, kind: str, name: str) -> Known | None:
        """Give what is known under a name."""
        return self._names.get((kind, key_of(kind, name)))

    def knows(self, kind: str, name: str) -> bool:
        """Tell whether a name is known well enough to be trusted."""
        found = self.find(kind, name)
        return found is not None and found.is_settled

    def uses(self, kind: str, name: str) -> int:
        """Tell how many works carry it."""
        found = self.find(kind, name)
        return found.uses if found else 0

    def elsewhere(self, kind: str, name: str) -> int:
        """Tell how many works carry it besides the one that is looked at."""
        return max(self.uses(kind, name) - self._own, 0)

    def called(self, key: str) -> list[Known]:
        """Give the characters that a key names whole, the most used first."""
        return self._full.get(key, [])

    def called_short(self, key: str) -> list[Known]:
        """Give the characters whose given or family name a key is, the most used first."""
        return self._short.get(key, [])

    def near(self, kind: str, name: str) -> Iterator[Known]:
        """Give the much more used names that this one may be a slip of, the nearest and most used first."""
        key = key_of(kind, bare(name))
        slips = slips_of(key)
        if not slips or kind not in BEGINNINGS:
            return
        least = MUCH_MORE * max(self.elsewhere(kind, name), 1)
        found = []
        for beginning in beginnings(kind, key):
            for known in self._beginnings.get((kind, beginning), ()):
                if known.uses >= least and _agree(name, known.name):
                    distance = _distance(key, key_of(kind, bare(known.name)), slips)
                    if 0 < distance <= slips:
                        found.append((distance, -known.uses, known.name, known))
        for *_, known in sorted(found, key=lambda each: each[:3]):
            yield known


def slips_of(key: str) -> int:
    """Give how many slips a name of this length may have."""
    return 2 if len(key) >= TWO_SLIPS else 1 if len(key) >= ONE_SLIP else 0


def is_slip(one: str, other: str) -> bool:
    """Tell whether a name may be a slip of another: near enough for its length, the same digits."""
    key, slips = fold(one), slips_of(fold(one))
    return 0 < _distance(key, fold(other), slips) <= slips and _digits(one) == _digits(other)


def _distance(key: str, other: str, slips: int) -> int:
    """Count the slips between two names; more than `slips` where a short word would have two: `Eeris`, `Nerys`."""
    distance = int(OSA.distance(key, other, score_cutoff=slips))
    words, others = key.split(), other.split()
    if distance == slips == _TWO and len(words) == len(others):
        short = ((one, two) for one, two in zip(words, others, strict=True) if len(one) < LONG_WORD)
        if any(OSA.distance(one, two) > 1 for one, two in short):
            return slips + 1
    return distance


def beginnings(kind: str, key: str) -> set[str]:
    """Give what a name may have begun with before a slip: its own letters; of two, also changed round or one too many.

    A letter that is missing from these, or another in its place, is not made good: there would be too many to look for.
    """
    length = BEGINNINGS.get(kind, 0)
    start = key[:length]
    return {start, start[::-1], key[1:3], key[:1] + key[2:3]} if length == _TWO else {start}


_TWO = 2


def _agree(one: str, other: str) -> bool:
    """Tell whether two names have the same digits, and the same in brackets behind them, if anything."""
    ends = behind(one), behind(other)
    return (not all(ends) or fold(ends[0]) == fold(ends[1])) and _digits(one) == _digits(other)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
