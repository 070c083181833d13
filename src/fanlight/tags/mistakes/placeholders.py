"""R5. Members of a relationship that are nobody by name.

Source: AO3's wrangling guidelines for characters ("Original Female Character(s)") and relationships ("Minor or
Background Relationship(s)", "Reader").
"""

import re

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.people import bare

ID = "R5"

_ORIGINAL = re.compile(
    r"(?:an? |the |some |various |other |multiple |unnamed )*(?:original|other|unnamed)(?: [\w'-]+){0,3}? "
    r"(?:character|companion|creature|people|human|person)(?:\(s\)|s)?"
)
_INITIALS = re.compile(r"(?:an? )?o[mfcnb]?[mfc]c?s?|oc's|ocs?|m?c|mc")
_NOBODY = frozenset({
    "reader", "you", "y/n", "reader-insert", "female reader", "male reader", "gender neutral reader", "gn reader",
    "other", "others", "other(s)", "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "no one",
    "nobody", "various", "multiple", "others to be added", "various others", "many others", "self", "me", "author",
    "the author", "original", "female character", "male character", "stranger", "strangers", "unknown", "unnamed",
    "none", "n/a", "crew",
})  # fmt: skip
_TOGETHER = re.compile(
    r"(?:(?:minor|background|past|other|various|multiple|implied|ambiguous|no|or|and|romantic|canon|mentioned"
    r"|additional|some|all|many|side)[ ,/-]*)+"
    r"(?:relationship|pairing|ship|romance)s?(?:\(s\))?(?: tags?)?(?: to be added)?"
)


def is_nobody(member: str) -> bool:
    """Tell whether a member is a placeholder, singular or plural: `Original Female Character(s)`, `Reader`, `OMC`."""
    key = fold(bare(member)) or fold(member)
    return key in _NOBODY or bool(_ORIGINAL.fullmatch(key)) or bool(_INITIALS.fullmatch(key))


def is_relationships(name: str) -> bool:
    """Tell whether a relationship is one by its own words: `Minor or Background Relationship(s)`."""
    return bool(_TOGETHER.fullmatch(fold(name)))
