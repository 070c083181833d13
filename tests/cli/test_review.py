"""`fanlight review`: what waits is listed, shown, changed, let in and left out in a terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import Here

Write = Callable[[str, bytes], Path]

TEXT = b"Once. Chapter 2 Notes: Sorry, all. It rained. It poured. Chapter 3 It stopped."
CERTAIN = b"Chapter 1\n\nThe lamp was lit.\n\nChapter 2\n\nThe fog came in.\n"


def document(run: Here, *arguments: object, status: int = 0) -> Any:
    done = run(*arguments, "--json")
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def test_from_a_text_to_the_library(here: Here, write: Write) -> None:
    folder = write("fic/unsure.txt", TEXT).parent
    write("fic/certain.txt", CERTAIN)
    imported = document(here, "import", folder)
    assert [sorted(entry) for entry in imported["review"]] == [["file", "findings", "key"]] * 2
    certain, unsure = imported["review"]
    assert (certain["findings"], unsure["findings"] > 0) == (0, True)

    listed = document(here, "review", "list")
    assert [row["key"] for row in listed["reviews"]] == [certain["key"], unsure["key"]]
    assert (listed["certain"], listed["counts"], listed["next"]) == (1, {"waiting": 2}, None)
    assert unsure["key"] in here("review", "list").stdout

    shown = document(here, "review", "show", unsure["key"])
    assert (shown["title"], shown["chapters"], shown["revision"]) == ("unsure", 3, 0)
    assert [len(chapter["text"]) > 0 for chapter in shown["manuscript"]["chapters"]] == [True] * 3
    assert "notes-end-guess" in {decision["rule"] for decision in shown["decisions"]}
    assert "Chapter 2" in here("review", "show", unsure["key"]).stdout

    stepped = document(here, "review", "step", unsure["key"], '{"do": "rename", "title": "Rain"}')
    assert (stepped["title"], stepped["undo"]["do"]) == ("Rain", "rename")
    wrong = document(here, "review", "step", unsure["key"], "{", status=2)
    assert "JSON" in wrong["error"]

    accepted = document(here, "review", "accept", "--certain")
    assert [(one["key"], one["outcome"]) for one in accepted["accepted"]] == [(certain["key"], "imported")]
    assert document(here, "review", "dismiss", unsure["key"])["dismissed"] == [unsure["key"]]
    held = here("import", folder).stdout
    assert f"left out in a review; it can be brought back there (review {unsure['key']})" in held
    left = document(here, "review", "accept", unsure["key"], status=1)
    assert "left out" in left["left"][0]["error"]
    assert document(here, "review", "restore", unsure["key"])["restored"] == [unsure["key"]]
    done = here("review", "accept", "--all")
    assert (done.returncode, done.stdout) == (0, "1 in; 0 still wait.\n")
    titles = {work["title"] for work in document(here, "list")["works"]}
    assert titles == {"certain", "Rain"}


def test_what_was_used_wrongly_is_said(here: Here) -> None:
    assert "keys" in document(here, "review", "accept", status=2)["error"]
    assert "no such review" in document(here, "review", "show", "nothing", status=2)["error"]
    assert document(here, "review", "dismiss", "nothing", status=1)["failed"][0]["key"] == "nothing"


def test_a_policy_is_chosen(here: Here, write: Write) -> None:
    path = write("a.txt", TEXT)
    would = here("import", "--dry-run", path).stdout
    assert "would wait for a look" in would
    assert document(here, "import", "--dry-run", "--policy", "accept", path)["imported"][0]["file"] == "a.txt"
    assert document(here, "import", "--policy", "accept", path)["imported"][0]["chapters"] == 3
