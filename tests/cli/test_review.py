"""`fanlight review`: what waits is listed, shown, changed, let in and left out in a terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.test_commands import Run, run, start

__all__ = ["run", "start"]
Write = Callable[[str, bytes], Path]

TEXT = b"Once. Chapter 2 Notes: Sorry, all. It rained. It poured. Chapter 3 It stopped."
CERTAIN = b"Chapter 1\n\nThe lamp was lit.\n\nChapter 2\n\nThe fog came in.\n"


def document(run: Run, *arguments: object, status: int = 0) -> Any:
    done = run(*arguments, "--json")
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def test_from_a_text_to_the_library(run: Run, write: Write) -> None:
    folder = write("fic/unsure.txt", TEXT).parent
    write("fic/certain.txt", CERTAIN)
    imported = document(run, "import", folder)
    assert [sorted(entry) for entry in imported["review"]] == [["file", "findings", "key"]] * 2
    certain, unsure = imported["review"]
    assert (certain["findings"], unsure["findings"] > 0) == (0, True)

    listed = document(run, "review", "list")
    assert [row["key"] for row in listed["reviews"]] == [certain["key"], unsure["key"]]
    assert (listed["certain"], listed["counts"], listed["next"]) == (1, {"waiting": 2}, None)
    assert unsure["key"] in run("review", "list").stdout

    shown = document(run, "review", "show", unsure["key"])
    assert (shown["title"], shown["chapters"], shown["revision"]) == ("unsure", 3, 0)
    assert [len(chapter["text"]) > 0 for chapter in shown["manuscript"]["chapters"]] == [True] * 3
    assert "notes-end-guess" in {decision["rule"] for decision in shown["decisions"]}
    assert "Chapter 2" in run("review", "show", unsure["key"]).stdout

    stepped = document(run, "review", "step", unsure["key"], '{"do": "rename", "title": "Rain"}')
    assert (stepped["title"], stepped["undo"]["do"]) == ("Rain", "rename")
    wrong = document(run, "review", "step", unsure["key"], "{", status=2)
    assert "JSON" in wrong["error"]

    accepted = document(run, "review", "accept", "--certain")
    assert [(one["key"], one["outcome"]) for one in accepted["accepted"]] == [(certain["key"], "imported")]
    assert document(run, "review", "dismiss", unsure["key"])["dismissed"] == [unsure["key"]]
    held = run("import", folder).stdout
    assert f"left out in a review; it can be brought back there (review {unsure['key']})" in held
    left = document(run, "review", "accept", unsure["key"], status=1)
    assert "left out" in left["left"][0]["error"]
    assert document(run, "review", "restore", unsure["key"])["restored"] == [unsure["key"]]
    done = run("review", "accept", "--all")
    assert (done.returncode, done.stdout) == (0, "1 in; 0 still wait.\n")
    titles = {work["title"] for work in document(run, "list")["works"]}
    assert titles == {"certain", "Rain"}


def test_what_was_used_wrongly_is_said(run: Run) -> None:
    assert "keys" in document(run, "review", "accept", status=2)["error"]
    assert "no such review" in document(run, "review", "show", "nothing", status=2)["error"]
    assert document(run, "review", "dismiss", "nothing", status=1)["failed"][0]["key"] == "nothing"


def test_a_policy_is_chosen(run: Run, write: Write) -> None:
    path = write("a.txt", TEXT)
    would = run("import", "--dry-run", path).stdout
    assert "would wait for a look" in would
    assert document(run, "import", "--dry-run", "--policy", "accept", path)["imported"][0]["file"] == "a.txt"
    assert document(run, "import", "--policy", "accept", path)["imported"][0]["chapters"] == 3
