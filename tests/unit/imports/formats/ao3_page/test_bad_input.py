"""Pages that are broken, foreign or hostile: a plain sentence or a sane work, and never anything else."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings

from fanlight.imports import markup
from fanlight.imports.files import SourceFile
from fanlight.imports.formats.ao3_page import FORMAT
from fanlight.kernel.errors import Unreadable
from fanlight.works import manuscript_json
from tests.samples import pictures, stories, write
from tests.samples.damage import damaged
from tests.unit.imports.formats.ao3_page.test_pages import EIGHT, MARK, ONE, read, rules

STORY = write.ao3_page(EIGHT)
EVIL = (
    "<script>alert(1)</script><svg onload=alert(1)></svg><img src=x onerror=alert(1)>"
    '<a href="javascript:alert(1)">x</a><iframe src="https://evil.example"></iframe><style>*{}</style>'
)


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00" * 100, b"\xff\xfe", pictures.LAMP, b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_page_is_refused(data: bytes) -> None:
    assert not FORMAT.detect(SourceFile("story.html", data))
    with pytest.raises(Unreadable, match="not a page saved from AO3"):
        read(data)


@pytest.mark.parametrize("percent", range(2, 100, 4))
def test_a_page_that_breaks_off(percent: int) -> None:
    data = STORY[: len(STORY) * percent // 100]
    if len(data) < STORY.index(b'<div id="chapters"'):
        with pytest.raises(Unreadable, match=r"missing\.|cut off\."):
            read(data)
        return
    try:
        m = read(data)
    except Unreadable as error:
        assert "cut off" in str(error)  # noqa: PT017
        assert b"On night 1" not in data
        return
    whole = EIGHT.chapters
    assert ("cut-off" in rules(m)) == (b'<div id="feedback"' not in data)
    for found, written in zip(m.chapters[:-1], whole, strict=False):
        assert found == written
    assert "chapter-alone" not in rules(m)
    last = m.chapters[-1]
    assert whole[len(m.chapters) - 1].text.startswith(last.text.removesuffix("</p>").removesuffix("</strong>")[:40])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings(encoding: str) -> None:
    data = STORY.decode().encode(encoding)
    assert FORMAT.detect(SourceFile("x.html", data))
    m = read(data)
    assert (m.title, m.chapters) == (EIGHT.title, EIGHT.chapters)
    assert rules(m) == (["encoding-guessed"] if encoding.endswith(("le", "be")) else [])


def test_an_old_encoding_that_the_page_names() -> None:
    page = ONE.replace("charset=utf-8", "charset=windows-1252")
    assert read(page.encode("cp1252")).chapters == stories.ONE_SHOT.chapters


def test_a_long_title_is_kept_whole_and_a_longer_one_is_cut() -> None:
    m = read(ONE.replace("Bread Before Dawn", "灯" * 10_000))
    assert (m.title, m.findings) == ("灯" * 10_000, ())
    m = read(ONE.replace("Bread Before Dawn", "a" * 10_500))
    assert (len(m.title), rules(m)) == (10_000, ["title-cut"])


def test_a_thousand_tags() -> None:
    many = "".join(f'<li><a class="tag" href="/tags/{i}/works">tag {i}</a></li>' for i in range(1000))
    m = read(ONE.replace('<dd class="character tags"><ul class="commas">', f'<dd class="character tags"><ul>{many}'))
    assert [t.name for t in m.tags if t.name.startswith("tag ")] == [f"tag {i}" for i in range(1000)]


def test_no_program_gets_through_any_field() -> None:
    page = ONE
    places = ("Bread Before Dawn\n</h2>", "The ovens are", "Odile shook", "Old Bram</a>", "oatmeal_and_ink</a>")
    for place in (*places, "English\n</dd>", "</dl>\n</dd>", '<div id="feedback"'):
        assert place in page
        page = page.replace(place, EVIL + place)
    m = read(page)
    for html in (m.summary, m.notes, m.end_notes, *(c.text for c in m.chapters)):
        assert not any(word in (html or "") for word in ("alert", "script", "onerror", "iframe", "svg", "style"))
    plain = [m.title, *(t.name for t in m.tags), *(c.name for c in m.creators), *m.extras.values()]
    assert not any("alert" in text or "*{}" in text for text in plain)


def test_control_characters_reach_no_field() -> None:
    dirt = "\x00\x01\x08\x0b\x1f\x7f\ufffe&#0;&#1;&#xd800;"
    page = ONE.replace("Bread Before", f"Bread{dirt} Before").replace("Rain</a>", f"Ra{dirt}in</a>")
    m = read(page.replace(MARK, f"<p>Out{dirt}side").replace("The ovens", f"The {dirt}ovens"))
    texts = [m.title, m.summary or "", m.chapters[0].text, *(t.name for t in m.tags)]
    assert "".join(texts).replace("\ufffd", "").isprintable()


def test_a_page_of_200_mb_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_BYTES", 1000)
    with pytest.raises(Unreadable, match="larger than"):
        read(STORY)


def test_a_hundred_thousand_nested_elements_are_refused() -> None:
    with pytest.raises(Unreadable, match="deep"):
        read(ONE.replace(MARK, "<div>" * 100_000 + MARK))


def test_a_chapter_without_text_is_kept_and_reported() -> None:
    page = STORY.decode()
    start = page.index("Chapter Text</h3>") + len("Chapter Text</h3>")
    m = read(page[:start] + page[page.index("</div>", start) :])
    assert (len(m.chapters), m.chapters[0].text, m.chapters[0].title) == (8, "", "Oil")
    assert rules(m) == ["chapter-without-text"]


def test_chapters_that_broken_markup_put_into_one_another() -> None:
    page = STORY.decode().replace("<!--/main-->", '<div class="stray"><p>Stray.</p>', 1)
    m = read(page)
    assert [c.title for c in m.chapters] == [c.title for c in EIGHT.chapters]
    assert "Stray." in m.chapters[0].text
    assert m.chapters[1:] == EIGHT.chapters[1:]


def test_a_creators_own_view_with_its_buttons() -> None:
    own = '<p class="draft-chapter notice">This chapter is a draft!</p><ul class="actions"><li>Edit Chapter</li></ul>'
    page = STORY.decode().replace('<div class="chapter preface group">', own + '<div class="chapter preface group">', 1)
    assert read(page).chapters == EIGHT.chapters


def test_repetition_without_end_takes_linear_time() -> None:
    """A quadratic walk over any of this would run into the suite's timeout."""
    links = '<a href="/users/a/pseuds/a">a</a>, ' * 5_000
    page = ONE.replace('<blockquote class="userstuff">', "<blockquote>x</blockquote>" * 50_000 + "<blockquote>", 1)
    page = page.replace('<h3 class="byline heading">', f'<h3 class="byline heading">{links}')
    page = page.replace('<dt class="stats">', "<dt>Shelf:</dt>" + "<dd>left</dd>" * 50_000 + '<dt class="stats">')
    page = page.replace(MARK, "x<img src=y>" * 100_000 + '<div class="notes module">' * 500 + MARK)
    assert len(read(page).extras["Shelf"]) < 20_000


def test_a_page_full_of_almost_a_mark_is_told_quickly() -> None:
    almost = b"<!DOCTYPE html>" + b"<div <dl class='work work " * 100_000
    assert not FORMAT.detect(SourceFile("x.html", almost))


@settings(max_examples=150, deadline=None)
@given(data=damaged(write.ao3_page(stories.OWN_HEADINGS)))
def test_damage_makes_a_work_or_a_plain_sentence(data: bytes) -> None:
    with suppress(Unreadable):
        m = FORMAT.parse(SourceFile("x.html", data)).manuscript
        assert json.dumps(manuscript_json.dump(m), ensure_ascii=False).encode()
