"""Watched folders: each file comes in once, when it is whole, whoever watches and whatever happens between."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.imports import tasks
from fanlight.imports.actions import jobs, watches
from fanlight.imports.models import ImportFile, ImportJob, WatchedFile, WatchedFolder
from fanlight.imports.selectors.watches import list_watched
from fanlight.imports.watching import Bell, Watch
from fanlight.kernel.errors import Invalid, Refused
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Source
from fanlight.works.models import Work
from tests.factories import manuscript
from tests.samples import write as samples

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]


def story(number: int, **fields: object) -> bytes:
    source = Source("archiveofourown.org", str(number), f"https://archiveofourown.org/works/{number}")
    return samples.ao3_html(manuscript(title=f"Story {number}", source=source, **fields))


def watch(*folders: Path) -> Watch:
    """One for which everything rests at its second look, and which runs its jobs at once."""
    return Watch(folders, on_job=tasks.run, claimed=True, rest=0.0)


def outcomes() -> list[tuple[str, str]]:
    return list(ImportFile.objects.order_by("pk").values_list("name", "outcome"))


@pytest.fixture
def folder(write: Write) -> Path:
    return write("fic/1.html", story(1)).parent


def test_what_comes_is_taken_once(write: Write, folder: Path) -> None:
    watched = watch(folder)
    watched.look()
    assert outcomes() == [("fic/1.html", "imported")]
    watched.look()
    write("fic/deep/2.html", story(2))
    write("fic/3.html.part", b"half")
    watched.look()
    watch(folder).look()
    assert outcomes() == [("fic/1.html", "imported"), ("fic/deep/2.html", "imported")]
    assert ImportJob.objects.count() == 2
    assert sorted(path.name for path in folder.rglob("*.html*")) == ["1.html", "2.html", "3.html.part"], "all stay"


def test_a_changed_file_is_an_update(write: Write, folder: Path) -> None:
    watched = watch(folder)
    watched.look()
    write("fic/1.html", story(1, summary="<p>Edited.</p>", updated="2024-01-01"))
    watched.look()
    assert [outcome for _, outcome in outcomes()] == ["imported", "updated"]
    assert Work.objects.get().summary == "<p>Edited.</p>"


def test_one_only_touched_or_renamed_is_not_taken_again(folder: Path) -> None:
    watched = watch(folder)
    watched.look()
    os.utime(folder / "1.html", (1, 1))
    watched.look()
    (folder / "1.html").rename(folder / "another name.html")
    watched.look()
    watch(folder).look()
    assert len(outcomes()) == 1
    assert WatchedFile.objects.count() == 2


def test_a_folder_has_one_process_at_a_time(folder: Path) -> None:
    row = watches.claim(by=OPERATOR, folder=folder)
    assert row is not None
    other = f"{socket.gethostname()}:1:other"  # a process that lives
    WatchedFolder.objects.update(worker=other)
    watch(folder).look()
    assert outcomes() == []
    with pytest.raises(watches.NotOurs):
        watches.take(by=OPERATOR, row=row, files={}, policy=ImportJob.Policy.USUAL, claimed=True)
    with pytest.raises(watches.NotOurs):
        watches.note(row, said="", growing=0)
    WatchedFolder.objects.update(worker=f"{socket.gethostname()}:999999999:dead")
    watch(folder).look()
    assert len(outcomes()) == 1


def test_folders_within_each_other_take_a_file_once(folder: Path) -> None:
    outer, inner = watch(folder.parent), watch(folder)
    inner.look()
    outer.look()
    assert outcomes() == [("fic/1.html", "imported")]


def test_a_folder_that_goes_and_comes_back(folder: Path) -> None:
    watched = watch(folder)
    watched.look()
    aside = folder.rename(folder.with_name("aside"))
    watched.look()
    assert [one.said for one in list_watched(OPERATOR)] == ["It is not there at the moment."]
    aside.rename(folder)
    watched.look()
    assert len(outcomes()) == 1
    assert [one.said for one in list_watched(OPERATOR)] == [""]


def test_what_may_not_be_read_is_named_and_waits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.access
    with monkeypatch.context() as patched:
        patched.setattr(os, "access", lambda path, mode: False if Path(path).name == "1.html" else real(path, mode))
        watched = watch(folder)
        watched.look()
        assert [one.said for one in list_watched(OPERATOR)] == ["May not be read: 1.html."]
        assert outcomes() == []
    watched.look()
    assert len(outcomes()) == 1


def test_figures_for_people(folder: Path, write: Write, settings: object) -> None:
    settings.FANLIGHT_WATCH = [folder, folder / "later"]  # type: ignore[attr-defined]
    watch(folder).look()
    write("fic/2.html", story(2))
    growing = Watch([folder], on_job=tasks.run, claimed=True, rest=60.0)
    assert growing.look(), "something has yet to rest"
    now, later = list_watched(OPERATOR)
    assert (now.folder, now.is_watched, now.taken_today, now.taken, now.growing) == (str(folder), True, 1, 1, 1)
    assert now.looked_at is not None
    assert (later.folder, later.is_watched, later.looked_at) == (str(folder / "later"), False, None)
    assert list_watched(GUEST) == []


def test_it_runs_until_told_to_stop_and_lets_go(folder: Path) -> None:
    brought: list[str] = []
    watched = Watch([folder], on_job=lambda job: brought.append(job.key), rest=0.0, every=0.01)
    watched.run(until=lambda: bool(brought))
    assert ImportJob.objects.get().state == "queued", "for the worker to run"
    assert WatchedFolder.objects.get().worker == ""
    job = jobs.claim()
    assert job is not None


def test_the_bell_rings(folder: Path, write: Write) -> None:
    bell = Bell([folder, folder / "not there"])
    bell.listen()
    for number in range(50):  # listening begins a moment later
        write(f"fic/new {number}.html", b"x")
        if bell.rung.wait(0.2):
            break
    assert bell.rung.is_set()
    bell.close()


def test_the_library_is_not_watched(library: Library) -> None:
    with pytest.raises(Invalid, match="own folder"):
        watches.claim(by=OPERATOR, folder=library.incoming)
    with pytest.raises(Refused):
        watches.claim(by=GUEST, folder=library.incoming)
    shutil.rmtree(library.incoming / "x", ignore_errors=True)
