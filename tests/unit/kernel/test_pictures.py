"""Pictures, by what they say of themselves."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fanlight.kernel.pictures import kind_of, size_of
from tests.samples.pictures import GIF, LAMP, avif


def drawn(kind: str, width: int, height: int, **options: object) -> bytes:
    out = io.BytesIO()
    mode = "RGBA" if options.get("clear") else "RGB"
    options.pop("clear", None)
    Image.new(mode, (width, height), (40, 80, 120)).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {}), ("JPEG", {"progressive": True}), ("JPEG", {"exif": b"Exif\0\0" + bytes(200)}), ("PNG", {}),
        ("GIF", {}), ("WEBP", {}), ("WEBP", {"lossless": True}), ("WEBP", {"clear": True}),
        ("WEBP", {"icc_profile": bytes(64)}),
    ],
)  # fmt: skip
def test_a_picture_says_how_large_it_is(kind: str, options: dict[str, object]) -> None:
    data = drawn(kind, 300, 17, **options)
    assert (kind_of(data), size_of(data)) == (kind.lower(), (300, 17))


WHOLE = [GIF, LAMP, drawn("JPEG", 3, 2), drawn("WEBP", 3, 2), drawn("WEBP", 3, 2, lossless=True)]


@pytest.mark.parametrize("data", WHOLE)
@given(draw=st.data())
def test_a_head_cut_short_says_nothing_or_the_same(data: bytes, draw: st.DataObject) -> None:
    cut = data[: draw.draw(st.integers(0, len(data)))]
    assert size_of(cut) in (None, size_of(data))
    assert size_of(data[:10]) is None


@given(st.sampled_from([*WHOLE, avif()]), st.binary(max_size=200))
def test_whatever_follows_a_signature_is_borne(data: bytes, rest: bytes) -> None:
    size = size_of(data[:12] + rest)
    assert size is None or min(size) > 0
