"""The names of a character: what it may be called by in a relationship.

Source: AO3's wrangling guidelines for characters (pipes between several names in use, `(Fandom)` behind a name that
others have too, nicknames in quotation marks).
"""

import re
from functools import lru_cache

from fanlight.kernel.text import fold

_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'", "`": "'"}
)
_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
_GROUP = frozenset({"character", "characters", "character(s)", "family", "crew", "mirror", "original", "team", "kids"})
_NICKNAME = re.compile(r'\s*"([^"]+)"\s*')


def straight(name: str) -> str:
    """Give a name with the quotation marks of a typewriter."""
    return name.translate(_QUOTES)


def bare(name: str) -> str:
    """Give a name without what stands in brackets behind it."""
    while (shorter := _BEHIND.sub("", name)) != name and shorter:
        name = shorter
    return name


def behind(name: str) -> str:
    """Give what stands in brackets behind a name, without them; "" where nothing does."""
    found = _BEHIND.search(name)
    return found[0].strip()[1:-1].strip() if found and found.start() else ""


@lru_cache(maxsize=50_000)
def full_keys(name: str) -> tuple[str, ...]:
    """Give the keys that name one character whole: as it is, without brackets, each part of pipes, with nicknames.

    `James "Bucky" Barnes` is also james bucky barnes, james barnes, bucky barnes and bucky.
    """
    plain = straight(name)
    parts = [plain, bare(plain)]
    if "|" in plain:
        parts += [bare(part) for part in bare(plain).split("|")]
    for part in tuple(parts):
        if nickname := _NICKNAME.search(part):
            before, after = part[: nickname.start()].strip(), part[nickname.end() :].strip()
            parts += [f"{before} {nickname[1]} {after}", f"{before} {after}", f"{nickname[1]} {after}", nickname[1]]
    return tuple(dict.fromkeys(key for part in parts if (key := fold(part))))


@lru_cache(maxsize=50_000)
def short_keys(name: str) -> tuple[str, ...]:
    """Give the keys that may mean others too: the given name, the family name, and the two turned round."""
    full = full_keys(name)
    keys: dict[str, None] = {}
    for key in full:
        tokens = bare(key).replace('"', "").split()
        if 2 <= len(tokens) <= 4 and _GROUP.isdisjoint(tokens):
            keys |= dict.fromkeys((tokens[0], tokens[-1]))
            if len(tokens) == 2:
                keys[f"{tokens[1]} {tokens[0]}"] = None
    return tuple(key for key in keys if key not in full)
