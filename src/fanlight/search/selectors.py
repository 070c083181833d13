"""The one door: a question, and who asks, to an answer; and to what all works come to."""

import time
from collections.abc import Collection, Iterable
from dataclasses import replace
from importlib import import_module

from fanlight.accounts.viewers import Viewer
from fanlight.kernel import clock
from fanlight.kernel.errors import Invalid
from fanlight.search import names
from fanlight.search.conditions import Every, Listed
from fanlight.search.cursors import seal, unseal
from fanlight.search.edits import settle
from fanlight.search.errors import AnotherList
from fanlight.search.language import write
from fanlight.search.meanings import FindFilter, Understood, understand
from fanlight.search.query import Query
from fanlight.search.results import Exclude, Notice, Results, Wanted
from fanlight.search.sql import answer
from fanlight.search.sql.answers import Page
from fanlight.works.selectors import figures
from fanlight.works.selectors.figures import Figures

PAGE = 20
"""Works on a page."""


def prepare() -> None:
    """Make ready, in a thread of a server that starts, what the first question and the first completion wait for."""
    import_module("fanlight.search.index.engine")
    names.prepare()


def find(
    query: Query,
    viewer: Viewer,
    *,
    limit: int = PAGE,
    after: str | None = None,
    before: str | None = None,
    facets: Wanted | None = None,
    excludes: Iterable[Exclude] = (),
    find_filter: FindFilter | None = None,
    among: Collection[int] | None = None,
) -> Results:
    """Answer a question: a page of ids in order, the exact total, the facets of the whole result, what was understood.

    `after` and `before` are tokens that a page gave, at most one of the two. `excludes` are the reader's own rules:
    what they hide is counted apart. `find_filter` gives the question that the reader saved under a name.
    `among` are works by id, of which those that the question finds are wanted and no others.
    Raises: AnotherList for a token that no page of this question's list gave, and for two at once.
    """
    started = time.perf_counter()
    understood = understand(query, viewer, today=clock.today(), excludes=excludes, find_filter=find_filter)
    if among is not None:
        understood = replace(understood, condition=Every((understood.condition, Listed(frozenset(among)))))
    # Under the library's names, by which a page's own links ask; a link from before a name changed is right as well.
    question = write(settle(query, understood.meant))
    page = _page(limit, after, before, (question, write(query)))
    try:
        found = _answer(query, understood, viewer, page, facets)
    except Invalid as error:
        raise AnotherList from error
    return replace(
        found,
        next=seal(found.next, question) if found.next else None,
        previous=seal(found.previous, question) if found.previous else None,
        meant=understood.meant,
        matching=understood.matching,
        notices=(*understood.notices, *found.notices),
        took=time.perf_counter() - started,
    )


def _page(limit: int, after: str | None, before: str | None, questions: tuple[str, ...]) -> Page:
    if after is not None and before is not None:
        raise AnotherList
    return Page(
        limit,
        unseal(after, *questions) if after is not None else None,
        unseal(before, *questions) if before is not None else None,
    )


def _answer(query: Query, understood: Understood, viewer: Viewer, page: Page, facets: Wanted | None) -> Results:
    """Answer from the index, or from the database where there is none; why is said if it matters."""
    # The index' libraries take a quarter of a second to load, which belongs to the first question, not to the start.
    from fanlight.search.index.engine import Question, Unavailable, engine  # noqa: PLC0415

    try:
        return engine().answer(Question(query, understood, viewer, page, facets))
    except Unavailable as missing:
        found = answer(query, understood, viewer, page, facets=facets if facets and facets.patient else None)
        return replace(found, notices=(Notice(missing.code), *found.notices)) if missing.code else found


def get_figures(viewer: Viewer) -> Figures:
    """Count what the viewer may see, as works.selectors.figures does, from the index where there is one."""
    from fanlight.search.index.engine import Unavailable, engine  # noqa: PLC0415  as in _answer

    try:
        return engine().figures(viewer)
    except Unavailable:
        return figures.get_figures(viewer)
