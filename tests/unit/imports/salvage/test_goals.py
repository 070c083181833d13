"""The goals, on a text of every hand: `script/bench salvage` shows them in full, and over more texts."""

import pytest

from fanlight.imports.salvage import salvage
from tests.samples.hands import all_hands


def first(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@pytest.mark.parametrize("held_out", [False, True])
def test_chapters_are_found_and_what_is_called_certain_is_right(held_out: bool) -> None:
    right = wrong = missed = certain = certain_right = 0
    for hand in all_hands():
        if hand.held_out != held_out:
            continue
        for written in hand.texts(1):
            cut = salvage(written.text, name="a.txt")
            true = {first(cut.text, at) for kind, at in written.marks if kind == "chapter"}
            given = {first(cut.text, d.at): d for d in cut.decisions if d.kind == "chapter" and d.rule != "no-heading"}
            right += len(true & given.keys())
            wrong += len(given.keys() - true)
            missed += len(true - given.keys())
            sure = {at for at, d in given.items() if d.certainty == "certain"}
            certain += len(sure)
            certain_right += len(sure & true)
    assert 2 * right / (2 * right + wrong + missed) >= 0.97
    assert certain > 100
    assert certain_right / certain >= 0.995
