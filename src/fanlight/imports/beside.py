"""What lies beside a saved page: its pictures are shown with it, and nothing in its folder gets a line of its own."""

import unicodedata
from dataclasses import dataclass, field

from django.db.models import QuerySet

from fanlight.imports.encodings import decode
from fanlight.imports.intake import Intake
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.imports.names import find_parts_of_pages, find_references, resolve
from fanlight.imports.openings import with_containers
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.pictures import kind_of
from fanlight.kernel.text import squish

Outcome = ImportFile.Outcome

MOST_BYTES = 64 * 2**20
"""Of pictures beside one page."""

_PAGES = (".html", ".htm", ".xhtml")
_SHOWS = (b"<img", b"<IMG", b"<\0i\0m\0g", b"<\0I\0M\0G")
"""What stands in a page that shows pictures, in UTF-16 too."""

_UPDATED = 500


@dataclass(slots=True)
class Beside:
    """The files of a job that lie beside its pages."""

    job: ImportJob
    intake: Intake
    _places: dict[int | None, dict[str, int]] = field(default_factory=dict)

    def settle(self, container: ImportFile | None = None) -> int:
        """Take what lies in folders of saved pages off the list, of a bundle or of what lies in none; give how many."""
        rows = self.job.files.filter(container=container)
        parts = find_parts_of_pages(rows.values_list("name", flat=True).iterator())
        if not parts:
            return 0
        waiting = [pk for pk, name in rows.filter(outcome=Outcome.WAITING).values_list("pk", "name") if name in parts]
        for start in range(0, len(waiting), _UPDATED):
            self.job.files.filter(pk__in=waiting[start : start + _UPDATED]).update(outcome=Outcome.OPENED)
        return len(waiting)

    def pictures_of(self, page: ImportFile, data: bytes) -> dict[str, bytes]:
        """Give the pictures that a page shows and that came with it, by their addresses as the page has them."""
        if not page.name.lower().endswith(_PAGES) or not any(sign in data for sign in _SHOWS):
            return {}
        found: dict[str, bytes] = {}
        left = MOST_BYTES
        for address in find_references(decode(data).utf8):
            picture = self._read(page, address, left)
            if picture is not None:
                found[address] = picture
                left -= len(picture)
        return found

    def _read(self, page: ImportFile, address: str, most: int) -> bytes | None:
        places = self._places_in(page.container_id)
        key = next((pk for name in resolve(address, page=page.name) if (pk := places.get(_fold(name)))), None)
        row = with_containers(ImportFile.objects.filter(pk=key)).first() if key else None
        if row is None or (row.size or 0) > most:
            return None
        try:
            data = self.intake.read(row)
        except Unreadable:
            return None
        return data if kind_of(data) and len(data) <= most else None

    def _places_in(self, container: int | None) -> dict[str, int]:
        """Give the rows that lie beside the pages in a bundle, or outside of any, by their names."""
        if container not in self._places:
            rows = self.job.files.filter(container_id=container).values_list("pk", "name")
            self._places[container] = {_fold(name): pk for pk, name in rows.iterator()}
        return self._places[container]


def of_failed_pages(job: ImportJob) -> set[int]:
    """Give the files that lie beside pages which could not be read, and are wanted should those be tried again."""
    failed = set(job.files.filter(outcome=Outcome.FAILED, container=None).values_list("name", flat=True))
    rows = _uploads(job)
    parts = find_parts_of_pages([*failed, *(name for _, name in rows)]) if failed else {}
    return {pk for pk, name in rows if name in parts}


def _uploads(job: ImportJob) -> list[tuple[int, str]]:
    opened: QuerySet[ImportFile] = job.files.filter(outcome=Outcome.OPENED, is_upload=True)
    return list(opened.values_list("pk", "name"))


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", squish(name))
