"""Tags that stand under the wrong kind, found from the block itself and from fixed wordings (spec: tags, R7 and R8)."""

import re
from collections.abc import Sequence

from fanlight.imports.salvage.tag_blocks import TAG_KINDS, Given
from fanlight.imports.salvage.values import Decision
from fanlight.kernel.text import fold
from fanlight.works.manuscript import Certainty, Kind

_FIXED: dict[Kind, tuple[str, ...]] = {
    "rating": ("Not Rated", "General Audiences", "Teen And Up Audiences", "Mature", "Explicit"),
    "warning": (
        "Creator Chose Not To Use Archive Warnings",
        "Choose Not To Use Archive Warnings",
        "Graphic Depictions Of Violence",
        "Major Character Death",
        "No Archive Warnings Apply",
        "Rape/Non-Con",
        "Underage Sex",
        "Underage",
    ),
    "category": ("Gen", "F/M", "M/F", "M/M", "F/F", "Multi"),
}
"""AO3's closed lists (otwarchive config.yml), as the tags room seeds them; that room cannot be asked without Django."""

_KIND_OF = {fold(name): kind for kind, names in _FIXED.items() for name in names}
_SUFFIX = re.compile(r" - (Fandom|Character|Relationship|Freeform)s?$", re.IGNORECASE)
_FANDOM = re.compile(
    r"\((?:TV|Movies?|Video Games?|Podcast|Anime|Manga|Webcomic)(?: [^)]*)?\)$"
    r"|- All Media Types$|& Related Fandoms$| RPF$"
)
_QUOTED = re.compile(r"\"[^\"]*\"|\([^)]*\)")
_LONGEST = 300
"""Characters up to which a name is looked at; AO3 allows 150."""
_JOINT = re.compile(r"/| & ")


def find_mistypes(given: Sequence[Given]) -> list[Decision]:
    """Say which tags of a block are of another kind than they stand under, and which kind is proposed."""
    names: dict[str, set[str]] = {kind: set() for kind in TAG_KINDS}
    for tag in given:
        if tag.kind in names:
            names[tag.kind].add(fold(tag.name))
    pairs = [tag.name for tag in given if tag.kind == "relationship" and len(tag.name) <= _LONGEST]
    people = names["character"].union(*map(_members, pairs))
    found: list[Decision] = []
    for tag in given:
        if tag.kind in TAG_KINDS and len(tag.name) <= _LONGEST and (judged := _judged(tag, names, people)) is not None:
            kind, certainty, rule = judged
            said = f"“{tag.name[:80]}” stands under {tag.kind} and looks like a {kind}; it is kept as given."
            found.append(Decision(tag.start, "tag", certainty, rule, said, end=tag.end, value=kind, on=False))
    return found


def _members(name: str) -> set[str]:
    """Give the people of a relationship's name, quotes and brackets taken as parts of names."""
    masked = _QUOTED.sub(lambda m: "\x00" * len(m[0]), name)
    cuts = [0, *(i for m in _JOINT.finditer(masked) for i in m.span()), len(name)]
    members = {fold(name[a:b]) for a, b in zip(cuts[::2], cuts[1::2], strict=True)}
    return members if len(members) > 1 else set()


def _judged(tag: Given, names: dict[str, set[str]], people: set[str]) -> tuple[Kind, Certainty, str] | None:
    folded = fold(tag.name)
    suffix = _SUFFIX.search(tag.name)
    if suffix is not None and suffix[1].casefold() != tag.kind:
        return TAG_KINDS[suffix[1].casefold()], "likely", "kind-in-suffix"
    fixed = _KIND_OF.get(folded)
    if fixed is not None and fixed != tag.kind and not (fixed == "category" and tag.kind == "fandom"):
        return fixed, "certain", "kind-of-fixed-wording"
    if tag.kind in ("fandom", "character", "freeform"):
        if folded in names["relationship"]:
            return "relationship", "certain", "kind-same-relationship"
        members = _members(tag.name)
        if members and members <= people:
            return "relationship", "likely", "kind-members-known"
    if tag.kind in ("fandom", "freeform", "relationship") and folded in names["character"]:
        return "character", "certain" if tag.kind != "fandom" else "likely", "kind-same-character"
    if tag.kind in ("character", "freeform") or (tag.kind == "relationship" and not _members(tag.name)):
        if folded in names["fandom"]:
            return "fandom", "likely", "kind-same-fandom"
        if _FANDOM.search(tag.name) and not (tag.kind == "character" and tag.name.endswith(")")):
            return "fandom", "likely", "kind-fandom-shape"
    return None
