"""Files on their way to be saved: their headers, and what is offered on which page."""

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.accounts.viewers import Viewer
from fanlight.exports.cache import Cache
from fanlight.exports.editions import Edition
from fanlight.exports.making import Format, Made, list_available
from fanlight.exports.names import file_name
from fanlight.kernel.library import Library
from fanlight.web.works.figures import say_number
from fanlight.web.works.original import NOTHING_ALLOWED
from fanlight.web.works.pages import ShownPage

MOST_WORKS = 100_000
"""Of one zip: far more than anybody waits for. Each costs 640 bytes of memory until the zip ends, with its table."""


BOOK = "book"
"""Stands in a series' address where a format's name does."""

_OUTDATED = frozenset({"mobi"})
"""Formats that a page does not offer; whoever needs one knows its name."""


@dataclass(frozen=True, slots=True)
class Door:
    """A way to take something out: what it says, where it leads, what it says beside that."""

    label: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """The ways to take out what a page shows; none where there is nothing, or nothing that can be told apart."""

    label: str
    doors: tuple[Door, ...] = ()
    note: str = ""


def work_menu(viewer: Viewer, key: str) -> Menu:
    """Give the ways to take a work out: a door for each format that this machine can make, for guests without ado."""
    notes = {"epub": _("e-readers, phones"), "html": _("any browser"), "pdf": _("print"), "azw3": _("Kindle")}
    notes |= {"json": _("all data")}
    offered = (f for f in list_available() if f.name not in _OUTDATED and may_make(viewer, f))
    doors = (Door(f.label, reverse("exports:work", args=[key, f.name]), notes.get(f.name, "")) for f in offered)
    return Menu(_("Download"), tuple(doors))


def may_make(viewer: Viewer, format_: Format) -> bool:
    """Tell whether somebody may have a work made in a format: what keeps a machine busy for seconds, members alone."""
    return viewer.is_member or not format_.is_slow


def series_menu(viewer: Viewer, key: str) -> Menu:
    """Give the ways to take a series out: as one book, and as a zip of its works. Many at once are for members."""
    if not viewer.is_member:
        return Menu("")
    book = Door(_("One EPUB"), reverse("exports:series", args=[key, BOOK]), _("each work a part of it"))
    return Menu(_("Download"), (book, *_zip_doors("series", key)))


def list_menu(viewer: Viewer, page: ShownPage, name: str, *args: str) -> Menu:
    """Give the ways to take out what a list holds, all its pages; none of a question that was not wholly read."""
    if page.total > MOST_WORKS:
        label = _("download the first %s") % say_number(MOST_WORKS)
    else:
        label = ngettext("download %s work", "download all %s", page.total) % say_number(page.total)
    if not page.total or not page.can_save or not viewer.is_member:
        return Menu(label)
    pairs = [("q", page.saved_text), ("hidden", "show" if page.shows_hidden else "")]
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
    note = _("More go into a folder on the machine itself: fanlight export") if page.total > MOST_WORKS else ""
    return Menu(label, tuple(_zip_doors(name, *args, asked=f"?{asked}" if asked else "")), note)


def command_for(viewer: Viewer, text: str) -> str:
    """Give the command that takes out what a question finds, as it is typed on the machine itself."""
    return shlex.join(["fanlight", "export", "--query", text, "--of", viewer.name, "-o", "FOLDER"])


def _zip_doors(name: str, *args: str, asked: str = "") -> Iterator[Door]:
    """Give a door for each format that many works may be made in while somebody waits; `asked` ends its address."""
    offered = (found for found in list_available() if not found.is_slow)
    return (Door(f.label, reverse(f"exports:{name}", args=[*args, f.name]) + asked, _("in a zip")) for f in offered)


def cache() -> Cache:
    """Give the library's cache of files that were made."""
    library: Library = settings.LIBRARY
    return Cache(library.cache / "exports")


def answer(request: HttpRequest, edition: Edition, format_: Format) -> HttpResponse:
    """Send an edition's file to be saved, or say that the browser has it already."""
    made, digest = cache().make(edition, format_)
    etag = f'"{digest}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = attachment(made, edition.manuscript.title)
    response["ETag"] = etag
    return response


def attachment(made: Made, title: str) -> HttpResponse:
    """Send a file to be saved, never to be shown: a page in it is a stranger's."""
    return HttpResponse(made.data, content_type=made.media_type, headers=_headers(title, made.suffix))


def stream(pieces: Iterable[bytes], title: str) -> StreamingHttpResponse:
    """Send a zip while it is made."""
    headers = _headers(title, ".zip")
    return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)


def _headers(title: str, suffix: str) -> dict[str, str]:
    name = content_disposition_header(as_attachment=True, filename=f"{file_name(title)}{suffix}")
    return {"Content-Disposition": name or "attachment", "Content-Security-Policy": NOTHING_ALLOWED}
