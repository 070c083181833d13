"""Making a backup: whole, quiet about secrets, quick the second time, and nothing half."""

import os
import shutil
import stat
import threading
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from fanlight.accounts.actions import links
from fanlight.accounts.viewers import OPERATOR
from fanlight.keeping import dumps, files
from fanlight.keeping.folders import Backup
from fanlight.keeping.manifests import Piece
from fanlight.keeping.tables import LEFT_OUT, Table, line_of, tables_of
from fanlight.keeping.together import Together
from fanlight.kernel import locks
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Conflict, Invalid
from fanlight.kernel.library import Library
from fanlight.works.actions.removals import remove_many
from fanlight.works.models import ChapterVersion, Work
from tests.unit.keeping.libraries import fill, make, rows, verify

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backup"


def test_every_table_is_in_it_but_those_that_open_doors(library: Library, folder: Path) -> None:
    links.make_owner_link()
    state = Backup(folder).read(make(folder, library).state)
    there = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert {held.name for held in state.tables} == there - LEFT_OUT
    assert there >= LEFT_OUT
    for held in state.tables:
        assert held.rows == dumps.count(next(t for t in tables_of(apps) if t.name == held.name))


def test_nobody_else_can_read_it(library: Library, folder: Path) -> None:
    fill(library, number=1)
    make(folder, library)
    paths = [folder, *folder.rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}


def test_the_second_time_writes_what_is_new(library: Library, folder: Path) -> None:
    fill(library, number=2)
    first = make(folder, library)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*/*/*")}
    data = b"one more"
    library.originals.put(data)
    Work.objects.filter(pk=Work.objects.order_by("pk")[0].pk).update(title="Otherwise")
    second = make(folder, library)
    assert (first.new_files, second.new_files, second.new_bytes) == (2, 1, len(data))
    new = [path for path in folder.rglob("*/*/*") if path not in before]
    assert len(new) < 4, "an original, its list, the works"
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert rows(folder, first.state)["works_chapter"] == rows(folder, second.state)["works_chapter"]
    assert verify(folder) == ["", ""]


def test_chapters_that_stayed_are_not_read_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, number=1)
    make(folder, library)
    monkeypatch.setattr(dumps, "line_of", _refuse_texts)
    make(folder, library)
    ChapterVersion.objects.update(digest="other")
    with pytest.raises(AssertionError, match="read again"):
        make(folder, library)


def _refuse_texts(table: Table, *, without: str | None = None) -> str:
    assert without or not table.settled, "read again"
    return line_of(table, without=without)


def test_older_states_go_with_what_was_theirs_alone(library: Library, folder: Path) -> None:
    keys = fill(library, number=2)
    make(folder, library)
    gone = next(library.originals.names())
    library.originals.path(gone).unlink()
    remove_many(keys=keys, by=OPERATOR, cause="import:abc")
    made = make(folder, library, keep=1)
    assert made.forgotten == 1
    assert [name.partition(" ")[0] for name in made.missing] == [f"lamp-{n}.html" for n in (0, 1) if n < 2][
        :1
    ] or made.missing
    assert Backup(folder).names() == [made.state]
    assert set(Backup(folder).originals.names()) == set(library.originals.names())
    assert verify(folder) == [""]


def test_a_damaged_original_is_named_and_not_copied(library: Library, folder: Path) -> None:
    fill(library, number=2)
    name = next(library.originals.names())
    library.originals.path(name).write_bytes(b"x" * library.originals.path(name).stat().st_size)
    made = make(folder, library)
    assert len(made.missing) == 1
    assert name[:12] in made.missing[0]
    assert name not in set(Backup(folder).originals.names())
    assert verify(folder) == [""], "the backup itself is whole"


def test_verify_names_the_state_that_is_not_whole(library: Library, folder: Path) -> None:
    fill(library, number=1)
    make(folder, library)
    library.originals.put(b"of the second alone")
    second = make(folder, library)
    only = Backup(folder).originals.path(
        "".join(n for n in library.originals.names() if library.originals.read(n) == b"of the second alone")
    )
    only.write_bytes(b"OF the second alone")
    assert verify(folder) == ["", "1 of its originals are missing or damaged."]
    (folder / "states" / f"{second.state}.json").write_bytes(b"{")
    assert verify(folder)[1].startswith("It is damaged")
    made = make(folder, library, keep=1)
    assert (made.unreadable, made.forgotten) == ((second.state,), 0)
    assert len(verify(folder)) == 3, "a damaged state is left alone, and so is what it may name"
    (folder / "states" / f"{second.state}.json").unlink()
    assert make(folder, library, keep=1).forgotten == 2


@pytest.mark.parametrize("kind", ["originals", "pieces"])
def test_what_the_disk_forgot_is_written_again(library: Library, folder: Path, kind: str) -> None:
    fill(library, number=2)
    make(folder, library)
    for path in [path for path in folder.glob(f"{kind}/*/*") if path.stat().st_size]:
        path.write_bytes(b"x" * path.stat().st_size)
    assert "damaged" in verify(folder)[0]
    make(folder, library)
    assert verify(folder) == ["", ""]
    assert list((folder / "damaged").iterdir()), "nothing is thrown away that may be all there is"


def test_rows_that_the_disk_forgot_are_not_believed(library: Library, folder: Path) -> None:
    fill(library, number=1)
    state = Backup(folder).read(make(folder, library).state)
    piece = next(held for held in state.tables if held.name == "works_work").pieces[0]
    Backup(folder).pieces.path(piece.sha256).write_bytes(b"x" * piece.size)
    make(folder, library)
    assert verify(folder) == ["", ""], "without anybody having looked"


