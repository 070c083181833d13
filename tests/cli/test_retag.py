"""`fanlight retag`."""

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.commands import app_for
from fanlight.works.manuscript import Chapter
from fanlight.works.selectors.tag_changes import get_history
from fanlight.works.selectors.taggings import get_tag_lists

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fanlight.cli.retagging.ready", lambda: None)


def retag(*arguments: str) -> str:
    return CliRunner().invoke(app_for(["retag"]), ["retag", *arguments], catch_exceptions=False).output


def test_it_tags_a_chapter_and_takes_tags_off(make_work: Callable[..., str]) -> None:
    key = make_work(chapters=(Chapter(1, text="<p>x</p>"), Chapter(2, text="<p>y</p>")))
    tags = ("--add", "warning:Major Character Death", "--add", "freeform:Fog")
    said = retag(key, "--chapter", "2", *tags, "--said", "Mind.")
    assert said.splitlines() == ["+warning:Major Character Death", "+freeform:Fog"]
    assert get_history(OPERATOR, key=key).lines[0].said == "Mind."
    told = json.loads(retag(key, "--chapter", "2", "--remove", "freeform:FOG", "--json"))
    assert (told["removed"], told["added"]) == ([{"kind": "freeform", "name": "Fog"}], [])
    assert [tag.name for tag in get_tag_lists(OPERATOR, key=key).lists[2]] == ["Major Character Death"]
    assert retag(key, "--add", "freeform:Lighthouses") == "Nothing was to be changed.\n"
