"""The command line as a user runs it: a process, its output, its exit status."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fanlight.kernel.library import Library
from fanlight.works.manuscript import Source
from fanlight.works.manuscript_json import schema
from tests.cli.conftest import Here
from tests.factories import manuscript
from tests.samples import write as samples

Start = Callable[..., subprocess.Popen[str]]
Run = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[str, bytes], Path]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start `fanlight` on a new library, on SQLite: the command line does not know which database it is on."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("FANLIGHT_", "DJANGO_"))}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    started: list[subprocess.Popen[str]] = []

    def fanlight(*arguments: object, **variables: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "fanlight", "--library", str(tmp_path / "library"), *map(str, arguments)]
        pipe = subprocess.PIPE
        env = environment | variables
        started.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=env))
        return started[-1]

    yield fanlight
    for process in started:
        with process:
            process.kill()


@pytest.fixture
def run(start: Start) -> Run:
    """Run `fanlight` to its end."""

    def fanlight(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        process = start(*arguments)
        output, errors = process.communicate(stdin, timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    return fanlight


def answer(done: subprocess.CompletedProcess[str], status: int = 0) -> Any:
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout)


def test_import_list_show_doctor(here: Here, write: Write) -> None:
    folder = write("fics/a.html", samples.ao3_html(manuscript())).parent
    write("fics/b.html", samples.ao3_html(manuscript()))
    write("fics/broken.epub", b"PK\x03\x04 and no more")
    report = answer(here("import", folder, "--json"), status=1)
    assert list(report) == [
        "imported", "updated", "duplicates", "review", "refused", "failed", "seconds", "files", "import",
    ]  # fmt: skip
    [imported], [failed] = report["imported"], report["failed"]
    assert imported | {"key": ""} == {
        "file": "fics/a.html", "key": "", "title": "Fog Signals at Night", "chapters": 1, "words": 9,
    }  # fmt: skip
    assert report["duplicates"] == [{"file": "fics/b.html", "key": imported["key"]}]
    assert failed["file"] == "fics/broken.epub"
    assert failed["error"]
    assert (report["updated"], report["review"], report["refused"], report["files"]) == ([], [], [], 3)

    listed = answer(here("list", 'fandom:"the lamp at world\'s end" freeform:Lighthouses', "--json"))
    assert {k: listed[k] for k in ("total", "hidden", "next", "facets")} == {
        "total": 1, "hidden": 0, "next": None, "facets": {},
    }  # fmt: skip
    assert listed["works"][0]["key"] == imported["key"]
    assert listed["works"][0]["creators"] == ["tidewrack"]
    question = 'fandom:"The Lamp at World\'s End" -freeform:"Slow Burn" words:>5 sort:kudos'
    found = answer(here("search", question, "--facets", "--explain", "--json"))
    assert (found["total"], [work["key"] for work in found["works"]]) == (1, [imported["key"]])
    assert found["facets"]["freeform"] == [{"name": "Lighthouses", "count": 1}]
    assert found["plan"]
    assert found["notices"][0]["code"] == "unknown-name"
    done = here("search", "freeform:Lighthuses")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "0 of 0 works")
    assert "Perhaps: freeform:Lighthouses (1)" in done.stderr

    shown = answer(here("show", imported["key"]))
    jsonschema.validate(shown, schema())
    assert (shown["title"], shown["format"]) == ("Fog Signals at Night", "fanlight-manuscript/1")
    assert here("show", imported["key"], "--json").stdout == here("show", imported["key"]).stdout
    text = here("show", imported["key"], "--text").stdout
    assert "by tidewrack" in text
    assert "<p>" not in text

    assert answer(here("doctor", "--json"))["healthy"] is True
    assert "2" not in here("list").stdout.splitlines()[-1]


def test_words_without_json(run: Run, write: Write) -> None:
    story = write("a.html", samples.ao3_html(manuscript()))
    broken = write("b.html", b"")
    done = run("import", story, broken)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "1 work in; 1 could not be read."
    assert "b.html: " in done.stdout.splitlines()[1]


def test_imports_are_listed_reported_and_tried_again(here: Here, write: Write) -> None:
    folder = write("fics/a.html", samples.ao3_html(manuscript())).parent
    broken = write("fics/b.html", b"")
    key = answer(here("import", folder, "--json"), status=1)["import"]
    [listed] = answer(here("imports", "list", "--json"))["imports"]
    assert (listed["key"], listed["state"], listed["files"], listed["works"]) == (key, "done", 2, 1)
    assert key in here("imports", "list").stdout
    assert here("imports", "report", key).stdout.splitlines() == [
        "1 work in; 1 could not be read.", "  1 × This is an empty file.",
    ]  # fmt: skip
    [failed] = answer(here("imports", "report", key, "--outcome", "failed", "--json"))["failed"]
    assert failed == {"number": 1, "file": "fics/b.html", "error": "This is an empty file."}
    assert len(here("imports", "report", key, "--csv").stdout.splitlines()) == 3
    broken.write_bytes(samples.ao3_html(manuscript(source=Source("archiveofourown.org", "2", None), title="Mended")))
    again = answer(here("imports", "retry", key, "--file", 1, "--json"))
    assert (len(again["imported"]) + len(again["updated"]), again["files"], again["import"]) == (1, 1, key)
    assert here("imports", "retry", key).returncode == 2, "nothing failed any more"


def test_an_import_is_undone_brought_in_again_and_purged(here: Here, write: Write) -> None:
    key = answer(here("import", write("a.html", samples.ao3_html(manuscript())), "--json"))["import"]
    would = answer(here("imports", "undo", key, "--dry-run", "--json"))["would"]
    assert (would["goes"], would["back"], would["changed_works"]) == (1, 0, 0)
    asked = here("imports", "undo", key)
    assert (asked.returncode, "--yes" in asked.stderr) == (2, True), "nobody can be asked here"
    assert answer(here("imports", "undo", key, "--yes", "--json")) == {
        "import": key, "works": 1, "left": 0, "gone": 0, "named": [],
    }  # fmt: skip
    assert answer(here("list", "--json"))["total"] == 0
    assert answer(here("doctor", "--json"))["healthy"] is True
    assert len(answer(here("imports", "again", key, "--json"))["imported"]) == 1
    assert here("imports", "again", key).returncode == 2, "nothing is kept any more"
    [again, _] = answer(here("imports", "list", "--json"))["imports"]
    assert "works go" in here("imports", "undo", again["key"], "--dry-run").stdout
    assert f"imports again {again['key']}" in here("imports", "undo", again["key"], "--yes").stdout
    assert answer(here("imports", "purge", again["key"], "--dry-run", "--json"))["would"]["goes"] == 1
    assert answer(here("imports", "purge", again["key"], "--yes", "--json")) == {
        "import": again["key"], "deleted": 1, "spared": 0,
    }  # fmt: skip


def test_an_undo_that_left_everything_promises_no_way_back(here: Here, write: Write) -> None:
    first = answer(here("import", write("a.html", samples.ao3_html(manuscript())), "--json"))["import"]
    later = answer(here("import", write("b.html", samples.ao3_html(manuscript(summary="<p>Newer.</p>"))), "--json"))
    assert len(later["updated"]) == 1
    undone = here("imports", "undo", first, "--yes")
    assert (undone.returncode, undone.stdout) == (1, "Undone; 1 left as they are.\n")
    counted = json.loads(here("imports", "undo", first, "--yes", "--json").stdout)
    assert (counted["works"], counted["left"], counted["gone"]) == (0, 1, 0)
    assert here("imports", "again", first).returncode == 2, "nothing of it is kept"


def test_a_folder_is_watched_until_ctrl_c(start: Start, write: Write, tmp_path: Path) -> None:
    folder = write("fics/a.html", samples.ao3_html(manuscript())).parent
    write("fics/b.html.part", b"half of it")
    watching = start("import", "--watch", folder, "--json", FANLIGHT_WATCH_REST="0.1")
    while not counted(tmp_path / "library", "imports_importjob WHERE state = 'done'"):
        assert watching.poll() is None
        time.sleep(0.05)
    watching.send_signal(signal.SIGINT)
    output, errors = watching.communicate(timeout=60)
    assert (watching.returncode, errors) == (0, "")
    document = json.loads(output)
    assert [job["outcomes"] for job in document["imports"]] == [{"imported": 1}]
    assert document["watched"] == []


def test_what_cannot_be_watched_is_said(here: Here, write: Write, library: Library) -> None:
    folder = write("fics/a.html", b"").parent
    for wrong in ((folder / "a.html",), (folder, "--dry-run"), (library.root,)):
        assert here("import", "--watch", *wrong).returncode == 2


def test_a_dry_run_does_nothing(here: Here, write: Write) -> None:
    story = write("a.html", samples.ao3_html(manuscript()))
    assert len(answer(here("import", story, "--dry-run", "--json"))["imported"]) == 1
    assert answer(here("list", "--json"))["total"] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "fandm:Nowhere"), "Did you mean fandom:?"),
        (("list", 'fandom:"open'), "quotation mark"),
        (("search", "words:many"), "^^^^^^^^^^"),
        (("list", "--sort", "mood"), "--sort takes"),
        (("list", "--after", "forged"), ""),
        (("import",), ""),
        (("import", "x", "--policy", "maybe"), ""),
        (("user", "passwd", "nobody", "--password-stdin"), "no user"),
    ],
)
def test_wrong_use_is_said(here: Here, arguments: tuple[str, ...], said: str) -> None:
    is_said(here(*arguments, stdin="a long enough password\n"), said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "nothere000"), "no such work"),
        (("nonsense",), ""),
        (("serve", "--host", "203.0.113.77", "--port", "8421"), "is not one of this machine's addresses"),
        (("serve", "--host", "999.1.1.1"), "is not one of this machine's addresses"),
    ],
)
def test_a_process_says_wrong_use_without_a_traceback(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    is_said(done, said)
    assert "another number" not in done.stderr, "no other port would help"


def is_said(done: subprocess.CompletedProcess[str], said: str) -> None:
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "nothere000", "--json"), "no such work"),
        (("list", "--limit", "0", "--json"), "--limit"),
        (("list", "--json", "--nonsense"), "--nonsense"),
        (("show", "--json"), "key"),
        (("user", "add", "x", "--json"), "no terminal"),
    ],
)
def test_with_json_a_failure_is_one_document_too(here: Here, arguments: tuple[str, ...], said: str) -> None:
    is_one_document(here(*arguments), said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense", "--json"), "nonsense"),
        (("serve", "--json"), "--json"),
        (("list", "\udcff", "--json"), "no letter"),
    ],
)
def test_with_json_a_process_fails_with_one_document_too(run: Run, arguments: tuple[str, ...], said: str) -> None:
    is_one_document(run(*arguments), said)


def is_one_document(done: subprocess.CompletedProcess[str], said: str) -> None:
    document = answer(done, status=2)
    assert list(document) == ["error"]
    assert said in document["error"]


def test_with_json_a_mistake_of_ours_is_one_document_too(run: Run, tmp_path: Path) -> None:
    run("list")
    with closing(sqlite3.connect(tmp_path / "library/fanlight.sqlite3")) as database:
        database.execute("DROP TABLE works_work")
    done = run("list", "--json")
    assert done.returncode == 1
    assert "works_work" in json.loads(done.stdout)["error"]
    assert "Traceback" in done.stderr


def test_with_json_ctrl_c_is_one_document_too(start: Start, write: Write, tmp_path: Path) -> None:
    page, paragraph = samples.ao3_html(manuscript()), b"<p>The lamp was lit before the fog came in.</p>"
    story = write("long.html", page.replace(paragraph, paragraph * 400_000))
    importing = start("import", story, "--json")
    while not counted(tmp_path / "library", "imports_importjob"):
        assert importing.poll() is None
        time.sleep(0.05)
    importing.send_signal(signal.SIGINT)
    output, errors = importing.communicate(timeout=60)
    assert importing.returncode == 130
    assert json.loads(output) == {"error": "Stopped before the end."}
    assert "Traceback" not in errors


def counted(library: Path, rows: str) -> int:
    """Count rows of a library that another process is at; it may be so new that it has no tables."""
    try:
        with closing(sqlite3.connect(f"{(library / 'fanlight.sqlite3').as_uri()}?mode=ro", uri=True)) as database:
            return int(database.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_users(here: Here) -> None:
    password = "a lamp in every window\n"
    assert answer(here("user", "add", "orla", "--role", "owner", "--password-stdin", "--json", stdin=password)) == {
        "name": "orla",
        "role": "owner",
    }
    assert here("user", "add", "ORLA", "--password-stdin", stdin=password).returncode == 2
    assert here("user", "add", "tam", "--password-stdin", stdin="short\n").returncode == 2
    assert here("user", "add", "tam", "--password-stdin", stdin=password).returncode == 0
    assert here("user", "role", "orla", "reader").returncode == 2, "the last owner stays one"
    assert here("user", "role", "tam", "owner").returncode == 0
    assert here("user", "role", "orla", "reader").returncode == 0
    assert re.fullmatch(r"/welcome/\S+/\n", here("user", "link", "tam").stdout)
    names = [(user["name"], user["role"]) for user in answer(here("user", "list", "--json"))["users"]]
    assert names == [("orla", "reader"), ("tam", "owner")]


def test_the_doctor_finds_and_mends(here: Here, write: Write, library: Library) -> None:
    here("import", write("a.html", samples.ao3_html(manuscript())))
    library.secret_file.chmod(0o644)
    stray = library.originals.put(b"left over")
    os.utime(library.originals.path(stray), (0, 0))
    ill = {check["name"] for check in answer(here("doctor", "--json"), status=1)["checks"] if not check["is_well"]}
    assert ill == {"private files", "leftovers"}
    assert here("doctor", "--fix").returncode == 0
    assert (library.set_aside / stray).read_bytes() == b"left over"
    assert answer(here("doctor", "--json"))["healthy"] is True
    [kept] = library.originals.names()
    library.originals.path(kept).write_bytes(b"changed by somebody")
    damaged = answer(here("doctor", "--json"), status=1)
    assert [check["name"] for check in damaged["checks"] if not check["is_well"]] == ["originals"]


def test_the_demo_fills_an_empty_library_once(here: Here) -> None:
    report = answer(here("demo", "--json"))
    assert report["failed"] == []
    assert len(report["imported"]) >= 24
    assert len(report["review"]) == 1  # a bare text, to try a review with
    assert here("demo").returncode == 2


def test_help_makes_no_library(run: Run, tmp_path: Path) -> None:
    for command in ((), ("import",)):
        assert run(*command, "--help").returncode == 0
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize("command", ["import", "list", "show", "demo", "doctor", "user add", "serve"])
def test_help_has_an_example(here: Here, command: str) -> None:
    done = here(*command.split(), "--help")
    assert done.returncode == 0
    assert "Example: fanlight" in " ".join(done.stdout.split())
