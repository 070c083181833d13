"""Web pages of no known maker: their text, paragraph by paragraph, cut like any bare text."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fanlight.imports.detect import detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.html import FORMAT
from fanlight.imports.formats.html.texts import flatten
from fanlight.imports.markup import body_of, parse_html
from fanlight.imports.salvage import Draft, states, steps, to_manuscript
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.html import clean_content, plain
from fanlight.works.manuscript import Creator

FILLING = "<p>" + "The fog came in again. " * 20 + "</p>"
PAGE = f"""<!DOCTYPE html><html><head><title>The Lamp</title><style>p{{}}</style></head><body>
<nav>Home | About</nav><h1>The Lamp</h1><p>by tidewrack</p><h2>Chapter 1</h2><p>The <em>lamp</em> was
lit.<br>Fog came.</p><hr><p>Later on.</p><script>x()</script><h2>Chapter 2</h2>{FILLING}</body></html>"""
MARKUP = [
    "<p>",
    "</p>",
    "<div>",
    "<br>",
    "<pre>",
    "</pre>",
    "<td>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    '<a href="https://lamp.example/?a&b">',
    "</a>",
    '<span style="font-style: italic">',
    "</span>",
    "<hr>",
    "<script>",
    "</script>",
    "<",
    "a ",
    "b\n",
]


def parse(page: str, name: str = "page.html") -> Parsed:
    file = SourceFile(name, page.encode())
    assert detect(file) is FORMAT
    return FORMAT.parse(file)


def text(html: str) -> str:
    return flatten(body_of(parse_html(html))).text


def test_a_page_is_cut_into_chapters() -> None:
    parsed = parse(PAGE)
    work = parsed.manuscript
    assert (work.title, work.creators) == ("The Lamp", (Creator("tidewrack"),))
    assert work.chapters[0].text == (
        '<p>The <em>lamp</em> was lit.<br>Fog came.</p>\n<p align="center">* * *</p>\n<p>Later on.</p>'
    )
    assert len(work.chapters) == 2
    assert "html-flattened" in {finding.rule for finding in work.findings}
    assert parsed.salvaged is not None
    assert "x()" not in parsed.salvaged.text
    assert "Home" not in parsed.salvaged.text


def test_the_page_s_title_is_the_work_s_where_the_text_has_none() -> None:
    page = f"<html><head><title>Lamp Oil</title></head><body><p>Once.</p>{FILLING}</body></html>"
    assert parse(page).manuscript.title == "Lamp Oil"
    assert parse(page.replace("<title>Lamp Oil</title>", ""), "Oil.html").manuscript.title == "Oil"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One.<div>Two.</div>Three.</div>", "One.\n\nTwo.\n\nThree."),
        ("One.<br>Two.<br><br>Three.", "One.\nTwo.\n\nThree."),
        ("<p>A\n <b>b</b>c  d</p>", "A bc d"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\n\nc"),
        ("<p>a<script>x</script>b<!-- c --></p>", "ab"),
        ("<form><select><option>1</select></form><p>a", "a"),
        ("<p>5 &lt; 6 &amp; more</p>", "5 < 6 & more"),
    ],
)
def test_what_a_reader_would_see(html: str, said: str) -> None:
    assert text(html) == said


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(MARKUP), max_size=30).map("".join))
@example("<<br><br><br><")
def test_any_markup_is_read(html: str) -> None:
    page = f"<html><body>{html}{FILLING}</body></html>"
    try:
        parsed = FORMAT.parse(SourceFile("a.html", page.encode()))
    except Unreadable:
        return
    assert parsed.salvaged is not None
    breaks = html.lower().count("<br")
    assert "\n" * max(3, breaks + 1) not in parsed.salvaged.text.strip(), (
        "a line for each break, a blank one for blocks"
    )
    bare = to_manuscript(replace(parsed.salvaged, markup=()))
    assert [plain(c.text) for c in parsed.manuscript.chapters] == [plain(c.text) for c in bare.chapters]
    assert parsed.manuscript.chapters[0].text == clean_content(parsed.manuscript.chapters[0].text)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>It <em>was <b>cal</b>m</em>.</p>", "<p>It <em>was <b>cal</b>m</em>.</p>"),
        ("<p>A <i> b </i>c.</p>", "<p>A  <i>b</i> c.</p>"),
        ("<p><em>One<br>two</em>.</p>", "<p><em>One<br>two</em>.</p>"),
        ("<em><p>One.</p><p>Two.</p></em>", "<p><em>One.</em></p>\n<p><em>Two.</em></p>"),
        ('<p>So <span style="font-weight:bold">loud</span>.</p>', "<p>So <strong>loud</strong>.</p>"),
        ('<p>A <i>"lamp."It</i> was.</p>', '<p>A <i>"lamp."</i></p>\n<p><i>It</i> was.</p>'),
        ('<p><a href="javascript:x()">a</a> <a href="#top">b</a></p>', "<p>a b</p>"),
        (
            '<p>See <a href="https://lamp.example/?a=1&amp;b=2">the <i>lamp</i></a>.</p>',
            '<p>See <a href="https://lamp.example/?a=1&amp;b=2" rel="nofollow ugc noopener">the <i>lamp</i></a>.</p>',
        ),
    ],
)
def test_emphasis_and_links_come_along(html: str, kept: str) -> None:
    parsed = parse(f"<html><body><p>Once.</p>{html}{FILLING}</body></html>")
    assert kept in parsed.manuscript.chapters[0].text


def test_emphasis_stays_through_a_review() -> None:
    parsed = parse(f"<html><body><h2>Chapter 1</h2><p>It <em>was</em> , calm.</p>{FILLING}</body></html>")
    assert parsed.salvaged is not None
    first = states.load(states.dump(Draft(parsed.salvaged)), text=parsed.salvaged.text, name="page.html")
    assert first == Draft(parsed.salvaged)
    tidied = steps.apply(first, steps.SwitchAll("tidy", on=True))
    assert "It <em>was</em>, calm." in to_manuscript(tidied.salvaged).chapters[0].text
    cut = steps.apply(tidied, steps.Add(parsed.salvaged.text.index("as ,"), "notes"))
    assert "<p>It <em>w</em></p>" in to_manuscript(cut.salvaged).chapters[0].text, "cut in two, the first half keeps it"
    assert states.undo(tidied, states.difference(first, tidied)) == first


def test_many_elements_around_every_word_are_no_burden() -> None:
    deep = "<b>" * 200 + "fog<br>" * 3_000
    parsed = parse(f"<html><body>{deep}</body></html>")
    assert parsed.manuscript.chapters[0].text.count("<b>") <= 3_000 * 8


def test_letters_decoded_wrongly_are_proposed() -> None:
    parsed = parse(f"<html><body><p>The keeperâ€™s lamp. Sheâ€™d lit it.</p>{FILLING}</body></html>")
    assert parsed.salvaged is not None
    assert [d.on for d in parsed.salvaged.decisions if d.kind == "repair"] == [False, False]


def test_a_page_with_hardly_any_text_is_none() -> None:
    with pytest.raises(Unreadable, match="hardly any text"):
        FORMAT.parse(SourceFile("a.html", b"<html><body><p>Moved <a href='x'>here</a>.</p></body></html>"))
