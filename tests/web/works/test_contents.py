"""Tables of contents of works with more chapters than a page takes."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from fanlight.web.works.contents import AT_ONCE
from fanlight.works import manuscript as m
from tests.web.documents import find, find_all, has, read, words

MakeWork = Callable[..., str]
STORM = m.Tag("freeform", "Storms")


def of(number: int) -> tuple[m.Chapter, ...]:
    return tuple(
        m.Chapter(n, title=f"Night {n}", text="<p>The lamp.</p>", tags=(STORM,) if n == 130 else ())
        for n in range(1, number + 1)
    )


@pytest.fixture
def long(make_work: MakeWork) -> str:
    """The address of a work of 250 chapters."""
    return f"/works/{make_work(chapters=of(250))}/"


def positions(root: Element) -> list[int]:
    """Give the chapters that a work's page names."""
    return [int(words(e)) for e in find_all(find(root, "ol", class_="contents-table"), "span", class_="number")]


def menu(root: Element) -> list[str]:
    """Give the lines beside a chapter's text."""
    return [
        words(find(item, "span", class_="name")) for item in find_all(find(root, "details", class_="contents"), "li")
    ]


def test_a_hundred_chapters_stand_in_one_table(owners: Client, make_work: MakeWork) -> None:
    work = f"/works/{make_work(chapters=of(AT_ONCE))}/"
    for question in ("", "?part=2", "?at=50", "?part=x"):
        root = read(owners.get(work + question))
        assert positions(root) == list(range(1, AT_ONCE + 1))
        assert not has(root, "form", class_="jump")
        assert not has(root, "nav", class_="pager")
    root = read(owners.get(f"{work}chapters/50/"))
    assert menu(root) == [f"Night {n}" for n in range(1, AT_ONCE + 1)]
    assert not has(root, "form", class_="jump")


def test_more_are_turned_a_hundred_at_a_time(owners: Client, long: str) -> None:
    seen, path = [], long
    for _ in range(3):
        root = read(owners.get(path))
        seen.append(positions(root))
        assert find(root, "a", class_="primary").get("href") == f"{long}chapters/1/"
        path = find(root, "a", rel="next").get("href") or "" if has(root, "a", rel="next") else ""
    assert path == ""
    assert [number for page in seen for number in page] == list(range(1, 251))
    assert [len(page) for page in seen] == [100, 100, 50]
    assert words(find(root, "a", rel="prev")) == "‹ chapters 101 to 200"
    assert positions(read(owners.get(find(root, "a", rel="prev").get("href") or ""))) == seen[1]
    stretches = find(root, "ol", class_="stretches")
    links = {words(find(e, "span")): e.get("href") or "" for e in find_all(stretches, "a")}
    assert list(links) == ["chapters 1 to 100", "chapters 101 to 200", "chapters 201 to 250"]
    assert [positions(read(owners.get(href))) for href in links.values()] == seen
    assert words(find(find(stretches, "a", aria_current="page"), "span")) == "chapters 201 to 250"


def test_of_very_many_stretches_the_ends_are_named_and_the_near_ones(owners: Client, make_work: MakeWork) -> None:
    root = read(owners.get(f"/works/{make_work(chapters=of(1_500))}/?part=8"))
    names = [words(e) for e in find_all(find(root, "ol", class_="stretches"), "li")]
    assert [name.rpartition(" ")[2] for name in names] == [
        "1–100", "401–500", "501–600", "601–700", "701–800", "801–900", "901–1000", "1001–1100",
        "1401–1500",
    ]  # fmt: skip
    assert [name.startswith("…") for name in names] == [False, True, *[False] * 6, True]


