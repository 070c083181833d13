"""Where a page came from. Browsers keep its address in a comment or rewrite its links; some do neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fanlight.imports import sources
from fanlight.imports.ao3.addresses import ROOT, source_of
from fanlight.imports.formats.ao3_page.parts import Parts, chapters_in
from fanlight.imports.markup import Element, classes_of, text_of
from fanlight.works.manuscript import Source

_HEAD = 2**16
_SAVED = re.compile(
    rb"<!--[^>]{0,200}?(?:saved from url=\(\d{1,6}\)|\burl: )(https?://[^\s<>\"']{1,2000})", re.IGNORECASE
)
_WAYBACK = re.compile(r"(?:https?://web\.archive\.org)?/web/[0-9]{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.ASCII)
_NAMED = re.compile(r"\[([^\[\]]{1,100})\]$")
_OWN_NAME = "Archive of Our Own"
_WORK = re.compile(
    r"(?:(https?://[^/?#\s]{1,200})(?:/collections/\w{1,100})?)?/(?:works|downloads)/([0-9]{1,20})(?![0-9])", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The archive that a page is of, `https://host` or "" if nothing says which, and the work that it shows."""

    root: str = ""
    source: Source | None = None


def origin(page: Element, body: Element, parts: Parts, utf8: bytes) -> Origin:
    """Tell where a page came from: by the address that a browser wrote down, else by the page's own links."""
    said = _saved_from(utf8)
    for href in (said, *_links(body, parts)):
        if found := _WORK.search(href) if href == said else _WORK.match(href):
            root = found[1] or _host(said) or _root_by_name(page)
            return Origin(root, source_of(f"{root}/works/{found[2]}") if root else None)
    return Origin(_host(said) or _root_by_name(page))


def out_of_wayback(body: Element) -> None:
    """Take the Internet Archive's prefix off the addresses of a page that was saved from there."""
    for element in body.iter("a", "img", "form"):
        for name in ("href", "src", "action"):
            value = element.get(name) or ""
            if "/web/" in value and (prefix := _WAYBACK.match(value)):
                element.set(name, value[prefix.end() :])


def complete(body: Element, root: str) -> None:
    """Give links and pictures that stand on the archive itself their whole address; none where that is not known."""
    for element in body.iter("a", "img"):
        name = "href" if element.tag == "a" else "src"
        value = (element.get(name) or "").strip()
        if value.startswith("/") and not value.startswith("//"):
            element.set(name, root + value if root else "")


def _saved_from(utf8: bytes) -> str:
    """Give the address that a browser wrote above the page, "" if it wrote none."""
    found = _SAVED.search(utf8, 0, _HEAD)
    return found[1].decode("utf-8", errors="replace") if found else ""


def _host(address: str) -> str:
    site = sources.site_of(address)
    return f"https://{site}" if site in sources.OTW_ARCHIVES else ""


def _root_by_name(page: Element) -> str:
    """Give AO3 unless the page's title ends with another archive's name, as in `Bread - anybody [Lamp Archive]`."""
    title = next(page.iter("title"), None)
    named = None if title is None else _NAMED.search(text_of(title))
    return ROOT if named is None or named[1] == _OWN_NAME else ""


def _links(body: Element, parts: Parts) -> Iterator[str]:
    """Give addresses that name the work itself, never one before, behind or beside it."""
    for _, chapter in () if parts.chapters is None else chapters_in(parts.chapters):
        for heading in (h for child in chapter if "preface" in classes_of(child) for h in child.iterchildren("h3")):
            yield from _hrefs(heading)
    for element in body.iter("ul", "dd", "form"):
        classes = classes_of(element)
        if element.tag == "form":
            yield element.get("action") or ""
        elif (element.tag == "ul" and {"work", "navigation"} <= {*classes}) or "bookmarks" in classes:
            yield from _hrefs(element)
    for field in body.iter("input"):
        if field.get("id") == "kudo_commentable_id":
            yield f"/works/{field.get('value')}"


def _hrefs(element: Element) -> Iterator[str]:
    yield from (a.get("href") or "" for a in element.iter("a"))
