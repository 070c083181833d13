"""The words that may stand before a colon."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import get_args

from fanlight.search.query import DateField, FlagField, NameField, NumberField, OwnField, TextField, Thing

KINDS = ("rating", "warning", "category", "fandom", "relationship", "character", "freeform")
"""The kinds of tags (held to tags.models.Kind by a test)."""

TAG = "tag"
NUMBERS: tuple[NumberField, ...] = get_args(NumberField)
DATES: tuple[DateField, ...] = get_args(DateField)
FLAGS: tuple[FlagField, ...] = get_args(FlagField)
NAMES: tuple[NameField, ...] = get_args(NameField)
OWN: tuple[OwnField, ...] = get_args(OwnField)
TEXTS: tuple[TextField, ...] = tuple(field for field in get_args(TextField) if field)
THINGS: tuple[Thing, ...] = get_args(Thing)
HAS, SAVED, SORT, TEXT = "has", "filter", "sort", "text"

OWN_VALUES: Mapping[OwnField, tuple[str, ...]] = {
    "read": ("no", "started", "yes"),
    "new": ("yes", "no"),
    "marked": ("yes", "no"),
    "bookmarked": ("yes", "no"),
    "rec": ("yes", "no"),
}
"""What a reader's own fields can be; a shelf is called what its reader likes."""

ALIASES: Mapping[str, str] = {
    "ship": "relationship",
    "pairing": "relationship",
    "char": "character",
    "additional": "freeform",
    "tags": TAG,
    "creator": "by",
    "author": "by",
    "lang": "language",
    "word": "words",
    "chapter": "chapters",
    "date": "updated",
    "posted": "published",
    "finished": "complete",
}
"""Other words for a field."""

NAMES_ALL: tuple[str, ...] = (
    *KINDS, TAG, *NUMBERS, *DATES, *FLAGS, *NAMES, *OWN, *TEXTS, HAS, SAVED, SORT, TEXT,
)  # fmt: skip
_KNOWN = frozenset(NAMES_ALL)
_OFFERED = tuple(name for name in NAMES_ALL if not name.endswith("-key"))


def field_of(written: str) -> str | None:
    """Give the field that a word before a colon names, in any case; None where it names none."""
    name = written.lower()
    name = ALIASES.get(name, name)
    return name if name in _KNOWN else None


def near(written: str) -> tuple[str, ...]:
    """Give fields that may have been meant, likeliest first."""
    return tuple(get_close_matches(written.lower()[:40], (*_OFFERED, *ALIASES), n=3, cutoff=0.6))
