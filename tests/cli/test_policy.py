"""`fanlight policy`."""

import json

import pytest
from pytest_django import Settings
from typer.testing import CliRunner

from fanlight.cli.commands import app_for

pytestmark = pytest.mark.django_db


def test_it_names_each_rule_with_what_it_covers(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fanlight.cli.policies.ready", lambda: None)
    settings.FANLIGHT_REFUSE, settings.FANLIGHT_HOLD = ["warning:Underage"], ["freeform:Crossover"]
    said = CliRunner().invoke(app_for(["policy"]), ["policy"])
    assert said.output.splitlines() == [
        "refuses  warning:Underage  (warning:Underage Sex)",
        "holds to be looked at  freeform:Crossover",
    ]
    lines = json.loads(CliRunner().invoke(app_for(["policy"]), ["policy", "--json"]).output)
    assert [(line["does"], line["entry"]) for line in lines] == [
        ("refuse", "warning:Underage"),
        ("hold", "freeform:Crossover"),
    ]
    settings.FANLIGHT_REFUSE = settings.FANLIGHT_HOLD = []
    assert "refuses nothing" in CliRunner().invoke(app_for(["policy"]), ["policy"]).output
