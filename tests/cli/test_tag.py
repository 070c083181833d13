"""`fanlight tag`, in this process: what it says, as text and as one document, and how it ends."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fanlight.cli.commands import app_for
from fanlight.cli.outcomes import said
from fanlight.tags.models import Decision
from fanlight.works.manuscript import Tag

pytestmark = pytest.mark.django_db
Run = Callable[..., Any]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], library: object) -> Run:
    """Run `fanlight tag …`: give its document or its text; `status` is what it has to end with."""

    def fanlight(*arguments: str, status: int = 0) -> Any:
        as_json = "--json" in arguments
        ended = 0
        try:
            with said(as_json=as_json):
                app = app_for(["tag", *arguments])
                ended = app(["tag", *arguments], prog_name="fanlight", standalone_mode=False) or 0
        except SystemExit as error:
            ended = int(error.code or 0)
        output = capsys.readouterr()
        assert ended == status, output
        return json.loads(output.out) if as_json else output.out + output.err

    return fanlight


def test_deciding_and_taking_it_back(run: Run, make_work: Callable[..., str]) -> None:
    make_work(title="One", tags=(Tag("freeform", "Slow Burn"), Tag("freeform", "Foggy")))
    make_work(title="Two", tags=(Tag("freeform", "slowburn"),))
    run("canonical", "freeform:slow burn")
    would = run("merge", "freeform:slowburn", "Slow Burn", "--dry-run", "--json")
    assert [would[name] for name in ("works", "dry_run", "verb", "decision")] == [1, True, "merged", None]
    assert Decision.objects.count() == 1
    assert "Would act on 1 work: merged: freeform:slowburn → freeform:Slow Burn." in run(
        "merge", "freeform:slowburn", "freeform:Slow Burn", "--dry-run"
    )
    made = run("merge", "freeform:slowburn", "Slow Burn", "--json")
    shown = run("show", "freeform:SLOWBURN", "--json")
    assert (shown["works"], shown["stands_for"]["name"], shown["decisions"][0]["key"]) == (
        2,
        "Slow Burn",
        made["decision"],
    )
    assert "freeform:slowburn = Slow Burn  synonym  1" in run("find", "slow", "--state", "synonym")
    run("canonical", "freeform:Foggy")
    run("meta", "freeform:Foggy", "Slow Burn")
    assert "below: Foggy" in run("show", "freeform:Slow Burn")
    run("unmeta", "freeform:Foggy", "Slow Burn")
    run("rename", "freeform:Foggy", "Fog Everywhere")
    assert "was called: freeform:Foggy" in run("show", "freeform:foggy")
    run("kind", "freeform:Foggy", "character", status=2)
    run("uncanonical", "freeform:Foggy")
    run("kind", "freeform:Foggy", "character")
    assert run("show", "freeform:Foggy", "--json")["tag"]["kind"] == "character"
    assert [line["verb"] for line in run("log", "--json", "--limit", "2")["decisions"]] == [
        "rekinded",
        "decanonicalized",
    ]
    assert "Would be undone" in run("undo", made["decision"], "--dry-run")
    assert run("undo", made["decision"], "--json")["undone"] == made["decision"]
    assert "undone by operator" in run("log", "freeform:slowburn")
    assert run("show", "freeform:slowburn", "--json")["works"] == 1


def test_other_decisions(run: Run, make_work: Callable[..., str]) -> None:
    make_work(tags=(Tag("fandom", "The Lamp"), Tag("character", "Orla"), Tag("freeform", "???")))
    run("canonical", "fandom:The Lamp")
    run("media", "fandom:The Lamp", "Books", "Films")
    run("parent", "character:Orla", "fandom:The Lamp")
    text = run("show", "fandom:The Lamp")
    assert "characters of it: Orla" in text
    assert "media: Books, Films" in text
    run("parent", "character:Orla", "fandom:The Lamp", "--away")
    run("aside", "freeform:???")
    assert "unwrangleable" in run("show", "freeform:???")
    run("aside", "freeform:???", "--back")
    run("merge", "character:Orla", "Orla Brannigan")  # a name that there is not becomes the canonical
    run("unmerge", "character:Orla")


def test_what_is_refused(run: Run, make_work: Callable[..., str]) -> None:
    make_work(tags=(Tag("freeform", "Fog"), Tag("freeform", "Mist")))
    assert "A tag is written kind:name" in run("show", "Fog", status=2)
    assert "There is no freeform called “Rain”" in run("show", "freeform:Rain", status=2)
    refused = run("merge", "freeform:Fog", "Mist", "--json", status=2)
    assert "not canonical" in refused["error"]
    assert "fanlight tag show 'freeform:Mist'" in refused["error"]
    make_work(title="Quoted", tags=(Tag("freeform", "Sailor's Fog"),))
    quoted = run("merge", "freeform:Fog", "Sailor's Fog", "--json", status=2)["error"]
    assert "freeform:Sailor's Fog" in shlex.split(quoted.partition("See: ")[2])
    assert "cannot stand for a character" in run("merge", "freeform:Fog", "character:Fog", status=2)
    first = run("canonical", "freeform:Mist", "--json")["decision"]
    second = run("merge", "freeform:Fog", "Mist", "--json")["decision"]
    assert f"fanlight tag undo {second}" in run("undo", first, status=2)
    assert "There is no such decision" in run("undo", "nosuchkey0", status=2)


def test_tables_out_and_in(run: Run, make_work: Callable[..., str], tmp_path: Path) -> None:
    make_work(tags=(Tag("freeform", "Slow Burn"), Tag("freeform", "slowburn")))
    run("merge", "freeform:slowburn", "Slow Burn", "--crown")
    for name in ("tags.csv", "tags.json"):
        run("export", "-o", str(tmp_path / name))
    document = run("export", "--json")
    assert {"kind": "freeform", "name": "slowburn", "state": "synonym", "synonym_of": "Slow Burn"} in document["tags"]
    assert "freeform,slowburn,synonym,Slow Burn" in run("export")
    run("undo", Decision.objects.get().key)
    would = run("import", str(tmp_path / "tags.csv"), "--dry-run", "--json")
    assert (would["canonical"], would["synonyms"], would["decision"]) == (1, 1, None)
    assert "1 canonicals, 1 synonyms" in run("import", str(tmp_path / "tags.json"))
    (tmp_path / "ao3.csv").write_text("id,type,name,canonical,cached_count,merger_id\n1,Freeform,slowburn,True,3,\n")
    report = run("import", str(tmp_path / "ao3.csv"), "--json", status=1)
    assert report["refused"] == [{"line": 2, "tag": "freeform:slowburn", "why": "Here it is another's synonym."}]
    assert "no table of tags" in run("import", str(Path(__file__)), status=2)
    assert "No such file" in run("import", str(tmp_path / "none.csv"), status=1)
