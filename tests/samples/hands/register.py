"""The list of the hands, and which of them are held out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.samples.flattened import Flattened
from tests.samples.hands.sheets import Sheet

SEEDS = 3
"""Texts written by each hand."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A way of writing a story down. `held_out` ones are for judging rules, and not for making them."""

    name: str
    write: Callable[[Sheet], None]
    held_out: bool

    def texts(self, seeds: int = SEEDS) -> Iterator[Flattened]:
        """Write this hand's texts."""
        for number in range(seeds):
            seed = sum(ord(sign) * 31**place for place, sign in enumerate(self.name[:12])) % 10**6 + number
            sheet = Sheet(seed, self.name)
            self.write(sheet)
            yield sheet.finished()


_HANDS: list[tuple[str, Callable[[Sheet], None]]] = []


def hand(name: str) -> Callable[[Callable[[Sheet], None]], Callable[[Sheet], None]]:
    """Register a function that writes a text onto a sheet."""

    def take(write: Callable[[Sheet], None]) -> Callable[[Sheet], None]:
        _HANDS.append((name, write))
        return write

    return take


def _is_later(one: tuple[str, Callable[[Sheet], None]]) -> bool:
    return one[0].startswith("later: ")


def all_hands() -> list[Hand]:
    """List the hands; every third is held out. Those written later come last, and leave the others what they were."""
    from tests.samples.hands import fronts, headings, languages, later, shapes, titles  # noqa: F401, PLC0415 (they register)

    return [Hand(name, write, number % 3 == 2) for number, (name, write) in enumerate(sorted(_HANDS, key=_is_later))]
