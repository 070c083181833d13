"""What is decided about a file on its way in, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from fanlight.kernel.text import fold
from fanlight.tags.actions.tags import Identity, identity
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
    """Which works a library refuses, and which it holds to be looked at: those with one of these tags, by identity."""

    refused: frozenset[Identity]
    held: frozenset[Identity] = frozenset()

    @classmethod
    def of(cls, refuse: Iterable[str], hold: Iterable[str] = ()) -> "ImportPolicy":
        """Read `kind:name` entries; each covers its synonyms in the fixed vocabularies, whichever wording is given."""
        return cls(_identities(refuse), _identities(hold))

    @staticmethod
    def wordings(entry: str) -> list[str]:
        """Give what an entry covers by the fixed vocabularies alone, as kind:name."""
        kind, name = read_entry(entry)
        return [f"{kind}:{wording}" for wording in _wordings(name)]

    def refusal(self, manuscript: Manuscript) -> str | None:
        """Give the tag for which the library refuses this work, of its own or of a chapter's, as `kind:name`."""
        return _first(manuscript, self.refused)

    def holds(self, manuscript: Manuscript) -> str | None:
        """Give the tag for which the library wants somebody to look at this work first, as `kind:name`."""
        return _first(manuscript, self.held)


def read_entry(entry: str) -> tuple[str, str]:
    """Give the kind and the name of a rule's tag."""
    kind, _, name = entry.partition(":")
    return kind.strip(), name.strip()


def _first(manuscript: Manuscript, those: frozenset[Identity]) -> str | None:
    tags = (tag for _, tags in tag_lists(manuscript) for tag in tags)
    return next((f"{tag.kind}:{tag.name}" for tag in tags if identity(tag.kind, tag.name) in those), None)


def _identities(entries: Iterable[str]) -> frozenset[Identity]:
    pairs = [read_entry(entry) for entry in entries]
    return frozenset(identity(kind, wording) for kind, name in pairs for wording in _wordings(name))


def _wordings(name: str) -> tuple[str, ...]:
    """Give all wordings of a fixed value, under whichever kind a source files it; else the name alone."""
    for values in VOCABULARY.values():
        for canonical, wordings in values.items():
            if fold(name) in {fold(wording) for wording in (canonical, *wordings)}:
                return (canonical, *wordings)
    return (name,)
