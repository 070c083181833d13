"""A page of the catalog as OPDS 2.0: a feed of Readium Web Publication manifests in JSON (drafts.opds.io/opds-2.0)."""

import json
from collections.abc import Iterator
from typing import Any

from fanlight.web.opds.books import IMAGE, THUMBNAIL, Book
from fanlight.web.opds.catalogs import RELATIONS, Catalog, Choice, Door, address_of, root_of

FEED = "application/opds+json"

Object = dict[str, Any]


def write(page: Catalog, books: list[Book]) -> bytes:
    """Write a page."""
    metadata: Object = {"title": page.title}
    if page.total is not None:
        metadata["numberOfItems"] = page.total
    feed: Object = {"metadata": metadata, "links": list(_links(page))}
    if page.facets:
        feed["facets"] = [
            {"metadata": {"title": facet.name}, "links": [_choice(choice) for choice in facet.choices]}
            for facet in page.facets
        ]
    if page.books is None:
        feed["navigation"] = [_door(door) for door in page.doors]
    else:
        feed["publications"] = [_book(book) for book in books]
    return json.dumps(feed, ensure_ascii=False).encode()


def _links(page: Catalog) -> Iterator[Object]:
    yield {"rel": "self", "href": page.href, "type": FEED}
    yield {"rel": "start", "href": root_of(page.form), "type": FEED}
    yield {"rel": "search", "href": address_of(page.form, "works") + "{?q}", "type": FEED, "templated": True}
    for relation, href in page.ways:
        yield {"rel": relation, "href": href, "type": FEED}


def _choice(choice: Choice) -> Object:
    link: Object = {"href": choice.href, "type": FEED, "title": choice.name}
    if choice.is_on:
        link["rel"] = "self"
    if choice.count is not None:
        link["properties"] = {"numberOfItems": choice.count}
    return link


def _door(door: Door) -> Object:
    link: Object = {"href": door.href, "title": door.name, "type": FEED, "rel": RELATIONS[door.relation]}
    if door.count is not None:
        link["properties"] = {"numberOfItems": door.count}
    return link


def _book(book: Book) -> Object:
    metadata: Object = {
        "@type": "http://schema.org/Book",
        "title": book.title,
        "identifier": book.id,
        "author": [{"name": name, "links": [{"href": href, "type": "text/html"}]} for name, href in book.authors],
        "modified": book.updated.isoformat(timespec="seconds"),
        "description": book.said,
        "subject": [{"name": tag.name, "scheme": f"urn:fanlight:tags:{tag.kind}"} for tag in book.subjects],
    }
    if book.language:
        metadata["language"] = book.language
    if book.published:
        metadata["published"] = book.published.isoformat()
    if book.series:
        metadata["belongsTo"] = {"series": [_series(line.title, line.position) for line in book.series]}
    files = [link for link in book.links if link.relation not in (IMAGE, THUMBNAIL)]
    return {
        "metadata": metadata,
        "links": [{"rel": link.relation, "href": link.href, "type": link.type} for link in files],
        "images": [{"href": link.href, "type": link.type} for link in book.links if link.relation == IMAGE],
    }


def _series(title: str, position: float | None) -> Object:
    return {"name": title} if position is None else {"name": title, "position": position}
