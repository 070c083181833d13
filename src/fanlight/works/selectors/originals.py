"""Originals and pictures, for those who may see a work they belong to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import NotFound
from fanlight.works.models import KeptOriginal, Original, Source
from fanlight.works.policies import visible_works
from fanlight.works.store import originals

_REFERENCE = re.compile("original:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file to be sent: where it lies, what it was called, and what it is (a format's name or a media type)."""

    path: Path
    name: str
    format: str
    size: int


def get_original(viewer: Viewer, *, key: str, sha256: str) -> StoredFile:
    """Give a file that a work came from. Raises: NotFound."""
    return _get(viewer, Original.Role.FILE, sha256, key)


def get_picture(viewer: Viewer, *, sha256: str) -> StoredFile:
    """Give a picture that came with some work that the viewer may see. Raises: NotFound."""
    return _get(viewer, Original.Role.PICTURE, sha256, None)


def find_cover(viewer: Viewer, *, key: str) -> str | None:
    """Give the SHA-256 of the cover that a work came with, None where it came with none or may not be seen."""
    extras = visible_works(viewer).filter(key=key).values_list("extras", flat=True).first() or []
    named = next((value for label, value in extras if label == "cover"), "")
    found = _REFERENCE.fullmatch(str(named))
    return found[1] if found else None


def _get(viewer: Viewer, role: Original.Role, sha256: str, key: str | None) -> StoredFile:
    rows = Original.objects.filter(role=role, sha256=sha256, work__in=visible_works(viewer))
    row = (rows.filter(work__key=key) if key else rows).first()
    path = originals().path(sha256) if row else None
    if row is None or path is None or not path.is_file():
        raise NotFound("There is no such file here.")
    return StoredFile(path=path, name=row.name, format=row.format, size=row.size)


def find_works_by_files(files: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Give, for files (SHA-256, part) that are here as originals, the key of the (first) work each became."""
    wanted = set(files)
    if not wanted:
        return {}
    rows = Original.objects.filter(role=Original.Role.FILE, sha256__in={sha256 for sha256, _ in wanted})
    found = rows.order_by("-pk").values_list("sha256", "part", "work__key")
    return {(sha256, part): key for sha256, part, key in found if (sha256, part) in wanted}


def find_works_by_sources(sources: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Give, for sources (site, id) that are here, the key of the work that came from each."""
    wanted = set(sources)
    if not wanted:
        return {}
    rows = Source.objects.filter(source_id__in={source_id for _, source_id in wanted})
    found = (
        (site or "", source_id or "", key)
        for site, source_id, key in rows.values_list("site", "source_id", "work__key")
    )
    return {(site, source_id): key for site, source_id, key in found if (site, source_id) in wanted}


def list_named() -> Iterator[tuple[str, str]]:
    """Give the originals and pictures of works, and of what was taken out, by SHA-256 and the name they came under."""
    for model in (Original, KeptOriginal):
        yield from model._default_manager.order_by("sha256").values_list("sha256", "name").iterator()
