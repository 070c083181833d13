"""What of a watched folder is a file at rest, without a database."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.folders import Seen, Stillness, finished, look_into

Write = Callable[[str, bytes], Path]
NOWHERE = Path("/nowhere")


def names(folder: Path, without: Path = NOWHERE) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in look_into(folder, without=without).files]


@pytest.mark.parametrize(
    ("given_names", "left"),
    [
        (["a.epub", "b.epub.part", "c.crdownload", "d.tmp", "~$e.doc", "f~", ".hidden", "Thumbs.db"], ["a.epub"]),
        (["a.epub", "a.epub.part", "b.zip", "B.ZIP.aria2"], []),
        (["Unconfirmed 1.crdownload", "part.epub", "tmp"], ["part.epub", "tmp"]),
    ],
)
def test_unfinished_downloads_are_told_by_their_names(given_names: list[str], left: list[str]) -> None:
    assert finished(given_names) == left


def test_a_look_sees_files_and_nothing_else(write: Write) -> None:
    folder = write("w/deep/a.html", b"a").parents[1]
    write("w/b.html", b"bb")
    write("w/empty.html", b"")
    write("w/.git/x.html", b"x")
    write("w/library/originals/ab/x", b"x")
    os.mkfifo(folder / "pipe")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "broken").symlink_to(folder / "nothing")
    (folder / "c.html").symlink_to(folder / "b.html")
    assert names(folder, without=(folder / "library").resolve()) == ["b.html", "c.html", "deep/a.html"]
    with pytest.raises(OSError, match="nothing"):
        look_into(folder / "nothing", without=NOWHERE)


def seen(size: int, at: int = 1) -> Seen:
    return Seen(size, at, "1:1")


def test_a_growing_file_is_left_until_it_rests() -> None:
    stillness, a, b = Stillness(5), Path("a"), Path("b")
    assert stillness.sort({a: seen(1)}, now=0) == ({}, 1)
    assert stillness.sort({a: seen(2)}, now=4) == ({}, 1)
    assert stillness.sort({a: seen(2), b: seen(1)}, now=9) == ({}, 1), "what comes together is taken together"
    assert stillness.sort({a: seen(2), b: seen(1)}, now=14) == ({a: seen(2), b: seen(1)}, 0)
    stillness.forget([a, b])
    assert stillness.sort({a: seen(3)}, now=15) == ({}, 1)


def test_one_that_never_rests_holds_the_others_up_for_a_while_only() -> None:
    stillness, a, b = Stillness(5), Path("a"), Path("b")
    taken = [now for now in range(0, 200, 5) if stillness.sort({a: seen(1), b: seen(now)}, now=now)[0]]
    assert taken[0] == 65
    assert stillness.sort({a: seen(1), b: seen(1000)}, now=201)[0] == {a: seen(1)}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=30))
def test_nothing_is_taken_that_changed_within_its_rest(steps: list[tuple[int, int]]) -> None:
    stillness, path, now, changed, size = Stillness(5), Path("a"), 0.0, 0.0, -1
    for new, passed in steps:
        now += passed
        if new != size:
            size, changed = new, now
        resting, growing = stillness.sort({path: seen(size)}, now=now)
        assert bool(resting) == (now - changed >= 5) != bool(growing)
