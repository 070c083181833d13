"""Files that hold files come in as their members: anthologies as works, archives inside archives within bounds."""

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.imports import openings, reading, tasks
from fanlight.imports import readers as reader_processes
from fanlight.imports.actions import jobs
from fanlight.imports.files import SourceFile
from fanlight.imports.models import ImportJob
from fanlight.imports.reading import Reading
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Chapter, Creator, Manuscript, Source, Tag
from fanlight.works.models import Original, Series, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import manuscript
from tests.samples import write_books
from tests.samples.anthologies import merge

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]


def work(number: int, *, chapters: int = 1, **fields: object) -> Manuscript:
    url = f"https://archiveofourown.org/works/{number}"
    told = tuple(Chapter(n, text=f"<p>Lamp {number}, night {n}. The fog came in.</p>") for n in range(1, chapters + 1))
    given = {
        "title": f"Lamp {number}", "source": Source("archiveofourown.org", str(number), url), "series": (),
        "creators": (Creator(f"writer {number}"),), "chapters": told, "complete": False, "planned_chapters": None,
    }  # fmt: skip
    return manuscript(**(given | fields))


def book(number: int, **fields: object) -> bytes:
    return write_books.fanficfare_epub(work(number, **fields))  # type: ignore[arg-type]


def bundle(members: dict[str, bytes], *, stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tar(members: dict[str, bytes], mode: Literal["w", "w:gz"] = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def run(*paths: Path) -> ImportJob:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True)
    tasks.run(job)
    return job


def outcomes(job: ImportJob) -> dict[str, str]:
    return dict(job.files.order_by("number").values_list("name", "outcome"))


def test_an_anthology_comes_in_as_its_works_and_is_kept_once(write: Write, library: Library) -> None:
    data = merge([book(1), book(2)], title="Keepers", source="https://archiveofourown.org/series/15")
    job = run(write("Keepers.epub", data))
    assert outcomes(job) == {
        "Keepers.epub": "opened",
        "Keepers.epub › Lamp 1": "imported",
        "Keepers.epub › Lamp 2": "imported",
    }
    assert (job.works_in, job.files_total, job.files_done) == (2, 3, 3)
    assert [path.read_bytes() for path in map(library.originals.path, library.originals.names())] == [data]
    rows = Original.objects.order_by("part").values_list("work__title", "part", "name", "size", "format")
    assert list(rows) == [
        ("Lamp 1", "1/", "Keepers.epub", len(data), "fanficfare-epub"),
        ("Lamp 2", "2/", "Keepers.epub", len(data), "fanficfare-epub"),
    ]
    series = Series.objects.get()
    assert (series.title, series.url) == ("Keepers", "https://archiveofourown.org/series/15")
    assert list(series.places.order_by("position").values_list("work__title", "position")) == [
        ("Lamp 1", 1.0),
        ("Lamp 2", 2.0),
    ]


def test_the_same_anthology_again_is_a_duplicate_work_by_work(write: Write) -> None:
    nowhere = write_books.plain_epub(work(9, source=None, title="A Work From Nowhere"))
    data = merge([book(1), nowhere], title="Keepers")
    run(write("a.epub", data))
    job = run(write("b.epub", data))
    assert list(outcomes(job).values()) == ["opened", "duplicate", "duplicate"]
    titles = dict(Work.objects.values_list("key", "title"))
    lines = job.files.exclude(work_key="").order_by("number").values_list("name", "work_key")
    assert [(name, titles[key]) for name, key in lines] == [
        ("b.epub › Lamp 1", "Lamp 1"),
        ("b.epub › A Work From Nowhere", "A Work From Nowhere"),
    ]
    assert len(titles) == 2


def test_an_anthology_of_which_one_work_grew_updates_that_one(write: Write) -> None:
    run(write("a.epub", merge([book(1), book(2)], title="Keepers")))
    longer = merge([book(1), book(2, chapters=2, updated="2022-01-01"), book(3)], title="Keepers")
    job = run(write("b.epub", longer))
    assert list(outcomes(job).values()) == ["opened", "same-source", "updated", "imported"]
    assert job.files.get(outcome="updated").changes["new_chapters"] == [2]
    assert [place.work.title for place in Series.objects.get().places.order_by("position")] == [
        "Lamp 1", "Lamp 2", "Lamp 3",
    ]  # fmt: skip


def test_a_work_that_came_alone_before_is_known_in_the_anthology_and_the_other_way_round(write: Write) -> None:
    run(write("alone.epub", book(1)), write("all.epub", merge([book(1), book(2)], title="Keepers")))
    job = run(write("alone too.epub", book(2)))
    assert Work.objects.count() == 2
    assert list(outcomes(job).values()) == ["same-source"]


def test_a_work_that_cannot_be_read_takes_no_other_with_it(write: Write) -> None:
    archive = zipfile.ZipFile(io.BytesIO(merge([book(1), book(2), book(3)])))
    files = {name: archive.read(name) for name in archive.namelist()}
    job = run(write("a.epub", bundle({**files, "2/content.opf": b"<package>"})))
    assert list(outcomes(job).values()) == ["opened", "imported", "failed", "imported"]
    assert job.files.get(outcome="failed").said.endswith(".")


def test_a_work_that_kills_its_reader_takes_no_other_with_it(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    real = reading.read

    def kill(source: SourceFile) -> Reading:
        return Reading(failure=reader_processes.KILLER) if b"Lamp 2" in source.data else real(source)

    monkeypatch.setattr(reader_processes, "read", kill)
    job = run(write("a.epub", merge([book(1), book(2), book(3)])))
    assert list(outcomes(job).values()) == ["opened", "imported", "failed", "imported"]


@pytest.mark.parametrize("batch", [1, 32])
def test_of_an_anthology_with_a_refused_work_nothing_of_that_work_is_kept(
    write: Write, library: Library, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("django.conf.settings.FANLIGHT_REFUSE", ["freeform:Forbidden Thing"])
    monkeypatch.setattr(tasks, "BATCH_FILES", batch)
    no = book(2, tags=(Tag("fandom", "F"), Tag("freeform", "Forbidden Thing")))
    job = run(write("a.epub", merge([book(1), no, book(3)], title="Keepers")))
    assert list(outcomes(job).values()) == ["opened", "imported", "refused", "imported"]
    kept = [library.originals.read(name) for name in library.originals.names()]
    assert len(kept) == 2
    assert not any(b"Forbidden" in data or b"Lamp 2" in data for data in kept)
    assert set(Original.objects.values_list("part", flat=True)) == {""}
    assert {o.sha256 for o in Original.objects.all()} == set(library.originals.names())


def test_an_anthology_in_a_zip_and_one_inside_another(write: Write) -> None:
    inner = merge([book(1), book(2)], title="Inner")
    job = run(write("all.zip", bundle({"x/Outer.epub": merge([inner, book(3)], title="Outer")})))
    assert [name for name, outcome in outcomes(job).items() if outcome == "imported"] == [
        "all.zip › x/Outer.epub › Lamp 3",
        "all.zip › x/Outer.epub › Inner › Lamp 1",
        "all.zip › x/Outer.epub › Inner › Lamp 2",
    ]
    assert set(Original.objects.values_list("part", "name")) == {
        ("1/1/", "all.zip › x/Outer.epub"), ("1/2/", "all.zip › x/Outer.epub"), ("2/", "all.zip › x/Outer.epub"),
    }  # fmt: skip
    assert Original.objects.values("sha256").distinct().count() == 1


def test_archives_inside_archives_are_opened_and_named(write: Write) -> None:
    inner = bundle({"story.epub": book(2), "folder/": b"", "__MACOSX/x": b""})
    job = run(write("a.zip", bundle({"b.zip": inner, "one.epub": book(1)})))
    assert outcomes(job) == {
        "a.zip": "opened",
        "a.zip › b.zip": "opened",
        "a.zip › one.epub": "imported",
        "a.zip › b.zip › story.epub": "imported",
    }
    assert (job.files_total, job.files_done, job.works_in) == (4, 4, 2)


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_tar_archives_are_opened_too(write: Write, mode: Literal["w", "w:gz"]) -> None:
    inner = tar({"deep/two.epub": book(2)}, mode)
    job = run(
        write("a.tar", tar({"one.epub": book(1), "inner.tgz": inner, "three.epub.gz": gzip.compress(book(3))}, mode))
    )
    assert sorted(outcomes(job).values()) == ["imported", "imported", "imported", "opened", "opened", "opened"]
    assert "a.tar › three.epub.gz › three.epub" in outcomes(job)


def test_links_devices_and_folders_in_a_tar_are_no_files(write: Write) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"x{kind!r}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    job = run(write("a.tar", buffer.getvalue()))
    assert outcomes(job) == {"a.tar": "failed"}
    assert job.files.get().said == "This archive holds no files."


def nested(depth: int) -> bytes:
    data = book(1)
    for _ in range(depth):
        data = bundle({"x": data})
    return data


def test_archives_may_lie_four_deep_and_no_deeper(write: Write) -> None:
    assert list(outcomes(run(write("four.zip", nested(4)))).values())[-1] == "imported"
    job = run(write("five.zip", nested(5)))
    assert list(outcomes(job).values())[-1] == "failed"
    assert job.files.get(outcome="failed").said.startswith("This archive lies inside 4 others.")


BAD = {
    "climbing.zip": bundle({"../x.html": b"x"}),
    "climbing.tar": tar({"../x.html": b"x"}),
    "absolute.tar": tar({"/etc/x.html": b"x"}),
    "cut.zip": bundle({"x": os.urandom(4000)})[:-30],
    "cut.tar": tar({"x": os.urandom(4000)})[:2000],
    "cut.tar.gz": tar({"x": os.urandom(4000)}, "w:gz")[:-2000],
    "cut.gz": gzip.compress(os.urandom(4000))[:-20],
    "noise.gz": b"\x1f\x8b" + os.urandom(400),
    "empty.zip": bundle({}),
    "bomb.gz": gzip.compress(b"\0" * 80_000_000),
    "bomb.tar.gz": gzip.compress(tar({"x.html": b"x" * 80_000_000})),
    "7z.7z": b"7z\xbc\xaf\x27\x1c" + os.urandom(100),
    "rar.rar": b"Rar!\x1a\x07\x00" + os.urandom(100),
}


@pytest.mark.parametrize("outer", [None, "zip", "tar"])
def test_bad_archives_cost_themselves_only_at_every_level(write: Write, outer: str | None) -> None:
    good = {"good.epub": book(1)}
    if outer is None:
        job = run(*(write(name, data) for name, data in {**BAD, **good}.items()))
    else:
        packed = bundle({**BAD, **good}) if outer == "zip" else tar({**BAD, **good})
        job = run(write(f"all.{outer}", packed))
    lines = job.files.exclude(name__startswith="all.", container=None)
    assert lines.get(outcome="imported").title == "Lamp 1"
    failed = lines.filter(outcome="failed")
    assert failed.count() == len(BAD)
    for file in failed:
        assert file.said.endswith("."), file.name
        assert file.said[0].isupper()
    assert "Unpack it, or pack its files as a ZIP." in failed.get(name__endswith="rar.rar").said


def test_what_comes_out_of_one_file_is_bounded_over_all_depths(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "MOST_MEMBERS", 5)
    twice = bundle(
        {"1.zip": bundle({f"{n}": b"x" for n in range(3)}), "2.zip": bundle({f"{n}": b"y" for n in range(3)})}
    )
    job = run(write("a.zip", twice))
    assert job.files.get(name="a.zip › 1.zip").outcome == "opened"
    late = job.files.get(name="a.zip › 2.zip")
    assert (late.outcome, late.said) == (
        "failed",
        "Archives inside this one hold more files than Fanlight opens at once.",
    )


def test_a_bomb_of_archives_inside_archives_is_stopped_by_what_it_came_in(write: Write) -> None:
    level = bundle({"x.html": b"x" * 50_000_000})
    for _ in range(2):
        level = bundle({f"{n}.zip": level for n in range(4)})
    job = run(write("a.zip", level))
    assert job.files.filter(outcome="opened").count() < 16
    assert job.files.filter(said__startswith="Archives inside this one unpack to far more").exists()


def test_an_upload_is_kept_while_something_in_it_failed_however_deep(library: Library, owner_viewer: Viewer) -> None:
    key = jobs.begin(by=owner_viewer, origin="the page")
    jobs.receive(by=owner_viewer, key=key, name="bad.zip", chunks=[bundle({"in.zip": bundle({"bad.html": b""})})])
    jobs.receive(by=owner_viewer, key=key, name="good.zip", chunks=[bundle({"in.zip": bundle({"a.epub": book(1)})})])
    jobs.finish_receiving(by=owner_viewer, key=key)
    job = jobs.claim()
    assert job is not None
    tasks.run(job)
    kept = job.files.get(name="bad.zip").location
    assert [str(path) for path in (library.incoming / key).iterdir()] == [kept]


def test_a_manuscript_out_of_an_anthology_is_what_the_book_alone_gives(write: Write) -> None:
    run(write("a.epub", merge([book(1, chapters=3)], title="Keepers")))
    found = get_manuscript(OPERATOR, key=Work.objects.get().key)
    assert found.chapters == work(1, chapters=3).chapters
    assert [tag.name for tag in found.tags if tag.kind == "fandom"] == ["The Lamp at World's End"]
