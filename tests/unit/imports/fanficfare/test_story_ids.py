"""Ids read off addresses: the same that FanFicFare's EPUB names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.fanficfare.story_ids import id_in


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://test1.com?sid=12", "12"),
        ("https://a.org/stories.php?go=read&no=12", "12"),
        ("https://a.org/story/12", "12"),
        ("https://a.org/story/12/", "12"),
        ("https://a.org/s/12/the-lamp", "12"),
        ("https://a.org/story/12.html", "12"),
        ("https://a.org/threads/the-lamp.123/", "123"),
        ("https://a.org/index.php?threads/the-lamp.123/", "123"),
        ("https://a.org/The_Lamp/", "The_Lamp"),
        ("https://a.org/The_Lamp/index.html", "The_Lamp"),
        ("https://a.org/stories/2017/html/the-lamp", "the-lamp"),
        ("https://www.fanfiktion.de/s/46ccbef30000616306614050/1", "46ccbef30000616306614050"),
        # two numbers, no name, a program's: nothing that is the story's for certain
        ("https://a.org/read.php?story=12&chapter=3", None),
        ("https://a.org/story/12/3", None),
        ("https://a.org/viewstory.php", None),
        ("https://a.org/12a?view=full", None),
        ("https://a.org/", None),
        ("https://a.org/lamp", None),
        ("https://[", None),
        ("", None),
    ],
)
def test_ids(url: str, found: str | None) -> None:
    assert id_in(url) == found


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text: str) -> None:
    for url in (text, f"https://a.org/{text}"):
        assert id_in(url) is None or id_in(url)
