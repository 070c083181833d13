"""What is to be written: a work, or some chapters of it, with the pictures that it shows."""

import hashlib
import json
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Invalid
from fanlight.kernel.pictures import kind_of
from fanlight.works.manuscript import Manuscript
from fanlight.works.manuscript_json import dump

ReadPicture = Callable[[str], bytes | None]
"""Gives a picture by its SHA-256, None where it is lost."""

REFERENCE = re.compile(r'src="original:([0-9a-f]{64})"')
"""How clean HTML shows a picture of the library."""

_NAMESPACE = uuid.UUID("5f0f4e56-2f1e-5c0b-9a7e-6d1f6a1c9b10")
_COVER = re.compile(r"original:([0-9a-f]{64})")
_OWN_COVER = "cover"
"""The extra under which an imported book's own cover is kept."""


@dataclass(frozen=True, slots=True)
class FromStore:
    """Reads pictures from a folder of originals; any process can be handed one."""

    root: Path

    def __call__(self, sha256: str) -> bytes | None:
        """Give a picture, None where it is lost."""
        try:
            return BlobStore(self.root).read(sha256)
        except (OSError, ValueError):
            return None


def _no_picture(sha256: str) -> bytes | None:  # noqa: ARG001
    return None


@dataclass(frozen=True)
class Edition:
    """A work as it is to be written.

    `key` is the library's for it; `total` how many chapters the work has, where the manuscript holds only some.
    """

    manuscript: Manuscript
    key: str = ""
    total: int | None = None
    read_picture: ReadPicture = _no_picture

    @property
    def is_whole(self) -> bool:
        """Tell whether all of the work is in it."""
        return self.total is None

    @property
    def identity(self) -> str:
        """A UUID for the work: the same for each of its exports."""
        m = self.manuscript
        source = m.source
        known = self.key or (source and source.url) or "\x1f".join([m.title, *(c.name for c in m.creators)])
        part = "" if self.is_whole else f"\x1f{m.chapters[0].position}-{m.chapters[-1].position}"
        return str(uuid.uuid5(_NAMESPACE, f"{known}{part}"))

    @cached_property
    def pictures(self) -> Mapping[str, bytes]:
        """The pictures that the work shows and that are there, by SHA-256, in the order in which it shows them."""
        found = dict.fromkeys(sha256 for html in fields_of(self.manuscript) for sha256 in REFERENCE.findall(html))
        return {sha256: data for sha256 in found if (data := self.read(sha256))}

    @property
    def cover(self) -> bytes | None:
        """The work's own cover, if it came with one."""
        return self.read(self.cover_reference) if self.cover_reference else None

    @property
    def cover_reference(self) -> str | None:
        """The SHA-256 of the work's own cover."""
        found = _COVER.fullmatch(self.manuscript.extras.get(_OWN_COVER, ""))
        return found[1] if found else None

    def read(self, sha256: str) -> bytes | None:
        """Give a picture, None where it is lost or is none that can be shown."""
        data = self.read_picture(sha256)
        return data if data and kind_of(data) else None


def fields_of(manuscript: Manuscript) -> Iterator[str]:
    """Give all HTML in a Manuscript that its readers see."""
    for html in (manuscript.summary, manuscript.notes, manuscript.end_notes):
        if html:
            yield html
    for chapter in manuscript.chapters:
        for html in (chapter.summary, chapter.notes, chapter.text, chapter.end_notes):
            if html:
                yield html


def digest_of(edition: Edition, *, format_name: str, version: int) -> str:
    """Give what tells a file of an edition from any other: two with one digest are the same to the last byte."""
    said = json.dumps(
        [format_name, version, edition.key, edition.total, dump(edition.manuscript)], ensure_ascii=False, sort_keys=True
    )
    return hashlib.sha256(said.encode("utf-8", errors="replace")).hexdigest()


def only(edition: Edition, first: int, last: int | None) -> Edition:
    """Give an edition with the chapters from `first` to `last` alone.

    Raises: Invalid where the work has none of them.
    """
    chapters = edition.manuscript.chapters
    kept = tuple(c for c in chapters if first <= c.position and (last is None or c.position <= last))
    if not kept:
        count = f"{len(chapters):,} chapter{'s' * (len(chapters) != 1)}"
        raise Invalid(f"“{edition.manuscript.title:.80}” has {count}.", at="chapters")
    if len(kept) == len(chapters):
        return edition
    return replace(edition, manuscript=replace(edition.manuscript, chapters=kept), total=len(chapters))
