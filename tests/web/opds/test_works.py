"""Books of the catalog."""

import pytest

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions import filters
from fanlight.works.manuscript import Creator, SeriesPlace, Tag
from tests.web.opds.conftest import ATOM, EReader

PATH = "/opds/v1/works/"


@pytest.fixture
def lights(make_work) -> str:
    return str(
        make_work(
            title="Lights & <Lamps>\x07", creators=(Creator("wren"),), language="en", published="2020-02-03",
            updated="2021-02-03", summary="<p>She <em>waits</em>.</p>", series=(SeriesPlace("Keepers", 2),),
            tags=(Tag("rating", "General Audiences"), Tag("fandom", "The Lamp"), Tag("freeform", "Fog")),
        )
    )  # fmt: skip


def test_a_book_says_what_its_card_says(ereader: EReader, lights: str) -> None:
    entry = ereader.page(PATH).entry("Lights & <Lamps>")
    assert entry.findtext("a:id", "", ATOM) == f"urn:fanlight:work:{lights}"
    assert entry.findtext("a:author/a:name", "", ATOM) == "wren"
    assert entry.findtext("{http://purl.org/dc/terms/}issued") == "2020-02-03"
    assert entry.findtext("{http://purl.org/dc/terms/}language") == "en"
    assert {c.get("term") for c in entry.iterfind("a:category", ATOM)} >= {"Fog", "The Lamp"}
    said = entry.findtext("a:content", "", ATOM)
    assert "<em>waits</em>" in said
    assert "Part 2 of Keepers" in said
    links = {link.get("rel"): (link.get("type"), link.get("href")) for link in entry.iterfind("a:link", ATOM)}
    assert links["http://opds-spec.org/acquisition/open-access"][0] == "application/epub+zip"
    for relation in ("http://opds-spec.org/acquisition/open-access", "http://opds-spec.org/image/thumbnail"):
        answer = ereader.ask(str(links[relation][1]))
        assert (answer.status_code, answer["Content-Type"]) == (200, links[relation][0])


def test_the_same_in_json(ereader: EReader, lights: str) -> None:
    (book,) = ereader.ask("/opds/v2/works/").json()["publications"]
    assert {name: book["metadata"][name] for name in ("title", "identifier", "language", "published", "belongsTo")} == {
        "title": "Lights & <Lamps>\x07", "identifier": f"urn:fanlight:work:{lights}", "language": "en",
        "published": "2020-02-03", "belongsTo": {"series": [{"name": "Keepers", "position": 2}]},
    }  # fmt: skip
    assert book["metadata"]["author"][0]["name"] == "wren"
    assert [link["rel"] for link in book["links"]] == ["http://opds-spec.org/acquisition/open-access", "alternate"]
    assert book["images"][0]["type"] == "image/png"


def test_pages_lead_on_and_back(ereader: EReader, make_work, monkeypatch) -> None:
    monkeypatch.setattr("fanlight.web.opds.works.PAGE", 2)
    for number in range(5):
        make_work(title=f"Beacon {number}")
    page, seen = ereader.page(PATH, q="sort:title"), []
    while True:
        seen += page.titles
        if "next" not in page.links():
            break
        page = ereader.page(page.links()["next"])
    assert seen == [f"Beacon {number}" for number in range(5)]
    assert ereader.page(page.links()["previous"]).titles == ["Beacon 2", "Beacon 3"]
    assert ereader.page(page.links()["first"]).titles == ["Beacon 0", "Beacon 1"]


def test_facets_narrow_and_say_how_many(ereader: EReader, make_work) -> None:
    for title, tag in (("Beacon", "Fog"), ("Gull", "Rain"), ("Heron", "Rain")):
        make_work(title=title, tags=(Tag("freeform", tag),))
    page = ereader.page(PATH)
    assert sorted(ereader.page(page.facet("Rain")).titles) == ["Gull", "Heron"]
    assert ereader.page(page.facet("title")).titles == ["Beacon", "Gull", "Heron"]
    assert ereader.page(PATH, q="rain").titles
    total = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
    assert ereader.page(page.facet("Rain")).root.findtext(total) == "2"


def test_the_reader_s_own_rules_hold(ereader: EReader, reader: User, make_work) -> None:
    make_work(title="Beacon", tags=(Tag("freeform", "Fog"),))
    make_work(title="Gull")
    filters.save(name="no fog", text="freeform:Fog", by=viewer_of(reader), hides=True)
    assert ereader.page(PATH).titles == ["Gull"]


@pytest.mark.parametrize("q", ['"', "nonsense:x", "((((", "*", "words:>x", "x" * 30_000])
def test_what_cannot_be_read_of_a_question_does_no_harm(ereader: EReader, make_work, q: str) -> None:
    make_work(title="Beacon")
    ereader.page(PATH, q=q)


@pytest.mark.parametrize("given", [{"after": "x"}, {"before": "WyJ"}, {"after": "x", "before": "y"}])
def test_a_page_that_is_none_is_refused(ereader: EReader, given: dict[str, str]) -> None:
    assert ereader.ask(PATH, **given).status_code == 400


def test_it_takes_few_statements_however_many_books(ereader: EReader, make_work, django_assert_max_num_queries) -> None:
    for number in range(20):
        make_work(title=f"Beacon {number}", tags=(Tag("freeform", f"Fog {number}"),))
    ereader.ask(PATH)
    with django_assert_max_num_queries(20):
        ereader.ask(PATH)
