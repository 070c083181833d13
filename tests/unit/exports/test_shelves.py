"""Many works into a folder or a zip: only what is new, nothing half written, nothing lost of anybody's."""

import errno
import io
import multiprocessing
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fanlight.exports import files, journals, makers, shelves
from fanlight.exports.editions import Edition
from fanlight.exports.making import FORMATS, format_of
from fanlight.kernel.errors import Conflict, Invalid
from tests.samples import stories
from tests.samples.exported import edition

TEXT = format_of("txt")
WORKS = [
    edition(stories.BY_NAME[name], key=f"k{n}") for n, name in enumerate(("one-shot", "eight chapters", "Chinese"))
]


def export(folder: Path, works: list[Edition] = WORKS, **options: object) -> shelves.Report:
    return shelves.write_folder(works, folder, TEXT, **({"pattern": "{title}"} | options))  # type: ignore[arg-type]


def here(folder: Path) -> set[str]:
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return {name for name in found if name != journals.NAME}


def titled(work: Edition, title: str, **fields: object) -> Edition:
    return replace(work, manuscript=replace(work.manuscript, title=title, **fields))  # type: ignore[arg-type]


def test_a_second_time_only_what_changed_is_written(tmp_path: Path) -> None:
    assert export(tmp_path).written == 3
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in here(tmp_path)}
    changed = [titled(WORKS[0], WORKS[0].manuscript.title, summary="<p>New.</p>"), *WORKS[1:]]
    report = export(tmp_path, changed)
    assert (report.written, report.unchanged, report.failed) == (1, 2, [])
    after = {name: (tmp_path / name).stat().st_mtime_ns for name in here(tmp_path)}
    assert [name for name in after if after[name] != before[name]] == [f"{WORKS[0].manuscript.title}.txt"]


def test_a_work_that_was_renamed_moves(tmp_path: Path) -> None:
    export(tmp_path, [WORKS[0]], pattern="{title}/{title}")
    export(tmp_path, [titled(WORKS[0], "Anew")], pattern="{title}/{title}")
    assert here(tmp_path) == {"Anew/Anew.txt"}
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == ["Anew"]


def test_other_works_files_stay_unless_they_are_to_go(tmp_path: Path) -> None:
    export(tmp_path)
    assert export(tmp_path, WORKS[:1]).left == 2
    assert len(here(tmp_path)) == 3
    report = export(tmp_path, WORKS[:1], prune=True)
    assert (report.removed, report.left, here(tmp_path)) == (2, 0, {f"{WORKS[0].manuscript.title}.txt"})


def test_works_of_one_name_do_not_take_each_others_place(tmp_path: Path) -> None:
    works = [titled(WORKS[0], "Fog"), titled(WORKS[1], "FOG"), titled(WORKS[2], "Fog")]
    export(tmp_path, works)
    assert here(tmp_path) == {"Fog.txt", "FOG - k1.txt", "Fog - k2.txt"}
    assert export(tmp_path, list(reversed(works))).unchanged == 3


def test_somebodys_own_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "Fog.txt").write_text("mine")
    export(tmp_path, [titled(WORKS[0], "Fog")])
    assert (tmp_path / "Fog.txt").read_text() == "mine"
    assert here(tmp_path) == {"Fog.txt", "Fog - k0.txt"}


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("hers", encoding="utf-8")
    files.put(tmp_path / "book", b"one")
    (tmp_path / "book").unlink()
    (tmp_path / "book").symlink_to(tmp_path / "letter")
    files.put(tmp_path / "book", b"two")
    assert (tmp_path / "letter").read_text(encoding="utf-8") == "hers"
    assert (tmp_path / "book").read_bytes() == b"two"


