"""Mistakes put into works on purpose: what was changed, and what a rule ought to say of it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.grammar import join, parse
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.members import who_is
from fanlight.tags.mistakes.people import bare, behind
from fanlight.tags.mistakes.placeholders import is_nobody
from fanlight.tags.mistakes.values import Action, Proposal, Tagged, Word, key_of

Dice = random.Random


@dataclass(frozen=True, slots=True)
class Injury:
    """A work with a mistake in it. `is_right` tells whether a proposal about `word` puts it right.

    `was` is what stood there before: what is proposed for that, as it was, is right for what became of it.
    """

    work: Tagged
    word: Word
    rules: tuple[str, ...]
    is_right: Callable[[Proposal], bool]
    was: Word | None = None


def _with(work: Tagged, kind: str, names: tuple[str, ...]) -> Tagged:
    return replace(work, names={**work.names, kind: names})


def _swapped(work: Tagged, kind: str, old: str, new: str) -> Tagged:
    return _with(work, kind, tuple(new if name == old else name for name in work.of(kind)))


def _adds(*words: Word) -> Callable[[Proposal], bool]:
    wanted = {_meaning(word) for word in words}
    return lambda proposal: wanted == {_meaning(word) for word in proposal.repair.adds}


def _meaning(word: Word) -> tuple[str, ...]:
    """Give what a tag means: a relationship with brackets behind a member is the same as one without."""
    parsed = parse(word.name) if word.kind == "relationship" else None
    return (word.kind, parsed.sign, *sorted(fold(bare(m)) for m in parsed.members)) if parsed else (word.kind, word.key)


def _respelled(work: Tagged, kind: str, old: str, new: str, *rules: str) -> Injury | None:
    """Write a name otherwise; what puts it right is the old one. None where that makes no other name."""
    if key_of(kind, old) == key_of(kind, new):
        return None
    return Injury(_swapped(work, kind, old, new), Word(kind, new), rules, _adds(Word(kind, old)), Word(kind, old))


def missing_member(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Take a character away whom a relationship is about; all its members were there."""
    whole = []
    for name in work.of("relationship"):
        parsed = parse(name)
        members = [m for m in parsed.members if not is_nobody(m)] if parsed and not parsed.is_doubtful else []
        people = [who_is(member, work, known) for member in members]
        if people and all(person and person.is_here and person.name for person in people):
            whole += [(name, person.name) for person in people if person]
    if not whole:
        return None
    name, gone = dice.choice(whole)
    left = _with(work, "character", tuple(each for each in work.of("character") if each != gone))
    parsed = parse(name)
    if parsed and any((p := who_is(m, left, known)) and p.is_here and p.name != gone for m in parsed.members
                      if (q := who_is(m, work, known)) and q.name == gone):  # fmt: skip
        return None  # somebody else there answers to that name

    def is_right(proposal: Proposal) -> bool:
        return any(fold(bare(word.name)) == fold(bare(gone)) for word in proposal.repair.adds)

    return Injury(left, Word("character", gone), ("R4",), is_right)


