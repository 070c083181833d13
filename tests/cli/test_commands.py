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

    def fanlight(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "fanlight", "--library", str(tmp_path / "library"), *map(str, arguments)]
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment))
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


def test_import_list_show_doctor(run: Run, write: Write) -> None:
    folder = write("fics/a.html", samples.ao3_html(manuscript())).parent
    write("fics/b.html", samples.ao3_html(manuscript()))
    write("fics/broken.epub", b"PK\x03\x04 and no more")
    report = answer(run("import", folder, "--json"), status=1)
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

    listed = answer(run("list", 'fandom:"the lamp at world\'s end" freeform:Lighthouses', "--json"))
    assert {k: listed[k] for k in ("total", "hidden", "next", "facets")} == {
        "total": 1, "hidden": 0, "next": None, "facets": {},
    }  # fmt: skip
    assert listed["works"][0]["key"] == imported["key"]
    assert listed["works"][0]["creators"] == ["tidewrack"]
    question = 'fandom:"The Lamp at World\'s End" -freeform:"Slow Burn" words:>5 sort:kudos'
    found = answer(run("search", question, "--facets", "--explain", "--json"))
    assert (found["total"], [work["key"] for work in found["works"]]) == (1, [imported["key"]])
    assert found["facets"]["freeform"] == [{"name": "Lighthouses", "count": 1}]
    assert found["plan"]
    assert found["notices"][0]["code"] == "unknown-name"
    done = run("search", "freeform:Lighthuses")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "0 of 0 works")
    assert "Perhaps: freeform:Lighthouses (1)" in done.stderr

    shown = answer(run("show", imported["key"]))
    jsonschema.validate(shown, schema())
    assert (shown["title"], shown["format"]) == ("Fog Signals at Night", "fanlight-manuscript/1")
    assert run("show", imported["key"], "--json").stdout == run("show", imported["key"]).stdout
    text = run("show", imported["key"], "--text").stdout
    assert "by tidewrack" in text
    assert "<p>" not in text

    assert answer(run("doctor", "--json"))["healthy"] is True
    assert "2" not in run("list").stdout.splitlines()[-1]


def test_words_without_json(run: Run, write: Write) -> None:
    story = write("a.html", samples.ao3_html(manuscript()))
    broken = write("b.html", b"")
    done = run("import", story, broken)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "1 work in; 1 could not be read."
    assert "b.html: " in done.stdout.splitlines()[1]


def test_imports_are_listed_reported_and_tried_again(run: Run, write: Write) -> None:
    folder = write("fics/a.html", samples.ao3_html(manuscript())).parent
    broken = write("fics/b.html", b"")
    key = answer(run("import", folder, "--json"), status=1)["import"]
    [listed] = answer(run("imports", "list", "--json"))["imports"]
    assert (listed["key"], listed["state"], listed["files"], listed["works"]) == (key, "done", 2, 1)
    assert key in run("imports", "list").stdout
    assert run("imports", "report", key).stdout.splitlines() == [
        "1 work in; 1 could not be read.", "  1 × This is an empty file.",
    ]  # fmt: skip
    [failed] = answer(run("imports", "report", key, "--outcome", "failed", "--json"))["failed"]
    assert failed == {"number": 1, "file": "fics/b.html", "error": "This is an empty file."}
    assert len(run("imports", "report", key, "--csv").stdout.splitlines()) == 3
    broken.write_bytes(samples.ao3_html(manuscript(source=Source("archiveofourown.org", "2", None), title="Mended")))
    again = answer(run("imports", "retry", key, "--file", 1, "--json"))
    assert (len(again["imported"]) + len(again["updated"]), again["files"], again["import"]) == (1, 1, key)
    assert run("imports", "retry", key).returncode == 2, "nothing failed any more"


