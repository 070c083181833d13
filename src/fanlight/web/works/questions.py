"""A list's question, from its address and back to it. An address holds the question's text and nothing twice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from fanlight.search.forms import Fields, read_form
from fanlight.search.language import LONGEST, write
from fanlight.search.query import Node, Query, Sort
from fanlight.search.results import Notice
from fanlight.web.works.presses import press

SORT_LABELS: Mapping[Sort, str | Promise] = {
    "relevance": gettext_lazy("relevance"),
    "updated": gettext_lazy("updated"),
    "published": gettext_lazy("published"),
    "added": gettext_lazy("came in"),
    "words": gettext_lazy("words"),
    "kudos": gettext_lazy("kudos"),
    "hits": gettext_lazy("hits"),
    "comments": gettext_lazy("comments"),
    "bookmarks": gettext_lazy("bookmarks"),
    "kudos-per-hit": gettext_lazy("kudos per hit"),
    "title": gettext_lazy("title"),
    "creator": gettext_lazy("creator"),
    "random": gettext_lazy("random"),
}

_OF_THE_PAGE = frozenset({"q", "after", "before", "hidden", "only", "find", "rows", "at", "as", "creator"})
_UNSHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "]"
)
_OTHER_NAMES = {"tag": "all"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks. `typed` is its text as somebody wrote it; `is_form` tells that boxes were filled in.

    `shows_hidden` lifts the reader's own rules for this once. `scope` is what the page is about, such as a creator:
    it holds as well, and neither the text nor the chips repeat it.
    """

    query: Query
    typed: str = ""
    notices: tuple[Notice, ...] = ()
    after: str | None = None
    before: str | None = None
    shows_hidden: bool = False
    is_form: bool = False
    fields: Fields = field(default_factory=dict, hash=False)
    base: str = ""
    scope: tuple[Node, ...] = ()

    @property
    def whole(self) -> Query:
        """The question with what its page is about."""
        return self.query.plus(*self.scope) if self.scope else self.query

    def href(
        self, query: Query | None = None, *, page: str = "", token: str = "", shows_hidden: bool | None = None
    ) -> str:
        """Give the address of a question on this page; `page` is after or before, with its token."""
        text = write(self.query if query is None else query)
        pairs = [("q", text), (page, token), ("hidden", self._hidden(shows_hidden))]
        asked = "&".join(f"{name}={quote_plus(value, safe=SAFE)}" for name, value in pairs if value)
        return f"{self.base}?{asked}" if asked else self.base

    def text_href(self, text: str) -> str:
        """Give the address of a question by its text, right or wrong."""
        return f"{self.base}?q={quote_plus(text, safe=SAFE)}"

    @classmethod
    def of_text(cls, text: str, base: str) -> str:
        """Give the address of a question by its text, on a page."""
        return cls(Query(), base=base).text_href(text)

    def _hidden(self, shows: bool | None) -> str:
        return "show" if (self.shows_hidden if shows is None else shows) else ""


SAFE = ":/()"
"""What stands in an address as it is, and is easier to read so. A space is a plus: a page holds hundreds of names."""


def read(query: QueryDict, base: str, *scope: Node) -> Asked:
    """Give the question of an address."""
    fields = {_OTHER_NAMES.get(name, name): [_shown(text) for text in query.getlist(name)] for name in query}
    found = read_form(fields)
    return Asked(
        query=press(found.query, query),
        typed=" ".join(fields.get("q", ())),
        notices=found.notices,
        after=query.get("after") or None,
        before=query.get("before") or None,
        shows_hidden=query.get("hidden") == "show",
        is_form=any(any(values) for name, values in fields.items() if name not in _OF_THE_PAGE),
        fields=fields,
        base=base,
        scope=scope,
    )


def _shown(text: str) -> str:
    """Give a text without what no page can show; its letters stay where they are."""
    return _UNSHOWN.sub(" ", text[: LONGEST + 1])
