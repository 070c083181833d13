"""What a page of AO3's holds comes back, however the browser saved it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.imports.files import SourceFile
from fanlight.imports.formats.ao3_page import FORMAT
from fanlight.works.manuscript import Manuscript
from tests.samples import carried, stories, write
from tests.samples.web_strategies import web_manuscripts

SLOW = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def read(data: bytes) -> Manuscript:
    file = SourceFile("story.html", data)
    assert FORMAT.detect(file)
    return FORMAT.parse(file).manuscript


def addressed(m: Manuscript) -> Manuscript:
    """Give every chapter an address, as it has one on the web."""
    url = m.source.url if m.source else ""
    return replace(m, chapters=tuple(replace(c, source_url=f"{url}/chapters/{c.position}") for c in m.chapters))


@pytest.mark.parametrize("complete", [False, True], ids=["as sent", "complete"])
@pytest.mark.parametrize("name", [name for name in stories.BY_NAME if name != "pictured"])
def test_every_story_comes_back(name: str, complete: bool) -> None:
    m = addressed(stories.BY_NAME[name])
    assert read(write.ao3_page(m, complete=complete)) == carried.by_web_page(m)


@SLOW
@given(m=web_manuscripts(), complete=st.booleans())
def test_any_work_comes_back(m: Manuscript, complete: bool) -> None:
    assert read(write.ao3_page(m, complete=complete)) == carried.by_web_page(m)


@SLOW
@given(m=web_manuscripts())
def test_what_a_page_carries_is_carried_again(m: Manuscript) -> None:
    once = read(write.ao3_page(m))
    assert read(write.ao3_page(once)) == once


@given(data=st.binary(max_size=2000))
def test_arbitrary_bytes_are_no_page(data: bytes) -> None:
    assert not FORMAT.detect(SourceFile("x.html", data))


@given(start=st.integers(0, 4000), data=st.binary(max_size=200))
def test_detect_never_raises_on_a_damaged_page(start: int, data: bytes) -> None:
    whole = write.ao3_page(stories.ONE_SHOT)
    FORMAT.detect(SourceFile("x.html", whole[:start] + data + whole[start:]))
