"""Salvage: the structure of works that come as bare text, given back, with how sure each decision is.

Pure: text in, pieces and decisions out, and a Manuscript of those. Loses no character, settles nothing by itself that a
person could see otherwise. What a file's bytes mean is for `imports.encodings`.
"""

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
