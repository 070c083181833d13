"""A small vocabulary, and works to look at with it."""

from collections.abc import Iterable

from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.values import Known, Proposal, Tagged, Word

LAMP, TIDE = "The Lamp at World's End", "Tide Tables"
OF_LAMP, OF_TIDE = frozenset({"the lamp at world's end"}), frozenset({"tide tables"})

LEXICON = Lexicon([
    Known("fandom", LAMP, 400),
    Known("fandom", TIDE, 90, is_canonical=True),
    Known("character", "Orla Brannigan", 300, fandoms=OF_LAMP),
    Known("character", "Tam Brannigan", 200, fandoms=OF_LAMP),
    Known("character", 'James "Rook" Garroway', 60, fandoms=OF_LAMP),
    Known("character", "Wilf (Tide Tables)", 50, fandoms=OF_TIDE),
    Known("character", "Wilf (The Lamp at World's End)", 45, fandoms=OF_LAMP),
    Known("character", "Nell (Tide Tables)", 20, fandoms=OF_TIDE),
    Known("character", "Nell (mentioned)", 3),
    Known("character", "Lin Shu | Mei Changsu", 30),
    Known("character", "Philippa Finch", 80),
    Known("character", "Pip", 4, head="Philippa Finch"),
    Known("relationship", "Orla Brannigan/Philippa Finch", 120),
    Known("relationship", "Orla Brannigan & Tam Brannigan", 90, is_canonical=True),
    Known("relationship", 'Orla Brannigan/James "Rook" Garroway', 12),
    Known("relationship", "Hurt/Sorry", 3, is_canonical=True),
    Known("freeform", "Fluff", 800),
    Known("freeform", "Angst", 700),
    Known("freeform", "Hurt/Comfort", 500),
    Known("freeform", "Lighthouses", 60),
    Known("freeform", "Don't copy to another site", 40),
    Known("freeform", "Episode: 12", 60),
    Known("freeform", "Weather", 90),
    Known("freeform", "Storms", 60, above=frozenset({"weather"})),
], counts_work=False)  # fmt: skip


def work(fandom: str = LAMP, /, **names: Iterable[str]) -> Tagged:
    return Tagged({"fandom": (fandom,), **{kind: tuple(values) for kind, values in names.items()}})


def added(proposal: Proposal) -> list[tuple[str, str]]:
    return [(word.kind, word.name) for word in proposal.repair.adds]


def removed(proposal: Proposal) -> list[Word]:
    return list(proposal.repair.removes)
