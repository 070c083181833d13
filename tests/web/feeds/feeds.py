"""Feeds as a program reads them."""

from dataclasses import dataclass
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed."""

    title: str
    href: str
    content: str
    id: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed."""

    title: str
    entries: tuple[Entry, ...]


def read(response: Any) -> Feed:
    """Read a feed, and hold it to what RFC 4287 asks of every feed and entry."""
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
    entries = tuple(_entry(element) for element in root.iter(f"{ATOM}entry"))
    assert len({entry.id for entry in entries}) == len(entries)
    return Feed(root.findtext(f"{ATOM}title") or "", entries)


def _entry(element: etree._Element) -> Entry:
    link = element.find(f"{ATOM}link")
    return Entry(
        title=element.findtext(f"{ATOM}title") or "",
        href="" if link is None else link.get("href", ""),
        content=element.findtext(f"{ATOM}summary") or "",
        id=element.findtext(f"{ATOM}id") or "",
        terms=tuple(category.get("term", "") for category in element.iter(f"{ATOM}category")),
    )
