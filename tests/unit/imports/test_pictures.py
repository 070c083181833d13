"""Pictures in books: kept by their content, taken out and said where they cannot be."""

import base64
import hashlib

import pytest

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.book import open_book
from fanlight.imports.book_pages import read_page
from fanlight.imports.markup import body_of, inner_html, parse_xhtml
from fanlight.imports.pictures import Pictures, remove
from fanlight.kernel.pictures import kind_of
from tests.samples.epub_files import opf, pack, page, shell
from tests.samples.pictures import png

PNG = png()
DIGEST = hashlib.sha256(PNG).hexdigest()
JPEG, GIF, WEBP = b"\xff\xd8\xff\xe0", b"GIF89a\1", b"RIFF\0\0\0\0WEBPVP8 "
AVIF = b"\0\0\0\x1cftypavif"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def shown(body: str, **files: bytes | str) -> tuple[str, Pictures]:
    """Take the pictures of a page in `text/one.xhtml`; the files lie in `images`."""
    images = {f"images/{name.replace('_', '.')}": data for name, data in files.items()}
    package = opf("", ["text/one.xhtml", *images], ["text/one.xhtml"])
    book = open_book(pack({**shell(), "content.opf": package, "text/one.xhtml": page("x", body), **images}))
    pictures = Pictures(book)
    root = read_page(book, "text/one.xhtml", Findings())
    assert root is not None
    pictures.take(body_of(root), of="text/one.xhtml", at="chapters[0].text")
    return inner_html(body_of(root)), pictures


def said(pictures: Pictures) -> list[tuple[str, str]]:
    return [(finding.rule, finding.said) for finding in pictures.findings()]


@pytest.mark.parametrize(
    ("data", "kind"),
    [(JPEG, "jpeg"), (PNG, "png"), (GIF, "gif"), (WEBP, "webp"), (AVIF, "avif")]
    + [
        (data, None)
        for data in (b"", b"RIFF", b"RIFF\0\0\0\0WAVE", b"\0\0\0\x1cftypmp42", SVG.encode(), b"BM\0\0", b"<html>")
    ],
)
def test_only_first_bytes_tell_a_picture(data: bytes, kind: str | None) -> None:
    assert kind_of(data) == kind


def test_a_picture_in_the_book_is_kept_by_its_content() -> None:
    html, pictures = shown(
        '<p>A <img src="../images/a.png" alt="lamp"/> and <img src="../images/b.jpg"/>.</p>', a_png=PNG, b_jpg=PNG
    )
    assert html.count(f'src="original:{DIGEST}"') == 2
    assert 'alt="lamp"' in html
    assert (pictures.kept, said(pictures)) == ({DIGEST: PNG}, [])


def test_names_do_not_matter() -> None:
    html, pictures = shown('<img src="../images/a.svg"/><img src="../images/b.png"/>', a_svg=PNG, b_png=b"<html>")
    assert html == f'<img src="original:{DIGEST}">'
    assert [rule for rule, _ in said(pictures)] == ["picture-unknown"]


@pytest.mark.parametrize(
    "src", ["gone.png", "", " ", "../../../etc/passwd", "file:///etc/passwd", "failedtoload", "javascript:x"]
)
def test_a_picture_that_is_not_there_is_taken_out_and_its_text_left(src: str) -> None:
    html, pictures = shown(f'<p>Salt<img src="{src}"/> and fog</p>')
    assert html == "<p>Salt and fog</p>"
    assert said(pictures) == [("picture-missing", "a picture that this page shows is not in the file")]


def test_what_is_taken_out_is_said_once_for_a_place() -> None:
    _, pictures = shown('<img src="a.png"/><img src="b.png"/><img src="../images/c.svg"/>', c_svg=SVG)
    assert said(pictures) == [
        ("picture-missing", "2 pictures that this page shows are not in the file"),
        ("picture-drawn", "a picture in SVG was left out: drawings can carry programs"),
    ]


def test_pictures_elsewhere_stay_links() -> None:
    html, pictures = shown('<img src=" https://example.org/a.png"/><img src="HTTP://example.org/b.png"/>')
    assert html == '<img src="https://example.org/a.png"><img src="HTTP://example.org/b.png">'
    assert said(pictures) == []


def test_fanficfare_remembers_where_a_picture_was() -> None:
    html, _ = shown('<img src="failedtoload" longdesc="https://example.org/a.png"/>')
    assert 'src="https://example.org/a.png"' in html


def test_pictures_inside_the_page() -> None:
    good = base64.b64encode(PNG).decode()
    html, pictures = shown(f'<img src="data:image/png;base64,{good}"/><img src="data:image/svg+xml,%3Csvg/%3E"/>')
    assert html == f'<img src="original:{DIGEST}">'
    assert [rule for rule, _ in said(pictures)] == ["picture-unknown"]
    _, broken = shown('<img src="data:image/png;base64,!!!!a"/><img src="data:"/>')
    assert [rule for rule, _ in said(broken)] == ["picture-unknown"]


FRAME = (
    '<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<image width="600" xlink:href="{}"/></svg> after</div>'
)


def test_a_picture_framed_in_svg_is_taken_out_of_its_frame() -> None:
    html, pictures = shown(FRAME.format("../images/a.png"), a_png=PNG)
    assert html == f'<div><img src="original:{DIGEST}"> after</div>'
    assert said(pictures) == []


def test_real_drawings_are_left_out() -> None:
    html, pictures = shown(f"<p>Salt {SVG} fog</p>")
    assert html == "<p>Salt  fog</p>"
    assert [rule for rule, _ in said(pictures)] == ["picture-drawn"]


def test_a_frame_around_nothing() -> None:
    html, pictures = shown(FRAME.format("gone.png"))
    assert html == "<div> after</div>"
    assert [rule for rule, _ in said(pictures)] == ["picture-missing"]


def test_the_cover() -> None:
    package = opf('<meta name="cover" content="i-c-png"/>', ["one.xhtml", "c.png"], ["one.xhtml"])
    for data, kept in ((PNG, f"original:{DIGEST}"), (SVG, None)):
        book = open_book(pack({**shell(), "content.opf": package, "one.xhtml": "x", "c.png": data}))
        assert Pictures(book).cover() == kept


def test_removing_an_element_leaves_the_text_around_it() -> None:
    tree = parse_xhtml("<html><body>a<b>b</b>c<i>d</i>e<u/>f</body></html>")
    for name in ("b", "u", "i"):
        remove(next(tree.iter(name)))
    assert inner_html(body_of(tree)) == "acef"
    remove(tree)
