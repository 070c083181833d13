"""R1, R2, R3, R6. Relationships: their grammar, loose spellings, the order of names, and what qualifies them.

Source: AO3's wrangling guidelines for relationships. The order of names carries no meaning: the spelling that is used
already is the one to be used, or the canonical's.
"""

from collections.abc import Iterator
from itertools import permutations

from fanlight.kernel.text import fold, squish
from fanlight.tags.mistakes.grammar import Parsed, join, parse
from fanlight.tags.mistakes.lexicon import MUCH_MORE, Lexicon, is_slip
from fanlight.tags.mistakes.members import Person, who_is
from fanlight.tags.mistakes.people import bare
from fanlight.tags.mistakes.placeholders import is_nobody, is_relationships
from fanlight.tags.mistakes.values import Action, Certainty, Known, Proposal, Repair, Tagged, Word, respell

GRAMMAR, LOOSE, ORDER, QUALIFIED = "R1", "R2", "R3", "R6"

_MOST_ORDERED = 4
"""Members up to which all their orders are looked up."""


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Look at each relationship in turn; one mistake is said of each, the graver first."""
    for name in work.of("relationship"):
        word, found = Word("relationship", name), known.find("relationship", name)
        if found and (found.is_canonical or found.head):
            continue  # somebody has decided on it
        parsed = parse(name)
        proposal = _of_parsed(word, parsed, work, known) if parsed else _of_unjoined(word, work, known)
        if proposal:
            yield proposal


def _of_unjoined(word: Word, work: Tagged, known: Lexicon) -> Proposal | None:
    is_person = known.knows("character", word.name) or word.key in {fold(name) for name in work.of("character")}
    if is_relationships(word.name) or is_nobody(word.name) or known.knows("relationship", word.name) or is_person:
        return None  # (a person in this field is R7's)
    return Proposal(GRAMMAR, Action.FLAG, "uncertain", word, "no-relationship", {"name": word.name})


def _of_parsed(word: Word, parsed: Parsed, work: Tagged, known: Lexicon) -> Proposal | None:
    if parsed.is_mixed:
        return _mixed(word, parsed)
    if parsed.qualifiers:
        return _qualified(word, parsed, work, known)
    better = _better(word, parsed, work, known)
    if better is None:
        return None
    name, certainty = better
    is_loose = parsed.is_loose or [fold(m) for m in parsed.members] != sorted_like(parsed, name)
    rule, reason = (LOOSE, "loosely-written") if is_loose else (ORDER, "other-order")
    values = {"name": word.name, "better": name}
    sure: Certainty = "uncertain" if parsed.is_doubtful else certainty
    return Proposal(rule, Action.CANONICAL, sure, word, reason, values, respell(word, name))


def sorted_like(parsed: Parsed, name: str) -> list[str]:
    """Give the members' keys in this relationship's order if a name has the same ones, else the name's own."""
    other = parse(name)
    keys, theirs = [fold(m) for m in parsed.members], [fold(m) for m in other.members] if other else []
    return keys if sorted(keys) == sorted(theirs) else theirs


def means_the_same(one: str, other: str) -> bool:
    """Tell whether two relationships have the same members as they are written, and the same sign."""
    first, second = parse(one), parse(other)
    if first is None or second is None:
        return False
    same = sorted(map(fold, first.members)) == sorted(map(fold, second.members))
    return same and first.sign == second.sign and not first.qualifiers


def _mixed(word: Word, parsed: Parsed) -> Proposal | None:
    """Propose a tag for each sign: what it joins."""
    before, behind = _halves(word.name, parsed)
    if not before or not behind:
        return None
    values = {"name": word.name, "first": before, "second": behind}
    adds = (Word(word.kind, before), Word(word.kind, behind))
    return Proposal(GRAMMAR, Action.SPLIT, "uncertain", word, "mixed-signs", values, Repair((word,), adds))


def _halves(name: str, parsed: Parsed) -> tuple[str, str]:
    """Cut `A/B & C` into `A/B` and `B & C`; more than three members are too many to tell."""
    if len(parsed.members) != 3:
        return "", ""
    first, second, third = parsed.members
    signs = ("&", "/") if name.index("&") < name.index("/") else ("/", "&")
    return join([first, second], signs[0]), join([second, third], signs[1])


