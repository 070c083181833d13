"""`fanlight export`, called as the command line calls it."""

import json
import os
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import typer

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.cli import exporting
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Failed
from fanlight.exports import names, shelves
from fanlight.imports.book import open_book
from fanlight.kernel.library import Library
from fanlight.reading.actions import filters, lists
from fanlight.works.manuscript import SeriesPlace
from fanlight.works.models import Series
from tests import factories, personas
from tests.samples import stories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


def export(*keys: str, output: Path | str, **options: Any) -> None:
    given: dict[str, Any] = {"query": None, "series": None, "filter_": None, "of": None, "format_": None}
    given |= {"chapters": None, "book": False}
    given |= {"title": "", "name": "{title}", "prune": False, "json": False}
    exporting.command(keys=list(keys) or None, output=Path(output), **(given | options))


def test_one_work_goes_into_a_file_or_a_folder(tmp_path: Path) -> None:
    key = factories.accept(stories.BY_NAME["eight chapters"]).key
    export(key, output=tmp_path / "book.epub")
    export(key, output=tmp_path, format_="md")
    export(key, output=tmp_path / "some.epub", chapters="2-3")
    files = [".fanlight-export.jsonl", "The Keeper's Ledger.md", "book.epub", "some.epub"]
    assert sorted(p.name for p in tmp_path.iterdir()) == files
    assert [n for n in open_book((tmp_path / "some.epub").read_bytes()).spine if "chapter" in n][-1].endswith("3.xhtml")


def test_the_name_of_the_place_says_what_is_made(tmp_path: Path) -> None:
    key = factories.accept(factories.manuscript(title="Lamps")).key
    export(key, output=tmp_path / "lamps.html")
    assert (tmp_path / "lamps.html").read_bytes().startswith(b"<!DOCTYPE html>")
    export(key, output=tmp_path / "new")
    export(key, output=tmp_path / "lamps.zip", format_="txt")
    export(key, output=tmp_path / "lamps.html", format_="json")
    assert (tmp_path / "new" / "Lamps.epub").is_file()
    assert zipfile.ZipFile(tmp_path / "lamps.zip").namelist() == ["Lamps.txt"]
    assert json.loads((tmp_path / "lamps.html").read_text(encoding="utf-8"))["title"] == "Lamps", "unless it is said"
    with pytest.raises(Failed, match="--book"):
        export(query="", output=tmp_path / "all.epub")
    assert not (tmp_path / "all.epub").exists()


def test_a_folder_is_a_folder_whatever_it_is_called(tmp_path: Path) -> None:
    key = factories.accept(factories.manuscript(title="Lamps")).key
    for name in ("shelf.zip", "shelf.epub"):
        (tmp_path / name).mkdir()
        export(key, output=tmp_path / name)
        export(query="", output=tmp_path / name, format_="txt")
        assert {"Lamps.epub", "Lamps.txt"} <= {path.name for path in (tmp_path / name).iterdir()}


def test_what_is_there_and_no_folder_is_written_as_it_is(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    key = factories.accept(factories.manuscript(title="Lamps")).key
    (tmp_path / "notes").write_text("of somebody's", encoding="utf-8")
    export(key, output=tmp_path / "notes", format_="json")
    assert json.loads((tmp_path / "notes").read_text(encoding="utf-8"))["title"] == "Lamps"
    os.mkfifo(tmp_path / "pipe")
    reader = subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE)
    export(key, output=tmp_path / "pipe", format_="json")
    assert json.loads(reader.communicate()[0])["title"] == "Lamps"
    with pytest.raises(Failed, match="is one file"):
        export(query="", output=tmp_path / "notes")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes", "pipe"]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    key = factories.accept(factories.manuscript(title="Lamps")).key
    (tmp_path / "link.json").symlink_to(tmp_path / "target.json")
    export(key, output=tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "target.json").read_text(encoding="utf-8"))["title"] == "Lamps"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no such folder here")
def test_a_file_that_is_held_open_is_written_where_it_ends(tmp_path: Path) -> None:
    key = factories.accept(factories.manuscript(title="Lamps")).key
    with (tmp_path / "all.json").open("ab") as out:
        out.write(b"[\n")
        out.flush()
        export(key, output=f"/dev/fd/{out.fileno()}", format_="json")
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8") + "]")[0]["title"] == "Lamps"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_work_by_its_key_goes_into_a_folder_as_many_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (factories.accept(factories.manuscript(title="Lamp", summary=said)).key for said in ("1", "2"))
    (tmp_path / "Lamp.epub").write_text("of somebody's", encoding="utf-8")
    for key in (first, second, first):
        export(key, output=tmp_path)
    assert "1 there already" in capsys.readouterr().out
    books = {"Lamp.epub", f"Lamp - {first}.epub", f"Lamp - {second}.epub"}
    assert {path.name for path in tmp_path.glob("*.epub")} == books
    assert (tmp_path / "Lamp.epub").read_text(encoding="utf-8") == "of somebody's"


