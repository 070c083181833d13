"""A work under review: the cut text, with what a person said about the work that the text does not say."""

from dataclasses import dataclass, field

from fanlight.imports.salvage.values import SWITCHES, Salvaged
from fanlight.works.manuscript import SeriesPlace, Tag


@dataclass(frozen=True, slots=True)
class Details:
    """What a person said about the work; None is what the text says. `removed` are tags that the text gives.

    `series` are all places in series, once one of them was said.
    """

    title: str | None = None
    creators: tuple[str, ...] | None = None
    language: str | None = None
    planned: int | None = None
    series: tuple[SeriesPlace, ...] | None = None
    added: tuple[Tag, ...] = ()
    removed: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that a review's steps change. Never changed itself: each step gives another."""

    salvaged: Salvaged
    details: Details = field(default_factory=Details)

    @property
    def open(self) -> int:
        """How many things a person should have a look at; what one rule found of the text's signs is one thing."""
        opened = [decision for decision in self.salvaged.decisions if decision.is_open]
        together = {(d.kind, d.rule, d.certainty) for d in opened if d.kind in SWITCHES}
        return len(together) + sum(d.kind not in SWITCHES for d in opened)
