"""`fanlight tag mistakes`, within this process."""

import json
from collections.abc import Callable

import pytest

from fanlight.cli import mistakes
from fanlight.works import manuscript as m

ORLA, PIP = m.Tag("character", "Orla Brannigan"), m.Tag("character", "Philippa Finch")
PAIR = m.Tag("relationship", "Orla Brannigan/Philippa Finch")


@pytest.fixture(autouse=True)
def _ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mistakes, "ready", lambda: None)


def test_mistakes_are_named_with_their_reasons(
    make_work: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        make_work(title=f"Known {number}", tags=(PAIR, ORLA, PIP))
    keys = [make_work(title=f"Wrong {number}", tags=(PAIR, PIP)) for number in range(2)]
    mistakes.command(json=True)
    found = json.loads(capsys.readouterr().out)
    assert ([work["key"] for work in found["works"]], found["looked_at"], found["next"]) == (keys[::-1], 5, None)
    (mistake,) = found["works"][0]["mistakes"]
    assert (mistake["rule"], mistake["action"], mistake["removes"]) == ("R4", "implied", [])
    assert mistake["adds"] == [{"kind": "character", "name": "Orla Brannigan"}]
    mistakes.command(limit=1)
    said = capsys.readouterr().out
    assert "“Orla Brannigan/Philippa Finch” is about Orla Brannigan" in said
    assert "There are older works: --after" in said
