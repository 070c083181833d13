"""Works' tags to look for mistakes in: read from a table of real works, or drawn with such a table's shape.

A table is JSON, a work a line, gzipped or not, with lists under `fandoms`, `relationships`, `characters`, `freeforms`,
`category`, `warnings`, and a `rating`.
"""

import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.suffixes import without_suffix
from fanlight.tags.mistakes.values import Known, Tagged

FIELDS = {
    "rating": "rating", "warnings": "warning", "category": "category", "fandoms": "fandom",
    "relationships": "relationship", "characters": "character", "freeforms": "freeform",
}  # fmt: skip

OF_FANDOM = 0.2
"""The share of a character's works that have a fandom, from which on it is one of that fandom."""

PARTS = 10
"""Of ten works, six are what the rules know of, two were looked at while they were made, two are held out."""


def read(path: Path) -> list[Tagged]:
    """Read a table."""
    lines = (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8")
    with lines:
        return [_tagged(json.loads(line)) for line in lines]


def _tagged(row: dict[str, object]) -> Tagged:
    lists = {kind: row.get(field) or [] for field, kind in FIELDS.items()}
    return Tagged({k: (names,) if isinstance(names, str) else tuple(names) for k, names in lists.items()})  # type: ignore[arg-type]


def part(works: Sequence[Tagged], name: str) -> list[Tagged]:
    """Give a part of a table: `known`, `seen` or `held`."""
    places = {"known": range(6), "seen": range(6, 8), "held": range(8, 10)}[name]
    return [work for number, work in enumerate(works) if number % PARTS in places]


def learn(works: Iterable[Tagged]) -> Lexicon:
    """Make the vocabulary of works: spelled as most do, a character of the fandoms that it is found in."""
    spelled: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    fandoms: dict[str, Counter[str]] = defaultdict(Counter)
    for work in works:
        for word in {(word.kind, word.key): word for word in work.words}.values():
            spelled[word.kind, word.key][without_suffix(word.kind, word.name)] += 1
            if word.kind == "character":
                fandoms[word.key].update(work.fandoms)
    known = (_known(kind, names, fandoms[key]) for (kind, key), names in spelled.items())
    return Lexicon(known, counts_work=False)


def _known(kind: str, names: Counter[str], fandoms: Counter[str]) -> Known:
    uses = names.total()
    own = frozenset(f for f, n in fandoms.items() if n >= OF_FANDOM * uses) if kind == "character" else frozenset[str]()
    return Known(kind, names.most_common(1)[0][0], uses, fandoms=own)


GIVEN = (
    "Orla", "Tam", "Wilf", "Ines", "Bertil", "Maro", "Sunniva", "Teodor", "Nell", "Ambrose", "Kaja", "Ruben",
    "Philippa", "Osgood", "Idris", "Marguerite", "Linnea", "Caspian", "Hedda", "Barnaby",
)  # fmt: skip
FAMILY = (
    "Brannigan", "Garroway", "Finch", "Halibut", "Lindqvist", "Oyelaran", "Castellane", "Thornquist", "Pettibone",
    "Marchetti", "Vandersloot", "Abernathy", "Kowalczyk", "Ravenhill", "Sørensen", "O'Malley", "Dubois", "Whitlock",
)  # fmt: skip
PLACES = ("Lamp", "Harbour", "Tide", "Orchard", "Signal", "Observatory", "Ferry", "Clock", "Bakery", "Archive")
MOODS = ("Quiet", "Slow", "Foggy", "Late", "Domestic", "Winter", "Letters and", "Unexpected", "Reluctant", "Shared")
THINGS = (
    "Mornings",
    "Lighthouses",
    "Bread",
    "Storms",
    "Reunions",
    "Voyages",
    "Gardens",
    "Kitchens",
    "Bargains",
    "Maps",
)


def draw(works: int, seed: int) -> list[Tagged]:
    """Draw works: Zipf fandoms and freeforms, pairs of a fandom's people, some with `(Fandom)` behind."""
    dice = random.Random(seed)
    fandoms = [f"The {place} at {mood} Bay" for place in PLACES for mood in MOODS[:3]]
    people = {fandom: _people(dice, fandom) for fandom in fandoms}
    freeforms = [f"{mood} {thing}" for mood in MOODS for thing in THINGS]
    dice.shuffle(freeforms)
    return [_draw(dice, fandoms, people, freeforms) for _ in range(works)]


def _people(dice: random.Random, fandom: str) -> list[str]:
    whole = [f"{given} {family}" for given, family in zip(dice.sample(GIVEN, 9), dice.sample(FAMILY, 9), strict=True)]
    single = [f"{name} ({fandom})" for name in dice.sample(GIVEN, 2) if not any(name in each for each in whole)]
    return [*whole, *single]


def _draw(dice: random.Random, fandoms: list[str], people: dict[str, list[str]], freeforms: list[str]) -> Tagged:
    fandom = _zipf(dice, fandoms)
    cast = list(dict.fromkeys(_zipf(dice, people[fandom]) for _ in range(dice.randint(2, 7))))
    pairs = [sorted(dice.sample(cast, 2)) for _ in range(dice.randint(1, 3))] if len(cast) > 1 else []
    joined = dict.fromkeys(("/" if dice.random() < 0.7 else " & ").join(n.partition(" (")[0] for n in p) for p in pairs)
    warnings = ["No Archive Warnings Apply"] if dice.random() < 0.8 else ["Major Character Death"]
    return Tagged({
        "rating": (dice.choice(["General Audiences", "Teen And Up Audiences"]),),
        "warning": tuple(warnings),
        "category": ("Multi",) if any("/" in name for name in joined) else ("Gen",),
        "fandom": (fandom,),
        "relationship": tuple(joined),
        "character": tuple(cast),
        "freeform": tuple(dict.fromkeys(_zipf(dice, freeforms) for _ in range(dice.randint(2, 8)))),
    })  # fmt: skip


def _zipf(dice: random.Random, names: list[str]) -> str:
    return dice.choices(names, weights=[1 / (n + 1) for n in range(len(names))])[0]
