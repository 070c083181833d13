"""A text under review: its pieces, its cuts, what stands beside it."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import reports, tasks
from fanlight.imports.actions import acceptances, jobs
from fanlight.imports.models import ImportJob, Review
from fanlight.imports.salvage import salvage
from fanlight.imports.salvage.values import SWITCHES
from fanlight.imports.salvage.windows import window
from fanlight.kernel.library import Library
from fanlight.web.imports.sheets import make_blocks
from fanlight.works.manuscript import Chapter
from fanlight.works.models import Work
from tests.factories import manuscript
from tests.samples.flattened import flattened
from tests.samples.write_books import plain_epub
from tests.web.documents import find, find_all, has, read, text_of, words
from tests.web.imports.conftest import SURE, TAGGED, TEXT, Wait


def show(client: Client, key: str, query: str = ""):
    return read(client.get(f"/import/reviews/{key}/{query}"))


def test_certain_cuts_are_named_and_uncertain_ones_ask(owners: Client, wait: Wait) -> None:
    key = wait()
    root = show(owners, key)
    cuts = list(find_all(root, "details", class_="cut"))
    assert any(words(find(cut, "summary")).startswith("Chapter 2 · ") or "Chapter 2" in words(cut) for cut in cuts)
    asking = [cut for cut in cuts if "open" in cut.attrib]
    assert [cut.get("id") for cut in asking if "notes end" in words(cut)] == [f"d{TEXT.index('It rained')}"]
    assert all(has(cut, "button", name="step") for cut in asking)
    assert "Do the notes end here?" in words(root)


def test_every_word_of_the_story_is_shown_with_its_place(owners: Client, wait: Wait) -> None:
    root = show(owners, wait())
    spans = {
        int(span.get("data-at") or 0): "".join(span.itertext())
        for span in find_all(root, "span")
        if span.get("data-at")
    }
    for at, text in spans.items():
        assert TEXT[at : at + len(text)].split() == text.split()
    shown = words(find(root, "form", class_="cuts"))
    for said in ("It was calm.", "It poured.", "It stopped", "I split this into four parts, sorry."):
        assert said in shown


def test_what_was_put_back_and_what_could_be_tidied_is_marked(owners: Client, wait: Wait) -> None:
    root = show(owners, wait())
    restored = find(root, "button", class_="para-mark")
    assert (restored.get("aria-pressed"), "restored" in words(restored)) == ("true", True)
    assert find(root, "button", class_="tidy").get("aria-pressed") == "false"
    rows = [words(row) for row in find_all(find(root, "ul", class_="tidy-rows"), "li")]
    assert rows[0].startswith("paragraphs restored1preview")


def test_beside_it_stand_the_figures_and_the_questions(owners: Client, wait: Wait) -> None:
    root = show(owners, wait())
    said = words(find(root, "header", class_="review-head"))
    assert "3 chapters" in said
    assert "1 series" in said
    assert "nothing lost: " in said
    side = words(find(root, "aside", class_="facets"))
    assert "Planned chapters 4?SetLeave" in side
    assert "Series1 certain" in side
    assert "part 1 of Keepers" in side
    assert find(root, "a", class_="needs-door").get("href", "").startswith("#d")


def test_tags_that_came_along_and_one_of_another_kind(owners: Client, wait: Wait) -> None:
    rows = [words(row) for row in find_all(find(show(owners, wait(TAGGED)), "ul", class_="tag-rows"), "li")]
    assert (
        rows[0] == "fandom: Orla & Tam×This looks like a relationship. Make it oneLeave it The fandom stays open then."
    )
    assert any(row.startswith("freeform: Fog") for row in rows)


@pytest.mark.parametrize("seed", range(100_120, 100_150))
def test_nothing_that_counts_as_open_is_out_of_reach(seed: int) -> None:
    found = window(salvage(flattened(seed).text, name="a.txt"))
    anchors: set[str] = set()
    for block in make_blocks(found, ""):
        passages = (*block.label, *block.passages)
        anchors |= {f"d{block.cut.at}"} if block.cut else set()
        asks = [*block.asks, *(ask for passage in passages for ask in passage.asks)]
        anchors |= {ask.anchor.partition("-")[0] for ask in asks}
        anchors.update(*(re.findall(r'id="(d\d+)"', passage.html) for passage in passages))
    opened = [d for d in found.decisions if d.is_open]
    first_of_rule = {(d.kind, d.rule): d.at for d in reversed(opened) if d.kind in SWITCHES}
    places = [*first_of_rule.values(), *(d.at for d in opened if d.kind not in SWITCHES)]
    assert {f"d{at}" for at in places} <= anchors


def test_a_text_is_never_markup(owners: Client, wait: Wait) -> None:
    evil = '<script>alert(1)</script> "</span><img src=x onerror=y>"He said. & done.'
    answer = owners.get(f"/import/reviews/{wait(SURE + evil, '<b>x.txt')}/")
    assert "<script>alert" not in text_of(answer)
    assert "<img src=x" not in text_of(answer)
    assert "<script>alert(1)</script>" in words(read(answer))


def test_a_text_keeps_its_language_and_direction(owners: Client, wait: Wait) -> None:
    root = show(owners, wait("Chapter 1\n\nكان الضباب كثيفا.\n\n[starting tags]\nlanguage: \nالعربية\n"))
    heading = find(root, "h1")
    assert (heading.get("lang"), heading.get("dir")) == ("ar", "rtl")
    assert find(root, "div", class_="para").get("dir") == "rtl"


def test_a_long_text_is_shown_in_parts(owners: Client, wait: Wait) -> None:
    key = wait("Chapter 1\n\n" + "The sea went on and on. " * 4_000 + "\n\nChapter 2\n\nThe end.\n")
    answer = owners.get(f"/import/reviews/{key}/")
    assert len(answer.content) < 200_000
    root = read(answer)
    later = find(root, "a", rel="next").get("href") or ""
    second = show(owners, key, later)
    assert has(second, "a", rel="prev")
    gone = owners.get(f"/import/reviews/{key}/?part=3")
    assert gone.status_code == 303
    hrefs = [a.get("href") or "" for a in find_all(find(root, "ol", class_="outline"), "a")]
    assert "The end." in words(show(owners, key, hrefs[1].partition("#")[0]))


def test_what_is_open_elsewhere_is_a_step_away(owners: Client, wait: Wait) -> None:
    notes = "Chapter {} Notes: Sorry, all, for reading this. " + "The sea went on and on. " * 600
    key = wait("".join(notes.format(number) for number in range(1, 5)))
    first = find(show(owners, key), "div", id="sheet")
    query, _, anchor = (first.get("data-open-after") or "").partition("#")
    second = show(owners, key, query)
    assert any(cut.get("id") == anchor and "open" in cut.attrib for cut in find_all(second, "details"))
    assert find(second, "div", id="sheet").get("data-open-before")


def test_ten_thousand_chapters_are_a_page_like_any_other(owners: Client, wait: Wait) -> None:
    key = wait("\n\n".join(f"Chapter {number}\n\nIt rained." for number in range(1, 1001)))
    answer = owners.get(f"/import/reviews/{key}/")
    assert len(answer.content) < 300_000
    root = read(answer)
    assert len(list(find(root, "ol", class_="outline"))) == 200
    assert "?at=0&chapters=200#side" in [a.get("href") for a in find_all(root, "a")]


def test_what_was_accepted_is_shown_and_cannot_be_changed(owners: Client, wait: Wait) -> None:
    key = wait()
    work = acceptances.accept(by=OPERATOR, key=key).work_key
    root = show(owners, key)
    assert has(root, "a", href=f"/works/{work}/")
    assert "disabled" in find(root, "fieldset").attrib
    assert not has(root, "button", value="accept")


def bring(tmp_path: Path, *versions: str, policy: ImportJob.Policy = ImportJob.Policy.USUAL) -> list[str]:
    """Bring the same story in as books without a source; give the reviews' keys."""
    story = manuscript(tags=(), chapters=(Chapter(1, text=f"<p>{'The lamp was lit. ' * 9}</p>"),))
    paths = [tmp_path / f"{version}.epub" for version in versions]
    for path, version in zip(paths, versions, strict=True):
        path.write_bytes(plain_epub(story, version=version))
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True, policy=policy)
    tasks.run(job)
    return [line.review_key for line in reports.lines_of_job(OPERATOR, key=job.key)]


