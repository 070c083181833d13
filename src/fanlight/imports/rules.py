"""What is decided about a file on its way in, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from fanlight.kernel.text import fold
from fanlight.tags.vocabulary import VOCABULARY
from fanlight.works.manuscript import Manuscript
from fanlight.works.rules import tag_lists

LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin", "lost+found"})
"""Names that systems leave in folders; with those that begin with a dot, they are passed over without a word."""

PLAIN = frozenset({"fanficfare-txt", "html", "text"})
"""Formats that drop emphasis and links: never better than what is here."""

NOTES = frozenset({"fanficfare-json"})
"""Formats of notes on works, which come last of a job, when the works are in."""


def is_litter(name: str) -> bool:
    """Tell whether any part of a path is a system's own."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part[0] == "." and part.strip(".")) or part.casefold() in LITTER for part in parts)


def runs_of(numbers: Iterable[int]) -> list[list[int]]:
    """Give numbers in order, those that follow each other without a gap together."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


@dataclass(frozen=True, slots=True)
class ImportPolicy:
    """Which works a library refuses: those with one of these tags, as (kind, folded name)."""

    refused: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, names: Iterable[str]) -> "ImportPolicy":
        """Read `kind:name` entries; each covers its synonyms in the fixed vocabularies, whichever wording is given."""
        refused: set[tuple[str, str]] = set()
        for entry in names:
            kind, _, name = entry.partition(":")
            refused |= {(kind.strip(), fold(wording)) for wording in _wordings(kind.strip(), name.strip())}
        return cls(frozenset(refused))

    def refusal(self, manuscript: Manuscript) -> str | None:
        """Give the tag for which the library refuses this work, as `kind:name`, or None."""
        for _, tags in tag_lists(manuscript):
            for tag in tags:
                if (tag.kind, fold(tag.name)) in self.refused:
                    return f"{tag.kind}:{tag.name}"
        return None


def _wordings(kind: str, name: str) -> Iterable[str]:
    for values in (v for k, v in VOCABULARY.items() if k.value == kind):
        for canonical, wordings in values.items():
            if fold(name) in {fold(wording) for wording in (canonical, *wordings)}:
                return (canonical, *wordings)
    return (name,)
