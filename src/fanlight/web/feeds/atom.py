"""A feed as Atom (RFC 4287), and the answer that spares a program what it has seen already."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language

from fanlight.accounts.viewers import Viewer
from fanlight.changes.selectors import get_head
from fanlight.kernel import clock
from fanlight.search.language import write
from fanlight.search.query import Query
from fanlight.search.readers import Own
from fanlight.search.selectors import find
from fanlight.web.feeds.entries import moment, write_entries
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.rules import own_of
from fanlight.web.xml import escape
from fanlight.works.selectors.news import News, list_changed, list_news

MOST = 50
"""Entries of a feed."""

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_FORM = "3"  # to be raised when entries are written otherwise


@dataclass(frozen=True, slots=True)
class About:
    """What a feed is of: its name, the path of its page, and how the works are found whose news it tells.

    `asked` is the question by which they are found, of which the address of a filter's feed says nothing.
    """

    title: str
    href: str
    list_ids: Callable[[Viewer, Own], Iterable[int]]
    asked: str = ""


def of_query(title: str, href: str, query: Query) -> About:
    """Give a feed of the works that a question finds, but for those that the reader's own rules hide.

    Looked at are the works that came in last, those that were updated last, and those of the library's latest changes.
    """

    def list_ids(viewer: Viewer, own: Own) -> Iterator[int]:
        ask = partial(find, viewer=viewer, excludes=own.excludes, find_filter=own.find_filter)
        yield from ask(replace(query, sort="added", descending=None), limit=MOST).ids
        yield from ask(replace(query, sort="updated", descending=None), limit=MOST).ids
        changed = list_changed()
        known = {pk for each in changed for pk in each}
        ours = set(ask(replace(query, sort="added", descending=None), limit=len(known) or 1, among=known).ids)
        for each in changed:
            yield from islice((pk for pk in each if pk in ours), MOST)

    return About(title, href, list_ids, write(query))


def answer(request: ViewerRequest, viewer: Viewer, about: About) -> HttpResponseBase:
    """Answer with a feed, or that nothing is new since it was asked for last."""
    own = own_of(viewer)
    etag = quote_etag(_version(viewer, own, about, request.get_full_path()))
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    news = list_news(viewer, dict.fromkeys(about.list_ids(viewer, own)), limit=MOST)
    return HttpResponse(_write(request, about, news), content_type=MEDIA_TYPE, headers={"ETag": etag})


def _version(viewer: Viewer, own: Own, about: About, address: str) -> str:
    """Give what changes with anything that a feed is made from."""
    rules = [(line.text, line.hides) for line in own.lines.values()], own.listed, sorted(own.works)
    said = about.title, about.href, about.asked
    parts = (_FORM, viewer.user_id, address, said, get_head(), clock.today(), get_language(), rules)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _write(request: ViewerRequest, about: About, news: list[News]) -> str:
    """Write a feed, text by text: a writer of XML took longer for fifty entries than the rest of a feed did."""
    here = request.build_absolute_uri
    said = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(get_language() or "en")}">',
        f"<title>{escape(about.title)}</title>",
        f'<link href="{escape(here(about.href))}" rel="alternate"/><link href="{escape(here())}" rel="self"/>',
        f"<id>urn:fanlight:feed:{hashlib.sha256(about.href.encode()).hexdigest()[:20]}</id>",
        "<author><name>Fanlight</name></author>",  # for entries that have none of their own (RFC 4287, 4.1.1)
        f"<updated>{moment(news[0].at if news else clock.now())}</updated>",
        *write_entries(news, here("/").removesuffix("/")),
        "</feed>",
    ]
    return "".join(said)
