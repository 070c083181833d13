"""What is set aside comes back as the long way would have made it: the same trees, the same text, the same works."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

from fanlight.imports import prose as module
from fanlight.imports.encodings import decode
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats import ao3_epub, ao3_html, fanficfare
from fanlight.imports.formats.ao3_epub.styles import Styles
from fanlight.imports.markup import Element, body_of, inner_html, parse_html, parse_xhtml
from fanlight.imports.prose import Prose
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.html import clean_content, shapes
from fanlight.works.manuscript import Manuscript
from tests.samples import write
from tests.samples.strategies import manuscripts
from tests.samples.write_books import fanficfare_epub
from tests.unit.kernel.html_strategies import TEXTS, nasty, tags

Parser = Callable[..., Element]
both = pytest.mark.parametrize("parse", [parse_html, parse_xhtml])
SLOW = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))

SHEET = ".a { text-align: center } .b { font-style: italic } .calibre6 { margin: 0; text-align: justify } .u { }"
CLASSES = ("", "", ' class="a"', ' class="b"', ' class="calibre6"', ' class="a b"', ' class="9"', ' id="x"')


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WORTH", 1)


def paragraphs() -> st.SearchStrategy[str]:
    """Draw paragraphs in a row, most of them plain."""
    text = st.sampled_from(("lamp", " ", "\n", "&amp;", "&nbsp;", "&quot;", "&lt;", "“sea”", "\xa0", '"', " é ", "灯"))
    odd = st.sampled_from((*TEXTS, "\r", "&hellip;", "&#8212;", ' class="a"', "<br", "]]>", "</p>", "<p>"))
    line = st.sampled_from(("<br>", "<br/>", "<br />", '<br class="b"/>', '<br class="a">'))
    words = st.lists(st.one_of(text, text, text, text, line, odd), max_size=3).map("".join)
    kinds, attributes = st.sampled_from(("em", "i", "b", "strong", "sub", "span", "a")), st.sampled_from(CLASSES)
    word = st.builds("<{0}{1}>{2}</{0}>".format, kinds, attributes, words)
    nested = st.builds("<i{}>x{}</i>".format, attributes, word)
    inside = st.lists(st.one_of(words, word, nested), max_size=3).map("".join)
    start = st.sampled_from(("<p>", "<p>", '<p align="center">', *(f"<p{attribute}>" for attribute in CLASSES)))
    gap = st.sampled_from(("", "\n", "\n", " \n\t", "\xa0", "x", "<hr/>"))
    return st.lists(st.builds("{}{}</p>{}".format, start, inside, gap), min_size=1, max_size=4).map("".join)


def bodies() -> st.SearchStrategy[str]:
    """Draw bodies: paragraphs within orderly boxes, or amid anything."""
    boxes = st.sampled_from(("div", "blockquote", "center", "ul", "table", "svg", "pre", "style", "textarea", "title"))
    box = st.builds("<{0}>{1}</{0}>".format, boxes, st.lists(paragraphs(), max_size=2).map("".join))
    anything = st.one_of(paragraphs(), box, box, tags(), st.sampled_from(TEXTS), nasty(longest=4))
    return st.one_of(
        st.lists(box, min_size=1, max_size=3).map("".join),
        st.lists(anything, max_size=8).map("".join),
        st.builds("<div>{}<!-- {} --> {}</div>".format, paragraphs(), paragraphs(), paragraphs()),
        st.builds("<div title='{}'>{}</div>".format, paragraphs(), paragraphs()),
        st.builds("<div><![CDATA[{}]]>{}</div>".format, paragraphs(), paragraphs()),
    )


def page_of(body: str, *, namespace: bool = False) -> bytes:
    start = '<html xmlns="http://www.w3.org/1999/xhtml">' if namespace else "<!DOCTYPE html><html>"
    return f"{start}<head><title>t</title></head><body>{body}</body></html>".encode(errors="replace")


def long_way(parse: Parser, page: bytes) -> Element | None:
    try:
        return parse(page)
    except Unreadable:
        return None


@both
@given(body=bodies(), classes=st.booleans(), namespace=st.booleans())
@example("<table><p>a</p>\n<p>b</p></table>", False, False)
@example("<b><p>a</p>\n<p>b</p>", False, False)
@example("<p>a</p>\n<p>b</p>", False, False)
@example("<div><![CDATA[ <x> ]]><p>a<br></p>\n<p>b</p></div>", False, False)
@example("<svg xmlns='http://www.w3.org/2000/svg'><p>a</p>\n<p>b</p></svg>", False, True)
def test_trees_are_the_same(parse: Parser, body: str, classes: bool, namespace: bool) -> None:
    page = page_of(body, namespace=namespace)
    expected = long_way(parse, page)
    if expected is None:
        with pytest.raises(Unreadable):
            parse(page, Prose(classes=classes))
        return
    prose = Prose(classes=classes)
    root = parse(page, prose)
    prose.unfold(root)
    assert etree.tostring(root) == etree.tostring(expected)


@both
@given(body=bodies())
@example("<div><p>a</p>\n<p>b</p></div>")
@example("<table><tr><p>a</p>\n<p>b</p></table>")
@example("<div><a href='x'><p>a</p>\n<p>b</p>")
def test_texts_are_the_same(parse: Parser, body: str) -> None:
    page = page_of(body)
    expected = long_way(parse, page)
    if expected is None:
        return
    prose = Prose()
    root = parse(page, prose)
    html, long_html = inner_html(body_of(root)), inner_html(body_of(expected))
    assert prose.put_back(html).replace("&nbsp;", "\xa0") == long_html.replace("&nbsp;", "\xa0")
    assert clean_content(html, put_back=prose.put_back) == clean_content(long_html)


@given(body=bodies())
@example('<div><p class="a">x</p><p class="calibre6">y <b class="b">z</b></p></div>')
@example('<div><p class="a">he wrote <b>x</b> class="a"</p></div>')
def test_what_calibre_did_is_undone_alike(body: str) -> None:
    page, sheets = page_of(body), Styles(SHEET)
    expected = long_way(parse_xhtml, page)
    if expected is None:
        return
    prose = Prose(classes=True)
    root = parse_xhtml(page, prose)
    prose.rewrite(root, sheets.restore_run)
    for tree in (root, expected):
        sheets.restore(tree, in_story=True)
    html, long_html = inner_html(body_of(root)), inner_html(body_of(expected))
    assert clean_content(html, put_back=prose.put_back) == clean_content(long_html)


@given(paragraphs())
def test_a_run_is_what_cleaning_leaves_alone(html: str) -> None:
    prose = Prose()
    html = decode(html.encode(errors="replace")).utf8.decode()  # as every page comes, without control characters
    skeleton, marks = prose.set_aside(f"<div>{html}</div>")
    for mark in marks:
        run = prose.put_back(f"<p>{mark}</p>")
        assert {kind for kind, _, _ in shapes.stretches(run)} == {"canonical"}
        assert clean_content(run) == run
    assert bool(marks) == (skeleton != f"<div>{html}</div>")


def test_no_mark_is_given_twice() -> None:
    prose = Prose()
    pages = [f"<div><p>{word}</p></div>" for word in ("one", "two", "three")]
    first, second = (parse_html(page.encode(), prose) for page in pages[:2])
    prose.unfold(first)  # forgets its run
    third = parse_html(pages[2].encode(), prose)
    found = [prose.put_back(inner_html(body_of(tree))) for tree in (first, second, third)]
    assert found == pages


def test_the_usual_story_is_set_aside_whole() -> None:
    story = (
        '<p>One <em>two</em>.</p>\n<p align="center">* * *</p>\n\n'
        "<p>“Three,”<br/>said <b>f<i>ou</i>r</b> &amp; five.</p>"
    )
    skeleton, marks = Prose().set_aside(f"<div>{story}</div>")
    assert skeleton == f"<div><p>{marks[0]}</p></div>"


def test_nobody_can_write_a_mark() -> None:
    assert len(module._MARK) > 32
    prose = Prose()
    other, marks = prose.set_aside("<div><p>fanlight-0</p><p>one</p></div>")
    assert len(marks) == 1
    assert prose.put_back("<p>fanlight-0</p>") == "<p>fanlight-0</p>"
    assert other.count("<p>") == 1


def test_time_is_in_proportion_to_length() -> None:
    """Whatever fails to be plain is gone through once: these would take hours otherwise."""
    for piece in ("<p>", "<p><i>", "<p><i><b>x</b>", "<p>x</p>", "<p>x<br>", '<p class="a">', "<i>", "&amp;<p>x</p>"):
        assert Prose(classes=True).set_aside(piece * 200_000)


def works(file: SourceFile, read: Callable[[SourceFile], Parsed], monkeypatch: pytest.MonkeyPatch) -> list[Parsed]:
    found = []
    for worth in (1, 10**9):
        monkeypatch.setattr(module, "WORTH", worth)
        found.append(read(file))
    return found


@SLOW
@given(m=manuscripts(), flow_size=st.sampled_from((260_000, 300)))
def test_books_hold_the_same_works(m: Manuscript, flow_size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for book in (write.ao3_epub(m, flow_size=flow_size), write.ao3_epub_2018(m)):
            quick, thorough = works(SourceFile("x.epub", book), ao3_epub.FORMAT.parse, patch)
            assert quick == thorough


@SLOW
@given(m=manuscripts())
def test_pages_hold_the_same_works(m: Manuscript) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick, thorough = works(SourceFile("x.html", write.ao3_html(m)), ao3_html.FORMAT.parse, patch)
        assert quick == thorough


@SLOW
@given(m=manuscripts(), version=st.sampled_from(("2.0", "3.0")), failed=st.sets(st.integers(1, 4)))
def test_books_of_fanficfare_hold_the_same_works(m: Manuscript, version: str, failed: set[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        file = SourceFile("x.epub", fanficfare_epub(m, version=version, failed=failed))
        quick, thorough = works(file, fanficfare.FORMAT.parse, patch)
        assert quick == thorough


def test_a_page_that_says_what_is_looked_for_stays_whole() -> None:
    page = "<div><p>Error</p><p>gone</p></div>"
    assert Prose(unless="gone").set_aside(page) == (page, [])
    assert Prose(unless="lost").set_aside(page)[1]


@pytest.mark.parametrize(
    "doctype", ["-//W3C//DTD HTML 4.01//EN", "-//W3C//DTD HTML 4//EN", "-//W3C//DTD XHTML 1.0 Strict//EN"]
)
def test_white_space_is_the_same_under_every_doctype(doctype: str) -> None:
    page = f'<!DOCTYPE html PUBLIC "{doctype}"><html><body><p>a</p>\n<p>b</p>\n<hr>\n<p>c</p>\n</body></html>'.encode()
    prose = Prose()
    root = parse_html(page, prose)
    prose.unfold(root)
    assert etree.tostring(root) == etree.tostring(parse_html(page))
