"""The Manuscript as JSON, as its published schema has it; with pictures, a zip that holds them beside it."""

import json

from fanlight.exports.archives import archive
from fanlight.exports.editions import Edition
from fanlight.exports.making import Made
from fanlight.kernel.pictures import kind_of
from fanlight.works.manuscript_json import dump
from fanlight.works.slips import MANUSCRIPT, PICTURES


def write(edition: Edition) -> bytes | Made:
    """Give the file, or where the work shows pictures a zip of it and of them, by their SHA-256."""
    files = {MANUSCRIPT: manuscript(edition)}
    pictures = dict(edition.pictures)
    if (reference := edition.cover_reference) and (data := edition.cover):
        pictures[reference] = data
    if not pictures:
        return files[MANUSCRIPT]
    files |= {f"{PICTURES}/{sha256}.{kind_of(data)}": data for sha256, data in pictures.items()}
    return Made(archive(files, day=edition.manuscript.updated), ".zip", "application/zip")


def manuscript(edition: Edition) -> bytes:
    """Give the JSON alone."""
    document = json.dumps(dump(edition.manuscript), ensure_ascii=False, indent=2, allow_nan=False)
    return (document + "\n").encode("utf-8", errors="replace")
