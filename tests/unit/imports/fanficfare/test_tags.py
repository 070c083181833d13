"""Names with commas in lists joined by commas: the order gives some of them away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.fanficfare.tags import in_order


@pytest.mark.parametrize(
    "names",
    [
        ["Bread, and How to Bake It", "F/M", "Gen", "Slow Burn"],
        ["Angst", "No Fog, We Row Like Gulls", "Oars", "Pilots", "Salt"],
        ["Ada", "Bread, Zest, Yeast", "Cake", "Dough", "Eggs", "Flour", "Grain", "Honey"],
        ["Ada", "Tomas"],
        ["Tomas", "Ada"],
        ["Salt", "Fog", "Bread", "Ada"],  # its owner keeps the site's order
        ["Fog, Zest, Salt"],  # two choices, so none is made
    ],
)
def test_what_the_order_shows(names: list[str]) -> None:
    parts = ", ".join(names).split(", ")
    assert in_order(parts) == (names if len(names) > 1 else parts)


@given(st.lists(st.text("abcAB ", max_size=3), min_size=1, max_size=30))
def test_nothing_is_lost(parts: list[str]) -> None:
    assert ", ".join(in_order(parts)) == ", ".join(parts)
    assert in_order(sorted(set(parts))) == sorted(set(parts))