def test_one_work_needs_no_folders_of_its_own_and_stays_where_it_lies(tmp_path: Path) -> None:
    first, second = (factories.accept(factories.manuscript(title=f"Lamp {n}")).key for n in (1, 2))
    export(query="lamp", output=tmp_path, name=names.PATTERN)
    before = sorted(tmp_path.rglob("*.epub"))
    (tmp_path / ".." / "alone").mkdir()
    for folder in (tmp_path, tmp_path / ".." / "alone"):
        export(first, output=folder, name=names.PATTERN)
    assert sorted(tmp_path.rglob("*.epub")) == before
    assert [path.name for path in (tmp_path / ".." / "alone").glob("*.epub")] == ["Lamp 1.epub"]
    before[1].unlink()
    export(second, output=tmp_path, name=names.PATTERN)
    assert sorted(tmp_path.rglob("*.epub")) == before, "and comes back there"
    export(first, output=tmp_path, name="{title} again")
    assert [path.name for path in tmp_path.glob("*.epub")] == ["Lamp 1 again.epub"], "unless somebody says otherwise"


def test_books_and_chapters_never_take_a_place_that_is_taken(tmp_path: Path) -> None:
    key = factories.accept(stories.BY_NAME["eight chapters"]).key
    export(key, output=tmp_path)
    whole = (tmp_path / "The Keeper's Ledger.epub").read_bytes()
    export(key, output=tmp_path, chapters="2")
    export(key, output=tmp_path, book=True, title="The Keeper's Ledger")
    books = {"The Keeper's Ledger.epub", "The Keeper's Ledger (2).epub", "The Keeper's Ledger (3).epub"}
    assert {path.name for path in tmp_path.glob("*.epub")} == books
    assert (tmp_path / "The Keeper's Ledger.epub").read_bytes() == whole


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_device_is_said_to_be_full() -> None:
    key = factories.accept(factories.manuscript(title="Lamps")).key
    with pytest.raises(Failed, match="full"):
        export(key, output="/dev/full", format_="json")


def test_the_whole_library_goes_into_a_folder_and_the_second_time_nothing_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(3):
        factories.accept(factories.manuscript(title=f"Work {n}"))
    export(query="", output=tmp_path / "books")
    export(query="", output=tmp_path / "books", json=True)
    said = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert (said["written"], said["unchanged"], said["failed"]) == (0, 3, [])
    assert len(list((tmp_path / "books").glob("*.epub"))) == 3


def test_what_a_question_finds_goes_into_a_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(3):
        factories.accept(factories.manuscript(title=f"Work {n}"))
    export(query="title:2", output=tmp_path / "found.zip", format_="html")
    assert capsys.readouterr().out == f"{tmp_path / 'found.zip'}: 1 written.\n"


