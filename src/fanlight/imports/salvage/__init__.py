"""Salvage: the structure of works that come as bare text, given back, with how sure each decision is.

Pure: text in, pieces and decisions out, and a Manuscript of those. Loses no character, settles nothing by itself that a
person could see otherwise. What a file's bytes mean is for `imports.encodings`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fanlight.imports.salvage.cut import salvage
    from fanlight.imports.salvage.drafts import Details, Draft
    from fanlight.imports.salvage.manuscripts import to_manuscript
    from fanlight.imports.salvage.reviews import add, confirm, move, remove, set_role, switch
    from fanlight.imports.salvage.values import Decision, DecisionKind, Piece, Role, Salvaged

__all__ = [
    "Decision",
    "DecisionKind",
    "Details",
    "Draft",
    "Piece",
    "Role",
    "Salvaged",
    "add",
    "confirm",
    "move",
    "remove",
    "salvage",
    "set_role",
    "switch",
    "to_manuscript",
]

_HOMES = {
    "salvage": "cut",
    **dict.fromkeys(("Details", "Draft"), "drafts"),
    "to_manuscript": "manuscripts",
    **dict.fromkeys(("add", "confirm", "move", "remove", "set_role", "switch"), "reviews"),
    **dict.fromkeys(("Decision", "DecisionKind", "Piece", "Role", "Salvaged"), "values"),
}


def __getattr__(name: str) -> object:
    """Load what is asked for, and not before: few imports hold a bare text, and each would wait for all these rules."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
