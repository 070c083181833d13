"""A disk that takes no more, as whoever runs a command is told of it."""

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from fanlight.exports import files as export_files
from fanlight.keeping import files, loads, places
from fanlight.kernel.library import Library
from fanlight.works.models import Work
from tests import factories
from tests.cli.conftest import Here
from tests.unit.keeping.libraries import fill

pytestmark = pytest.mark.django_db(transaction=True)

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(autouse=True)
def _three_megabytes_free(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(Path())
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=3_000_000))


def full_after(number: int, do: Callable[..., Any], error: Exception = FULL) -> Callable[..., Any]:
    """Have something done so many times, and then no more."""
    done = 0

    def attempt(*arguments: Any, **named: Any) -> Any:
        nonlocal done
        done += 1
        if done > number:
            raise error
        return do(*arguments, **named)

    return attempt


def test_an_export_into_a_folder_says_what_is_there_and_goes_on(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        factories.accept(factories.manuscript(title=f"Work {n}"))
    arguments = ("export", "--query", "", "--format", "txt", "--name", "{title}", "-o", tmp_path / "books")
    with monkeypatch.context() as patched:
        patched.setattr(export_files, "put", full_after(1, export_files.put))
        ended = here(*arguments)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"fanlight: The disk at {tmp_path / 'books'} is full: 3.0 MB are free there now. "
        "1 of 3 works were done. Those files are whole and stay, and the library is as it was. Make room and say the "
        "same again: it goes on where it stopped.\n"
    )
    assert here(*arguments).stdout == f"{tmp_path / 'books'}: 2 written, 1 there already.\n"


@pytest.mark.parametrize("place", ["books.zip", "book.epub"])
def test_an_export_into_one_file_leaves_nothing_there(
    here: Here, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(2):
        factories.accept(factories.manuscript(title=f"Work {n}"))
    monkeypatch.setattr(os, "fsync", full_after(0, os.fsync))
    book = ["--book"] if place.endswith("epub") else []
    said = json.loads(here("export", "--query", "", *book, "-o", tmp_path / place, "--json").stdout)["error"]
    assert said.startswith(f"The disk at {tmp_path / place} is full: 3.0 MB are free")
    assert "Nothing of this export stays there, and the library is as it was: make room, or choose another" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EFBIG, "takes no file as large as this."),
        (errno.EDQUOT, "takes no more from you: your quota is used up."),
    ],
)
def test_a_disk_that_is_not_full_is_not_called_so(
    here: Here, tmp_path: Path, number: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = factories.accept(factories.manuscript()).key
    monkeypatch.setattr(export_files, "put", full_after(0, export_files.put, OSError(number, "no")))
    assert f"{said} The work was being written." in here("export", key, "-o", tmp_path / "work.txt").stderr


@pytest.mark.parametrize("stage", ["originals", "database"])
def test_a_restore_says_how_much_it_needs_and_that_nothing_is_different(
    here: Here, library: Library, tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    assert here("backup", tmp_path / "backup").returncode == 0
    Work.objects.update(title="Changed since")
    with monkeypatch.context() as patched:
        if stage == "originals":
            for path in library.originals.root.glob("*/*"):
                path.unlink()
            patched.setattr(files, "send", full_after(0, files.send))
        else:
            error = OperationalError("database or disk is full")
            patched.setattr(loads, "_load", full_after(4, loads._load, error))
        ended = here("restore", tmp_path / "backup", "--replace")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"fanlight: The disk at {library.root} is full: 3.0 MB are free")
    assert ended.stderr.endswith(
        " for the database. The library is as it was before. Make room there and say the same again: originals that "
        "were copied already are not copied twice.\n"
    )
    if stage == "originals":
        assert "Originals were being copied" in ended.stderr
        assert "The restore needs 4.7 kB for originals that are not there yet, and about" in ended.stderr
    else:
        assert "The database was being filled (" in ended.stderr
        assert "The restore needs 0 bytes for originals that are not there yet, and about" in ended.stderr
    assert set(Work.objects.values_list("title", flat=True)) == {"Changed since"}
    assert not list(library.root.glob(f"{places.DRAFT}*"))
    assert here("restore", tmp_path / "backup", "--replace").returncode == 0
    assert "Changed since" not in Work.objects.values_list("title", flat=True)
    for name in places.list_replaced(library):
        places.drop(name)


def test_a_backup_says_that_its_states_are_as_they_were(
    here: Here, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, number=1)
    monkeypatch.setattr(files, "send", full_after(0, files.send))
    ended = here("backup", tmp_path / "backup")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"fanlight: The disk at {tmp_path / 'backup'} is full: 3.0 MB are free")
    assert "The states that it had are as they were, and the library too. Make room there (--keep lets" in ended.stderr
