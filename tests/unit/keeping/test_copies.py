"""Originals copied by a process beside, or here where there is none."""

import errno
import hashlib
import os
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from fanlight.keeping import copies, files
from fanlight.keeping import together as shared
from fanlight.kernel.blobs import BlobStore


@pytest.fixture
def stores(tmp_path: Path) -> tuple[BlobStore, BlobStore, list[str]]:
    """Three files, of which the last is damaged, and one that is gone."""
    source, target = BlobStore(tmp_path / "source"), BlobStore(tmp_path / "target")
    target.root.mkdir()
    names = []
    for text in (b"lamp", b"fog" * 5_000, b"rain"):
        names.append(hashlib.sha256(text).hexdigest())
        path = source.path(names[-1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if text != b"rain" else b"sun")
    return source, target, [*names, "0" * 64]


class _Broken:
    """A process that died of the first file."""

    def submit(self, *_: Any) -> "_Broken":
        return self

    def done(self) -> bool:
        return False

    def cancel(self) -> bool:
        return False

    def result(self) -> Any:
        raise BrokenProcessPool

    def shutdown(self, **_: Any) -> None:
        pass


@pytest.mark.parametrize("way", ["beside", "both", "here", "broken"])
def test_what_is_whole_is_copied_and_what_is_not_is_named(stores, way: str, monkeypatch) -> None:
    source, target, names = stores
    if way == "broken":
        monkeypatch.setattr(shared, "_start", _Broken)
    if way == "both":
        monkeypatch.setattr(copies, "SOME", 1)
    found: dict[str, int | None] = {}
    with shared.together() as work:
        work.add(copies.tasks(names, source, target, found.__setitem__), beside=way != "here")
        if way == "beside":
            wait([future for _, future in work._waiting if future], timeout=20)
        work.finish()
    assert [found[name] for name in names] == [4, 15_000, None, None]
    assert target.path(names[1]).read_bytes() == b"fog" * 5_000
    assert sorted(path.name for path in target.root.rglob("*") if path.is_file()) == sorted(names[:2])


def test_a_backup_that_failed_elsewhere_copies_no_more(stores) -> None:
    source, target, names = stores
    with shared.together() as work:
        work.add(copies.tasks(names, source, target, lambda *_: None), beside=False)
    assert not any(target.root.iterdir())


@pytest.mark.parametrize("refused", [True, False])
def test_long_files_and_systems_that_do_not_copy_by_themselves(tmp_path: Path, monkeypatch, refused: bool) -> None:
    source, target = BlobStore(tmp_path / "source"), BlobStore(tmp_path / "target")
    target.root.mkdir()
    monkeypatch.setattr(files, "STRETCH", 100_000)
    if refused:
        monkeypatch.setattr(os, "sendfile", _refuse, raising=False)
    names = [source.put(os.urandom(size)) for size in (0, 1, 99_999, 100_000, 1_000_001)]
    assert [files.copy(name, source, target) for name in names] == [0, 1, 99_999, 100_000, 1_000_001]
    assert [target.read(name) for name in names] == [source.read(name) for name in names]
    with source.path(names[-1]).open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(bytes([source.read(names[-1])[-1] ^ 1]))
    with pytest.raises(files.Damaged):
        files.copy(names[-1], source, BlobStore(tmp_path))
    assert not any(path.is_file() for path in tmp_path.glob("*/*") if path.parent.name not in {"source", "target"})


def _refuse(*_: object) -> int:
    raise OSError(errno.EINVAL, "Invalid argument")