def test_a_series_is_one_book_with_parts(tmp_path: Path) -> None:
    for n in (2, 1):
        place = SeriesPlace("Keepers", float(n), "https://archiveofourown.org/series/9")
        factories.accept(factories.manuscript(title=f"Part {n}", series=(place,)))
    export(series=Series.objects.get().key, book=True, output=tmp_path)
    book = open_book((tmp_path / "Keepers.epub").read_bytes())
    assert [entry.title for entry in book.toc if entry.depth == 1] == ["Keepers", "Part 1", "Part 2"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"keys": ["0000000000"]}, "no work 0000000000"), ({"keys": ["0000000000", "1"]}, "no work 0000000000"),
        ({"query": "", "format_": "docx"}, "there are epub"), ({}, "one of the four"),
        ({"query": ""}, "folder or a .zip"),
        ({"series": "0000000000"}, "no such series"), ({"query": "words:x"}, "words"),
        ({"keys": ["KEY"], "chapters": "x-3"}, "--chapters"), ({"keys": ["KEY"], "chapters": "9"}, "has 1 chapter"),
        ({"query": "", "chapters": "1"}, "one work"), ({"query": "", "name": "{nope}"}, "pattern"),
        ({"query": "title:nothing", "book": True}, "no works"), ({"query": "", "book": True, "format_": "txt"}, "EPUB"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    tmp_path: Path, options: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = factories.accept(factories.manuscript()).key
    monkeypatch.chdir(tmp_path)
    keys = [key if k == "KEY" else k for k in options.pop("keys", [])]
    with pytest.raises(Failed, match=said) as failed:
        export(*keys, output=Path(), **options)
    assert failed.value.status == WRONG_USE
    assert not list(tmp_path.iterdir())


def test_works_that_fail_are_named_and_the_status_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    factories.accept(factories.manuscript())
    broken = shelves.Report(written=1, failed=[("k", "It broke.")])
    monkeypatch.setattr(shelves, "write_folder", lambda *_, **__: broken)
    with pytest.raises(typer.Exit) as left:
        export(query="", output=tmp_path, json=True)
    assert left.value.exit_code == DONE_WITH_FAILURES
    assert json.loads(capsys.readouterr().out)["failed"] == [{"key": "k", "error": "It broke."}]


def test_a_work_may_go_to_standard_output(capsysbinary: pytest.CaptureFixture[bytes], library: Library) -> None:
    export(factories.accept(factories.manuscript()).key, output="-", format_="txt")
    assert capsysbinary.readouterr().out.startswith(b"Fog Signals at Night\n\nby tidewrack\n")


def library_of(*titles: str) -> None:
    for title in titles:
        factories.accept(factories.manuscript(title=title))


def save(user: User, name: str, text: str, *, hides: bool = False) -> None:
    filters.save(name=name, text=text, by=viewer_of(user), hides=hides)


def titles_in(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.txt"))


def test_a_saved_filter_is_named_and_its_user_too_where_several_have_one(
    tmp_path: Path, owner: User, reader: User
) -> None:
    library_of("Fog over the Bar", "Lamp and Bell", "Tide Tables")
    save(owner, "Evenings", "title:Lamp")
    save(reader, "Evenings", "title:Fog")
    save(reader, "Charts", "title:Tide")
    export(filter_="charts", output=tmp_path / "one", format_="txt")
    assert titles_in(tmp_path / "one") == ["Tide Tables"], "however it is written, and whose it is goes without saying"
    with pytest.raises(Failed, match="orla and tam each have a filter “Evenings”: say whose with --of orla") as failed:
        export(filter_="Evenings", output=tmp_path / "none", format_="txt")
    assert failed.value.status == WRONG_USE
    assert not (tmp_path / "none").exists()
    export(filter_="Evenings", of="TAM", output=tmp_path / "two", format_="txt")
    assert titles_in(tmp_path / "two") == ["Fog over the Bar"]


def test_what_a_filter_takes_out_is_what_its_user_sees(
    tmp_path: Path, reader: User, capsys: pytest.CaptureFixture[str]
) -> None:
    library_of("Fog over the Bar", "Fog and a Bell")
    hidden = factories.accept(factories.manuscript(title="Fog, Hidden"))
    factories.accept(factories.manuscript(title="Fog, Unsigned", anonymous=True))
    lists.hide_work(key=hidden.key, by=viewer_of(reader))
    save(reader, "No bells", "title:Bell", hides=True)
    save(reader, "Fog", "title:Fog")
    export(filter_="Fog", output=tmp_path / "fog", format_="txt")
    assert titles_in(tmp_path / "fog") == ["Fog over the Bar", "Fog, Unsigned"]
    assert "tidewrack" not in (tmp_path / "fog" / "Fog, Unsigned.txt").read_text(encoding="utf-8")
    assert capsys.readouterr().out.endswith("2 written, 2 that tam hides left out.\n")
    export(filter_="No bells", output=tmp_path / "bells", format_="txt")
    assert titles_in(tmp_path / "bells") == ["Fog and a Bell"], "a filter does not hide what it is asked for"
    export(query='filter:"Fog" -title:Unsigned', of="tam", output=tmp_path / "asked", format_="txt", json=True)
    assert titles_in(tmp_path / "asked") == ["Fog over the Bar"]
    assert json.loads(capsys.readouterr().out.partition("\n")[2])["hidden"] == 2
    export(filter_="Fog", book=True, output=tmp_path)
    assert (tmp_path / "Fog.epub").is_file()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"filter_": "Evening"}, "Nobody has a filter called “Evening”. Did you mean “Evenings”? "
         "There are: Charts (tam), Evenings (orla), Round (orla)."),
        ({"filter_": "Evenings", "of": "tam"}, "tam has no filter called “Evenings”. There are: Charts."),
        ({"filter_": "Evenings", "of": "orl"}, "There is no user called “orl”. Did you mean “orla”? "
         "There are: gale, orla, tam."),
        ({"filter_": "Charts", "of": "gale"},
         "gale has been shut out and sees nothing, so there is nothing to take out."),
        ({"query": "filter:Charts"}, "“Charts” is a filter, and those are somebody’s own: say whose with --of USER."),
        ({"query": "filter:Chart", "of": "tam"}, "tam has no filter called “Chart”. Did you mean “Charts”? "
         "There are: Charts."),
        ({"filter_": "Round"}, "The filter “Round” contains itself, and was left out there. So nothing was taken."),
        ({"query": "", "filter_": "Charts"},
         "Name works by keys, or by --query, --series or --filter: one of the four."),
        ({"series": "x", "of": "tam"}, "--of says whose --filter it is, or who asks --query."),
    ],
)  # fmt: skip
def test_a_filter_that_is_not_there_is_said_with_those_that_are(
    tmp_path: Path, owner: User, reader: User, options: dict[str, Any], said: str
) -> None:
    personas.shut_out()
    save(owner, "Evenings", "title:Lamp")
    save(owner, "Round", "filter:Round title:Lamp")
    save(reader, "Charts", "title:Tide")
    with pytest.raises(Failed) as failed:
        export(output=tmp_path / "none", **options)
    assert (str(failed.value), failed.value.status) == (said, WRONG_USE)
    assert not (tmp_path / "none").exists()