def test_a_twin_stands_beside_the_work_that_is_here(owners: Client, library: Library, tmp_path: Path) -> None:
    _, key = bring(tmp_path, "2.0", "3.0")
    root = show(owners, key)
    said = words(root)
    assert "This seems to be here already. The text of every chapter is the same." in said
    table = find(root, "table", class_="compare")
    heads = [words(head) for head in find_all(find(table, "thead"), "th")]
    assert (heads[0].startswith("Waiting"), heads[1]) == (True, "In the library2.0.epub")
    assert [b.get("value") for b in find_all(find(root, "section", class_="deciding"), "button")] == [
        "copy", "own", "dismiss",
    ]  # fmt: skip
    Review.objects.update(answer="own")  # as before an undo
    again = find(show(owners, key), "section", class_="deciding")
    assert "You have said before that it is a work of its own." in words(again)
    assert find(again, "button", class_="primary").get("value") == "own"
    owners.post(f"/import/reviews/{key}/decide/", {"do": "copy"})
    assert Work.objects.count() == 1


def test_what_is_held_says_what_it_is(owners: Client, library: Library, tmp_path: Path) -> None:
    (key,) = bring(tmp_path, "2.0", policy=ImportJob.Policy.REVIEW)
    root = show(owners, key)
    assert "Fog Signals at Night" in words(find(root, "h1"))
    assert "The lamp was lit." in words(find(root, "section", class_="opening"))
    assert not has(root, "button", value="copy")
    owners.post(f"/import/reviews/{key}/decide/", {"do": "accept"})
    assert Work.objects.get().title == "Fog Signals at Night"


