"""Which names have to be known to look for mistakes in works: what a lexicon is filled with, and no more.

In three steps, since each tells what the next has to look for: the names that stand there, in other kinds and forms
too; those near a name that hardly anybody uses; relationships as they would be with the characters whom they mean.
"""

from collections.abc import Iterable, Iterator

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.grammar import join, parse
from fanlight.tags.mistakes.joined import pieces
from fanlight.tags.mistakes.lexicon import BEGINNINGS, Lexicon, beginnings, slips_of
from fanlight.tags.mistakes.members import who_is
from fanlight.tags.mistakes.people import bare, behind, full_keys, straight
from fanlight.tags.mistakes.placeholders import is_nobody
from fanlight.tags.mistakes.relationships import TRUSTED, orders
from fanlight.tags.mistakes.slips import RARE, normal_form
from fanlight.tags.mistakes.suffixes import without_suffix
from fanlight.tags.mistakes.values import Tagged, Word, key_of

Key = tuple[str, str]
"""A kind, and what tells a name from the others of it."""

FIELDS = ("fandom", "relationship", "character", "freeform")

_MOST_PIECES = 8
"""Parts of one tag that are looked up."""


def names_in(work: Tagged) -> Iterator[Key]:
    """Give the names that rules ask for at first."""
    for word in work.words:
        yield word.kind, word.key
        if word.kind in FIELDS:
            yield from _forms(word)
            yield from _members(word)


def _forms(word: Word) -> Iterator[Key]:
    yield word.kind, key_of(word.kind, normal_form(word.name))
    plain = without_suffix(word.kind, word.name)
    parts = pieces(word.name)
    for name in (plain, straight(plain), *(parts if 1 < len(parts) <= _MOST_PIECES else ())):
        yield from ((kind, key_of(kind, name)) for kind in FIELDS)


def _members(word: Word) -> Iterator[Key]:
    parsed = parse(word.name)
    if parsed is None:
        if word.kind == "character":
            yield "character", fold(bare(word.name))
            yield "fandom", key_of("fandom", behind(word.name))
        return
    for member in parsed.members:
        yield from (("character", key) for key in (key_of("character", member), *full_keys(member)))
    if word.kind == "relationship":
        for order in orders(parsed.members):
            yield "relationship", key_of("relationship", join(list(order), parsed.sign))


def called_in(work: Tagged) -> set[str]:
    """Give the beginnings of characters who may be called as someone here is: `wilf (`, `lin shu |`, `james "`."""
    people = {bare(name) for name in work.of("character")}
    for name in work.of("relationship"):
        parsed = parse(name)
        people |= {bare(member) for member in parsed.members} if parsed else set()
    keys = {key for name in people if not is_nobody(name) and (key := fold(straight(name)))}
    return {f"{key} {mark}" for key in keys for mark in "(|"}


def near_in(work: Tagged, known: Lexicon) -> Iterator[Key]:
    """Give (kind, beginning) of what a rare name may be a slip of."""
    for word in work.words:
        if word.kind in BEGINNINGS and known.uses(word.kind, word.name) < (
            TRUSTED if word.kind == "relationship" else RARE
        ):
            yield from _starts(word.kind, word.name)
            parsed = parse(word.name) if word.kind == "relationship" else None
            for member in parsed.members if parsed else ():
                if not is_nobody(member) and not known.find("character", member):
                    yield from _starts("character", member)


def _starts(kind: str, name: str) -> Iterator[Key]:
    key = key_of(kind, bare(name))
    if slips_of(key):
        yield from ((kind, start) for start in beginnings(kind, key) if len(start) == BEGINNINGS[kind])


def composed_in(work: Tagged, known: Lexicon) -> Iterator[Key]:
    """Give relationships as they are with the characters that their members are."""
    for name in work.of("relationship"):
        parsed = parse(name)
        if parsed is None:
            continue
        people = [None if is_nobody(member) else who_is(member, work, known) for member in parsed.members]
        whole = [p.name if p and p.name else m for p, m in zip(people, parsed.members, strict=True)]
        for spelled in _spellings(whole):
            for order in orders(tuple(spelled)):
                yield "relationship", key_of("relationship", join(list(order), parsed.sign))


def _spellings(names: list[str]) -> Iterable[list[str]]:
    return names, [bare(name) for name in names]
