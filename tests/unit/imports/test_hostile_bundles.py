"""Anthologies and archives that mean harm: each gets its sentence, and nothing of what they ask for happens."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.imports.archives import MOST_BYTES_A_MEMBER
from fanlight.imports.bundles import open_bundle
from fanlight.imports.files import SourceFile
from fanlight.imports.reading import Reading, read
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Chapter, Manuscript, Tag
from tests.factories import manuscript
from tests.samples import write_books
from tests.samples.anthologies import merge
from tests.samples.epub_files import pack

EVIL = '<script>alert(1)</script><img src=x onerror="alert(1)">'


def book(**fields: object) -> bytes:
    return write_books.fanficfare_epub(manuscript(source=None, **fields))


def files_of(data: bytes) -> dict[str, str | bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def readings(data: bytes) -> list[Reading]:
    bundle = open_bundle(data, name="a.epub")
    assert bundle is not None
    return [read(SourceFile(m.name, m.read(), m.place, m.findings)) for m in bundle.members]


def works(data: bytes) -> list[Manuscript]:
    return [reading.parsed.manuscript for reading in readings(data) if reading.parsed]


def test_scripts_in_every_field_stay_words_or_go() -> None:
    chapters = (Chapter(1, title=EVIL, text=f"<p>Fog.</p>{EVIL}", notes=EVIL),)
    made = book(title=EVIL, summary=EVIL, chapters=chapters, tags=(Tag("fandom", EVIL),))
    for found in works(merge([made, book()], title=EVIL)):
        for html in (found.summary, *(part for c in found.chapters for part in (c.text, c.notes))):
            assert "<script" not in (html or "")
            assert "onerror" not in (html or "")
        assert all(place.url is None for place in found.series)


def test_titles_of_ten_thousand_characters_a_thousand_tags_and_control_characters() -> None:
    tags = tuple(Tag("freeform", f"tag {n}") for n in range(1000))
    data = merge([book(title="x" * 10_000, tags=tags), book()], title="y" * 10_000 + "\u202e\u200b")
    first = works(data)[0]
    assert (len(first.title), len(first.tags)) == (10_000, 1000)
    bundle = open_bundle(data, name="a.epub")
    assert bundle is not None
    assert len(bundle.members[0].name) == 200


@pytest.mark.parametrize("name", ["content.opf", "1/content.opf", "toc.ncx", "META-INF/container.xml"])
def test_entities_of_its_own_read_no_file(name: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the combination")
    files = files_of(merge([book(), book()]))
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}"><!ENTITY b "&e;&e;">]>'
    text = files[name].decode() if isinstance(files[name], bytes) else str(files[name])  # type: ignore[union-attr]
    text = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
    data = pack({**files, name: head + text.replace("</dc:title>", "&e;&b;</dc:title>")})
    bundle = open_bundle(data, name="a.epub")
    for member in bundle.members if bundle else ():
        reading = read(SourceFile(member.name, member.read(), member.place))
        assert "combination" not in member.name + repr(reading)


def test_a_work_that_claims_to_be_huge_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fanlight.imports.anthologies.MOST_BYTES_A_MEMBER", 100)
    assert MOST_BYTES_A_MEMBER > 2**20
    bundle = open_bundle(merge([book(), book()]), name="a.epub")
    assert bundle is not None
    with pytest.raises(Unreadable, match="too large"):
        bundle.members[0].read()


def locked(data: bytes) -> bytes:
    """Set the flag of a password on every member."""
    found = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = found.find(signature)
        while start >= 0:
            found[start + at] |= 1
            start = found.find(signature, start + 4)
    return bytes(found)


CUT: list[Callable[[bytes], bytes]] = [lambda d: d[:-40], lambda d: d[: len(d) // 2], lambda d: d[:60], locked]


@pytest.mark.parametrize("spoil", CUT)
def test_cut_or_locked_it_is_no_bundle_and_its_reading_says_why(spoil: Callable[[bytes], bytes]) -> None:
    data = spoil(merge([book(), book()]))
    assert open_bundle(data, name="a.epub") is None
    reading = read(SourceFile("a.epub", data))
    assert reading.parsed is None
    assert reading.failure.endswith(".")
    assert "fault of ours" not in reading.failure
