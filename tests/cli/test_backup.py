"""Backup and restore as an operator runs them, and killed (-9) in the middle of either."""

import json
from pathlib import Path
from typing import Any

from tests.cli.test_kills import answer, answers, fanlight, kill_when, story

WORKS = 40


def run(library: Path, *arguments: object) -> tuple[int, Any]:
    process = fanlight(library, *arguments, "--json")
    output, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    return process.returncode, json.loads(output)


def test_backup_and_restore_killed_at_any_moment(tmp_path: Path) -> None:
    library, other, backup = tmp_path / "library", tmp_path / "other", tmp_path / "backup"
    folder = tmp_path / "all"
    folder.mkdir()
    for number in range(WORKS):
        (folder / f"{number}.html").write_bytes(story(number + 1, "lamp", "fog", day="2021-01-01"))
    [work, *_] = answer(library, "import", folder)["imported"]

    kill_when(fanlight(library, "backup", backup), lambda: any((backup / "originals").glob("*/*")))
    status, said = run(other, "restore", backup)
    assert (status, "was ever finished" in said["error"]) == (2, True)
    made, kept = answers(library, ["backup", backup], ["show", work["key"]])
    assert (made["works"], made["files"], made["missing"]) == (WORKS, WORKS, [])
    assert not list(backup.rglob(".new-*"))

    answer(other, "import", folder / "1.html")
    kill_when(fanlight(other, "restore", backup, "--replace"), lambda: any(other.glob(".restoring-*")))
    assert not (other / "replaced").exists()
    assert answer(other, "list")["total"] == 1
    replaced = answer(other, "restore", backup, "--replace")["replaced"]
    assert Path(replaced).parent == other / "replaced"
    assert not list(other.glob(".restoring-*"))
    assert answer(other, "show", work["key"]) == kept
    answer(other, "restore", "--back")
    assert answer(other, "list")["total"] == 1
