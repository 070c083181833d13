"""kill -9 in the middle of an update and of an undo: each work is wholly this or wholly that, and it goes on."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from fanlight.works.manuscript import Chapter, Source
from tests.factories import manuscript
from tests.samples import write as samples

WORKS = 80
"""More than one batch, of an import and of an undo."""

ONE_AFTER_ANOTHER = """\
import json, sys
from fanlight.cli.main import main
for sys.argv in json.loads(sys.argv[1]):
    try:
        main()
    except SystemExit as left:
        assert not left.code, left.code
"""


def python(*arguments: str) -> "subprocess.Popen[str]":
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("FANLIGHT_", "DJANGO_"))}
    environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "FANLIGHT_READERS": "0"}
    command = [sys.executable, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def fanlight(library: Path, *arguments: object) -> "subprocess.Popen[str]":
    return python("-m", "fanlight", "--library", str(library), *map(str, arguments))


def answers(library: Path, *commands: Sequence[object]) -> list[Any]:
    """Run commands that nobody kills one after another, within one process, and give their documents."""
    each = [["fanlight", "--library", str(library), *map(str, command), "--json"] for command in commands]
    output, errors = python("-c", ONE_AFTER_ANOTHER, json.dumps(each)).communicate(timeout=90)
    assert "Traceback" not in errors, errors
    documents = json.loads(f"[{output.strip().replace(chr(10) + '}' + chr(10) + '{', chr(10) + '},{')}]")
    assert len(documents) == len(commands)
    return list(documents)


def answer(library: Path, *arguments: object) -> Any:
    """Run one command, whatever its exit status, and give its document."""
    output, errors = fanlight(library, *arguments, "--json").communicate(timeout=60)
    assert "Traceback" not in errors
    return json.loads(output)


def ask(library: Path, question: str) -> list[Any]:
    uri = f"{(library / 'fanlight.sqlite3').as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=30)) as database:
        return database.execute(question).fetchall()


def kill_when(process: "subprocess.Popen[str]", is_time: Callable[[], bool]) -> None:
    while not is_time():
        assert process.poll() is None, "it was over before it could be killed"
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL


def story(number: int, *texts: str, day: str) -> bytes:
    source = Source("archiveofourown.org", str(number), f"https://archiveofourown.org/works/{number}")
    chapters = tuple(Chapter(n, text=f"<p>{text} {number}.</p>") for n, text in enumerate(texts, 1))
    return samples.ao3_html(manuscript(title=f"Story {number}", source=source, chapters=chapters, updated=day))


def states(library: Path) -> Counter[tuple[int, int, int]]:
    """How many works have how many chapters by their own account, chapters in truth, and files."""
    chapters = "(SELECT count(*) FROM works_chapter c WHERE c.work_id = w.id)"
    files = "(SELECT count(*) FROM works_original o WHERE o.work_id = w.id)"
    return Counter(ask(library, f"SELECT w.chapter_count, {chapters}, {files} FROM works_work w"))


def test_killed_at_any_moment(tmp_path: Path) -> None:
    library = tmp_path / "library"
    for name, texts, day in (("first", ("lamp",), "2021-01-01"), ("second", ("lamp", "fog", "bell"), "2022-01-01")):
        folder = tmp_path / name
        folder.mkdir()
        for number in range(WORKS):
            (folder / f"{number}.html").write_bytes(story(number + 1, *texts, day=day))
    [imported] = answers(library, ["import", tmp_path / "first"])
    assert len(imported["imported"]) == WORKS
    before = states(library)
    assert before == {(1, 1, 1): WORKS}

    done = "SELECT files_done FROM imports_importjob ORDER BY id DESC LIMIT 1"
    update = fanlight(library, "import", tmp_path / "second")
    kill_when(update, lambda: ask(library, done)[0][0] not in (0, WORKS))
    midway = states(library)
    assert set(midway) == {(1, 1, 1), (3, 3, 2)}
    healthy, again = answers(library, ["doctor"], ["imports", "resume"])
    assert healthy["healthy"]
    [resumed] = again["imports"]
    assert resumed["outcomes"] == {"updated": WORKS}
    assert states(library) == {(3, 3, 2): WORKS}

    steps = "SELECT steps_done FROM imports_importjob ORDER BY id DESC LIMIT 1"
    undo = fanlight(library, "imports", "undo", resumed["key"], "--yes")
    kill_when(undo, lambda: ask(library, steps)[0][0] not in (0, WORKS))
    midway = states(library)
    assert set(midway) == {(1, 1, 1), (3, 3, 2)}
    _, healthy = answers(library, ["imports", "resume"], ["doctor"])
    assert states(library) == before
    assert healthy["healthy"]


def test_an_index_killed_in_the_making_leaves_the_one_that_was(tmp_path: Path) -> None:
    library = tmp_path / "library"
    folder = tmp_path / "all"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.html").write_bytes(story(number + 1, "lamp", day="2021-01-01"))
    _, made, _ = answers(library, ["import", folder / "0.html"], ["reindex"], ["import", folder])
    assert made["works"] == 1
    kill_when(fanlight(library, "reindex"), lambda: any((library / "cache/search").glob(".new-*")))
    all_, health, lamps, made = answers(library, ["search", "words:>0"], ["doctor"], ["search", "lamp"], ["reindex"])
    assert (all_["total"], health["healthy"], lamps["total"], made["works"]) == (40, True, 40, 40)
    assert not list((library / "cache/search").glob(".new-*"))
