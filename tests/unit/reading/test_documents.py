"""How KOReader tells files."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.reading.rules.documents import document_of_bytes, document_of_name, share


@pytest.mark.parametrize("size", [0, 1, 1_024, 1_025, 4_096, 5_000, 70_000])
def test_a_file_s_digest_is_of_its_samples(size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    samples = [data[:1_024]] if data else []
    place = 1_024
    while place < size:
        samples.append(data[place : place + 1_024])
        place *= 4
    assert document_of_bytes(data) == hashlib.md5(b"".join(samples), usedforsecurity=False).hexdigest()


def test_a_name_s_digest() -> None:
    assert document_of_name("Ledger.epub") == hashlib.md5(b"Ledger.epub", usedforsecurity=False).hexdigest()


@given(st.one_of(st.floats(), st.integers(), st.text(), st.none(), st.booleans(), st.lists(st.floats())))
def test_a_share_is_from_0_to_1_or_none(number: object) -> None:
    found = share(number)
    assert found is None or 0 <= found <= 1


def test_what_is_a_share() -> None:
    assert [share(n) for n in (0, 0.25, 1, 7, -1, True, "1", float("nan"), float("inf"))] == [
        0, 0.25, 1, 1, 0, None, None, None, None,
    ]  # fmt: skip