def test_a_full_disk_leaves_what_was_there(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(library, number=1)
    first = make(folder, library)
    before = sorted(folder.rglob("*"))
    library.originals.put(b"one more")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files, "send", full)
        with pytest.raises(OSError, match="No space"):
            make(folder, library)
    assert [path for path in sorted(folder.rglob("*")) if path.is_file() or path in before] == before
    assert Backup(folder).names() == [first.state]


def test_what_somebody_who_was_killed_left_is_taken_away(library: Library, folder: Path) -> None:
    make(folder, library)
    for place in ("pieces/.new-1", "originals/ab/.new-2", "states/.new-3"):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_bytes(b"half")
    make(folder, library)
    assert not list(folder.rglob(".new-*"))


def test_one_at_a_time(library: Library, folder: Path) -> None:
    make(folder, library)
    with locks.lock(folder / ".lock"), pytest.raises(Conflict, match="Another backup"):
        make(folder, library)


def test_a_place_that_will_not_do(library: Library, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("hers")
    (tmp_path / "file").write_text("x")
    for place in ("full", "file"):
        with pytest.raises(Conflict):
            make(tmp_path / place, library)
    for inside in (library.root / "backup", library.root, library.root.parent):
        with pytest.raises(Invalid):
            make(inside, library)


def test_what_file_systems_and_a_kill_at_the_start_leave_is_nobodys(library: Library, folder: Path) -> None:
    for name in ("lost+found", "originals", "pieces", "states"):
        (folder / name).mkdir(parents=True)
    for name in (".lock", ".new-0123456789abcdef", ".DS_Store"):
        (folder / name).touch()
    assert make(folder, library).state
    assert verify(folder) == [""]


@pytest.mark.parametrize("place", ["originals/ab/letter.txt", "photo.jpg", "states/2026.json"])
def test_somebodys_folder_does_not_become_a_backup(library: Library, folder: Path, place: str) -> None:
    (folder / place).parent.mkdir(parents=True)
    (folder / place).write_text("hers")
    with pytest.raises(Conflict, match="holds other things"):
        make(folder, library)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == [Path(place).name]


def test_pipes_and_links_are_not_followed(library: Library, folder: Path) -> None:
    make(folder, library)
    path = library.originals.path("ab" * 32)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    library.originals.path("ac" * 32).parent.mkdir(exist_ok=True)
    library.originals.path("ac" * 32).symlink_to("/etc/hostname")
    assert make(folder, library).new_files == 0


@pytest.mark.parametrize("place", ["originals", "pieces/ab", "damaged"])
def test_nothing_is_written_outside_through_a_link(library: Library, folder: Path, tmp_path: Path, place: str) -> None:
    make(folder, library)
    shutil.rmtree(folder / place, ignore_errors=True)
    (tmp_path / "elsewhere").mkdir()
    (folder / place).symlink_to(tmp_path / "elsewhere")
    fill(library, number=1)
    with pytest.raises(Conflict, match="is a link"):
        make(folder, library)
    for path in folder.glob("pieces/*/*"):
        path.write_bytes(b"x")
    verify(folder)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_writers_do_not_wait_for_a_backup(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A work that comes while rows are written is not in it, and comes all the same."""
    fill(library, number=1)
    usual = dumps.dump

    def dump(table, *args, **given):
        if table.name == "works_work":
            _elsewhere(library)
        return usual(table, *args, **given)

    monkeypatch.setattr(dumps, "dump", dump)
    made = make(folder, library)
    assert made.works == 1
    assert Work.objects.count() == 2


@pytest.fixture
def written_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Chapters' texts are written by a process beside this one where that can be; gives the spans written here."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL is a process of its own")
    here: list[str] = []
    write, finish = dumps._write, Together.finish

    def noted(table: Table, store: BlobStore, where: str, of: str = "") -> Piece:
        here.extend([where] if table.settled else [])
        return write(table, store, where, of)

    def when_all_is_done(work: Together) -> None:
        wait([future for _, future in work._waiting if future], timeout=20)
        finish(work)

    monkeypatch.setattr(dumps, "FEW", 0)
    monkeypatch.setattr(dumps, "LONG_SPAN", 2)
    monkeypatch.setattr(dumps, "_write", noted)
    monkeypatch.setattr(Together, "finish", when_all_is_done)
    return here


def test_processes_beside_write_the_same(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written_here: list[str]
) -> None:
    fill(library, number=3)
    beside = Backup(folder).read(make(folder, library).state)
    assert written_here == []
    monkeypatch.setattr(dumps, "FEW", 1000)
    here = Backup(tmp_path / "here").read(make(tmp_path / "here", library).state)
    assert written_here
    assert beside.tables == here.tables


def test_processes_beside_write_nothing_that_came_later(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, written_here: list[str]
) -> None:
    fill(library, number=1)
    task = dumps._task
    done: list[bool] = []

    def after_another(*args: Any) -> Any:
        if not done:
            done.append(True)
            _elsewhere(library)
        return task(*args)

    monkeypatch.setattr(dumps, "LONG_SPAN", 1 << 40)
    monkeypatch.setattr(dumps, "_task", after_another)
    made = make(folder, library)
    assert ChapterVersion.objects.count() == 4
    assert len(rows(folder, made.state)["works_chapterversion"]) == 2
    assert len(written_here) == 1
    assert verify(folder) == [""]


def _elsewhere(library: Library) -> None:
    def bring_in() -> None:
        fill(library, number=1)
        connection.close()

    other = threading.Thread(target=bring_in)
    other.start()
    other.join(timeout=20)
    assert not other.is_alive(), "it waits"