@pytest.mark.parametrize(
    ("question", "first"),
    [("part=2", 101), ("part=0", 1), ("part=-1", 1), ("part=x", 1), ("part=%00", 1), ("part=", 1), ("part=4", 201),
     ("part=999999999", 201), ("part=" + "9" * 5000, 1), ("part=%C2%B2", 1), ("part=2.5", 1), ("at=0", 1), ("at=-7", 1),
     ("at=x", 1), ("at=250", 201), ("at=251", 201), ("at=999999999", 201), ("at=" + "9" * 5000, 1), ("at=100", 1),
     ("at=101&part=3", 101), ("at=x&part=3", 201)],
)  # fmt: skip
def test_any_number_leads_to_a_stretch_that_there_is(owners: Client, long: str, question: str, first: int) -> None:
    answer = owners.get(f"{long}?{question}")
    assert answer.status_code == 200
    assert positions(read(answer))[0] == first


def test_beside_a_chapter_stand_those_near_it_and_the_ends(owners: Client, long: str) -> None:
    root = read(owners.get(f"{long}chapters/125/"))
    near = [f"Night {n}" for n in range(122, 129)]
    assert menu(root) == ["Night 1", "chapters 2 to 121", *near, "chapters 129 to 249", "Night 250"]
    contents = find(root, "details", class_="contents")
    assert words(find(contents, "summary")) == "chapter 125 of/ 250 ▾"
    assert words(find(contents, "a", aria_current="page")) == "125 Night 125"
    before, after = find_all(contents, "a", class_="skipped")
    assert positions(read(owners.get(before.get("href") or "")))[0] == 101
    assert positions(read(owners.get(after.get("href") or "")))[0] == 101
    assert find(root, "a", rel="prev").get("href") == f"{long}chapters/124/"
    assert find(root, "a", rel="next").get("href") == f"{long}chapters/126/"
    every = next(e for e in find_all(contents, "a") if words(e) == "All chapters")
    table = read(owners.get(every.get("href") or ""))
    marked = find(find(table, "ol", class_="contents-table"), "a", aria_current="true")
    assert words(find(marked, "span", class_="name")) == "Night 125"


@pytest.mark.parametrize("here", [1, 2, 5, 6, 7, 8, 243, 244, 245, 246, 249, 250])
def test_near_the_ends_no_chapter_stands_there_twice_and_none_is_lost(owners: Client, long: str, here: int) -> None:
    root = read(owners.get(f"{long}chapters/{here}/"))
    named: list[int] = []
    for line in menu(root):
        numbers = [int(piece) for piece in line.split() if piece.isdecimal()]
        named += range(numbers[0], numbers[-1] + 1)
        assert "chapters" not in line or numbers[-1] > numbers[0]
    assert named == list(range(1, 251))
    assert len(menu(root)) <= 11
    assert has(root, "a", rel="prev") == (here > 1)
    assert has(root, "a", rel="next") == (here < 250)


def test_a_chapter_s_own_tags_stand_beside_it_as_ever(owners: Client, long: str) -> None:
    assert "Night 130, Storms" in menu(read(owners.get(f"{long}chapters/128/")))
    assert "only in this chapter: Storms" in words(read(owners.get(f"{long}?at=130")))


def test_a_whole_work_s_page_names_its_first_chapters_and_the_last(owners: Client, long: str) -> None:
    root = read(owners.get(f"{long}whole/"))
    assert words(find(find(root, "details", class_="contents"), "summary")) == "250 chapters ▾"
    assert menu(root) == [*(f"Night {n}" for n in range(1, 5)), "chapters 5 to 249", "Night 250"]
    assert len(list(find_all(root, "section", class_="chapter"))) == 250


def test_a_thousand_chapters_do_not_make_a_page_heavy(owners: Client, make_work: MakeWork) -> None:
    work = f"/works/{make_work(chapters=of(1_000))}/"
    assert len(owners.get(work).content) < 60_000
    assert len(owners.get(f"{work}?at=500").content) < 60_000
    assert len(owners.get(f"{work}tags/").content) < 60_000
    assert len(owners.get(f"{work}chapters/500/").content) < 15_000
