"""Readers start with a large import, before all else is loaded, and a copier with a first backup; with nothing else."""

from pathlib import Path

import pytest

from fanlight.cli import early
from fanlight.imports import readers
from fanlight.imports.files import SourceFile
from fanlight.imports.readers import FEW, Readers
from fanlight.keeping import together
from tests.samples import stories, write


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []
    monkeypatch.delenv("FANLIGHT_READERS", raising=False)
    monkeypatch.setattr(readers, "warm_up", lambda: calls.append("warm"))
    return calls


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "fics" / "inner"
    inner.mkdir(parents=True)
    for number in range(FEW + 1):
        (inner / f"{number}.html").touch()
    return tmp_path / "fics"


def test_a_large_import_starts_them(started: list[str], folder: Path) -> None:
    early.begin(["--library", "x", "import", str(folder), "--json"])
    early.begin(["import", *map(str, (folder / "inner").iterdir())])
    assert started == ["warm", "warm"]


def test_nothing_else_does(started: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    early.begin(["list", str(folder)])
    early.begin(["import", str(folder), "--dry-run"])
    early.begin(["import", str(folder / "nowhere")])
    next((folder / "inner").iterdir()).unlink()
    early.begin(["import", str(folder)])
    monkeypatch.setenv("FANLIGHT_READERS", "2")
    (folder / "one.html").touch()
    early.begin(["import", str(folder)])
    assert started == []


def test_a_first_backup_starts_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(together, "warm_up", lambda: calls.append("warm"))
    early.begin(["--library", "x", "backup", str(tmp_path / "new"), "--keep", "3"])
    assert calls == ["warm"]
    (tmp_path / "old" / "states").mkdir(parents=True)
    for arguments in (["backup"], ["backup", "~/x", "--verify"], ["backup", "--keep", "3", str(tmp_path / "old")]):
        early.begin(arguments)
    assert calls == ["warm"]


def test_the_first_that_needs_as_many_has_those_that_are_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "usual_number", lambda: 1)
    readers.warm_up()
    (pool,) = readers._warm
    mine = Readers(1)
    pending = mine.begin(SourceFile("x.html", write.ao3_html(stories.ONE_SHOT)))
    assert mine._pool is pool
    assert readers._warm == []
    assert pending.result().format == "ao3-html"
    mine.close()
