"""Who may see what: a predicate, its queryset and every selector give the same answer, whoever looks."""

from collections.abc import Callable

import pytest
from pytest_django import Settings

from fanlight.accounts.viewers import GUEST, OPERATOR, Viewer, viewer_of
from fanlight.kernel.errors import NotFound
from fanlight.search.language import parse
from fanlight.search.query import Query
from fanlight.search.results import Wanted
from fanlight.search.selectors import find, get_figures
from fanlight.works.actions.restrictions import restrict
from fanlight.works.models import Work
from fanlight.works.policies import can_see_work, sees_every_work, visible_works
from fanlight.works.selectors import figures, readings
from fanlight.works.selectors.cards import list_cards
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.selectors.tag_changes import get_history
from tests import personas

pytestmark = pytest.mark.django_db

PERSONAS: dict[str, Callable[[], Viewer]] = {
    "guest": lambda: GUEST,
    "operator": lambda: OPERATOR,
    "owner": lambda: viewer_of(personas.owner()),
    "wrangler": lambda: viewer_of(personas.wrangler()),
    "reader": lambda: viewer_of(personas.reader()),
    "shut out": lambda: viewer_of(personas.shut_out()),
}
MEMBERS = {"operator", "owner", "wrangler", "reader"}


@pytest.mark.parametrize("persona", PERSONAS)
def test_all_agree(persona: str, make_work: Callable[..., str]) -> None:
    keys = {make_work(title="One"), make_work(title="Two", anonymous=True)}
    viewer = PERSONAS[persona]()
    seen = set(visible_works(viewer).values_list("key", flat=True))
    assert seen == {work.key for work in Work.objects.all() if can_see_work(viewer, work)}
    found = find(Query(), viewer, facets=Wanted(("fandom", "creator", "complete")))
    assert seen == {card.key for card in list_cards(viewer, found.ids)}
    assert len(seen) == found.total == figures.get_figures(viewer).works
    assert get_figures(viewer) == figures.get_figures(viewer)
    assert figures.is_empty(viewer) == (not seen)
    assert {row.count for row in found.facets[0].rows} == {len(seen)} - {0}
    assert {row.count for row in found.facets[1].rows} == {len(seen) - 1} - {-1}
    assert find(parse("by:tidewrack").query, viewer).total == max(0, len(seen) - 1)
    every = sorted(Work.objects.values_list("pk", flat=True))  # PostgreSQL gives rows in any order
    assert list_cards(viewer, every) == list_cards(viewer, sorted(found.ids))
    assert seen == {key for key in keys if _opens(get_manuscript, viewer, key=key)}
    assert seen == {key for key in keys if _opens(readings.get_work, viewer, key=key)}
    assert seen == {key for key in keys if _opens(readings.get_chapter, viewer, key=key, position=1)}
    assert seen == {key for key in keys if _opens(readings.get_whole, viewer, key=key)}
    assert seen == (keys if persona in MEMBERS else set())
    if sees_every_work(viewer):
        assert seen == keys


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("source", ["index", "database"])
def test_all_agree_in_an_open_library(
    persona: str, source: str, make_work: Callable[..., str], settings: Settings, request: pytest.FixtureRequest
) -> None:
    settings.FANLIGHT_OPEN = True
    if source == "database":
        request.getfixturevalue("without_index")
    open_key, kept = make_work(title="One"), make_work(title="Two", extras={"Restricted": "to members"})
    later = make_work(title="Three")
    find(Query(), OPERATOR)  # so that what follows is a change that an index has to follow
    restrict(key=later, restricted=True, by=OPERATOR)
    viewer = PERSONAS[persona]()
    expected = {open_key, kept, later} if persona in MEMBERS else {open_key}
    seen = set(visible_works(viewer).values_list("key", flat=True))
    assert seen == expected == {work.key for work in Work.objects.all() if can_see_work(viewer, work)}
    found = find(Query(), viewer, facets=Wanted(("fandom", "creator", "complete")))
    assert seen == {card.key for card in list_cards(viewer, found.ids)}
    assert len(seen) == found.total == figures.get_figures(viewer).works
    assert get_figures(viewer) == figures.get_figures(viewer)
    assert figures.is_empty(viewer) == (not seen)
    assert {row.count for row in found.facets[0].rows} == {len(seen)}
    assert find(parse("restricted:yes").query, viewer).total == len(seen) - 1
    assert find(parse("restricted:no").query, viewer).total == 1
    for opens in (get_manuscript, readings.get_work, readings.get_whole, get_history):
        assert seen == {key for key in (open_key, kept, later) if _opens(opens, viewer, key=key)}


def _opens(read: Callable[..., object], viewer: Viewer, **which: object) -> bool:
    try:
        read(viewer, **which)
    except NotFound:
        return False
    return True