def test_an_import_is_undone_brought_in_again_and_purged(run: Run, write: Write) -> None:
    key = answer(run("import", write("a.html", samples.ao3_html(manuscript())), "--json"))["import"]
    would = answer(run("imports", "undo", key, "--dry-run", "--json"))["would"]
    assert (would["goes"], would["back"], would["changed_works"]) == (1, 0, 0)
    asked = run("imports", "undo", key)
    assert (asked.returncode, "--yes" in asked.stderr) == (2, True), "nobody can be asked here"
    assert answer(run("imports", "undo", key, "--yes", "--json")) == {
        "import": key, "works": 1, "left": 0, "gone": 0, "named": [],
    }  # fmt: skip
    assert answer(run("list", "--json"))["total"] == 0
    assert answer(run("doctor", "--json"))["healthy"] is True
    assert len(answer(run("imports", "again", key, "--json"))["imported"]) == 1
    assert run("imports", "again", key).returncode == 2, "nothing is kept any more"
    [again, _] = answer(run("imports", "list", "--json"))["imports"]
    assert "works go" in run("imports", "undo", again["key"], "--dry-run").stdout
    assert f"imports again {again['key']}" in run("imports", "undo", again["key"], "--yes").stdout
    assert answer(run("imports", "purge", again["key"], "--dry-run", "--json"))["would"]["goes"] == 1
    assert answer(run("imports", "purge", again["key"], "--yes", "--json")) == {
        "import": again["key"], "deleted": 1, "spared": 0,
    }  # fmt: skip


def test_an_undo_that_left_everything_promises_no_way_back(run: Run, write: Write) -> None:
    first = answer(run("import", write("a.html", samples.ao3_html(manuscript())), "--json"))["import"]
    later = answer(run("import", write("b.html", samples.ao3_html(manuscript(summary="<p>Newer.</p>"))), "--json"))
    assert len(later["updated"]) == 1
    undone = run("imports", "undo", first, "--yes")
    assert (undone.returncode, undone.stdout) == (1, "Undone; 1 left as they are.\n")
    counted = json.loads(run("imports", "undo", first, "--yes", "--json").stdout)
    assert (counted["works"], counted["left"], counted["gone"]) == (0, 1, 0)
    assert run("imports", "again", first).returncode == 2, "nothing of it is kept"


def test_a_folder_is_watched_until_ctrl_c(
    run: Run, start: Start, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANLIGHT_WATCH_REST", "0.1")
    folder = write("fics/a.html", samples.ao3_html(manuscript())).parent
    write("fics/b.html.part", b"half of it")
    run("list")
    watching = start("import", "--watch", folder, "--json")
    while not has_imported(tmp_path / "library"):
        assert watching.poll() is None
        time.sleep(0.05)
    watching.send_signal(signal.SIGINT)
    output, errors = watching.communicate(timeout=60)
    assert (watching.returncode, errors) == (0, "")
    document = json.loads(output)
    assert [job["outcomes"] for job in document["imports"]] == [{"imported": 1}]
    assert document["watched"] == []
    for wrong in ((folder / "a.html",), (folder, "--dry-run"), (tmp_path / "library",)):
        assert run("import", "--watch", *wrong).returncode == 2


def has_imported(library: Path) -> bool:
    with closing(sqlite3.connect(f"{(library / 'fanlight.sqlite3').as_uri()}?mode=ro", uri=True)) as database:
        done = database.execute("SELECT count(*) FROM imports_importjob WHERE state = 'done'")
        return bool(done.fetchone()[0])


def test_a_dry_run_does_nothing(run: Run, write: Write) -> None:
    story = write("a.html", samples.ao3_html(manuscript()))
    assert len(answer(run("import", story, "--dry-run", "--json"))["imported"]) == 1
    assert answer(run("list", "--json"))["total"] == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("show", "nothere000"), 2, "no such work"),
        (("list", "fandm:Nowhere"), 2, "Did you mean fandom:?"),
        (("list", 'fandom:"open'), 2, "quotation mark"),
        (("search", "words:many"), 2, "^^^^^^^^^^"),
        (("list", "--sort", "mood"), 2, "--sort takes"),
        (("list", "--after", "forged"), 2, ""),
        (("import",), 2, ""),
        (("import", "x", "--policy", "maybe"), 2, ""),
        (("nonsense",), 2, ""),
        (("serve", "--host", "203.0.113.77", "--port", "8421"), 2, "is not one of this machine's addresses"),
        (("serve", "--host", "999.1.1.1"), 2, "is not one of this machine's addresses"),
        (("user", "passwd", "nobody", "--password-stdin"), 2, "no user"),
    ],
)
def test_wrong_use_is_said_without_a_traceback(run: Run, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = run(*arguments, stdin="a long enough password\n")
    assert done.returncode == status, done.stdout + done.stderr
    assert said in done.stderr
    assert "another number" not in done.stderr, "no other port would help"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "nothere000", "--json"), "no such work"),
        (("list", "--limit", "0", "--json"), "--limit"),
        (("list", "--json", "--nonsense"), "--nonsense"),
        (("show", "--json"), "key"),
        (("nonsense", "--json"), "nonsense"),
        (("serve", "--json"), "--json"),
        (("user", "add", "x", "--json"), "no terminal"),
        (("list", "\udcff", "--json"), "no letter"),
    ],
)
def test_with_json_a_failure_is_one_document_too(run: Run, arguments: tuple[str, ...], said: str) -> None:
    document = answer(run(*arguments), status=2)
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
    while not has_begun(tmp_path / "library"):
        assert importing.poll() is None
        time.sleep(0.05)
    importing.send_signal(signal.SIGINT)
    output, errors = importing.communicate(timeout=60)
    assert importing.returncode == 130
    assert json.loads(output) == {"error": "Stopped before the end."}
    assert "Traceback" not in errors


