"""The bands of lengths that a facet counts works in."""

from bisect import bisect_right

STARTS = (0, 1_000, 5_000, 10_000, 20_000, 50_000, 100_000)
"""Words from which each band begins."""

BANDS = tuple(
    f"{start}-{following - 1}" if following else f"{start}-"
    for start, following in zip(STARTS, (*STARTS[1:], 0), strict=True)
)
"""A band's name, as a range of words: "1000-4999", the last without an end."""


def band_of(words: int) -> str:
    """Give the band that a length lies in."""
    return BANDS[bisect_right(STARTS, words) - 1]


def ends_of(band: str) -> tuple[int, int | None]:
    """Give the first and the last length of a band."""
    low, _, high = band.partition("-")
    return int(low), int(high) if high else None
