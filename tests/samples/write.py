"""The samples' writers: a Manuscript as the files that other programs make of it."""

from collections.abc import Mapping

from fanlight.works.manuscript import Manuscript
from tests.samples import ao3_books, ao3_pages, ao3_web_pages
from tests.samples.eras import ERAS, NEWEST
from tests.samples.pictures import PICTURES

__all__ = ["ERAS", "NEWEST", "ao3_epub", "ao3_epub_2018", "ao3_html", "ao3_page"]


def ao3_html(m: Manuscript, era: str = NEWEST) -> bytes:
    """Write AO3's HTML download of an era (one of ERAS, the day it began)."""
    return ao3_pages.page(m, era).encode("utf-8")


def ao3_epub(
    m: Manuscript,
    pictures: Mapping[str, bytes] = PICTURES,
    *,
    era: str = NEWEST,
    flow_size: int = ao3_books.FLOW_SIZE,
) -> bytes:
    """Write AO3's EPUB download as calibre makes it; `era` is 2019-02 or later, `flow_size` where pages are cut."""
    return ao3_books.by_calibre(m, pictures, era=era, flow_size=flow_size)


def ao3_epub_2018(m: Manuscript, *, part_size: int = ao3_books.PART_SIZE, end_notes: bool = True) -> bytes:
    """Write AO3's EPUB download as it made them itself up to 2019-01."""
    return ao3_books.by_hand(m, part_size=part_size, end_notes=end_notes)


def ao3_page(m: Manuscript, *, complete: bool = False, only: int | None = None, comments: int = 0) -> bytes:
    """Write a work's page on AO3 as a browser saves it; `complete` with rewritten links, `only` for one chapter's."""
    return ao3_web_pages.work(m, complete=complete, only=only, comments=comments).encode("utf-8")
