"""A saved page whose folder comes along shows its pictures, and the folder's files have no lines of their own."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.imports import tasks
from fanlight.imports.actions import jobs
from fanlight.imports.models import ImportJob
from fanlight.imports.selectors.files import list_containers
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Chapter, Manuscript, Source
from fanlight.works.models import Original, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import manuscript
from tests.samples import write as samples
from tests.samples.pictures import LAMP, reference
from tests.samples.write_fanficfare import fanficfare_html

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]

SHOWN = f'<p>Look: <img src="{reference(LAMP)}" alt="a lamp"></p>'
FOLDER = {"a_files/lamp.png": LAMP, "a_files/site.css": b"p {}", "a_files/all.js.download": b"alert(1)"}
SOURCE = Source("archiveofourown.org", "5", "https://archiveofourown.org/works/5")
WORK = manuscript(source=SOURCE, chapters=(Chapter(1, text="<p>Look: PICTURE</p>"),))
IMAGE = b'<img src="./a_files/lamp.png" alt="a lamp">'
PAGES = {
    "saved from AO3": samples.ao3_page(WORK).replace(b"PICTURE", IMAGE),
    "FanFicFare": fanficfare_html(WORK).replace(
        b"PICTURE", IMAGE.replace(b"<img", b'<img longdesc="https://x.example/l"')
    ),
    "a download": samples.ao3_html(WORK).replace(b"PICTURE", IMAGE),
}


def run(*paths: Path) -> ImportJob:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True)
    tasks.run(job)
    return job


def here() -> Manuscript:
    return get_manuscript(OPERATOR, key=Work.objects.get().key)


def lines(job: ImportJob) -> dict[str, str]:
    return dict(job.files.exclude(outcome="opened").values_list("name", "outcome"))


def check() -> None:
    assert here().chapters[0].text == SHOWN
    assert not [finding for finding in here().findings if finding.rule == "picture-missing"]
    assert list(Original.objects.filter(role="picture").values_list("format", flat=True)) == ["image/png"]


@pytest.mark.parametrize("kind", PAGES)
def test_a_folder_on_the_disk(write: Write, kind: str) -> None:
    paths = [write(f"fics/{name}", data) for name, data in {"a.html": PAGES[kind], **FOLDER}.items()]
    job = run(paths[0].parent)
    assert lines(job) == {"fics/a.html": "imported"}
    assert (job.files_done, job.files_total) == (4, 4)
    assert list_containers(OPERATOR, key=job.key) == []
    check()


@pytest.mark.parametrize("page_first", [True, False])
def test_a_folder_in_a_zip(write: Write, page_first: bool) -> None:
    buffer = io.BytesIO()
    files = {"x/a.html": PAGES["saved from AO3"], **{f"x/{name}": data for name, data in FOLDER.items()}}
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in list(files.items()) if page_first else reversed(files.items()):
            archive.writestr(name, data)
    job = run(write("all.zip", buffer.getvalue()))
    assert lines(job) == {"all.zip › x/a.html": "imported"}
    assert (job.files_done, job.files_total) == (5, 5)
    assert list_containers(OPERATOR, key=job.key) == ["all.zip"]
    check()


def upload(owner: Viewer, files: dict[str, bytes]) -> ImportJob:
    key = jobs.begin(by=owner, origin="the page")
    for name, data in files.items():
        jobs.receive(by=owner, key=key, name=name, chunks=[data])
    jobs.finish_receiving(by=owner, key=key)
    job = jobs.claim()
    assert job is not None
    tasks.run(job)
    return job


def test_a_folder_that_was_dropped_and_is_cleared_away(library: Library, owner_viewer: Viewer) -> None:
    job = upload(owner_viewer, {**FOLDER, "a.html": PAGES["saved from AO3"]})
    assert lines(job) == {"a.html": "imported"}
    assert not (library.incoming / job.key).exists()
    check()


def test_a_folder_stays_while_its_page_may_be_tried_again(library: Library, owner_viewer: Viewer) -> None:
    job = upload(owner_viewer, {**FOLDER, "a.html": b"<html><div id=workskin>", "b_files/x.png": LAMP})
    assert lines(job) == {"a.html": "failed", "b_files/x.png": "skipped"}
    assert len(list((library.incoming / job.key).iterdir())) == 4


def test_without_the_folder_it_is_said_and_the_address_from_elsewhere_counts(write: Write) -> None:
    run(write("a.html", PAGES["saved from AO3"]))
    assert "picture-missing" in {finding.rule for finding in here().findings}
    job = run(write("b.html", PAGES["FanFicFare"].replace(b"works/5", b"works/6")))
    found = get_manuscript(OPERATOR, key=job.files.get().work_key)
    assert 'src="https://x.example/l"' in found.chapters[0].text


def test_what_is_no_picture_is_not_shown_and_stories_in_the_folder_come_in(write: Write) -> None:
    other = samples.ao3_html(manuscript(title="Another", source=None))
    evil = {"a_files/lamp.png": b"<svg onload=alert(1)>", "a_files/Another.html": other, "a_files/notes.txt": b""}
    paths = [write(f"fics/{name}", data) for name, data in {"a.html": PAGES["saved from AO3"], **evil}.items()]
    job = run(paths[0].parent)
    assert lines(job) == {
        "fics/a.html": "imported",
        "fics/a_files/Another.html": "imported",
        "fics/a_files/notes.txt": "failed",
    }
    assert not Original.objects.filter(role="picture").exists()


def test_a_preview_names_no_part_of_a_page(write: Write) -> None:
    paths = [write(f"fics/{name}", data) for name, data in {"a.html": PAGES["saved from AO3"], **FOLDER}.items()]
    assert [verdict.file.name for verdict in tasks.preview([paths[0].parent])] == ["fics/a.html"]
