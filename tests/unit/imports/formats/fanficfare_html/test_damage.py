"""FanFicFare's HTML that is cut short, in other encodings, hostile, or broken anyhow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.files import SourceFile
from fanlight.imports.formats.fanficfare_html import FORMAT
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Manuscript
from fanlight.works.manuscript_json import dump, load
from tests.samples.write_fanficfare import fanficfare_html
from tests.unit.imports.formats.fanficfare_html.test_parse import STORY, html, manuscript, rules

PAGE = fanficfare_html(STORY)


def parse(data: bytes) -> Manuscript | None:
    """Parse, or give None for what is Unreadable; any other exception fails the test."""
    FORMAT.detect(SourceFile("x", data))
    try:
        return FORMAT.parse(SourceFile("x.html", data)).manuscript
    except Unreadable:
        return None


@pytest.mark.parametrize("percent", range(0, 100, 5))
def test_a_page_cut_short_is_unreadable_or_said_to_be(percent: int) -> None:
    m = parse(PAGE[: len(PAGE) * percent // 100])
    assert m is None or "file-cut-short" in rules(m)


def test_chapters_that_were_cut_off_are_counted() -> None:
    m = manuscript(PAGE[: PAGE.index(b'<a name="section0002"')])
    assert [c.title for c in m.chapters] == ["Fog"]
    said = {finding.rule: finding.said for finding in m.findings}
    assert said["chapters-cut-off"] == "The contents name 2 chapters, of which 1 is in the file."


def test_a_page_without_chapters_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="no chapters"):
        FORMAT.parse(SourceFile("x.html", PAGE[: PAGE.index(b'<a name="section0001"')]))


def test_chapters_that_were_never_fetched() -> None:
    page = html().replace("section0002", "section0005").replace("section0001", "section0003")
    assert rules(manuscript(page)) == ["chapter-numbers-skip"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings(encoding: str) -> None:
    page = html(fog="<p>Café au sel, “brume”.</p>").replace('charset="UTF-8"', f'charset="{encoding}"')
    assert manuscript(page.encode(encoding)).chapters[0].text == "<p>Café au sel, “brume”.</p>"


def test_an_encoding_that_nobody_names_is_said_to_be_guessed() -> None:
    page = html(fog="<p>Café au sel, “brume”.</p>").replace('<meta charset="UTF-8">', "")
    m = manuscript(page.encode("cp1252"))
    assert m.chapters[0].text == "<p>Café au sel, “brume”.</p>"
    assert rules(m) == ["encoding-guessed"]


EVIL = '<script>alert(1)</script><img src=x onerror="alert(1)"><style>p{}</style>'


def test_scripts_in_every_field_are_gone() -> None:
    page = html(fog=f"{EVIL}<p>Fog.</p>", summary=f"<div>{EVIL}Two.</div>")
    for known in ("The Lamp</a>", "ann</a>", "1. Fog<", "Ada<", "archiveofourown.org</td>", "2019-03-01<"):
        assert known in page
        page = page.replace(known, EVIL + known)
    m = parse(page.encode())
    assert m is not None
    told = repr(m)
    assert all(word not in told for word in ("<script", "onerror", "alert", "p{}"))


def test_addresses_that_run_programs_are_no_addresses() -> None:
    page = html().replace("https://archiveofourown.org/works/7", "javascript:alert(1)").replace("http", "data")
    m = parse(page.encode())
    assert m is not None
    assert m.source is None
    assert "javascript" not in repr(m)


def test_control_characters_never_survive() -> None:
    page = html(fog="<p>a\x00b\x0bc&#0;&#1;&#xFFFE;d</p>").replace("1. Fog", "1. F\x01og")
    m = manuscript(page)
    assert not set("\x00\x01\x0b\ufffe") & set(repr(dump(m)))


@pytest.mark.parametrize("body", ["<div>" * 100_000, "<b>" * 50_000, "<a name=section0002><h2>" * 20_000, "&" * 10_000])
def test_pages_built_to_be_slow(body: str) -> None:
    m = parse(html(fog=body).encode())
    assert m is None or m.chapters


def test_a_chapter_too_deep_to_read_costs_itself() -> None:
    m = manuscript(html(fog="<div>" * 3000 + "Fog"))
    assert m.chapters[1].text == "<p>Salt stayed.</p>"
    assert rules(m)[0] == "page-unreadable"


@given(st.data())
def test_any_damage_is_unreadable_or_a_manuscript(data: st.DataObject) -> None:
    broken = bytearray(PAGE)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    m = parse(bytes(broken))
    assert m is None or load(dump(m)) == m


PIECES = st.sampled_from(
    [
        "<div>",
        "</div>",
        "<a name=",
        '"section0002"',
        "><h2>",
        "</h2>",
        "</a>",
        "\n",
        "<!--",
        "-->",
        "</body>",
        "<table>",
        "&",
    ]
)
markup = st.lists(PIECES | st.text(max_size=6), max_size=20).map("".join)


@given(markup, markup)
def test_any_markup_is_unreadable_or_a_manuscript(summary: str, fog: str) -> None:
    m = parse(html(summary=summary, fog=fog).encode("utf-8", "replace"))
    assert m is None or load(dump(m)) == m
