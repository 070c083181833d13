"""Readers: an import that reads in other processes comes to the same, and a reader's death costs one file."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test.utils import override_settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import tasks
from fanlight.imports.actions import jobs
from fanlight.imports.files import SourceFile
from fanlight.imports.readers import KILLER, Pending, Readers
from fanlight.imports.reading import Reading
from fanlight.works.models import Work
from tests.unit.imports.test_jobs import story

Write = Callable[[str, bytes], Path]


class Killer(SourceFile):
    """A file that ends whichever process gets it from another."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


@pytest.fixture
def readers() -> Iterator[Readers]:
    made = Readers(1)
    yield made
    made.close()


def begun(readers: Readers, source: SourceFile) -> Pending:
    """Begin a file and wait until it is a reader's, so that nobody else takes it."""
    pending = readers.begin(source)
    while pending.future is not None and not (pending.future.running() or pending.future.done()):
        time.sleep(0.01)
    return pending


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("processes", [0, 2])
def test_batches_read_ahead_settle_what_the_one_before_brought_in(
    write: Write, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(tasks, "BATCH_FILES", 4)
    files = {f"{n:02}.html": story(n) for n in range(10)}
    files |= {
        "05-again.html": files["03.html"],
        "06-edited.html": story(2, summary="<p>Edited.</p>"),
        "07-bad.html": b"",
    }
    files |= {"04b.html": files["04.html"]}
    paths = [write(f"fics/{name}", data) for name, data in files.items()]
    with override_settings(FANLIGHT_READERS=processes):
        job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[paths[0].parent], claimed=True)
        tasks.run(job)
    found = dict(job.files.values_list("name", "outcome"))
    odd = {name.removeprefix("fics/"): outcome for name, outcome in found.items() if outcome != "imported"}
    assert odd == {
        "04b.html": "duplicate",
        "05-again.html": "duplicate",
        "06-edited.html": "updated",
        "07-bad.html": "failed",
    }
    assert Work.objects.count() == 10
    assert (job.state, job.files_done, job.files_total) == ("done", 14, 14)


def test_a_reader_gives_what_reading_here_gives(readers: Readers) -> None:
    good, bad = SourceFile("a.html", story(1)), SourceFile("b.html", b"")
    here = Readers(0)
    for source in (good, bad):
        assert begun(readers, source).result() == here.begin(source).result()


def test_a_file_that_kills_its_reader_costs_itself_alone(readers: Readers) -> None:
    sources = [SourceFile("a.html", story(1)), Killer("b.html", b"x"), SourceFile("c.html", story(2))]
    pending = [begun(readers, sources[0]), begun(readers, sources[1])]
    pending.append(readers.begin(sources[2]))
    first, killer, last = (p.result() for p in pending)
    assert killer == Reading(failure=KILLER)
    assert [r.parsed.manuscript.title for r in (first, last) if r.parsed] == ["Story 1", "Story 2"]


def test_readers_end_when_their_parent_is_killed() -> None:
    program = """
import multiprocessing, sys, time
from fanlight.imports.files import SourceFile
from fanlight.imports.readers import Readers
if __name__ == "__main__":
    readers = Readers(1)
    pending = readers.begin(SourceFile("a.html", b"nothing"))
    while not pending.future.done():
        time.sleep(0.01)
    print(*(p.pid for p in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    (child,) = map(int, parent.stdout.readline().split())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    for _ in range(1000):
        if not is_alive(child):
            return
        time.sleep(0.01)
    raise AssertionError("the reader outlived its import")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")  # nobody waits for it
