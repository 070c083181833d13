"""A file on its way in, and what a format makes of it. No Django in here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from fanlight.imports.salvage.values import Salvaged
from fanlight.works.manuscript import Finding, Manuscript, SeriesPlace


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's bytes and the name it came under (for display, and as the last resort for a title).

    A work out of an anthology has its `place` there, and in `findings` what is to be said of how it was taken out.
    `beside` are pictures that lay beside a page, by their addresses as the page has them.
    """

    name: str
    data: bytes
    place: SeriesPlace | None = None
    findings: tuple[Finding, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A Manuscript and the pictures that its HTML refers to as `original:<sha256>`.

    `salvaged` is how a text without any structure was cut: such a work waits for somebody to look at it. Without
    `has_text` these are notes on a work, which say something of one that is here and are none themselves. `only` is
    the number at the source of the one chapter, where a page shows one of several.
    """

    manuscript: Manuscript
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    salvaged: Salvaged | None = None
    has_text: bool = True
    only: int = 0


class Format(Protocol):
    """What a format's folder hands to `imports.detect`: a module-level object in its `__init__`.

    `name` is stable and stands in the database and in JSON, `label` is for people. `detect` is cheap, looks only at
    content and never raises; `parse` raises Unreadable for a file that turns out broken.
    """

    name: str
    label: str

    def detect(self, file: SourceFile) -> bool:
        """Tell whether this file is of the format."""
        ...

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of the file."""
        ...
