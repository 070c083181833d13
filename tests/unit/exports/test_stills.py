"""AVIF pictures as others, whatever they are like."""

import io

import pytest
from PIL import Image

from fanlight.exports import stills
from tests.samples.pictures import LAMP, avif


def size_of(data: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.size


def said_to_be(width: int, height: int, data: bytes, side: int) -> bytes:
    """Give a square picture with another size in its header."""
    forged = data.replace(side.to_bytes(4) * 2, width.to_bytes(4) + height.to_bytes(4))
    assert forged != data
    return forged


def test_large_ones_are_made_smaller_and_turned_ones_stand_upright() -> None:
    made = stills.for_readers({"wide": avif(8_192, 512), "turned": avif(40, 20, turned=True)})
    assert {name: size_of(data) for name, data in made.items()} == {"wide": (4_096, 256), "turned": (20, 40)}


def test_one_that_is_hostile_costs_the_others_nothing() -> None:
    huge = said_to_be(10_000, 6_000, avif(16, 16), 16)
    lies = said_to_be(8, 8, avif(900, 900), 900)
    junk = b"\0\0\0\x1cftypavif" + bytes(range(256)) * 4
    made = stills.for_readers({"huge": huge, "lies": lies, "junk": junk, "png": LAMP, "well": avif()})
    assert set(made) - {"lies"} == {"well"}
    assert size_of(made.get("lies", avif(8, 8))) == (8, 8), "of no more memory than its own process may have"


def test_where_nothing_can_be_made_nothing_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stills, "SECONDS", 0.001)
    assert stills.for_readers({"well": avif()}) == {}
    monkeypatch.setattr(stills, "MOST_BYTES", 10)
    assert stills.for_readers({"well": avif()}) == {}