def test_as_many_queries_for_a_long_text_as_for_a_short(
    owners: Client, wait: Wait, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    short, long = wait(SURE, "short.txt"), wait(TEXT * 20, "long.txt")
    for key in (short, long):
        with django_assert_num_queries(6):
            owners.get(f"/import/reviews/{key}/")


@pytest.mark.parametrize("query", ["at=x", "at=-1", "at=" + "9" * 20, "at=%D9%A3", "chapters=x", "part=x"])
def test_odd_places_are_refused(owners: Client, wait: Wait, query: str) -> None:
    assert owners.get(f"/import/reviews/{wait()}/?{query}").status_code == 400


def test_what_was_found_of_the_whole_file_is_asked(owners: Client, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    chapter = "<h2>Chapter {}</h2>" + "<p>The lamp was lit, and the fog came in again.</p>" * 9
    linked = '<p>It was <em>not <b>at</b></em> <a href="https://lamp.example/">home</a>.</p>'
    path.write_text(
        f"<html><title>Oil</title><body><h1>Oil</h1>{chapter.format(1)}{linked}{chapter.format(2)}</body></html>"
    )
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[path], claimed=True)
    tasks.run(job)
    page = owners.get(f"/import/reviews/{Review.objects.get().key}/").content.decode()
    assert "Is this the story’s text?" in page
    assert page.partition("<main")[2].count("was taken as the work") == 2, "said once, and once to who cannot see"
    shown = re.sub(r"</?span[^>]*>", "", page)
    assert "It was <em>not </em><em><b>at</b></em> <u>home</u>." in shown
    assert "Do the notes end here?" not in page


def test_places_beyond_the_end_show_the_end(owners: Client, wait: Wait) -> None:
    key = wait()
    assert owners.get(f"/import/reviews/{key}/?at=999999").status_code == 200
    assert owners.get(f"/import/reviews/{key}/?chapters=999999").status_code == 200
    assert owners.get("/import/reviews/nothere/").status_code == 404