def _qualified(word: Word, parsed: Parsed, work: Tagged, known: Lexicon) -> Proposal | None:
    name = join(parsed.members, parsed.sign)
    plain = parse(name)
    better = _better(Word(word.kind, name), plain, work, known) if plain else None
    name = better[0] if better else name
    said = squish(f"{parsed.qualifiers[0][:1].upper()}{parsed.qualifiers[0][1:]} {name}")
    adds = (Word(word.kind, name), Word("freeform", said))
    values = {"name": word.name, "better": name, "freeform": said}
    return Proposal(QUALIFIED, Action.SPLIT, "uncertain", word, "qualified", values, Repair((word,), adds))


def _better(word: Word, parsed: Parsed, work: Tagged, known: Lexicon) -> tuple[str, Certainty] | None:
    """Give the name by which a relationship is known, unless that is its own.

    By its members in any order; by whom they are, if that is known far better; else by the slip in it.
    """
    own = known.elsewhere(word.kind, word.name)
    found = _known_order(parsed.members, parsed.sign, known)
    if found and found.is_canonical:
        return (found.stands_for, "certain") if found.key != word.key else None
    people, sure = _by_people(word, parsed, work, known)
    if people and (people.is_canonical or people.uses >= MUCH_MORE * max(found.uses if found else 0, own)):
        return people.stands_for, sure
    if found and found.key != word.key and found.uses > own:
        return found.stands_for, "certain"
    return _by_slip(word, parsed, known) or _tidied(word, parsed) if own < TRUSTED else None


TRUSTED = 10
"""Uses from which on a relationship is never a slip of another."""


def _known_order(members: tuple[str, ...], sign: str, known: Lexicon) -> Known | None:
    """Give the most used of all the orders in which the members are known."""
    names = (join(list(order), sign) for order in orders(members))
    found = [tag for name in names if (tag := known.find("relationship", name)) and tag.is_settled]
    return max(found, key=lambda tag: (tag.is_canonical or bool(tag.head), tag.uses), default=None)


def orders(members: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the orders in which a relationship is looked up: all of a few names, two of many."""
    if len(members) <= _MOST_ORDERED:
        yield from permutations(members)
    else:
        yield from (members, members[::-1])


def _by_people(word: Word, parsed: Parsed, work: Tagged, known: Lexicon) -> tuple[Known | None, Certainty]:
    people = []
    for member in parsed.members:
        person = None if is_nobody(member) else who_is(member, work, known)
        if person and not person.name:
            return None, "uncertain"  # never guess
        people.append(person or Person(member))
    sure: Certainty = "certain" if all(person.certainty == "certain" for person in people) else "likely"
    spelled = ([person.name for person in people], [bare(person.name) for person in people])
    found = [
        tag for names in spelled if (tag := _known_order(tuple(names), parsed.sign, known)) and tag.key != word.key
    ]
    return max(found, key=lambda tag: (tag.is_canonical, tag.uses), default=None), sure


def _by_slip(word: Word, parsed: Parsed, known: Lexicon) -> tuple[str, Certainty] | None:
    """Take a slip only within a long name: `OC` is none of `Odo`."""
    for near in known.near(word.kind, word.name):
        other = parse(near.name)
        if other and other.signs == parsed.signs and len(other.members) == len(parsed.members):
            pairs = zip(parsed.members, other.members, strict=True)
            if all(fold(one) == fold(theirs) or _slipped(one, theirs) for one, theirs in pairs):
                return near.stands_for, "likely"
    return None


def _slipped(one: str, other: str) -> bool:
    return is_slip(bare(one), bare(other)) and not is_nobody(one)


def _tidied(word: Word, parsed: Parsed) -> tuple[str, Certainty] | None:
    """Write what nobody knows as AO3 would, with its own members."""
    name = join(parsed.members, parsed.sign)
    return (name, "likely") if parsed.is_loose and not parsed.is_doubtful and name != word.name else None
