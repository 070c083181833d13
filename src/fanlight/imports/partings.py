"""Anthologies of which the library refuses a work: nothing of that one is kept, so the others keep their own books."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from fanlight.imports.bundles import Whole, cut
from fanlight.imports.examinations import Verdict
from fanlight.imports.models import ImportFile, Review
from fanlight.imports.openings import lies_in
from fanlight.works.actions import originals
from fanlight.works.actions.rows import Kept
from fanlight.works.store import originals as store

_REFUSED = ImportFile.Outcome.REFUSED


@dataclass(slots=True)
class Partings:
    """Knows which anthologies of a job may not be kept whole."""

    _asked: dict[str, bool] = field(default_factory=dict)

    def is_parted(self, verdict: Verdict) -> bool:
        """Tell whether a work's anthology holds another that was refused, now or before an interruption."""
        if verdict.whole is None:
            return False
        if verdict.sha256 not in self._asked:
            root = verdict.file.container
            files = ImportFile.objects.filter(lies_in(root.pk), outcome=_REFUSED) if root else ImportFile.objects.none()
            self._asked[verdict.sha256] = files.exists()
        return self._asked[verdict.sha256]

    def note(self, verdicts: Iterable[Verdict]) -> None:
        """Take note of what was refused, before anything of the batch is kept."""
        for verdict in verdicts:
            if verdict.outcome is _REFUSED and verdict.whole is not None and not self._asked.get(verdict.sha256):
                self._asked[verdict.sha256] = True
                _part(verdict.sha256, verdict.whole)


def kept(verdict: Verdict, *, parted: bool) -> Kept:
    """Give what is kept of a file: itself, or the anthology that it was cut from."""
    if verdict.whole is not None and not parted:
        return Kept(verdict.sha256, verdict.whole.size, verdict.whole.name, verdict.format, verdict.part)
    digest = hashlib.sha256(verdict.data).hexdigest() if verdict.whole else verdict.sha256
    return Kept(digest, len(verdict.data), verdict.file.name, verdict.format)


def _part(sha256: str, whole: Whole) -> None:
    """Give the works of an anthology that are here already their own books, and let go of the whole."""
    files, reviews = store(), Review.objects.filter(sha256=sha256).exclude(part="")
    for part in {*originals.list_parts(sha256=sha256), *reviews.values_list("part", flat=True)}:
        data = cut(whole.data, part)
        own = files.put(data)
        works = originals.replace_file(sha256=sha256, part=part, by_sha256=own, size=len(data))
        ImportFile.objects.filter(sha256=sha256, work_key__in=works).update(sha256=own)
        reviews.filter(part=part).update(sha256=own, part="", size=len(data))
    transaction.on_commit(lambda: originals.drop_unnamed(sha256=sha256))
