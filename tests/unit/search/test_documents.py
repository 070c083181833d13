"""Works' documents, read by several at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from fanlight.search import words
from fanlight.search.index import documents
from fanlight.search.sheets import Sheet

SPANS = [(first, first + 1, False) for first in range(0, 20, 2)]


@pytest.fixture
def as_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "read", lambda first, last, text: [(first, []), (last, [])])


class Breaking:
    """A pool whose processes die: some before a span is begun, some over it."""

    def __init__(self) -> None:
        self.taken = 0

    def submit(self, read: Callable[..., object], *span: object) -> "Future[list[documents.Document]]":
        self.taken += 1
        if self.taken % 3 == 0:
            raise BrokenProcessPool
        future: Future[list[documents.Document]] = Future()
        future.set_running_or_notify_cancel()
        future.set_exception(BrokenProcessPool())
        return future


@pytest.fixture(params=["threads", "breaking"])
def pool(request: pytest.FixtureRequest) -> Iterator[object]:
    with ThreadPoolExecutor(2) as threads:
        yield threads if request.param == "threads" else Breaking()


@pytest.mark.usefixtures("as_spans")
@pytest.mark.parametrize("ahead", [1, 4, 50])
def test_every_span_is_read_once_whoever_reads_it(pool, ahead) -> None:
    found = documents._together(pool, SPANS, ahead=ahead)
    assert sorted(work for work, _ in found) == list(range(20))


def test_a_document_has_terms_and_beginnings_of_every_field() -> None:
    sheet = Sheet("de", "Die Häuser", tags=f"Lamps{words.GAP}Lamps", text="Häuser, Häuser")
    work, (title, begins, *_, tags, tag_begins, _, _, _, _, text, text_begins) = documents.document(7, sheet)
    assert (work, title, begins) == (7, "de:die de:haus", "die hauser")
    assert (tags, tag_begins) == ("en:lamp | en:lamp", "lamps |")
    assert (text, text_begins) == ("de:haus de:haus", "hauser")