def test_an_export_that_was_killed_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def works() -> Iterator[Edition]:
        yield WORKS[0]
        yield WORKS[1]
        raise Killed

    def replace_and_die(self: Path, target: Path) -> Path:
        raise Killed

    monkeypatch.setattr(makers, "FEW", 1)
    monkeypatch.setattr(makers, "_usual_number", lambda: 0)
    with pytest.raises(Killed):
        shelves.write_folder(works(), tmp_path, TEXT, pattern="{title}")
    assert len(here(tmp_path)) == 2
    monkeypatch.setattr(Path, "replace", replace_and_die)
    with pytest.raises(Killed):
        export(tmp_path)
    monkeypatch.undo()
    with (tmp_path / journals.NAME).open("a") as journal:
        journal.write('["k1", "txt", "half a li')
    assert not [name for name in here(tmp_path) if name.endswith(files.PART)]
    report = export(tmp_path)
    assert report.written + report.unchanged == 3
    assert here(tmp_path) == {f"{work.manuscript.title}.txt" for work in WORKS}


def test_a_full_disk_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    target = tmp_path / "book.epub"
    target.write_bytes(b"the one before")

    def write_half() -> None:
        with files.whole(target) as out:
            out.write(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_half()
    assert target.read_bytes() == b"the one before"
    assert [p.name for p in tmp_path.iterdir()] == ["book.epub"]


def test_two_exports_at_once_into_one_folder_are_refused(tmp_path: Path) -> None:
    with journals.keep(tmp_path), pytest.raises(Conflict):
        export(tmp_path)


@pytest.mark.parametrize(
    "line", ['["k0","txt","../../x",null,1]', '["k0","txt","/etc/x","d",1]', "[]", "3", "{", "null"]
)
def test_a_journal_that_somebody_wrote_leads_nowhere(tmp_path: Path, line: str) -> None:
    outside = tmp_path.parent / "x"
    (tmp_path / journals.NAME).write_text(f"{line}\n")
    assert export(tmp_path, [WORKS[0]], prune=True).written == 1
    assert not outside.exists()


def test_a_file_that_was_taken_away_is_written_again(tmp_path: Path) -> None:
    export(tmp_path)
    (tmp_path / f"{WORKS[0].manuscript.title}.txt").unlink()
    assert export(tmp_path).written == 1


def test_one_work_that_fails_costs_the_others_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = titled(WORKS[0], "Broken", summary=3)
    report = export(tmp_path, [broken, *WORKS[1:]])
    assert [key for key, _ in report.failed] == ["k0"]
    assert report.written == 2


def test_many_works_are_made_by_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(makers, "FEW", 2)
    monkeypatch.setattr(makers, "_usual_number", lambda: 1)
    works = [Edition(stories.BY_NAME["one-shot"], key=f"k{n}") for n in range(6)]
    report = shelves.write_folder(works, tmp_path, format_of("epub"), pattern="{title} {key}")
    assert (report.written, report.failed) == (6, [])
    assert len(here(tmp_path)) == 6


def test_an_export_survives_the_process_that_helped_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def works() -> Iterator[Edition]:
        for n in range(40):
            if n == 30:
                for child in multiprocessing.active_children():
                    child.kill()
            yield Edition(stories.BY_NAME["one-shot"], key=f"k{n}")

    monkeypatch.setattr(makers, "FEW", 2)
    monkeypatch.setattr(makers, "_usual_number", lambda: 1)
    report = shelves.write_folder(works(), tmp_path, TEXT, pattern="{title} {key}")
    assert (report.written, report.failed) == (40, [])


def test_a_zip_streams_and_holds_every_work() -> None:
    same = [*WORKS, titled(WORKS[0], WORKS[1].manuscript.title)]
    data = b"".join(shelves.stream_zip(same, TEXT, pattern="{title}"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 4
        assert f"{WORKS[1].manuscript.title} - k0.txt" in archive.namelist()


def test_an_unknown_format_is_said_with_those_there_are() -> None:
    with pytest.raises(Invalid) as said:
        format_of("docx")
    assert all(name in str(said.value) for name in FORMATS)
