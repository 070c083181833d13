"""Anthologies of books that FanFicFare itself wrote: each work is read as its book alone would be."""

from dataclasses import replace

import pytest

from fanlight.imports.bundles import open_bundle
from fanlight.imports.files import SourceFile
from fanlight.imports.reading import read
from tests.peers.fanficfare_shelf import STORIES, shelf
from tests.samples.anthologies import merge

pytestmark = pytest.mark.peer


@pytest.mark.parametrize("version", ["2.0", "3.0"])
def test_works_out_of_an_anthology_are_what_their_books_are(version: str) -> None:
    books = list(shelf(STORIES, (f"epub_version={version}",)).values())
    bundle = open_bundle(merge(books, title="The Test Shelf"), name="shelf.epub")
    assert bundle is not None
    assert len(bundle.members) == len(books)
    for book, member in zip(books, bundle.members, strict=True):
        alone, found = read(SourceFile("a.epub", book)), read(SourceFile("a.epub", member.read()))
        assert found.format == alone.format == "fanficfare-epub"
        assert alone.parsed is not None
        assert found.parsed is not None
        assert found.parsed.manuscript == alone.parsed.manuscript
        placed = read(SourceFile("a.epub", member.read(), member.place)).parsed
        assert placed is not None
        assert replace(placed.manuscript, series=()) == replace(alone.parsed.manuscript, series=())
        assert "The Test Shelf" in {place.title for place in placed.manuscript.series}
