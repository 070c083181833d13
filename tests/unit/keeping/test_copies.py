"""Originals copied by a process beside, or here where there is none."""

import hashlib
import threading
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from fanlight.keeping import copies
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

    def result(self) -> Any:
        raise BrokenProcessPool

    def shutdown(self, **_: Any) -> None:
        pass


@pytest.mark.parametrize("way", ["beside", "both", "here", "broken"])
def test_what_is_whole_is_copied_and_what_is_not_is_named(stores, way: str, monkeypatch) -> None:
    source, target, names = stores
    monkeypatch.setattr(copies, "FEW", 10 if way == "here" else 0)
    if way == "broken":
        monkeypatch.setattr(copies, "_pool", _Broken)
    free = threading.Event()
    if way == "both":
        monkeypatch.setattr(copies, "SOME", 1)
        free.set()
    told: list[object] = []
    found = dict(copies.copy_all(names, source, target, told.append, threading.Event(), free))
    assert [found[name] for name in names] == [4, 15_000, None, None]
    assert target.path(names[1]).read_bytes() == b"fog" * 5_000
    assert sorted(path.name for path in target.root.rglob("*") if path.is_file()) == sorted(names[:2])


def test_a_backup_that_failed_elsewhere_copies_no_more(stores) -> None:
    source, target, names = stores
    stop = threading.Event()
    stop.set()
    assert [
        size for _, size in copies.copy_all(names, source, target, lambda _: None, stop, threading.Event()) if size
    ] == []
    assert not any(target.root.iterdir())
