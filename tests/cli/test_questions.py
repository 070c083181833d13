"""Questions on the command line, asked within this process."""

import json
from typing import Any

import pytest

from fanlight.cli.questions import Asked, answer
from fanlight.kernel.errors import Invalid
from fanlight.search.language import parse
from fanlight.search.notices import HARMLESS
from fanlight.works.manuscript import Tag
from tests.samples.hostile_questions import BROKEN, FOG, UNKNOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Any:
    """Ask, and give the one document that is printed."""

    def asked(text: str, *, limit: int = 20, after: str | None = None) -> Any:
        answer(Asked(text, None, limit, after, facets=True), as_json=True)
        return json.loads(capsys.readouterr().out)

    return asked


def test_an_answer_goes_on_where_it_ended_and_nowhere_else(ask: Any, make_work: Any) -> None:
    for number in range(5):
        make_work(title=f"Work {number}", tags=(Tag("freeform", "Fog"),))
    titles: list[str] = []
    cursor = None
    while cursor or not titles:
        page = ask("freeform:fog sort:title", limit=2, after=cursor)
        titles += [work["title"] for work in page["works"]]
        cursor = page["next"] or cursor if len(titles) < 5 else None
    assert titles == [f"Work {number}" for number in range(5)]
    first = ask("freeform:fog sort:title", limit=2)["next"]
    for text, after in (("sort:title", first), ("freeform:fog sort:title", first[:-1]), ("sort:title", "WzFd")):
        with pytest.raises(Invalid, match="belongs to another list"):
            ask(text, after=after)


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_question_is_refused_with_its_place(ask: Any, make_work: Any, what: str) -> None:
    make_work()
    text, code = BROKEN[what]
    if code in HARMLESS:
        assert ask(FOG + text)["notices"]
        return
    with pytest.raises(Invalid) as refused:
        ask(FOG + text)
    says, line, mark = str(refused.value).splitlines()
    assert says.endswith((".", "?"))
    assert len(line) < 120
    assert 1 <= mark.count("^") <= 80
    assert line[mark.index("^")] == (FOG + text)[parse(FOG + text).notices[0].start or 0]


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_name_that_nothing_has_finds_nothing_and_is_said(ask: Any, make_work: Any, text: str) -> None:
    make_work()
    found = ask(text)
    assert (found["total"], found["notices"][0]["code"]) == (0, "unknown-name")
