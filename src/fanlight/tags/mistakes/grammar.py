"""R1, R2. How a relationship is written.

Source: AO3's wrangling guidelines for relationships: the characters' names joined by `/` (romantic or sexual) or ` & `
(neither), in one tag; pipes stay within a member. Loose spellings are those that files and old archives hold.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from fanlight.kernel.text import squish
from fanlight.tags.mistakes.people import straight
from fanlight.tags.mistakes.suffixes import without_suffix

_ESCAPES = {"*s*": "/", "*a*": " & "}
_STRICT = re.compile(r"\s*/\s*|\s+&\s+")
_LOOSE = re.compile(r"\s*×\s*|\s+[xX]\s+|\s*\+\s*|\s*&\s*|\s+(?:[aA][nN][dD]|[uU]nd|et|y)\s+")
_QUALIFIER = (
    r"past|former|previous|implied(?:/referenced)?|background|minor|mentioned|mentions? of|eventual|hinted|hints of"
    r"|unrequited|one[- ]?sided|pre|slight|side|brief|referenced|reference|mention|future|possible"
)
_BEFORE = re.compile(rf"((?:(?:{_QUALIFIER})[\s,-]+(?:(?:or|and)\s+)?)+)(?=\S)", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s*(?:\(((?:[^()]*\b)?(?:{_QUALIFIER})\b[^()]*)\)"
    rf"|\s-\s((?:{_QUALIFIER})\b[^()]*)|\s((?:{_QUALIFIER})))\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A relationship's members as written, and what joins them: `/`, `&`, or both.

    `is_loose`: not as AO3 writes it. `is_doubtful`: what joins them does not tell which of the two is meant.
    `qualifiers` stood before or behind.
    """

    members: tuple[str, ...]
    signs: frozenset[str]
    is_loose: bool = False
    is_doubtful: bool = False
    qualifiers: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """What joins the members; `/` where there is more than one."""
        return "&" if self.signs == {"&"} else "/"

    @property
    def is_mixed(self) -> bool:
        """Tell whether both signs stand in it."""
        return len(self.signs) > 1


def join(members: tuple[str, ...] | list[str], sign: str) -> str:
    """Write a relationship."""
    return (" & " if sign == "&" else "/").join(members)


@lru_cache(maxsize=20_000)
def parse(name: str) -> Parsed | None:
    """Take a relationship apart, outside quotation marks and brackets; None where nothing is joined."""
    text = squish(straight(without_suffix("relationship", name)))
    for written, sign in _ESCAPES.items():
        text = text.replace(written, sign)
    text, qualifiers = _unqualified(text)
    for pattern, is_loose in ((_STRICT, False), (_LOOSE, True)):
        members, joints = _cut(text, pattern)
        if len(members) >= 2 and all(members):
            signs = frozenset("/" if joint.strip() in "/×xX" else "&" for joint in joints)
            doubtful = any(joint.strip().lower() not in "/×x&" for joint in joints)
            tidy = all(joint in ("/", " & ") for joint in joints) and "*" not in name
            return Parsed(tuple(members), signs, is_loose or not tidy, doubtful, qualifiers)
    return None


def _unqualified(text: str) -> tuple[str, tuple[str, ...]]:
    found: list[str] = []
    if before := _BEFORE.match(text):
        found.append(squish(before[1].replace(",", " ")).strip("- "))
        text = text[before.end() :]
    while after := _AFTER.search(text):
        if not after.start():
            break
        found.append(squish(next(group for group in after.groups() if group)))
        text = text[: after.start()]
    return text, tuple(found)


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """Cut at what a pattern finds outside brackets and quotation marks; those that never end do not count."""
    closed = _closed(text)
    members, joints, start = [], [], 0
    for found in pattern.finditer(text):
        if not any(opened < found.start() and found.end() <= end for opened, end in closed):
            members.append(text[start : found.start()].strip())
            joints.append(found[0])
            start = found.end()
    return [*members, text[start:].strip()], joints


def _closed(text: str) -> list[tuple[int, int]]:
    """Give where brackets and quotations begin and end."""
    spans, opened, quote = [], list[int](), -1
    for place, letter in enumerate(text):
        if letter == '"':
            if quote >= 0:
                spans.append((quote, place))
            quote = place if quote < 0 else -1
        elif letter == "(":
            opened.append(place)
        elif letter == ")" and opened:
            spans.append((opened.pop(), place))
    return spans
