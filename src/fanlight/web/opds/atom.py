"""A page of the catalog as OPDS 1.2: an Atom feed with Dublin Core, facets and totals (specs.opds.io/opds-1.2)."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from lxml import etree

from fanlight.kernel import clock
from fanlight.kernel.text import writable
from fanlight.web.opds.books import Book, Link
from fanlight.web.opds.catalogs import RELATIONS, Catalog, Choice, Door, root_of

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/terms/"
OPDS = "http://opds-spec.org/2010/catalog"
SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
THREAD = "http://purl.org/syndication/thread/1.0"
SPACES = {None: ATOM, "dc": DC, "opds": OPDS, "opensearch": SEARCH, "thr": THREAD}

FEED = "application/atom+xml;profile=opds-catalog"
NAVIGATION, ACQUISITION = f"{FEED};kind=navigation", f"{FEED};kind=acquisition"


def kind_of(page: Catalog) -> str:
    """Give the media type of a page."""
    return NAVIGATION if page.books is None else ACQUISITION


def write(page: Catalog, books: list[Book]) -> bytes:
    """Write a page."""
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap=SPACES)
    now = clock.now()
    _text(feed, "id", f"urn:fanlight:opds:{page.href}")
    _text(feed, "title", page.title)
    _text(feed, "updated", _moment(now))
    _text(etree.SubElement(feed, f"{{{ATOM}}}author"), "name", "Fanlight")
    _links(feed, page)
    if page.total is not None:
        etree.SubElement(feed, f"{{{SEARCH}}}totalResults").text = str(page.total)
    for facet in page.facets:
        for choice in facet.choices:
            _facet(feed, facet.name, choice)
    for door in page.doors:
        _door(feed, door, now)
    for book in books:
        _book(feed, book)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8")


def _links(feed: etree._Element, page: Catalog) -> None:
    _link(feed, "self", page.href, kind_of(page))
    _link(feed, "start", root_of(page.form), NAVIGATION)
    _link(feed, "search", reverse("opds:search"), "application/opensearchdescription+xml")
    for relation, href in page.ways:
        _link(feed, relation, href, NAVIGATION if relation == "up" else kind_of(page))


def _facet(feed: etree._Element, group: str, choice: Choice) -> None:
    link = _link(feed, "http://opds-spec.org/facet", choice.href, ACQUISITION, choice.name)
    link.set(f"{{{OPDS}}}facetGroup", writable(group))
    if choice.is_on:
        link.set(f"{{{OPDS}}}activeFacet", "true")
    if choice.count is not None:
        link.set(f"{{{THREAD}}}count", str(choice.count))


def _door(feed: etree._Element, door: Door, now: datetime) -> None:
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    _text(entry, "id", f"urn:fanlight:opds:{door.href}")
    _text(entry, "title", door.name)
    _text(entry, "updated", _moment(now))
    _text(entry, "content", door.said).set("type", "text")
    link = _link(entry, RELATIONS[door.relation], door.href, ACQUISITION if door.has_books else NAVIGATION)
    if door.count is not None:
        link.set(f"{{{THREAD}}}count", str(door.count))


def _book(feed: etree._Element, book: Book) -> None:
    entry = etree.SubElement(feed, f"{{{ATOM}}}entry")
    _text(entry, "id", book.id)
    _text(entry, "title", book.title)
    _text(entry, "updated", _moment(book.updated))
    for name, href in book.authors:
        author = etree.SubElement(entry, f"{{{ATOM}}}author")
        _text(author, "name", name)
        _text(author, "uri", href)
    if book.language:
        etree.SubElement(entry, f"{{{DC}}}language").text = book.language
    if book.published:
        etree.SubElement(entry, f"{{{DC}}}issued").text = book.published.isoformat()
    for subject in book.subjects:
        category = etree.SubElement(entry, f"{{{ATOM}}}category")
        category.set("scheme", f"urn:fanlight:tags:{subject.kind}")
        category.set("term", writable(subject.name))
        category.set("label", writable(subject.name))
    _text(entry, "content", book.said).set("type", "html")
    for link in book.links:
        _of_book(entry, link)


def _of_book(entry: etree._Element, link: Link) -> None:
    _link(entry, link.relation, link.href, link.type, link.title)


def _link(parent: etree._Element, relation: str, href: str, media: str, title: str = "") -> etree._Element:
    link = etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=writable(href), type=media)
    if title:
        link.set("title", writable(title))
    return link


def _text(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = writable(text)
    return element


def _moment(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds")