def reversed_members(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Turn a relationship round."""
    found = _relationship(dice, work, known)
    return found and _respelled(work, "relationship", found[0], join(found[1][::-1], found[2]), "R2", "R3")


def misspelt(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Make one slip in a member of six letters or more."""
    found = _relationship(dice, work, known)
    long = [n for n, member in enumerate(found[1]) if len(bare(member)) >= 6] if found else []
    if not found or not long:
        return None
    members = list(found[1])
    number = dice.choice(long)
    members[number] = slip(dice, members[number])
    return _respelled(work, "relationship", found[0], join(members, found[2]), "R2", "R3")


def loosely_written(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Join the members as people do elsewhere."""
    found = _relationship(dice, work, known)
    if not found:
        return None
    joints = (" x ", " X ", " × ", " / ", "/ ", "*s*") if found[2] == "/" else ("&", " *a* ", " and ")
    return _respelled(work, "relationship", found[0], dice.choice(joints).join(found[1]), "R2", "R3")


def in_short(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Call each member by the family name alone."""
    found = _relationship(dice, work, known)
    if not found:
        return None
    members = [bare(member).split()[-1] for member in found[1]]
    return _respelled(work, "relationship", found[0], join(members, found[2]), "R2", "R3")


def qualified(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Say of a relationship that it is past, or in the background."""
    found = _relationship(dice, work, known)
    if not found:
        return None
    name = dice.choice(("past {}", "Background {}", "{} (mentioned)", "Implied {}", "{} (one-sided)")).format(found[0])
    wanted = _meaning(Word("relationship", found[0]))

    def is_right(proposal: Proposal) -> bool:
        return any(_meaning(word) == wanted for word in proposal.repair.adds)

    return Injury(_swapped(work, "relationship", found[0], name), Word("relationship", name), ("R6",), is_right)


def mixed(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Write two relationships of one person as one."""
    found = _relationship(dice, work, known)
    if not found or len(found[1]) != 2 or found[2] != "/" or not work.of("character"):
        return None
    third = bare(dice.choice(work.of("character")))
    name = f"{join(found[1], '/')} & {third}"
    wanted = _adds(Word("relationship", join(found[1], "/")), Word("relationship", f"{found[1][1]} & {third}"))
    return Injury(_swapped(work, "relationship", found[0], name), Word("relationship", name), ("R1",), wanted)


def _relationship(dice: Dice, work: Tagged, known: Lexicon) -> tuple[str, tuple[str, ...], str] | None:
    """Give a relationship that is known well, in the order in which it is known, with its members and sign."""
    found = []
    for name in work.of("relationship"):
        parsed = parse(name)
        if (
            parsed is None
            or parsed.is_loose
            or parsed.qualifiers
            or parsed.is_mixed
            or not known.knows("relationship", name)
        ):
            continue
        turned = known.uses("relationship", join(parsed.members[::-1], parsed.sign))
        if known.uses("relationship", name) > turned:
            found.append((name, parsed.members, parsed.sign))
    return dice.choice(found) if found else None


def wrong_field(kind: str, field: str) -> Callable[[Dice, Tagged, Lexicon], Injury | None]:
    """Move any tag of a kind into another's field."""

    def move(dice: Dice, work: Tagged, _known: Lexicon) -> Injury | None:
        names = [name for name in work.of(kind) if key_of(kind, name) not in {key_of(field, n) for n in work.of(field)}]
        if not names:
            return None
        name = dice.choice(names)
        left = _with(work, kind, tuple(each for each in work.of(kind) if each != name))
        moved = _with(left, field, (*work.of(field), name))
        right = lambda proposal: proposal.action is Action.RETYPE and _adds(Word(kind, name))(proposal)  # noqa: E731
        return Injury(moved, Word(field, name), ("R7", "R8"), right)

    return move


def slipped(kind: str) -> Callable[[Dice, Tagged, Lexicon], Injury | None]:
    """Make a slip in a name that ten works have."""

    def write(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
        names = [n for n in work.of(kind) if known.uses(kind, n) >= 10 and len(bare(n)) >= 6]
        name = dice.choice(names) if names else ""
        return _respelled(work, kind, name, slip(dice, name), "R12", "R13") if name else None

    return write


def other_form(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Write a well-known name with a full stop, as an entity, or decoded wrongly."""
    words = [w for w in work.words if w.kind in ("freeform", "character") and known.uses(w.kind, w.name) >= 10]
    if not words:
        return None
    word = dice.choice(words)
    curly = word.name.replace("'", "’")
    forms = [
        f"{word.name}.",
        word.name.replace("&", "&amp;").replace("'", "&#x27;"),
        curly.encode().decode("cp1252", "replace"),
        curly,
    ]
    new = dice.choice([form for form in forms if form != word.name])
    return _respelled(work, word.kind, word.name, new, "R13")


def joined(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Write two freeforms as one."""
    names = [n for n in work.of("freeform") if known.knows("freeform", n) and not set(n) & set(".;,/\n")]
    if len(names) < 2:
        return None
    first, second = dice.sample(names, 2)
    name = f"{first}{dice.choice(['. ', ';', ' / ', ', '])}{second}"
    left = _with(work, "freeform", (*(n for n in work.of("freeform") if n not in (first, second)), name))
    return Injury(left, Word("freeform", name), ("R9",), _adds(Word("freeform", first), Word("freeform", second)))


def undisambiguated(dice: Dice, work: Tagged, known: Lexicon) -> Injury | None:
    """Leave out what stands in brackets behind a character."""
    names = [n for n in work.of("character") if behind(n) and known.knows("character", n) and not is_nobody(n)]
    name = dice.choice(names) if names else ""
    return _respelled(work, "character", name, bare(name), "R10") if name else None


def contradiction(dice: Dice, work: Tagged, _known: Lexicon) -> Injury | None:
    """Let a work say that no warning applies, beside one that does."""
    other = dice.choice(("Major Character Death", "Graphic Depictions Of Violence"))
    warned = _with(work, "warning", ("No Archive Warnings Apply", other))
    return Injury(warned, Word("warning", "No Archive Warnings Apply"), ("R11",), lambda p: p.reason == "none-apply")


def slip(dice: Dice, name: str) -> str:
    """Leave a letter out, double it, put another in its place, or change it with the next."""
    inner, end = bare(name), name[len(bare(name)) :]
    places = [n for n in range(len(inner) - 1) if inner[n].isalpha() and inner[n + 1].isalpha()]
    if not places:
        return name
    at = dice.choice(places)
    one, two = inner[at], inner[at + 1]
    new = dice.choice((two, one * 2 + two, dice.choice("aeinorst") + two, two + one))
    return inner[:at] + new + inner[at + 2 :] + end


def every() -> Iterator[tuple[str, Callable[[Dice, Tagged, Lexicon], Injury | None]]]:
    """Give each injury with what it is called in the tables."""
    yield "missing member", missing_member
    yield "relationship reversed", reversed_members
    yield "relationship misspelt", misspelt
    yield "relationship loosely written", loosely_written
    yield "relationship by family names", in_short
    yield "relationship qualified", qualified
    yield "two relationships in one", mixed
    for kind, field in (("relationship", "freeform"), ("relationship", "character"), ("character", "freeform"),
                        ("character", "relationship"), ("fandom", "freeform"), ("freeform", "character")):  # fmt: skip
        yield f"{kind} among {field}s", wrong_field(kind, field)
    yield "freeform misspelt", slipped("freeform")
    yield "character misspelt", slipped("character")
    yield "in another form", other_form
    yield "two freeforms in one", joined
    yield "brackets left out", undisambiguated
    yield "warnings contradict", contradiction
