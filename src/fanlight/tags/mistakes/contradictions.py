"""R11. Tags that say of each other that one is wrong, or not needed.

Sources: AO3's definitions of its warnings and categories. The freeforms that go with a rating were mined from real
works: at least 20 works, at least nine in ten of them rated Mature or Explicit.
"""

from collections.abc import Iterator

from fanlight.tags.mistakes.grammar import parse
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.values import Action, Proposal, Repair, Tagged, Word, key_of

ID = "R11"

_NONE_APPLY = "no archive warnings apply"
_WARN = frozenset({
    "graphic depictions of violence", "major character death", "rape/non-con", "underage sex", "underage",
})  # fmt: skip
_PAIRS = {"f/f", "f/m", "m/m", "m/f"}
_GROWN = frozenset({
    "smut", "pwp", "plot what plot/porn without plot", "porn without plot", "explicit sexual content", "dirty talk",
    "dubious consent", "extremely dubious consent", "overstimulation", "power play",
})  # fmt: skip


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Note what contradicts: warnings, categories, rating; and metatags beside what lies under them."""
    yield from _warnings(work)
    yield from _categories(work)
    yield from _rating(work)
    yield from _metatags(work, known)


def _warnings(work: Tagged) -> Iterator[Proposal]:
    others = [name for name in work.of("warning") if key_of("warning", name) in _WARN]
    for name in work.of("warning"):
        if key_of("warning", name) == _NONE_APPLY and others:
            word = Word("warning", name)
            values = {"name": name, "other": others[0]}
            yield Proposal(ID, Action.CONSISTENCY, "certain", word, "none-apply", values, Repair((word,)))


def _categories(work: Tagged) -> Iterator[Proposal]:
    joined = [parsed for name in work.of("relationship") if (parsed := parse(name))]
    categories = {key_of("category", name): name for name in work.of("category")}
    if set(categories) == {"gen"} and joined and all(parsed.signs == {"/"} for parsed in joined):
        word = Word("category", categories["gen"])
        yield Proposal(ID, Action.CONSISTENCY, "uncertain", word, "gen-with-pairs", {"name": word.name})
    if not work.of("relationship"):
        for key in _PAIRS & set(categories):
            word = Word("category", categories[key])
            yield Proposal(ID, Action.CONSISTENCY, "uncertain", word, "pair-category-alone", {"name": word.name})


def _rating(work: Tagged) -> Iterator[Proposal]:
    if [key_of("rating", name) for name in work.of("rating")] != ["general audiences"]:
        return
    for name in work.of("freeform"):
        if key_of("freeform", name) in _GROWN:
            word = Word("rating", work.of("rating")[0])
            values = {"name": word.name, "other": name}
            yield Proposal(ID, Action.CONSISTENCY, "uncertain", word, "rating-too-low", values)
            return


def _metatags(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    below: dict[tuple[str, str], str] = {}
    for word in work.words:
        tag = known.find(word.kind, word.name)
        for above in tag.above if tag else ():
            below.setdefault((word.kind, above), word.name)
    for word in work.words:
        if other := below.get((word.kind, word.key)):
            values = {"name": word.name, "other": other}
            yield Proposal(ID, Action.CONSISTENCY, "certain", word, "metatag-implied", values)
