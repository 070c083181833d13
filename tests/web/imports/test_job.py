"""An import's progress and its report."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.works.actions import works
from fanlight.works.models import KeptOriginal, Removal
from tests import factories
from tests.web.documents import find, find_all, has, read, text_of, words

Outcome = ImportFile.Outcome


@pytest.fixture
def job(db: None) -> ImportJob:
    now = timezone.now()
    return ImportJob.objects.create(
        key="j0b", state="done", origin="dropped on the page", by_name="orla", made_at=now, finished_at=now,
        started_at=now - timedelta(minutes=2), files_total=6, files_done=6, works_in=2, seconds=100,
    )  # fmt: skip


def add(job: ImportJob, outcome: str, times: int = 1, **fields: object) -> None:
    first = job.files.count()
    said = {"failed": "It breaks off.", "refused": "It carries a tag that this library refuses."}.get(outcome, "")
    for number in range(first, first + times):
        given = {"name": f"{outcome} {number}.html", "said": said, "location": "x", "outcome": outcome} | fields
        ImportFile.objects.create(job=job, number=number, **given)


def here(*keys: str) -> None:
    """Have works of these keys in the library."""
    for key in keys:
        works.accept(works.Incoming(factories.manuscript(), key=key), by=OPERATOR)


def run(job: ImportJob, **fields: object) -> None:
    ImportJob.objects.filter(pk=job.pk).update(
        **{"state": "running", "files_total": 1000, "files_done": 250, "works_in": 240, "seconds": 10,
           "current_name": "bundle.zip › story.html", **fields}
    )  # fmt: skip


def test_a_report_says_what_came_of_every_file(owners: Client, job: ImportJob) -> None:
    here("abc")
    add(job, "imported", 2, work_key="abc", title="The Keeper’s Ledger", chapters=3, words=48210, findings=2)
    add(job, "duplicate", work_key="abc", title="The Keeper’s Ledger")
    add(job, "same-source")
    add(job, "failed", name="broken.epub")
    add(job, "refused")
    root = read(owners.get("/import/j0b/"))
    groups = [words(item) for item in find_all(find(root, "ul", class_="groups"), "li")]
    assert groups == [
        "2 works in", "1 already here", "1 another copy of a work that is here",
        "1 refused by this library’s policy", "1 could not be read",
    ]  # fmt: skip
    assert [words(h) for h in find_all(root, "h2") if not h.get("id")] == [
        "1 could not be read", "1 refused by this library’s policy", "2 works in",
    ]  # fmt: skip
    said = words(root)
    assert "broken.epub It breaks off." in said
    assert "3 chapters, 48,210 words · 2 things we were unsure of" in said
    assert has(root, "a", href="/works/abc/")
    assert "6 files in 2 min" in said


def test_each_line_of_the_summary_leads_to_its_files(owners: Client, job: ImportJob) -> None:
    add(job, "imported", 2, work_key="abc")
    add(job, "duplicate", 2, work_key="abc")
    root = read(owners.get("/import/j0b/?outcome=duplicate"))
    assert [words(find(line, "p")) for line in find(root, "ol", class_="lines")] == [
        "The same file is here already."
    ] * 2
    current = find(find(root, "ul", class_="groups"), "a", aria_current="true")
    assert current.get("href") == "/import/j0b/?outcome=duplicate"


def test_a_long_report_has_pages(owners: Client, job: ImportJob) -> None:
    add(job, "imported", 130, work_key="abc")
    begins = read(owners.get("/import/j0b/"))
    assert len(list(find(begins, "ol", class_="lines"))) == 20
    first = read(owners.get("/import/j0b/" + (find(begins, "a", href="?outcome=imported").get("href") or "")))
    assert len(list(find(first, "ol", class_="lines"))) == 100
    second = read(owners.get("/import/j0b/" + (find(first, "a", rel="next").get("href") or "")))
    assert len(list(find(second, "ol", class_="lines"))) == 30
    assert not has(second, "a", rel="next")


def test_while_it_runs_it_says_how_far_it_is(owners: Client, job: ImportJob) -> None:
    add(job, "imported", 3)
    run(job)
    answer = owners.get("/import/j0b/")
    root = read(answer)
    running = find(root, "section", class_="running")
    bar = find(running, "progress")
    assert (bar.get("max"), bar.get("value")) == ("1000", "250")
    for piece in (
        "250 of 1,000 files",
        "240 works in",
        "25 files a second",
        "about 30 s left",
        "bundle.zip › story.html",
    ):
        assert piece in words(running)
    assert (running.get("hx-get"), running.get("hx-trigger")) == ("/import/j0b/", "every 1s")
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in text_of(answer)


def test_an_interruption_is_owned_up_to(owners: Client, job: ImportJob) -> None:
    run(job, interrupted=1)
    assert "Nothing is lost." in words(read(owners.get("/import/j0b/")))


def test_htmx_is_given_the_moving_part_alone(owners: Client, job: ImportJob) -> None:
    run(job)
    answer = owners.get("/import/j0b/", headers={"HX-Request": "true"})
    assert text_of(answer).lstrip().startswith('<section class="running"')
    assert "<html" not in text_of(answer)


def test_htmx_is_told_when_it_is_over(owners: Client, job: ImportJob) -> None:
    answer = owners.get("/import/j0b/", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"
    assert answer.content == b""


@pytest.mark.parametrize("state", ["receiving", "queued"])
def test_before_it_begins(owners: Client, job: ImportJob, state: str) -> None:
    run(job, state=state, files_total=0, files_done=0, works_in=0, seconds=0, current_name="")
    said = words(read(owners.get("/import/j0b/")))
    assert ("Files are still being sent." in said) == (state == "receiving")
    assert ("You may close this page; it goes on." in said) == (state == "queued")
    assert "0 of 0 files" in said


def test_an_import_without_a_story_says_so(owners: Client, job: ImportJob) -> None:
    ImportJob.objects.filter(pk=job.pk).update(files_total=0, files_done=0)
    assert "There was no file in it that could be a story." in words(read(owners.get("/import/j0b/")))


def test_as_many_queries_for_many_files_as_for_few(
    owners: Client, job: ImportJob, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add(job, "imported", work_key="abc")
    add(job, "failed")
    owners.get("/import/j0b/")
    with django_assert_num_queries(9):
        owners.get("/import/j0b/")
    add(job, "imported", 40, work_key="abc")
    add(job, "failed", 40)
    with django_assert_num_queries(9):
        owners.get("/import/j0b/")
    run(job)
    with django_assert_num_queries(4):
        owners.get("/import/j0b/", headers={"HX-Request": "true"})


def test_what_failed_is_told_by_its_reasons(owners: Client, job: ImportJob) -> None:
    add(job, "failed", 30, said="This is a PDF.")
    add(job, "failed", 2, said="It breaks off & ends.")
    root = read(owners.get("/import/j0b/"))
    reasons = find(root, "ul", class_="reasons")
    links = [find(item, "a") for item in find_all(reasons, "li")]
    assert [words(link) for link in links] == ["30 × This is a PDF.", "2 × It breaks off & ends."]
    page = read(owners.get("/import/j0b/" + (links[1].get("href") or "")))
    assert len(list(find(page, "ol", class_="lines"))) == 2
    assert words(find(page, "li", class_="chip")).startswith("reason: It breaks off & ends.")


def test_a_report_is_narrowed_and_the_address_says_by_what(owners: Client, job: ImportJob) -> None:
    here("abc", "abd", "abe")
    add(job, "opened", name="all.zip")
    add(job, "imported", name="all.zip › Épaves/one.html", work_key="abc", title="The Ledger", format="ao3-html")
    job.files.filter(number=1).update(container=job.files.get(number=0))
    add(job, "imported", name="fics/two.epub", work_key="abd", title="Fog 100% Night", format="ao3-epub")
    add(job, "imported", name="fics/deep/three.html", work_key="abe", title="Bell", format="ao3-html")
    add(job, "failed", name="fics/four_.html")

    def asked(query: str) -> list[str]:
        root = read(owners.get(f"/import/j0b/?{query}"))
        return [words(find(line, "a", class_="name")) for line in find_all(root, "li", class_="imported")]

    assert asked("in=fics") == ["Fog 100% Night", "Bell"]
    assert asked("in=fics/deep") == ["Bell"]
    assert asked("in=all.zip") == ["The Ledger"]
    assert asked("words=%C3%A9paves") == ["The Ledger"], "in any case, beyond ASCII too"
    assert asked("words=NIGHT+fog") == ["Fog 100% Night"]
    assert asked("words=0%25N") == [], "a percent sign is itself"
    assert asked("format=ao3-html&outcome=imported") == ["The Ledger", "Bell"]
    root = read(owners.get("/import/j0b/?words=fog&in=fics"))
    assert [chip.get("href") for chip in find_all(find(root, "ul", class_="chips"), "a")] == [
        "?in=fics", "?words=fog",
    ]  # fmt: skip
    assert has(find(root, "datalist", id="containers"), "option", value="all.zip")
    assert "No file of this import is like that." in words(read(owners.get("/import/j0b/?words=nowhere")))
    downloads = [a.get("href") for a in find_all(find(root, "p", class_="narrow-doors"), "a")]
    assert downloads[0] == "/import/j0b/report.csv?words=fog&in=fics"


def test_a_work_that_is_not_here_any_more_has_no_link(owners: Client, job: ImportJob) -> None:
    add(job, "imported", work_key="gone", title="The Ledger", sha256="ab" * 32)
    line = find(read(owners.get("/import/j0b/")), "li", class_="imported")
    assert words(find(line, "b", class_="name")) == "The Ledger"
    assert not has(line, "a")


def test_an_undone_import_says_so_and_what_can_be_done(owners: Client, job: ImportJob) -> None:
    here("abc")
    add(job, "undone", work_key="gone", title="The Ledger")
    add(job, "undone", work_key="abc", title="Fog")
    add(job, "updated", work_key="abc", title="Bell", is_left=True)
    ImportJob.objects.update(undone_at=timezone.now())
    removal = Removal.objects.create(kind="work", work_key="gone", title="x", cause="import:j0b", at=timezone.now())
    file = {"sha256": "cd" * 32, "role": "file", "size": 2048, "name": "a", "format": "x", "kept_at": timezone.now()}
    KeptOriginal.objects.create(removal=removal, **file)
    root = read(owners.get("/import/j0b/"))
    assert "Undone today. 1 file of it is kept (2.0 KB)." in words(find(root, "section", class_="undone"))
    assert has(root, "form", action="/import/j0b/again/")
    assert has(root, "a", href="/import/j0b/purge/")
    assert has(root, "a", href="/import/j0b/undo/"), "what was left can be undone yet"
    page = read(owners.get("/import/j0b/?outcome=undone"))
    said = [words(find(line, "p")) for line in find_all(page, "li", class_="undone")]
    assert said == ["Taken out again.", "It is again what it was before."]
    assert "Changed since" in words(find(root, "li", class_="updated"))


@pytest.mark.parametrize(("task", "title"), [("undo", "Undoing an import"), ("purge", "Deleting files")])
def test_an_undo_shows_how_far_it_is(owners: Client, job: ImportJob, task: str, title: str) -> None:
    run(job, task=task, steps_total=400, steps_done=100, current_name="The Ledger", said="The disk is full.")
    root = read(owners.get("/import/j0b/"))
    assert words(find(root, "h1")) == title
    bar = find(find(root, "section", class_="running"), "progress")
    assert (bar.get("max"), bar.get("value")) == ("400", "100")
    assert "The disk is full." in words(find(root, "section", class_="running"))
    assert "100 of 400" in words(root)


def test_a_page_leads_back_to_the_one_before(owners: Client, job: ImportJob) -> None:
    add(job, "imported", 250, work_key="abc")
    first = read(owners.get("/import/j0b/?outcome=imported"))
    assert not has(first, "a", rel="prev")
    second = read(owners.get("/import/j0b/" + (find(first, "a", rel="next").get("href") or "")))
    back = read(owners.get("/import/j0b/" + (find(second, "a", rel="prev").get("href") or "")))
    assert [words(line) for line in find(back, "ol", class_="lines")] == [
        words(line) for line in find(first, "ol", class_="lines")
    ]
    assert not has(back, "a", rel="prev")


def test_every_line_leads_on(owners: Client, job: ImportJob) -> None:
    here("abc")
    sha = "ab" * 32
    changes = {"new_chapters": [8, 9], "changed_chapters": [3], "kept_removed": [5], "returned": [], "also": ["tags"]}
    add(job, "updated", name="new/a.html", work_key="abc", title="Ledger", sha256=sha, changes=changes)
    add(job, "failed", is_upload=True, name="bad.epub")
    add(job, "failed", name="/where/it/lay.epub")
    root = read(owners.get("/import/j0b/"))
    updated = find(root, "li", class_="updated")
    said = "2 new chapters, chapter 3 changed, chapter 5 kept though removed at the source, other tags."
    assert said in words(updated)
    assert [a.get("href") for a in find_all(updated, "a")] == [
        "/works/abc/", "?outcome=updated&in=new", f"/works/abc/originals/{sha}/",
    ]  # fmt: skip
    upload, path = find_all(root, "li", class_="failed")
    assert has(upload, "a", href="/import/j0b/files/1/")
    assert not has(path, "a", href="/import/j0b/files/2/"), "it lies where it lay"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("outcome=nonsense", 400), ("outcome=failed&after=x", 400), ("after=-2", 400), ("after=" + "9" * 30, 400),
        ("after=%D9%A3", 400), ("format=nonsense", 400), ("words=" + "x" * 2000, 400), ("in=%00", 400),
        ("before=x", 400), ("outcome=failed&before=0", 200), ("words=%F0%9F%8F%AE&in=%25_", 200),
        ("outcome=&after=", 200), ("outcome=failed&after=2000000000", 200), ("x=y", 200),
    ],
)  # fmt: skip
def test_odd_questions_are_answered(owners: Client, job: ImportJob, query: str, status: int) -> None:
    add(job, "failed")
    assert owners.get(f"/import/j0b/?{query}").status_code == status


def test_nobody_but_the_owner_sees_it(readers: Client, owners: Client, job: ImportJob) -> None:
    assert readers.get("/import/j0b/").status_code == 403
    assert owners.get("/import/zzz/").status_code == 404
