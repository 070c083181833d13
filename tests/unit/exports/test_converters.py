"""PDF, AZW3 and MOBI: made by others, who are fenced in; said plainly where they are not there."""

import sys
import time
from pathlib import Path

import pytest

from fanlight.exports import processes
from fanlight.exports.errors import Unavailable
from fanlight.exports.formats import calibre, html, pdf
from fanlight.exports.making import FORMATS, list_available
from fanlight.kernel.errors import Unreadable
from tests.samples import stories
from tests.samples.exported import edition

WORK = edition(stories.BY_NAME["pictured"])


@pytest.mark.skipif(not pdf.is_here(), reason="WeasyPrint is not installed")
def test_a_pdf_is_one() -> None:
    data = FORMATS["pdf"].make(WORK).data
    assert data.startswith(b"%PDF-")
    assert len(data) > 5_000


@pytest.mark.skipif(not pdf.is_here(), reason="WeasyPrint is not installed")
def test_a_pdf_is_what_weasyprint_makes_of_it_alone() -> None:
    work = edition(stories.BY_NAME["eight chapters"])
    page = html.page_for_print(work, style=pdf._STYLE)
    command = [sys.executable, "-m", "weasyprint", *pdf.OPTIONS, "in.html", "out.pdf"]
    alone = processes.convert(command, given={"in.html": page}, wanted="out.pdf", who="WeasyPrint")
    made = FORMATS["pdf"].make(work).data
    assert made == alone


def test_a_work_too_long_for_paper_is_said_to_go_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    def tired(*_: object, **__: object) -> bytes:
        raise Unreadable("WeasyPrint could not make this file: took too long")

    monkeypatch.setattr(pdf, "is_here", lambda: True)
    monkeypatch.setattr(processes, "convert", tired)
    with pytest.raises(Unreadable) as said:
        pdf.write(edition(stories.BY_NAME["eight chapters"]))
    assert "in parts" not in str(said.value)
    monkeypatch.setattr(pdf, "LONG", 100)
    with pytest.raises(Unreadable, match="long: take it in parts, some chapters each, or as EPUB"):
        pdf.write(edition(stories.BY_NAME["eight chapters"]))


def test_what_is_not_there_is_said_with_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibre, "_program", lambda: None)
    monkeypatch.setattr(pdf, "is_here", lambda: False)
    for name, said in (("azw3", "calibre"), ("mobi", "calibre"), ("pdf", "fanlight\\[pdf\\]")):
        with pytest.raises(Unavailable, match=said):
            FORMATS[name].make(WORK)
    assert {found.name for found in list_available()} == {"epub", "html", "txt", "md", "json"}


def run(script: str, **options: float) -> bytes:
    command = [sys.executable, "-c", script]
    return processes.convert(command, given={"in": b"x"}, wanted="out", who="Somebody", **options)


def test_a_program_makes_its_file_in_a_folder_of_its_own() -> None:
    assert run("open('out','w').write(open('in').read() * 2)") == b"xx"


def test_a_program_learns_nothing_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANLIGHT_SECRET", "s3cret")
    told = run("import os; open('out','w').write(repr(dict(os.environ)) + os.getcwd())").decode()
    assert "s3cret" not in told
    assert str(Path.home()) not in told.partition("'HOME'")[2].partition(",")[0]


def test_one_that_fails_says_why() -> None:
    with pytest.raises(Unreadable, match="Somebody could not make this file: No ink left"):
        run("import sys; sys.exit('No ink left')")
    with pytest.raises(Unreadable, match="made nothing"):
        run("pass")


def test_one_that_takes_too_long_is_ended_with_all_that_it_started() -> None:
    started = time.monotonic()
    sleeping = "import time; time.sleep(60)"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{sleeping}'])"
    with pytest.raises(Unreadable, match="took too long"):
        run(script, seconds=1.0)
    assert time.monotonic() - started < 20
