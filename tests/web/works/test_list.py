"""Lists of works."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from fanlight.search import selectors
from fanlight.search.results import Results
from fanlight.tags.models import Kind, Tag
from fanlight.web.tags import entrances
from fanlight.web.works import finding, pages
from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, read_fragment, text_of, titles, words
from tests.web.works.presses import press

MakeWork = Callable[..., str]


def tagged(*names: str, kind: str = "freeform") -> tuple[m.Tag, ...]:
    return tuple(m.Tag(kind, name) for name in names)  # type: ignore[arg-type]


def test_a_card_says_what_readers_look_for(owners: Client, make_work: MakeWork) -> None:
    make_work(
        counts=m.Counts(words=48_210, kudos=1_204), planned_chapters=3, complete=False, updated="2021-07-18",
        series=(m.SeriesPlace("Keepers of the Light", 2),),
    )  # fmt: skip
    card = find(read(owners.get("/works/")), "article", class_="card")
    said = words(card)
    assert words(find(card, "h2")) == "Fog Signals at Night by tidewrack"
    assert [words(mark) for mark in find(card, "ul", class_="marks")] == [
        "General", "No warnings apply", "Work in progress",
    ]  # fmt: skip
    for piece in (
        "The Lamp at World's End", "Orla & Tam Brannigan", "Lighthouses", "Two pilots, one boat, and a bell.",
        "Part 2 of Keepers of the Light", "48,210 words · 3 h 13", "chapter 1/3", "updated 18 Jul 2021", "1,204 kudos",
    ):  # fmt: skip
        assert piece in said


def test_what_the_source_did_not_say_has_no_mark(owners: Client, make_work: MakeWork) -> None:
    make_work(tags=(), complete=None, planned_chapters=None, published=None, updated=None, summary=None, creators=())
    card = find(read(owners.get("/works/")), "article", class_="card")
    assert not has(card, "ul", class_="marks")
    assert "by nobody named" in words(card)
    assert "chapter 1/?" in words(card)


def test_an_anonymous_work_names_nobody(owners: Client, make_work: MakeWork) -> None:
    make_work(anonymous=True)
    page = owners.get("/works/")
    assert "by Anonymous" in words(read(page))
    assert "tidewrack" not in text_of(page)


def test_a_warning_of_one_chapter_says_which(owners: Client, make_work: MakeWork) -> None:
    grave = m.Tag("warning", "Major Character Death")
    make_work(chapters=(m.Chapter(1, text="<p>a</p>"), m.Chapter(2, text="<p>b</p>", tags=(grave,))))
    mark = find(read(owners.get("/works/")), "a", class_="warn")
    assert words(mark) == "Major Character Death · from chapter 2"


def test_many_tags_are_folded_but_never_one_that_matches(owners: Client, make_work: MakeWork) -> None:
    make_work(tags=tagged(*(f"A tag of some length {n}" for n in range(30)), "Lighthouses"))
    root = read(owners.get("/works/?q=freeform:lighthouses"))
    fold = find(root, "li", class_="more")
    assert words(find(root, "li", class_="match")) == "Lighthouses"
    answer = owners.get(find(fold, "a").get("hx-get") or "", headers={"HX-Request": "true"})
    folded = find(read_fragment(text_of(answer)), "ul", class_="tags")
    assert "Lighthouses" not in words(folded)
    assert words(find(fold, "b")) == f"+{len(list(find_all(folded, 'a')))}"


def test_a_list_is_narrowed_by_every_tag(owners: Client, make_work: MakeWork) -> None:
    make_work(title="Both", tags=tagged("Fog", "Bread"))
    make_work(title="One", tags=tagged("Fog"))
    root = read(owners.get("/works/?q=freeform:Fog freeform:Bread"))
    assert titles(root) == ["Both"]
    chips = find(root, "ul", class_="chips")
    assert [link.get("href") for link in find_all(chips, "a")] == ["/works/?q=freeform:Fog", "/works/?q=freeform:Bread"]
    assert find(root, "input", id="find").get("value") == "freeform:Bread freeform:Fog"


def test_the_only_tag_of_a_list_is_its_title(owners: Client, make_work: MakeWork) -> None:
    make_work()
    root = read(owners.get("/works/?q=fandom:%22the lamp at world's end%22"))
    assert words(find(root, "h1")) == "The Lamp at World's End"


def rows_of(root: Element, name: str) -> list[str]:
    """Give the rows of a facet of the panel, by its heading."""
    facets = find(root, "aside", class_="facets")
    section = next(s for s in find_all(facets, "section") if words(find(s, "h2")) == name)
    return [words(find(li, "button")) + " " + words(find(li, "span")) for li in find_all(section, "li")]


def test_tags_to_narrow_by_are_those_of_the_whole_list(owners: Client, make_work: MakeWork) -> None:
    make_work(title="One", tags=tagged("Fog", "Bread", "Maps"))
    make_work(title="Two", tags=tagged("Fog", "Bread"))
    make_work(title="Elsewhere", tags=tagged("Snow"))
    root = read(owners.get("/works/?q=freeform:Fog"))
    assert rows_of(root, "Additional tags") == ["Fog 2", "Bread 2", "Maps 1"]
    assert press(owners, root, "Maps") == "/works/?q=freeform:Fog+freeform:Maps"
    assert press(owners, root, "Maps", "any") == "/works/?q=(freeform:Fog+OR+freeform:Maps)"
    assert press(owners, root, "Maps", "not") == "/works/?q=freeform:Fog+-freeform:Maps"
    assert press(owners, root, "Fog", "not") == "/works/?q=-freeform:Fog"
    assert press(owners, root, "Fog") == "/works/"
    excluded = read(owners.get(press(owners, root, "Maps", "not")))
    assert titles(excluded) == ["Two"]
    assert rows_of(excluded, "Additional tags") == ["Fog 1", "Bread 1", "Maps 0"]


def test_creators_and_series_are_facets_with_groups(owners: Client, make_work: MakeWork) -> None:
    wren, tam = m.Creator("wren"), m.Creator("tam")
    make_work(title="One", creators=(wren,), series=(m.SeriesPlace("Winter", 1),))
    make_work(title="Two", creators=(wren, tam), series=(m.SeriesPlace("Summer", 1),))
    make_work(title="Three", creators=(tam,), anonymous=True)
    root = read(owners.get("/works/"))
    assert rows_of(root, "Creators") == ["wren 2", "tam 1"]
    assert rows_of(root, "Series") == ["Winter 1", "Summer 1"]
    without = read(owners.get(press(owners, root, "tam", "not")))
    assert sorted(titles(without)) == ["One", "Three"]
    assert "not by tam" in words(find(without, "ul", class_="chips"))
    within = read(owners.get(press(owners, root, "Winter")))
    assert titles(within) == ["One"]
    assert press(owners, within, "Winter") == "/works/"


@pytest.mark.parametrize(
    "button",
    ["put=", "put=:", "put=words:x", "put=words:1-2", "put=year:x", "put=year:0", "put=year:99999999999999999999",
     "put=complete:", "put=freeform:a&as=x", "put=freeform:a&as=not&put-any=freeform:b", "as=not", "put-any=",
     "put-any=:", "put-not=nonsense:x", "put-any=creator:x", "put-any=series:%00", "put-any=language:x-y",
     "put-any=freeform:", "put-any=freeform:" + "x" * 3000, "put-any=freeform:a&put-any=freeform:b&put-not=rating:c",
     "&".join(f"put-any=freeform:x{n}" for n in range(900))],
)  # fmt: skip
def test_a_button_that_no_page_has_is_answered_all_the_same(owners: Client, make_work: MakeWork, button: str) -> None:
    make_work()
    full = " ".join(f"-freeform:x{n}" for n in range(500))
    for question in ("", full):
        answer = owners.get(f"/works/?q={question}&{button}")
        assert answer.status_code in (200, 302)
    assert owners.get(f"/works/?{button}", follow=True).status_code == 200


def test_lengths_and_years_are_facets_too(owners: Client, make_work: MakeWork) -> None:
    make_work(title="Long", counts=m.Counts(words=30_000), updated="2019-05-05")
    make_work(title="Short", counts=m.Counts(words=30), updated="2021-05-05")
    root = read(owners.get("/works/"))
    assert rows_of(root, "Length") == ["0 to 999 words 1", "20,000 to 49,999 words 1"]
    assert rows_of(root, "Year updated") == ["2021 1", "2019 1"]
    narrowed = read(owners.get(press(owners, root, "20,000 to 49,999 words")))
    assert titles(narrowed) == ["Long"]
    assert find(narrowed, "input", id="find").get("value") == "words:20k..49999"
    assert find(narrowed, "input", name="words-from").get("value") == "20k"
    assert press(owners, narrowed, "20,000 to 49,999 words") == "/works/"
    other = owners.get("/works/", {"q": "words:20k..49999", "put": "words:0-999"})
    assert titles(read(owners.get(other["Location"]))) == ["Short"]
    assert press(owners, root, "2021") == "/works/?q=updated:2021"


@pytest.mark.usefixtures("without_index")
def test_of_many_works_the_tags_are_counted_when_they_are_asked_for(
    owners: Client, make_work: MakeWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", 0)
    make_work(tags=tagged("Fog"))
    aside = find(read(owners.get("/works/?q=freeform:Fog")), "aside", class_="facets")
    (box,) = [e for e in find_all(aside, "div") if e.get("hx-get")]
    counted = read_fragment(text_of(owners.get(box.get("hx-get") or "", headers={"HX-Request": "true"})))
    assert words(find(find(counted, "li"), "button")) == "Fog"
    assert words(find(find(read(owners.get(find(box, "a").get("href") or "")), "ul", class_="rows"), "button")) == "Fog"
    monkeypatch.setattr(pages, "BROAD", 0)
    aside = find(read(owners.get("/works/?q=freeform:Fog")), "aside", class_="facets")
    assert not [e for e in find_all(aside, "div") if e.get("hx-get")]
    assert "Count the tags of this list" in words(aside)


@pytest.mark.usefixtures("without_index")
def test_the_library_s_most_used_tags_stand_beside_a_list_too_long_to_count(
    owners: Client, make_work: MakeWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", 0)
    monkeypatch.setattr(pages, "BROAD", 0)
    make_work(title="One", tags=tagged(*(f"tag {n}" for n in range(9))))
    facets = find(read(owners.get("/works/")), "aside", class_="facets")
    assert [words(item) for item in find_all(facets, "li")] == [f"tag {n}1" for n in range(8)]
    assert "Counted in the whole library." in words(facets)
    make_work(title="Two", tags=tagged("tag 8"))
    facets = find(read(owners.get("/works/")), "aside", class_="facets")
    assert words(next(find_all(facets, "li"))) == "tag 82"


@pytest.mark.usefixtures("without_index")
def test_in_a_big_library_they_are_asked_for_once_a_minute(
    owners: Client,
    make_work: MakeWork,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(finding, "FEW", 0)
    monkeypatch.setattr(pages, "BROAD", 0)
    monkeypatch.setattr(entrances, "BIG", 1)
    make_work(tags=(*tagged("Fog", kind="relationship"), *tagged("Fog"), *tagged("Fog", kind="warning")))
    owners.get("/works/")
    with django_assert_num_queries(13):
        facets = find(read(owners.get("/works/")), "aside", class_="facets")
    assert [words(item) for item in find_all(facets, "li")] == ["Fog1"] * 3


def test_a_name_without_its_kind_is_of_any_kind(owners: Client, make_work: MakeWork) -> None:
    make_work(title="One", tags=tagged("Fog", kind="character"))
    make_work(title="Two", tags=tagged("Fog"))
    make_work(title="Three", tags=tagged("Fogs"))
    answer = owners.get("/works/?tag=fog&sort=title")
    assert (answer.status_code, answer["Location"]) == (302, "/works/?q=tag:fog+sort:title")
    assert titles(read(owners.get(answer["Location"]))) == ["One", "Two"]


def test_an_address_with_boxes_becomes_one_with_the_question_s_text(owners: Client, make_work: MakeWork) -> None:
    make_work(tags=tagged("Nightwatch: The Bakery", kind="fandom"))
    answer = owners.get("/works/?tag=Nightwatch: The Bakery")
    assert answer["Location"] == "/works/?q=tag:%22Nightwatch:+The+Bakery%22"
    answer = owners.get("/works/?q=lamp&all=freeform:Fog&not=rating:Mature&words-from=5k&words-to=&complete=yes&dir=")
    assert answer["Location"] == ("/works/?q=lamp+freeform:Fog+-rating:Mature+words:%3E%3D5k+complete:yes")


def test_a_box_that_cannot_be_read_is_said_and_the_rest_holds(owners: Client, make_work: MakeWork) -> None:
    make_work(title="One", tags=tagged("Fog"))
    make_work(title="Two", tags=tagged("Bread"))
    root = read(owners.get("/works/?q=freeform:Fog&words-from=many&complete=yes"))
    assert titles(root) == ["One"]
    assert "“many” is no number" in words(find(root, "div", class_="notices"))
    assert find(root, "input", name="words-from").get("value") == "many"
    assert has(find(root, "select", name="complete"), "option", value="yes", selected="")


def test_a_question_that_cannot_be_read_is_shown_where_and_the_rest_holds(owners: Client, make_work: MakeWork) -> None:
    make_work(title="One", tags=tagged("Fog"))
    make_work(title="Two", tags=tagged("Bread"))
    root = read(owners.get('/works/?q=freeform:Fog -freeform:Bread fandm:x (words:lots "open'))
    assert titles(root) == []
    notices = find(root, "div", class_="notices")
    assert [words(e) for e in find_all(notices, "mark")] == ["fandm:x", "words:lots", '"open', "("]
    assert find(root, "input", id="find").get("value") == 'freeform:Fog -freeform:Bread fandm:x (words:lots "open'
    mended = next(e for e in find_all(notices, "a") if words(e) == "fandom:")
    assert "fandom:x" in (mended.get("href") or "")


def test_names_with_every_sign_work(owners: Client, make_work: MakeWork) -> None:
    names = ["a/b", "a#b", "a.b", "a&b", "a?b", "a+b", "100%", "“quoted”", "a:b", "<3", "ÄÖ", "雪", "a\\b", "a;b", ".."]
    make_work(tags=tagged(*names))
    links = find_all(find(read(owners.get("/works/")), "ul", class_="tags"), "a")
    hrefs = [urljoin("/works/", link.get("href") or "") for link in links]
    shown = [href for href in hrefs if href.startswith("/works/?q=freeform")]
    assert len(shown) == len(names)
    for href in shown:
        assert titles(read(owners.get(href))), href


def test_the_passage_in_which_words_stand_is_shown_and_nothing_of_it_is_html_but_the_mark(
    owners: Client, make_work: MakeWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_work()
    passage = "3 &lt; 4 <mark>fog</mark> <script>x</script> &amp; <mark>fog</mark>"

    def find_passages(*given: Any, **named: Any) -> Results:
        found = selectors.find(*given, **named)
        return replace(found, passages=dict.fromkeys(found.ids, passage))

    monkeypatch.setattr(finding, "find", find_passages)
    quoted = find(read(owners.get("/works/?q=fog")), "blockquote", class_="passage")
    assert words(quoted) == "3 < 4 fog <script>x</script> & fog"
    assert [(e.tag, words(e)) for e in quoted.iter() if e is not quoted] == [("mark", "fog"), ("mark", "fog")]


def test_a_very_long_question_makes_no_very_long_page(owners: Client, make_work: MakeWork) -> None:
    make_work(tags=tagged("Fog"))
    question = " ".join(f"-freeform:Nothing{number}" for number in range(900))
    answer = owners.get("/works/", {"q": question})
    assert len(text_of(answer)) < 1_500_000
    root = read(answer)
    assert titles(root) == ["Fog Signals at Night"]
    assert "A question has up to 500 parts" in words(root)
    assert "and 460 parts more" in words(find(root, "ul", class_="chips"))


def test_an_unknown_tag_is_said_and_near_ones_are_offered(owners: Client, make_work: MakeWork) -> None:
    make_work(tags=tagged("Lighthouses", "Lightning"))
    answer = owners.get("/works/?q=freeform:Lighthuses freeform:Lightning sort:title")
    root = read(answer)
    assert answer.status_code == 200
    notices = find(root, "div", class_="notices")
    assert "Nothing here is called “Lighthuses” (freeform)." in words(notices)
    offers = [link.get("href") for link in find_all(notices, "a")]
    assert "/works/?q=freeform:Lighthouses+freeform:Lightning+sort:title" in offers
    assert has(root, "li", class_="unknown")


def test_a_synonym_leads_to_the_same_works(owners: Client, make_work: MakeWork) -> None:
    make_work(title="Old name", tags=tagged("Light houses"))
    make_work(title="New name", tags=tagged("Lighthouses"))
    canonical = Tag.objects.get(kind=Kind.FREEFORM, name="Lighthouses")
    Tag.objects.filter(name="Light houses").update(synonym_of=canonical)
    root = read(owners.get("/works/?q=freeform:%22light%20HOUSES%22 sort:title"))
    assert titles(root) == ["New name", "Old name"]
    assert "Lighthouses and 1 spelling" in words(find(root, "ul", class_="chips"))
    assert find(root, "input", id="find").get("value") == "freeform:Lighthouses sort:title"


def test_orders_can_be_chosen_and_turned_round(owners: Client, make_work: MakeWork) -> None:
    make_work(title="Beta", counts=m.Counts(words=10), updated="2021-01-03")
    make_work(title="alpha", counts=m.Counts(words=30), updated="2021-01-01")
    make_work(title="The Gamma", counts=m.Counts(words=20), updated="2021-01-02")
    orders = {
        "": ["Beta", "The Gamma", "alpha"],
        "sort:<updated": ["alpha", "The Gamma", "Beta"],
        "sort:title": ["alpha", "Beta", "The Gamma"],
        "sort:>title": ["The Gamma", "Beta", "alpha"],
        "sort:words": ["alpha", "The Gamma", "Beta"],
        "sort:added": ["The Gamma", "alpha", "Beta"],
        "sort:kudos": ["The Gamma", "alpha", "Beta"],
    }
    for query, expected in orders.items():
        assert titles(read(owners.get(f"/works/?q={query}"))) == expected, query
    menu = find(read(owners.get("/works/?q=sort:title")), "details", class_="menu")
    current = find(menu, "a", aria_current="true")
    assert current.get("href") == "/works/?q=sort:%3Etitle"
    shuffled = next(e.get("href") or "" for e in find_all(menu, "a") if words(e) == "random")
    assert titles(read(owners.get(shuffled))) == titles(read(owners.get(shuffled)))


def test_pages_are_turned_and_turned_back(owners: Client, make_work: MakeWork) -> None:
    for number in range(45):
        make_work(title=f"Work {number:02}", updated=f"2021-01-{number % 28 + 1:02}")
    seen, path = [], "/works/?q=sort:title"
    for _ in range(3):
        root = read(owners.get(path))
        seen.append(titles(root))
        if not has(root, "a", rel="next"):
            break
        path = find(root, "a", rel="next").get("href") or ""
    assert [title for page in seen for title in page] == [f"Work {number:02}" for number in range(45)]
    assert [len(page) for page in seen] == [20, 20, 5]
    back = read(owners.get(find(root, "a", rel="prev").get("href") or ""))
    assert titles(back) == seen[1]
    first = read(owners.get(find(back, "a", rel="prev").get("href") or ""))
    assert titles(first) == seen[0]
    assert not has(first, "a", rel="prev")


@pytest.mark.parametrize("source", ["index", "without_index"])
def test_a_page_of_another_list_or_a_forged_one_is_said_and_the_first_page_shown(
    owners: Client, make_work: MakeWork, request: pytest.FixtureRequest, source: str
) -> None:
    if source == "without_index":
        request.getfixturevalue(source)
    for number in range(25):
        make_work(title=f"Work {number:02}", tags=tagged("Fog") if number % 2 else tagged("Bell"))
    link = find(read(owners.get("/works/?q=sort:title")), "a", rel="next").get("href") or ""
    token = link.partition("&")[2]
    first = titles(read(owners.get("/works/?q=freeform:Fog sort:title")))
    for page in (token, token.replace("after", "before"), "after=x.y", f"{token}&{token.replace('after', 'before')}"):
        root = read(owners.get(f"/works/?q=freeform:Fog sort:title&{page}"))
        assert titles(root) == first
        assert "belongs to another list" in words(find(root, "div", class_="notices"))
        assert find(root, "input", id="find").get("value") == "freeform:Fog sort:title"
    assert titles(read(owners.get(link)))[0] == "Work 20"


def test_no_work_with_all_of_them_is_said(owners: Client, make_work: MakeWork) -> None:
    make_work(title="One", tags=tagged("Fog"))
    make_work(title="Two", tags=tagged("Bread"))
    answer = owners.get("/works/?q=freeform:Fog freeform:Bread")
    assert answer.status_code == 200
    assert "No work is all of this." in words(read(answer))


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", 12), ("freeform:Lighthouses", 16), ("freeform:Lighthouses freeform:Fog", 16)],
)
def test_by_the_index_as_many_queries_for_a_full_page_as_for_one_work(
    owners: Client, make_work: MakeWork, django_assert_num_queries: DjangoAssertNumQueries, query: str, expected: int
) -> None:
    for most in (1, 20):
        for number in range(most):
            tags = tagged("Lighthouses", "Fog", *(f"tag {number}.{n}" for n in range(15)))
            make_work(title=f"W {most} {number}", tags=tags)
        owners.get(f"/works/?q={query}")  # the index reads what is new to it, and counts the facets
        with django_assert_num_queries(expected):
            assert len(titles(read(owners.get(f"/works/?q={query}")))) == most


@pytest.mark.usefixtures("without_index")
@pytest.mark.parametrize(
    ("query", "expected"),
    [("", 13), ("freeform:Lighthouses", 17), ("freeform:Lighthouses freeform:Fog", 18)],
)
def test_as_many_queries_for_a_full_page_as_for_one_work(
    owners: Client, make_work: MakeWork, django_assert_num_queries: DjangoAssertNumQueries, query: str, expected: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(finding, "FEW", 0)
    make_work(title="One", tags=tagged("Lighthouses", "Fog"))
    owners.get("/works/")
    with django_assert_num_queries(expected):
        assert len(titles(read(owners.get(f"/works/?q={query}")))) == 1
    for number in range(25):
        make_work(title=f"W {number}", tags=tagged("Lighthouses", "Fog", *(f"tag {number}.{n}" for n in range(15))))
    with django_assert_num_queries(expected):
        assert len(titles(read(owners.get(f"/works/?q={query}")))) == 20


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("sort=sideways", 200), ("dir=up", 200), ("after=nonsense", 200), ("before=WzFd", 200), ("q=&&=", 200),
        ("after=a&before=b", 200), ("q=" + "x" * 3000, 200), ("q=" + "freeform:" + "x" * 3000, 200), ("q=%20", 200),
        ("q=%00", 200), ("tag=%00", 200), ("tag=&tag=%20", 200), ("q=%ff%fe", 200), ("page=99", 200), ("q=*", 200),
        ("q=" + "(" * 9000, 200), ("q=" + "a OR " * 4000, 200), ("q=freeform:%F0%9F%92%A1", 200), ("q=rating:", 200),
        ("q=:x", 200), ("after=", 200), ("hidden=show", 200), ("q=words:9..1 updated:2019-02-31", 200),
    ],
)  # fmt: skip
def test_odd_questions_are_answered(owners: Client, make_work: MakeWork, query: str, status: int) -> None:
    make_work()
    answer = owners.get(f"/works/?{query}", follow=True)
    assert answer.status_code == status
    read(answer)


def test_an_empty_library_offers_no_order(owners: Client) -> None:
    said = words(read(owners.get("/works/")))
    assert "Nothing is here yet." in said
    assert "sorted by" not in said


NAMES = ["q", "tag", "not", "words-from", "sort", "dir", "after", "before", "only", "find", "creator", "at"]
values = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "freeform:Lighthouses",
            "-(fandom:x OR storm",
            "sort:title",
            "updated",
            "title",
            "asc",
            "desc",
            "WyJ1cGRhdGVkIiwiMjAyMS0wMy0wOSIsMV0",
        ]
    ),
    st.binary(max_size=12).map(lambda data: data.decode("latin-1")),
)
queries = st.lists(
    st.tuples(st.sampled_from(NAMES), values), max_size=8
).map(lambda pairs: "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs))  # fmt: skip


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries)
def test_no_question_breaks_the_list(owners: Client, query: str) -> None:
    for path in ("/works/", "/facets/", "/tags/", "/tags/completions/"):
        assert owners.get(f"{path}?{query}").status_code in (200, 302, 400, 404)


def test_no_question_breaks_a_list_with_works(owners: Client, make_work: MakeWork) -> None:
    make_work()

    @settings(max_examples=75, deadline=None)
    @given(query=queries)
    def ask(query: str) -> None:
        answer = owners.get(f"/works/?{query}", follow=True)
        assert answer.status_code in (200, 400, 404)
        read(answer)

    ask()
