"""What is decided about tags is true of the next answer, and of no work's rows."""

import pytest
from django.conf import settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.search import selectors
from fanlight.search.index import engine as engines
from fanlight.search.index.engine import Engine
from fanlight.search.language import parse
from fanlight.search.results import FacetRow, Results, Wanted
from fanlight.tags.actions import decisions, links, names, states, synonyms
from fanlight.tags.models import Tag
from fanlight.works.manuscript import Tag as Written
from fanlight.works.models import Tagging, Work

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["index", "database"])
def source(request: pytest.FixtureRequest, library: object, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(engines, "_engine", Engine(settings.LIBRARY))
    if request.param == "database":
        request.getfixturevalue("without_index")
    return str(request.param)


def tag(kind: str, name: str) -> Tag:
    return Tag.objects.get(kind=kind, name=name)


def find(text: str, *facets: str) -> Results:
    return selectors.find(parse(text).query, OPERATOR, facets=Wanted(tuple(facets)))  # type: ignore[arg-type]


def rows(text: str, facet: str = "freeform") -> list[FacetRow]:
    return list(find(text, facet).facets[0].rows)


@pytest.mark.usefixtures("source")
def test_a_merge_a_metatag_and_a_new_name_are_seen_at_once(make_work) -> None:
    for names_of in (["Fog"], ["Foggy"], ["Sea Mist"], ["Fog", "Rain"]):
        make_work(title=names_of[0], tags=tuple(Written("freeform", name) for name in names_of))
    written = list(Tagging.objects.order_by("pk").values_list("tag", "written"))
    assert find("freeform:Fog").total == 2
    for name in ("Fog", "Sea Mist"):
        states.canonicalize(tag=tag("freeform", name), by=OPERATOR)

    merged = synonyms.merge(tag=tag("freeform", "Foggy"), name="Fog", by=OPERATOR)
    assert [find(text).total for text in ("freeform:fog", "freeform:FOGGY", '-freeform:"foggy"')] == [3, 3, 1]
    assert rows("") == [
        FacetRow("Fog", "Fog", 3),
        *(FacetRow(name, name, 1) for name in ("Sea Mist", "Rain")),
    ]

    synonyms.merge(tag=tag("freeform", "Rain"), name="Weather", by=OPERATOR)  # a canonical that no work carries
    links.add_metatag(tag=tag("freeform", "Fog"), metatag=tag("freeform", "Weather"), by=OPERATOR)
    found = find("freeform:weather")
    assert (found.total, found.meant[0].below, found.meant[0].spellings) == (3, 1, ("Rain",))
    assert rows("")[:2] in (
        [FacetRow("Fog", "Fog", 3), FacetRow("Weather", "Weather", 3, is_parent=True)],
        [FacetRow("Weather", "Weather", 3, is_parent=True), FacetRow("Fog", "Fog", 3)],
    )
    make_work(title="Later", tags=(Written("freeform", "Foggy"),))
    assert (find("freeform:weather").total, find("freeform:=foggy").total) == (4, 2)

    decisions.undo(decision=merged, by=OPERATOR)
    assert (find("freeform:weather").total, find("freeform:foggy").total) == (2, 2)
    names.rename(tag=tag("freeform", "Fog"), name="Haar", by=OPERATOR)
    assert find("freeform:fog").meant[0].name == "Haar"
    assert rows("freeform:haar")[0].name in ("Haar", "Weather")
    assert list(Tagging.objects.order_by("pk").values_list("tag", "written"))[: len(written)] == written


@pytest.mark.usefixtures("source")
def test_a_spelling_that_no_work_carried_when_the_index_was_made(make_work) -> None:
    make_work(tags=(Written("freeform", "Fog"),))
    states.canonicalize(tag=tag("freeform", "Fog"), by=OPERATOR)
    Tag.objects.create(kind="freeform", name="Foggy", folded="foggy", synonym_of=tag("freeform", "Fog"))
    assert find("").total == 1
    make_work(title="Another", tags=(Written("freeform", "Foggy"),))
    assert rows("") == [FacetRow("Fog", "Fog", 2)]


@pytest.mark.usefixtures("source")
def test_scenario_92_crossovers(make_work) -> None:
    """Spellings of one fandom, and fandoms below one metatag, make no crossover."""
    for fandoms in ("A", "A B", "A A2", "A A3", "A2 A3", "A C", "A D", "C D", "A C E", "A E", "A TOP"):
        make_work(title=fandoms, tags=tuple(Written("fandom", name) for name in fandoms.split()))
    for name in ("A2", "A3"):
        synonyms.merge(tag=tag("fandom", name), name="A", by=OPERATOR, crown=True)
    for lower, upper in (("A", "Mid"), ("C", "Mid"), ("Mid", "TOP"), ("D", "TOP")):
        for name in (lower, upper):
            known, _ = Tag.objects.get_or_create(kind="fandom", name=name, folded=name.lower())
            if not known.is_canonical:
                states.canonicalize(tag=known, by=OPERATOR)
        links.add_metatag(tag=tag("fandom", lower), metatag=tag("fandom", upper), by=OPERATOR)
    titles = set(Work.objects.filter(pk__in=find("crossover:yes").ids).values_list("title", flat=True))
    assert titles == {"A B", "A C E", "A E"}
