"""Web pages of no known maker: their text, paragraph by paragraph, cut like any bare text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.imports.detect import detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.html import FORMAT
from fanlight.imports.formats.html.parse import flatten
from fanlight.imports.markup import body_of, parse_html
from fanlight.kernel.errors import Unreadable
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
    return flatten(body_of(parse_html(html)))


def test_a_page_is_cut_into_chapters() -> None:
    parsed = parse(PAGE)
    work = parsed.manuscript
    assert (work.title, work.creators) == ("The Lamp", (Creator("tidewrack"),))
    assert work.chapters[0].text == (
        '<p>The lamp was lit.<br>Fog came.</p>\n<p align="center">* * *</p>\n<p>Later on.</p>'
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
def test_any_markup_is_read(html: str) -> None:
    page = f"<html><body>{html}{FILLING}</body></html>"
    try:
        parsed = FORMAT.parse(SourceFile("a.html", page.encode()))
    except Unreadable:
        return
    assert parsed.salvaged is not None
    assert "\n\n\n" not in parsed.salvaged.text.strip()


def test_letters_decoded_wrongly_are_proposed() -> None:
    parsed = parse(f"<html><body><p>The keeperâ€™s lamp. Sheâ€™d lit it.</p>{FILLING}</body></html>")
    assert parsed.salvaged is not None
    assert [d.on for d in parsed.salvaged.decisions if d.kind == "repair"] == [False, False]


def test_a_page_with_hardly_any_text_is_none() -> None:
    with pytest.raises(Unreadable, match="hardly any text"):
        FORMAT.parse(SourceFile("a.html", b"<html><body><p>Moved <a href='x'>here</a>.</p></body></html>"))
