"""Texts built to confuse or to be slow are cut like any other, and nothing of them is lost.

How long they take is for `script/bench salvage` to say.
"""

import pytest

from fanlight.imports.salvage import salvage, to_manuscript
from tests.samples.hostile_texts import HOSTILE

SIZE = 20_000


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_nothing_of_it_is_lost(piece: str) -> None:
    text = f"Chapter 1\n\n{piece * (SIZE // len(piece))}x"
    found = salvage(text, name="hostile.txt")
    assert "".join(text[part.start : part.end] for part in found.pieces) == text
    assert to_manuscript(found).chapters


def test_a_tag_may_be_as_long_as_the_file() -> None:
    text = "[tags]\nfandom: " + "((TV " * 10_000
    assert to_manuscript(salvage(text, name="hostile.txt")).chapters


def test_a_long_run_of_spaces_is_no_trouble() -> None:
    assert to_manuscript(salvage(f"Chapter 1{chr(32) * 100_000}x", name="hostile.txt")).chapters