def has_begun(library: Path) -> bool:
    """Tell whether an import of the library has been opened; it may be so new that it has no tables."""
    try:
        with closing(sqlite3.connect(f"{(library / 'fanlight.sqlite3').as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("SELECT count(*) FROM imports_importjob").fetchone()[0])
    except sqlite3.OperationalError:
        return False


def test_users(run: Run) -> None:
    password = "a lamp in every window\n"
    assert answer(run("user", "add", "orla", "--role", "owner", "--password-stdin", "--json", stdin=password)) == {
        "name": "orla",
        "role": "owner",
    }
    assert run("user", "add", "ORLA", "--password-stdin", stdin=password).returncode == 2
    assert run("user", "add", "tam", "--password-stdin", stdin="short\n").returncode == 2
    assert run("user", "add", "tam", "--password-stdin", stdin=password).returncode == 0
    assert run("user", "role", "orla", "reader").returncode == 2, "the last owner stays one"
    assert run("user", "role", "tam", "owner").returncode == 0
    assert run("user", "role", "orla", "reader").returncode == 0
    assert re.fullmatch(r"/welcome/\S+/\n", run("user", "link", "tam").stdout)
    names = [(user["name"], user["role"]) for user in answer(run("user", "list", "--json"))["users"]]
    assert names == [("orla", "reader"), ("tam", "owner")]


def test_the_doctor_finds_and_mends(run: Run, write: Write, tmp_path: Path) -> None:
    run("import", write("a.html", samples.ao3_html(manuscript())))
    library = Library(tmp_path / "library")
    library.secret_file.chmod(0o644)
    stray = library.originals.put(b"left over")
    os.utime(library.originals.path(stray), (0, 0))
    ill = {check["name"] for check in answer(run("doctor", "--json"), status=1)["checks"] if not check["is_well"]}
    assert ill == {"private files", "leftovers"}
    assert run("doctor", "--fix").returncode == 0
    assert (library.set_aside / stray).read_bytes() == b"left over"
    assert answer(run("doctor", "--json"))["healthy"] is True
    [kept] = library.originals.names()
    library.originals.path(kept).write_bytes(b"changed by somebody")
    damaged = answer(run("doctor", "--json"), status=1)
    assert [check["name"] for check in damaged["checks"] if not check["is_well"]] == ["originals"]


def test_the_demo_fills_an_empty_library_once(run: Run) -> None:
    report = answer(run("demo", "--json"))
    assert report["failed"] == []
    assert len(report["imported"]) >= 24
    assert len(report["review"]) == 1  # a bare text, to try a review with
    assert run("demo").returncode == 2


def test_help_makes_no_library(run: Run, tmp_path: Path) -> None:
    for command in ((), ("import",), ("list",), ("show",), ("demo",), ("doctor",), ("user", "add"), ("serve",)):
        done = run(*command, "--help")
        assert done.returncode == 0
        if command:
            assert "Example: fanlight" in " ".join(done.stdout.split())
    assert not (tmp_path / "library").exists()
