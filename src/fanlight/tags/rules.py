"""What may be decided about tags, from values alone.

Sources: otwarchive's tag.rb and config.yml; decision 0024 says where Fanlight differs on purpose.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from fanlight.kernel.errors import Invalid
from fanlight.kernel.text import fold, squish
from fanlight.tags.models import Kind

LONGEST = 150
"""Characters of a name that is decided on. Names that works bring may be longer."""

FORBIDDEN = ",，、^*<>{}=`\\%"
"""What no name that is decided on may hold: commas part names in a list, the others mean something in a search."""

FIXED = frozenset({Kind.RATING, Kind.WARNING, Kind.CATEGORY})
"""Kinds whose canonicals are the library's own vocabulary, which only its owner changes."""

PARENTS: Mapping[str, frozenset[str]] = {
    Kind.CHARACTER: frozenset({Kind.FANDOM}),
    Kind.RELATIONSHIP: frozenset({Kind.FANDOM, Kind.CHARACTER}),
    Kind.FREEFORM: frozenset({Kind.FANDOM}),
}
"""What a tag of a kind may belong to. A fandom stands on shelves of media instead."""

_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\U000e0020-\U000e007f\ufe0f\u20e3"
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755"
    "\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]"  # emoji-data.txt: Emoji_Presentation
)
_MANY_NAMED = 5


class State(StrEnum):
    """What has been decided about a tag."""

    CANONICAL = "canonical"
    SYNONYM = "synonym"
    UNWRANGLEABLE = "unwrangleable"
    UNDECIDED = "undecided"


def state_of(*, is_canonical: bool, is_synonym: bool, is_unwrangleable: bool) -> State:
    """Give a tag's state; no two of the three are ever true (constraints of the table)."""
    if is_canonical:
        return State.CANONICAL
    if is_synonym:
        return State.SYNONYM
    return State.UNWRANGLEABLE if is_unwrangleable else State.UNDECIDED


def check_name(name: str) -> str:
    """Give a name as it will be kept, white space squeezed. Raises: Invalid with what is wrong with it."""
    name = squish(name)
    if not name or not fold(name):
        raise Invalid("A tag needs a name that can be seen.", at="name")
    if len(name) > LONGEST:
        raise Invalid(
            f"A tag's name has at most {LONGEST} characters, and this one has {len(name)}."
            " Were these several tags with commas between them?",
            at="name",
        )
    found = [character for character in FORBIDDEN if character in name]
    if found:
        raise Invalid(f"A tag's name may not hold {' '.join(found)}", at="name")
    if _DIRECTIONS.search(name):
        raise Invalid("This name holds marks that turn the direction of writing, which cannot be seen.", at="name")
    if emoji := _EMOJI.search(name):
        raise Invalid(f"A name that others are to find has no emoji: take {emoji[0]} out.", at="name")
    return name


def is_respelled(before: str, after: str) -> bool:
    """Tell whether two names differ in nothing but case, accents and form."""
    return before != after and fold(before) == fold(after)


def say_path(names: Sequence[str]) -> str:
    """Say why a link would close a circle: `names` lead up from the tag that was to be the upper to the lower."""
    upper, *between, lower = names
    quoted = [f"“{name}”" for name in between]
    if len(quoted) > _MANY_NAMED:
        quoted = [*quoted[:2], f"{len(quoted) - 4} more", *quoted[-2:]]
    through = f" through {', '.join(quoted)}" if quoted else ""
    return f"“{lower}” is already above “{upper}”{through}."
