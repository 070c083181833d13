"""A batch with everything bad in it: each bad file gets its line, every good one comes in, and nothing is doubled."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import reports, tasks
from fanlight.imports.actions import jobs
from fanlight.imports.health import examine_library
from fanlight.imports.selectors.files import FileLine
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Tag
from fanlight.works.models import Work
from fanlight.works.selectors.readings import get_whole
from tests.factories import manuscript
from tests.samples import write as samples
from tests.samples.broken import BROKEN, book
from tests.samples.stories import ALL

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">x</a>'


def run(folder: Path) -> dict[str, FileLine]:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[folder], claimed=True)
    tasks.run(job)
    return {line.name.removeprefix(f"{folder.name}/"): line for line in reports.lines_of_job(OPERATOR, key=job.key)}


def test_thirty_ways_to_be_broken_among_good_files(write: Write) -> None:
    for number, story in enumerate(ALL):
        folder = write(f"fics/good-{number:02}.html", samples.ao3_html(story)).parent
    for name, (data, _) in BROKEN.items():
        write(f"fics/{name}", data)
    huge = write("fics/huge.html", b"<!DOCTYPE html>")
    with huge.open("r+b") as file:
        file.truncate(200 * 2**20)
    lines = run(folder)
    assert len(BROKEN) >= 30
    for name, (_, said) in BROKEN.items():
        line = lines.get(name) or next(line for key, line in lines.items() if key.startswith(f"{name} › "))
        assert line.outcome == "failed", name
        assert said.lower() in line.said.lower(), (name, line.said)
        assert line.said.endswith("."), (name, line.said)
        assert "Traceback" not in line.said
        assert "fault of ours" not in line.said, name
    assert "200 MB" in lines["huge.html"].said
    good = [line for name, line in lines.items() if name.startswith("good-")]
    assert {line.outcome for line in good} == {"imported"}
    assert Work.objects.count() == len(good)


def test_external_entities_are_never_read(write: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the keeper's secret")
    doctype = f'<!DOCTYPE package [<!ENTITY e SYSTEM "file://{secret}">]>'
    package = (
        f'{doctype}<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T &e;</dc:title></metadata><manifest><item id="a" '
        'href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    html_doctype = doctype.replace("package [", "html [")
    page = f'{html_doctype}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>P &e;</p></body></html>'
    lines = run(write("fics/xxe.epub", book(package=package, page=page)).parent)
    for line in lines.values():
        if line.outcome == "imported":
            reading = get_whole(OPERATOR, key=line.work_key)
            assert "secret" not in reading.card.title + "".join(chapter.text for chapter in reading.chapters)


def test_scripts_in_every_field_never_reach_a_reader(write: Write) -> None:
    evil = manuscript(
        title=f"Title {EVIL}",
        summary=f"<p>{EVIL}</p>",
        notes=f"<p>{EVIL}</p>",
        end_notes=f"<p>{EVIL}</p>",
        tags=(Tag("fandom", "F"), Tag("freeform", "x<script>alert(4)</script>")),
    )
    [line] = run(write("fics/evil.html", samples.ao3_html(evil)).parent).values()
    assert line.outcome == "imported"
    reading = get_whole(OPERATOR, key=line.work_key)
    html = "".join(
        [reading.card.summary or "", reading.notes or "", reading.end_notes or "", *(c.text for c in reading.chapters)]
    )
    for trace in ("<script", "onerror", "javascript:", "alert(1)"):
        assert trace not in html


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_other_encodings_are_read(write: Write, encoding: str) -> None:
    page = samples.ao3_html(ALL[0]).decode().encode(encoding)
    [line] = run(write("fics/a.html", page).parent).values()
    assert (line.outcome, line.title) == ("imported", ALL[0].title)


def test_titles_and_tags_beyond_measure(write: Write) -> None:
    long = manuscript(title="L" * 10_000, tags=tuple(Tag("freeform", f"Tag {n}") for n in range(1000)))
    [line] = run(write("fics/a.html", samples.ao3_html(long)).parent).values()
    assert (line.outcome, line.title) == ("imported", "L" * 10_000)
    work = Work.objects.get()
    assert work.taggings.count() == 1000


def test_control_characters_are_gone(write: Write) -> None:
    page = samples.ao3_html(manuscript(title="Fog Signals")).replace(b"Fog Signals", b"Fog\x00\x08 Sig\x1bnals")
    [line] = run(write("fics/a.html", page).parent).values()
    assert line.outcome == "imported"
    assert line.title == "Fog Signals"


def test_what_is_no_file_is_said_and_never_waited_for(write: Write) -> None:
    folder = write("fics/good.html", samples.ao3_html(ALL[0])).parent
    os.mkfifo(folder / "pipe.html")
    (folder / "dangling.html").symlink_to(folder / "nowhere")
    (folder / "round").symlink_to(folder)
    lines = run(folder)
    assert {name: line.outcome for name, line in lines.items()} == {
        "dangling.html": "failed",
        "good.html": "imported",
        "pipe.html": "failed",
    }
    [line] = run(Path("/dev/zero")).values()
    assert line.outcome == "failed"


def test_names_in_any_bytes_come_in_and_reach_nobody_s_terminal(write: Write) -> None:
    folder = write("fics/good.html", samples.ao3_html(ALL[0])).parent
    Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff\xfe.html")).write_bytes(samples.ao3_html(ALL[1]))
    (folder / "a\x1b]0;gone\x07\n9 works in.html").write_bytes(samples.ao3_html(ALL[2]))
    lines = run(folder)
    assert {line.outcome for line in lines.values()} == {"imported"}
    assert set(lines) == {"good.html", "bad\ufffd\ufffd.html", "a]0;gone 9 works in.html"}


def test_a_doctor_with_the_wrong_database_takes_nothing_away(write: Write, library: Library) -> None:
    write("fics/good.html", samples.ao3_html(ALL[0]))
    sha256 = library.originals.put(b"somebody's only copy")
    os.utime(library.originals.path(sha256), (0, 0))
    checks = {check.name: check for check in examine_library(OPERATOR, library=library, fix=True)}
    assert not checks["leftovers"].is_well
    assert library.originals.has(sha256)


def test_two_imports_of_the_same_works_at_once_say_here_already(write: Write) -> None:
    folder = write("fics/a.html", samples.ao3_html(ALL[0])).parent
    write("fics/b.html", samples.ao3_html(ALL[1]))
    job = jobs.begin_paths(by=OPERATOR, origin="slow", paths=[folder], claimed=True)
    runner = tasks.Runner(job)
    verdicts = runner.examiner.examine(list(job.files.order_by("number")))
    run(folder)  # while this one was reading, another import came and went
    runner._store(verdicts, 0.0)
    runner.close()
    assert set(job.files.values_list("outcome", flat=True)) == {"duplicate"}
    assert Work.objects.count() == 2
