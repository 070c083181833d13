"""What somebody changed in an exported file is believed over the slip, and said; a slip is trusted in nothing."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import escape

import pytest

from fanlight.exports.formats import epub, html
from fanlight.exports.formats import json as json_format
from fanlight.imports.detect import detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats import fanlight_epub, fanlight_html, fanlight_json
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Creator, Gift, Manuscript, Tag
from tests.samples import stories
from tests.samples.exported import edition

WORK = replace(stories.BY_NAME["eight chapters"], gifts=(Gift("Wren"),))


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Give a book with files changed; None takes one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (changed := change(name, old.read(name))) is not None:
                new.writestr(name, changed)
    return out.getvalue()


def edited(name: str, old: str, new: str) -> Parsed:
    def change(member: str, data: bytes) -> bytes:
        if not member.endswith(name):
            return data
        assert old.encode() in data
        return data.replace(old.encode(), new.encode())

    file = SourceFile("book.epub", repacked(epub.write(edition(WORK)), change))
    assert detect(file).name == "fanlight-epub"
    return fanlight_epub.FORMAT.parse(file)


def rules(m: Manuscript) -> list[str]:
    return [finding.rule for finding in m.findings]


def test_an_edited_chapter_is_read_as_it_is_and_the_rest_as_it_was() -> None:
    text = WORK.chapters[2].text
    word = text.partition("<p>")[2].split()[0]
    m = edited("chapter3.xhtml", f"<p>{word}", f"<p>Verily, {word}").manuscript
    assert m.chapters[2].text == text.replace(f"<p>{word}", f"<p>Verily, {word}", 1)
    assert m.chapters[:2] + m.chapters[3:] == WORK.chapters[:2] + WORK.chapters[3:]
    assert (m.gifts, m.tags, rules(m)) == (WORK.gifts, WORK.tags, ["edited-since"])
    assert "chapter3.xhtml" in m.findings[0].said


def test_an_edited_preface_is_believed() -> None:
    m = edited("preface.xhtml", f"<h1>{escape(WORK.title)}</h1>", "<h1>Another Title</h1>").manuscript
    assert (m.title, m.chapters, m.tags) == ("Another Title", WORK.chapters, WORK.tags)
    assert "edited-since" in rules(m)


@pytest.mark.parametrize("taken", ["chapter8.xhtml"])
def test_a_page_that_is_gone_is_no_chapter(taken: str) -> None:
    book = repacked(epub.write(edition(WORK)), lambda n, data: None if n.endswith(taken) else data)
    m = fanlight_epub.FORMAT.parse(SourceFile("x.epub", book)).manuscript
    assert [c.text for c in m.chapters] == [c.text for c in WORK.chapters[:7]]
    assert "edited-since" in rules(m)


def test_a_catalogue_that_changed_the_package_is_believed() -> None:
    name, tag = WORK.creators[0].name, WORK.tags[-1].name

    def change(member: str, data: bytes) -> bytes:
        if not member.endswith("package.opf"):
            return data
        text = data.decode()
        text = text.replace('<dc:title id="title">', '<dc:title id="title">The Better ')
        text = text.replace(f">{name}</dc:creator>", ">Somebody Else</dc:creator>")
        return text.replace(f"<dc:subject>{tag}</dc:subject>", "<dc:subject>To Read</dc:subject>").encode()

    book = repacked(epub.write(edition(WORK)), change)
    m = fanlight_epub.FORMAT.parse(SourceFile("x.epub", book)).manuscript
    assert m.title == f"The Better {WORK.title}"
    assert m.creators[0] == Creator("Somebody Else")
    assert m.tags == (*WORK.tags[:-1], Tag("freeform", "To Read"))
    assert (rules(m), m.chapters) == (["catalog-edited"], WORK.chapters)


def test_an_edited_page_in_html_is_read_as_a_download() -> None:
    page = html.write(edition(WORK))
    first = WORK.chapters[0].text.partition("<p>")[2].split()[0].encode()
    m = fanlight_html.FORMAT.parse(
        SourceFile("x.html", page.replace(b"<p>" + first, b"<p>Hark! " + first, 1))
    ).manuscript
    assert "Hark!" in m.chapters[0].text
    assert (m.tags, m.source, m.chapters[1:]) == (WORK.tags, WORK.source, WORK.chapters[1:])
    assert "edited-since" in rules(m)


def test_a_work_from_nowhere_is_read_when_its_page_was_edited() -> None:
    page = html.write(edition(replace(WORK, source=None)))
    m = fanlight_html.FORMAT.parse(SourceFile("x.html", page.replace(b"</h1>", b"!</h1>", 1))).manuscript
    assert (m.title, m.source, m.chapters) == (f"{WORK.title}!", None, WORK.chapters)


EVIL = '<p onclick="x()">Hi<script>alert(1)</script><a href="javascript:x">y</a></p>'


def hostile(**said: object) -> dict[str, object]:
    document: dict[str, object] = json.loads(json_format.manuscript(edition(WORK)))
    return document | said


def test_nothing_in_a_slip_passes_by_the_sanitiser() -> None:
    def change(member: str, data: bytes) -> bytes:
        if not member.endswith("fanlight.json"):
            return data
        slip = json.loads(data)
        slip["places"] = [[at, page, start, end, EVIL] for at, page, start, end, *_ in slip["places"]]
        slip["manuscript"]["reviews"] = [{"reviewer": "x\x00", "text": EVIL, "published": "never", "chapter": -1}]
        slip["manuscript"]["creators"][0]["url"] = "javascript:alert(1)"
        return json.dumps(slip).encode()

    m = fanlight_epub.FORMAT.parse(SourceFile("x.epub", repacked(epub.write(edition(WORK)), change))).manuscript
    assert not [evil for evil in ("<script", "javascript:", "onclick") if evil in str(m)]
    assert (m.reviews[0].reviewer, m.reviews[0].published, m.reviews[0].chapter) == ("x", None, None)


def test_what_no_library_can_hold_is_left_out_of_a_manuscript() -> None:
    document = hostile(
        summary=EVIL, published="31 February", planned_chapters=2**40, language="no language at all",
        series=[{"title": "S", "position": float("inf"), "url": "ftp://x", "anthology": False}],
        source={"site": "x" * 300, "id": "1", "url": None}, title="  ",
        extras={"a\x00b": "c\ud800", "": "nothing"},
    )  # fmt: skip
    m = fanlight_json.FORMAT.parse(SourceFile("a_name.json", json.dumps(document).encode())).manuscript
    assert (m.title, m.summary) == ("a name", '<p>Hi<a rel="nofollow ugc noopener">y</a></p>')
    assert (m.published, m.planned_chapters, m.language, m.source) == (None, None, None, None)
    assert (m.series[0].position, m.series[0].url, m.extras) == (None, None, {"ab": "c"})
    assert m.chapters == WORK.chapters


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (hostile(chapters=[]), "no chapters"),
        (hostile(format="fanlight-manuscript/9"), "does not fit"),
        (hostile(tags=[{"kind": "colour", "name": "x"}]), "tags[0].kind"),
        (hostile(likes=3), "likes"),
    ],
)
def test_a_manuscript_that_does_not_fit_says_where(document: dict[str, object], said: str) -> None:
    with pytest.raises(Unreadable) as error:
        fanlight_json.FORMAT.parse(SourceFile("x.json", json.dumps(document).encode()))
    assert said in str(error.value)


@pytest.mark.parametrize("cut", [0.2, 0.9])
def test_a_manuscript_cut_short_is_unreadable(cut: float) -> None:
    data = json_format.manuscript(edition(WORK))
    with pytest.raises(Unreadable, match="cut short"):
        fanlight_json.FORMAT.parse(SourceFile("x.json", data[: int(len(data) * cut)]))


@pytest.mark.parametrize("slip", [b"{}", b"[1]", b"{", b'{"format":"fanlight-slip/1","pages":[],"places":3}'])
def test_a_damaged_slip_is_said(slip: bytes) -> None:
    book = repacked(epub.write(edition(WORK)), lambda n, d: slip if n.endswith("fanlight.json") else d)
    with pytest.raises(Unreadable, match="damaged"):
        fanlight_epub.FORMAT.parse(SourceFile("x.epub", book))
