"""Orders by text: a number for each text, so that numbers compare as the texts do, with room for later ones."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SortedTexts:
    """Texts as bytes, ascending and each once: text n lies in `data` between two `offsets`."""

    data: npt.NDArray[np.uint8]
    offsets: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.data[self.offsets[number] : self.offsets[number + 1]].tobytes()


def sort_texts(texts: Sequence[bytes | None], unknown: float) -> tuple[SortedTexts, Numbers]:
    """Give the texts in order, each once, and for each text given its number among them."""
    ordered = sorted({text for text in texts if text is not None})
    numbers = {text: float(number) for number, text in enumerate(ordered)}
    offsets = np.zeros(len(ordered) + 1, np.int64)
    np.cumsum([len(text) for text in ordered], out=offsets[1:])
    data = np.frombuffer(b"".join(ordered), np.uint8)
    return SortedTexts(data, offsets), np.array([unknown if t is None else numbers[t] for t in texts], np.float64)


class TextOrder:
    """Sorted texts, and those that came since, each with a number between its neighbors'."""

    def __init__(self, texts: SortedTexts) -> None:
        self._texts = texts
        self._later: dict[int, list[bytes]] = {}  # the place before which they belong → texts, ascending
        self._rows: dict[bytes, set[int]] = {}

    def number(self, text: bytes) -> float:
        """Give a text's number; one that is not there gets a number between its neighbors'."""
        place = bisect_left(self._texts, text)
        if place < len(self._texts) and self._texts[place] == text:
            return float(place)
        later = self._later.get(place, [])
        among = bisect_left(later, text)
        known = among < len(later) and later[among] == text
        return place - 1 + (among + (1.0 if known else 0.5)) / (len(later) + 1)

    def text(self, number: float) -> bytes:
        """Give the text that has a number."""
        if number.is_integer():
            return self._texts[int(number)]
        place = int(np.ceil(number))
        later = self._later[place]
        return later[round((number - place + 1) * (len(later) + 1)) - 1]

    def put(self, row: int, text: bytes) -> dict[int, float]:
        """Note a row's text; give the numbers of this row and of those that had to make room."""
        place = bisect_left(self._texts, text)
        if place < len(self._texts) and self._texts[place] == text:
            return {row: float(place)}
        later = self._later.setdefault(place, [])
        if text not in self._rows:
            insort(later, text)
        self._rows.setdefault(text, set()).add(row)
        return {other: self.number(each) for each in later for other in self._rows[each]}

    def forget(self, row: int, text: bytes) -> None:
        """Note that a row has this text no more. Its number stays taken."""
        self._rows.get(text, set()).discard(row)
