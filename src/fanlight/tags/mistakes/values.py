"""What rules are given and what they give."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.suffixes import without_suffix

Certainty = Literal["certain", "likely", "uncertain"]

SETTLED = 3
"""Uses from which on a name is believed to be one (AO3: a freeform becomes canonical after three by three people)."""


@lru_cache(maxsize=100_000)
def key_of(kind: str, name: str) -> str:
    """Give what tells a tag from the others of its kind, as the table of tags does."""
    bare = without_suffix(kind, name)
    return fold(bare) or bare


@dataclass(frozen=True, slots=True)
class Word:
    """A tag by its kind and name, in somebody's spelling."""

    kind: str
    name: str

    @property
    def key(self) -> str:
        """What tells it from the others of its kind."""
        return key_of(self.kind, self.name)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A work's own tags by kind, as written, in its order.

    `above` are the keys of what its fandoms stand for and lie under.
    """

    names: Mapping[str, tuple[str, ...]]
    above: frozenset[str] = frozenset()

    def of(self, kind: str) -> tuple[str, ...]:
        """Give the names of a kind."""
        return self.names.get(kind, ())

    @property
    def words(self) -> list[Word]:
        """Give all of them."""
        return [Word(kind, name) for kind, names in self.names.items() for name in names]

    @property
    def fandoms(self) -> frozenset[str]:
        """Give the keys of its fandoms, and of what these stand for and lie under."""
        return self.above.union(key_of("fandom", name) for name in self.of("fandom"))


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the library knows. `head` is its canonical's, where it is a synonym.

    `fandoms` are the keys of those that it belongs to, empty where nobody said; `above` the keys of its metatags.
    """

    kind: str
    name: str
    uses: int = 0
    is_canonical: bool = False
    head: str = ""
    fandoms: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """What tells it from the others of its kind."""
        return key_of(self.kind, self.name)

    @property
    def stands_for(self) -> str:
        """The name to be written."""
        return self.head or self.name

    @property
    def is_settled(self) -> bool:
        """Tell whether the name is to be trusted: somebody decided on it, or several used it."""
        return self.is_canonical or bool(self.head) or self.uses >= SETTLED

    def fits(self, fandoms: frozenset[str]) -> bool:
        """Tell whether it may stand on a work of these fandoms."""
        return not self.fandoms or not fandoms or bool(self.fandoms & fandoms)


class Action(StrEnum):
    """What kind of repair a proposal is."""

    RETYPE = "retype"  # the same name as another kind
    CANONICAL = "canonical"  # the name that is used for the same
    SPLIT = "split"  # several names that were written as one
    IMPLIED = "implied"  # a tag that another one tells of
    CONSISTENCY = "consistency"  # two that contradict each other
    FLAG = "flag"  # only a person can tell


@dataclass(frozen=True, slots=True)
class Repair:
    """What would change on the work: tags that go, and those that come in the place of the first."""

    removes: tuple[Word, ...] = ()
    adds: tuple[Word, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.removes or self.adds)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mistake, what it is about, and what would put it right; no repair where only a person can tell.

    `reason` is a code of `sayings.REASONS`, `values` what its sentence names.
    """

    rule: str
    action: Action
    certainty: Certainty
    about: Word
    reason: str
    values: Mapping[str, str] = field(default_factory=dict)
    repair: Repair = field(default_factory=Repair)

    def unsure(self) -> "Proposal":
        """Give it as a question."""
        return replace(self, certainty="uncertain")


def retype(word: Word, kind: str) -> Repair:
    """Give the repair that makes a tag one of another kind."""
    return Repair((word,), (Word(kind, without_suffix(word.kind, word.name)),))


def respell(word: Word, name: str) -> Repair:
    """Give the repair that writes another name."""
    return Repair((word,), (Word(word.kind, name),))
