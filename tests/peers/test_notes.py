"""FanFicFare's own notes on its test stories say what its own books say."""

import json

import pytest

from fanlight.imports.files import SourceFile
from fanlight.imports.reading import read
from fanlight.works.manuscript import Manuscript
from tests.peers.fanficfare_shelf import STORIES, shelf

pytestmark = pytest.mark.peer
SHAPE = ("epub_version=2.0",)


def parsed(data: bytes) -> Manuscript:
    found = read(SourceFile("a", data)).parsed
    assert found is not None
    return found.manuscript


@pytest.mark.parametrize("story", STORIES)
def test_notes_say_what_the_book_says(story: int) -> None:
    book, said = parsed(shelf(STORIES, SHAPE)[story]), parsed(shelf(STORIES, SHAPE, ending=".json")[story])
    assert said.source == book.source
    assert set(said.tags) == set(book.tags)
    assert [creator.name for creator in said.creators] == [creator.name for creator in book.creators]
    for name in ("title", "published", "updated", "complete", "series", "collections", "language"):
        assert getattr(said, name) == getattr(book, name), name


def test_notes_are_json_with_the_keys_that_tell_them() -> None:
    for data in shelf(STORIES, SHAPE, ending=".json").values():
        assert {"storyUrl", "siteabbrev", "datePublished", "numChapters"} <= json.loads(data).keys()
