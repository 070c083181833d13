"""The steps of a decision, as they are stored: what they wrote, told apart by place. Pure.

["tag", id, {column: [before, after]}]   ["made", id]   ["shelf", id]
["link" | "cut", table, lower, upper]    ["former" | "unformer", kind, name, folded, tag]
"""

from collections.abc import Iterable, Sequence
from typing import Any

Cell = tuple[Any, ...]
"""A place in the tables that a step wrote to."""


def cells_of(steps: Iterable[Sequence[Any]]) -> set[Cell]:
    """Give all that steps wrote to."""
    cells: set[Cell] = set()
    for name, *values in steps:
        if name == "tag":
            cells.update((values[0], column) for column in values[1])
        elif name in ("link", "cut"):
            cells.add(tuple(values))
        elif name == "links":
            cells.update((values[0], low, up) for low, up in values[1])
        elif name in ("former", "unformer"):
            cells.add(("name", values[0], values[2]))
    return cells


def shelves_of(steps: Iterable[Sequence[Any]]) -> set[int]:
    """Give the shelves that steps put something on or took something from."""
    return {cell[2] for cell in cells_of(steps) if cell[0] == "media"}


def made_by(steps: Iterable[Sequence[Any]]) -> list[int]:
    """Give the tags that steps made."""
    return [pk for name, *values in steps if name == "made" for pk in values]
