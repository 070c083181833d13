"""Zips of one Manuscript and its pictures, as an export writes them."""

from fanlight.imports.archives import Archive, is_archive, open_archive
from fanlight.kernel.errors import Unreadable
from fanlight.works.slips import MANUSCRIPT, PICTURES


def is_zipped_manuscript(archive: Archive) -> bool:
    """Tell whether a Manuscript is in an archive, and but pictures beside it."""
    names = [member.name for member in archive.members]
    return MANUSCRIPT in names and all(n == MANUSCRIPT or n.startswith(f"{PICTURES}/") for n in names)


def opened(data: bytes) -> Archive | None:
    """Give a zip of a Manuscript, None for anything else."""
    if not is_archive(data):
        return None
    try:
        archive = open_archive(data)
        return archive if is_zipped_manuscript(archive) else None
    except Unreadable:
        return None


def unpacked(archive: Archive) -> tuple[bytes, list[bytes]]:
    """Give the Manuscript and the pictures. Raises: Unreadable for a damaged Manuscript; such pictures are left out."""
    manuscript, pictures = b"", []
    for member in archive.members:
        if member.name == MANUSCRIPT:
            manuscript = archive.read(member)
            continue
        try:
            pictures.append(archive.read(member))
        except Unreadable:
            continue
    return manuscript, pictures
