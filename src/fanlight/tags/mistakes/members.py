"""R4. Whom a relationship's members are, and that they are found under their characters too.

Source: AO3's wrangling guidelines for relationships: each member's character is attached to the relationship. Here
it is proposed as a tag of the work, never added.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.grammar import parse
from fanlight.tags.mistakes.lexicon import MUCH_MORE, Lexicon, is_slip
from fanlight.tags.mistakes.people import bare, full_keys, short_keys, straight
from fanlight.tags.mistakes.placeholders import is_nobody
from fanlight.tags.mistakes.values import Action, Certainty, Known, Proposal, Repair, Tagged, Word

ID = "R4"

_LONGEST = 4
"""Words that the name of somebody unknown may have."""

_GROUP = frozenset({
    "crew", "family", "team", "staff", "characters", "people", "kids", "children", "everyone", "others", "various",
    "all", "the", "any", "some", "many", "his", "her", "their", "my", "with", "of", "or",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """Who a member is: the character's name, and how sure that is. `is_here`: among the work's own characters.

    `others` are those that it might be as well; then nobody may guess, and `name` is empty.
    """

    name: str
    certainty: Certainty = "certain"
    is_here: bool = False
    others: tuple[str, ...] = ()


def who_is(member: str, work: Tagged, known: Lexicon) -> Person | None:
    """Tell which character a member is: one of the work's own, else one that is known; None for nobody known."""
    key = fold(straight(member))
    own = _own(member, key, work)
    person = own or _named(member, key, work, known) or _slipped_own(member, work) or _slipped(member, known)
    return replace(person, is_here=True) if person and _is_among(person.name, work, known) else person


def _is_among(name: str, work: Tagged, known: Lexicon) -> bool:
    """Tell whether a work has a character, under this name or another that stands for it."""
    meant = ((known.find("character", own), own) for own in work.of("character")) if name else ()
    return any(fold(tag.stands_for if tag else own) == fold(name) for tag, own in meant)


def _own(member: str, key: str, work: Tagged) -> Person | None:
    keys, shorter = set(full_keys(member)), set(short_keys(member))
    for find in (
        lambda own: keys & set(full_keys(own)),
        lambda own: key in short_keys(own) or (not shorter.isdisjoint(full_keys(own))),
    ):
        found = [own for own in work.of("character") if find(own)]
        if len(found) == 1:
            return Person(found[0], is_here=True)
        if found:
            return Person("", "uncertain", is_here=True, others=tuple(found))
    return None


def _named(member: str, key: str, work: Tagged, known: Lexicon) -> Person | None:
    exact = known.find("character", member)
    if exact and exact.head:
        return Person(exact.head)
    whole = _of_fandoms([c for k in full_keys(member) for c in known.called(k)], work.fandoms)
    if exact and exact.is_settled:
        whole = [exact, *(c for c in whole if c.key != exact.key)]
    short = _of_fandoms(known.called_short(key), work.fandoms)
    if short and whole and short[0].uses >= MUCH_MORE * max(c.uses for c in whole) and not _is_decided(whole):
        whole = []  # few say only that much of a name which most write whole
    return _choose(whole, exact, "certain") if whole else _choose(short, None, "likely")


def _is_decided(found: list[Known]) -> bool:
    return any(known.is_canonical or known.head for known in found)


def _of_fandoms(found: list[Known], fandoms: frozenset[str]) -> list[Known]:
    once = {known.key: known for known in found if known.is_settled and known.fits(fandoms)}
    return sorted(once.values(), key=lambda known: -known.uses)


def _choose(found: list[Known], exact: Known | None, certainty: Certainty) -> Person | None:
    if not found:
        return None
    most, *rest = sorted(found, key=lambda known: -known.uses)
    if exact and exact.is_settled and most.uses < MUCH_MORE * max(exact.uses, 1) and not _only_disambiguated(found):
        return Person(exact.stands_for, certainty)
    if not rest or most.uses >= MUCH_MORE * max(rest[0].uses, 1) or _only_disambiguated(found):
        return Person(most.stands_for, certainty)
    return Person("", "uncertain", others=tuple(known.stands_for for known in (most, *rest)[:5]))


def _only_disambiguated(found: list[Known]) -> bool:
    """Tell whether all are one name, at most one of them with something in brackets behind it."""
    return len({fold(bare(known.name)) for known in found}) == 1 and sum(
        bare(known.name) != known.name for known in found
    ) <= 1  # fmt: skip


def _slipped_own(member: str, work: Tagged) -> Person | None:
    near = [name for name in work.of("character") if is_slip(bare(member), bare(name))]
    return Person(near[0], "likely", is_here=True) if len(near) == 1 else None


def _slipped(member: str, known: Lexicon) -> Person | None:
    near = next(known.near("character", member), None)
    return Person(near.stands_for, "likely") if near else None


def looks_like_a_name(member: str) -> bool:
    """Tell whether a member that nobody knows is written as a name is: few words, each with a capital."""
    words = bare(member).replace("|", " ").split()
    if not 1 <= len(words) <= _LONGEST or any(word.casefold() in _GROUP for word in words):
        return False
    if member[-1:] in "!?":
        return False
    letters = [word.lstrip("\"'(")[:1] for word in words]
    return all(not letter.islower() and letter.isalnum() for letter in letters) and any(c.isalpha() for c in letters)


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Propose the characters of relationships that the work lacks; ambiguous ones are named, never guessed."""
    proposed: set[str] = set()
    for name in work.of("relationship"):
        parsed = parse(name)
        for member in parsed.members if parsed and not parsed.is_doubtful else ():
            if is_nobody(member):
                continue
            person = who_is(member, work, known) or _unknown(member)
            if person and not person.is_here and (fold(person.name) or member) not in proposed:
                proposed.add(fold(person.name) or member)
                yield _proposal(Word("relationship", name), member, person)


def _unknown(member: str) -> Person | None:
    return Person(member, "uncertain") if looks_like_a_name(member) else None


def _proposal(about: Word, member: str, person: Person) -> Proposal:
    if not person.name:
        values = {"member": member, "names": "; ".join(person.others), "name": about.name}
        return Proposal(ID, Action.FLAG, "uncertain", about, "member-ambiguous", values)
    added = Word("character", person.name)
    values = {"member": person.name, "name": about.name}
    return Proposal(ID, Action.IMPLIED, person.certainty, added, "member-missing", values, Repair(adds=(added,)))
