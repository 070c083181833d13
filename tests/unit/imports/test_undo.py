"""An import is undone as if it had never been, and brought in again as if it had never been undone."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.db.models import F

from fanlight.accounts.models import Creator as CreatorRow
from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.models import AuditEntry, Change
from fanlight.imports import fates, tasks, undoings
from fanlight.imports.actions import jobs, reviews
from fanlight.imports.actions.acceptances import accept, accept_certain, accept_many
from fanlight.imports.actions.undo import begin_purge, begin_undo, bring_again
from fanlight.imports.health import examine_library
from fanlight.imports.models import ImportFile, ImportJob, Review
from fanlight.imports.selectors.reviews import get_card
from fanlight.imports.selectors.undo import get_kept_files, get_undo_plan
from fanlight.kernel.errors import Conflict
from fanlight.kernel.library import Library
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions import removals
from fanlight.works.manuscript import Chapter, Creator, SeriesPlace, Source, Tag
from fanlight.works.models import ChapterVersion, KeptOriginal, Original, Series, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import LAMP, manuscript
from tests.samples import write as samples
from tests.samples.pictures import LAMP as PICTURE
from tests.samples.pictures import reference
from tests.samples.write_books import plain_epub

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]
BOOK = Source("archiveofourown.org", "99", "https://archiveofourown.org/works/99")


def story(number: int, *texts: str, **fields: Any) -> bytes:
    """A page of AO3's, whose chapters hold these texts."""
    source = Source("archiveofourown.org", str(number), f"https://archiveofourown.org/works/{number}")
    chapters = tuple(Chapter(n, text=f"<p>{text}.</p>" * 3) for n, text in enumerate(texts or ("lamp",), 1))
    given = {"title": f"Story {number}", "source": source, "chapters": chapters, "updated": "2021-03-09"}
    return samples.ao3_html(manuscript(**(given | fields)))


def run(*paths: Path) -> ImportJob:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True)
    tasks.run(job)
    return job


def undo(job: ImportJob, **how: Any) -> ImportJob:
    begun = begin_undo(by=OPERATOR, key=job.key, claimed=True, **how)
    tasks.run(begun)
    return begun


def again(job: ImportJob) -> ImportJob:
    begun = bring_again(by=OPERATOR, key=job.key, claimed=True)
    tasks.run(begun)
    return begun


def everything(*, keys: bool = True) -> dict[str, Any]:
    """The whole library, as far as anybody could tell."""
    works = {}
    for work in Work.objects.order_by("key"):
        versions = ChapterVersion.objects.filter(chapter__work=work).order_by("chapter__position", "number")
        works[work.key if keys else work.title] = (
            get_manuscript(OPERATOR, key=work.key),
            list(versions.values_list("chapter__position", "chapter__gone_at", "number", "title", "text")),
            sorted(work.originals.values_list("role", "sha256", "name", "format", "size")),
        )
    return {
        "works": works,
        "uses": dict(TagRow.objects.filter(uses__gt=0).values_list(F("name"), "uses")),
        "series": sorted(Series.objects.values_list("title", flat=True)),
        "creators": sorted(CreatorRow.objects.values_list("name", flat=True)),
    }


def healthy(library: Library) -> bool:
    """Tell whether all is well, a day later."""
    for name in library.originals.names():
        os.utime(library.originals.path(name), (0, 0))
    return all(check.is_well for check in examine_library(OPERATOR, library=library, fix=False))


@pytest.fixture
def before(write: Write) -> ImportJob:
    """An import that is not to be undone."""
    place = (SeriesPlace("Keepers", 1, "https://archiveofourown.org/series/1"),)
    return run(write("old/1.html", story(1, "lamp", "fog", series=place)), write("old/2.html", story(2)))


def second(write: Write) -> ImportJob:
    """Works of its own, one of them updated by the same import; a work from before updated; copies, failures."""
    place = (SeriesPlace("Keepers", 3, "https://archiveofourown.org/series/1"), SeriesPlace("Own", 1, None))
    tags, other = (LAMP, Tag("freeform", "Only Here")), (Creator("oar", "oar"),)
    picture = f'<p>Look: <img src="{reference(PICTURE)}" alt="a lamp"></p>'
    files = {
        "new/3.html": story(3, "bell", tags=tags, creators=other, series=place),
        "new/3 later.html": story(3, "bell", "tide", tags=tags, creators=other, series=place, updated="2022-01-01"),
        "new/1 later.html": story(1, "lamp", "gull", "rope", tags=tags, updated="2022-01-01", summary="<p>Other</p>"),
        "new/2 again.html": story(2).replace(b"</html>", b"</html> "),
        "new/3 twice.html": story(3, "bell", tags=tags, creators=other, series=place),
        "new/book.epub": samples.ao3_epub(
            manuscript(title="A Book", source=BOOK, chapters=(Chapter(1, text=picture),))
        ),
        "new/bad.html": b"",
    }
    return run(*(write(name, data) for name, data in files.items()))


def outcomes(job: ImportJob) -> list[str]:
    return list(job.files.order_by("number").values_list("outcome", flat=True))


def test_there_and_back_and_there_again(write: Write, before: ImportJob, library: Library) -> None:
    first = everything()
    job = second(write)
    with_it = everything()
    assert sorted(outcomes(job)) == [
        "duplicate", "failed", "imported", "imported", "same-source", "updated", "updated",
    ]  # fmt: skip
    plan = get_undo_plan(OPERATOR, key=job.key)
    assert (plan.goes, plan.back, plan.copies, plan.reviews, plan.changed_works, plan.left_works) == (2, 1, 1, 0, 0, 0)
    undone = undo(job)
    assert everything() == first
    assert sorted(outcomes(job)) == ["failed", *["undone"] * 6]
    assert (undone.state, undone.task, undone.works_in, undone.steps_done, undone.steps_total) == (
        "done", "import", 0, 4, 4,
    )  # fmt: skip
    assert undone.undone_at is not None
    assert Change.objects.filter(kind="work.removed").count() == 2
    assert AuditEntry.objects.filter(verb="import.undone", subject=f"import:{job.key}").exists()
    assert healthy(library)
    assert get_kept_files(OPERATOR, key=job.key).files == 6, "five files and a picture"

    back = again(job)
    assert everything() == with_it, "to the letter, under the same keys"
    assert back.again_of == undone
    assert not KeptOriginal.objects.exists()
    assert healthy(library)
    undo(back)
    assert everything() == first, "and what was brought in again can be undone"


def test_a_purge_spares_what_others_name(write: Write, before: ImportJob, library: Library) -> None:
    old = set(library.originals.names())
    job = second(write)
    undo(job)
    shared = write("third/3.html", Path(write("x", b"").parent, "new/3.html").read_bytes())
    run(shared)
    kept = get_kept_files(OPERATOR, key=job.key)
    assert (kept.files, kept.spared, kept.goes, kept.again) == (6, 1, 5, [])
    tasks.run(begin_purge(by=OPERATOR, key=job.key, claimed=True))
    assert set(library.originals.names()) == old | set(Original.objects.values_list("sha256", flat=True))
    assert get_kept_files(OPERATOR, key=job.key).files == 0
    assert healthy(library)
    with pytest.raises(Conflict):
        begin_purge(by=OPERATOR, key=job.key)
    with pytest.raises(Conflict):
        bring_again(by=OPERATOR, key=job.key)


def test_works_that_a_later_import_changed(write: Write, before: ImportJob) -> None:
    first = everything()
    job = second(write)
    later = run(
        write("later/3.html", story(3, "bell", "tide", "salt", updated="2023-01-01")),
        write("later/1.html", story(1, "lamp", "gull", "rope", "salt", updated="2023-01-01")),
    )
    assert outcomes(later) == ["updated", "updated"]
    with_later = everything()
    plan = get_undo_plan(OPERATOR, key=job.key)
    assert (plan.goes, plan.back, plan.changed_works, plan.left_works) == (1, 0, 1, 1)
    assert ([work.title for work in plan.changed], [work.title for work in plan.left]) == (["Story 3"], ["Story 1"])
    undo(job)
    works = everything()["works"]
    assert sorted(said[0].title for said in works.values()) == ["Story 1", "Story 2", "Story 3"]
    changed = {key: said for key, said in works.items() if said[0].title != "Story 2"}
    assert changed.items() <= with_later["works"].items(), "both are as they were"
    assert job.files.filter(is_left=True).count() == 3
    undo(later)
    undo(job)
    assert everything() == first, "the last change first, and all can be undone"


def test_a_work_that_was_changed_goes_too_if_that_is_wanted(write: Write, before: ImportJob) -> None:
    job = second(write)
    run(write("later/3.html", story(3, "bell", "tide", "salt", updated="2023-01-01")))
    undo(job, takes_changed=True)
    assert set(Work.objects.values_list("title", flat=True)) == {"Story 1", "Story 2"}
    names = KeptOriginal.objects.filter(role="file").values_list("name", flat=True)
    assert "3.html" in set(names), "the later copy is kept as well"


class Killed(BaseException):
    pass


def test_killed_on_the_way_it_goes_on_where_it_was(
    write: Write, before: ImportJob, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = everything()
    job = second(write)
    monkeypatch.setattr(fates, "BATCH", 1)
    real, left = removals.remove_many, [2]

    def dying(**given: Any) -> list[str]:
        removed = real(**given)
        left[0] -= 1
        if not left[0]:
            raise Killed
        return removed

    begin_undo(by=OPERATOR, key=job.key)
    with monkeypatch.context() as patched:
        patched.setattr(undoings, "remove_many", dying)
        with pytest.raises(Killed):
            tasks.run(claimed := _claim())
    assert get_undo_plan(OPERATOR, key=job.key).goes + get_undo_plan(OPERATOR, key=job.key).back < 4
    ImportJob.objects.filter(pk=claimed.pk).update(worker=f"{socket.gethostname()}:999999999:dead")
    tasks.run(_claim())
    assert everything() == first
    assert healthy(library)


def _claim() -> ImportJob:
    job = jobs.claim()
    assert job is not None
    return job


def test_one_that_another_worker_has_taken_over_is_left_to_that(write: Write, before: ImportJob) -> None:
    with_it = everything()
    begun = begin_undo(by=OPERATOR, key=before.key, claimed=True)
    ImportJob.objects.update(worker=f"{socket.gethostname()}:1:other")
    tasks.run(begun)
    assert everything() == with_it
    assert (begun.state, begun.task, begun.steps_done) == ("running", "undo", 0)


def test_a_work_that_will_not_go_costs_itself_only(
    write: Write, before: ImportJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = second(write)
    real, bad = removals.remove_many, Work.objects.get(title="A Book").key

    def failing(*, keys: list[str], **given: Any) -> list[str]:
        removed = real(keys=keys, **given)
        if bad in keys:
            raise DatabaseError("no")
        return removed

    monkeypatch.setattr(undoings, "remove_many", failing)
    done = undo(job)
    assert set(Work.objects.values_list("title", flat=True)) == {"Story 1", "Story 2", "A Book"}
    left = job.files.get(is_left=True)
    assert (left.outcome, left.said) == ("imported", "The database would not let it go (DatabaseError).")
    assert done.steps_done == done.steps_total


TEXT = b"Chapter 1\n\nThe lamp was lit. It burned all night.\n\n\nChapter 2\n\nNobody came. The fog did.\n"


def test_texts_are_withdrawn_and_come_back_as_they_were_cut(write: Write, library: Library) -> None:
    first = everything()
    texts = [write(f"texts/{n}.txt", TEXT.replace(b"lamp", f"lamp {n}".encode())) for n in range(3)]
    job = run(*texts)
    assert outcomes(job) == ["review"] * 3
    keys = list(Review.objects.order_by("pk").values_list("key", flat=True))
    assert len(accept_many(by=OPERATOR, keys=keys[:1]).accepted) == 1
    with_it = everything(keys=False)
    plan = get_undo_plan(OPERATOR, key=job.key)
    assert (plan.goes, plan.reviews) == (1, 2)
    undo(job)
    assert everything() == first
    assert set(Review.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert outcomes(job) == ["undone"] * 3
    back = again(job)
    assert everything(keys=False) == with_it
    assert outcomes(back) == ["imported", "review", "review"]
    assert Review.objects.filter(state="waiting").count() == 2
    assert accept_certain(by=OPERATOR, job=back.key) is not None
    undo(back)
    tasks.run(begin_purge(by=OPERATOR, key=back.key, claimed=True))
    assert not Review.objects.exists()
    assert list(library.originals.names()) == []
    assert healthy(library)


def test_a_text_of_an_undone_import_that_comes_anew_waits_as_it_was_cut(write: Write, library: Library) -> None:
    path = write("text.txt", TEXT)
    job = run(path)
    key = Review.objects.get().key
    reviews.step(by=OPERATOR, key=key, revision=0, step={"do": "rename", "title": "Oil"})
    undo(job)
    with pytest.raises(Conflict, match="undone"):
        reviews.step(by=OPERATOR, key=key, revision=1, step={"do": "confirm-all"})
    assert outcomes(run(path)) == ["review"]
    review = Review.objects.get()
    assert (review.key, review.state, review.title, review.revision) == (key, "waiting", "Oil", 1)
    assert ImportFile.objects.get(review_key=key, outcome="review").title == "Oil"
    assert outcomes(again(job)) == ["duplicate"]
    tasks.run(begin_purge(by=OPERATOR, key=job.key, claimed=True))
    assert accept_many(by=OPERATOR, keys=[key]).accepted[0].title == "Oil"
    assert len(list(library.originals.names())) == 1
    assert healthy(library)


@pytest.mark.parametrize(("is_copy", "works", "outcome"), [(True, 1, "same-source"), (False, 2, "imported")])
def test_what_was_said_of_a_twin_is_not_asked_again(write: Write, *, is_copy: bool, works: int, outcome: str) -> None:
    story = manuscript(tags=(), chapters=(Chapter(1, text=f"<p>{'The lamp was lit. ' * 40}</p>"),))
    run(write("story.epub", plain_epub(story)))
    text = write("story.txt", ("Chapter 1\n\n" + "The lamp was lit. " * 40).encode())
    job = run(text)
    key = Review.objects.get().key
    with pytest.raises(Conflict, match="another copy"):
        accept(by=OPERATOR, key=key)
    accept(by=OPERATOR, key=key, as_copy=is_copy)
    undo(job)
    back = again(job)
    assert outcomes(back) == [outcome]
    assert Work.objects.count() == works
    undo(back)
    assert outcomes(run(text)) == ["review"]
    card = get_card(OPERATOR, key=key)
    assert (bool(card.twin_key), card.answer, card.unsure) == (True, "copy" if is_copy else "own", 0)
    assert accept(by=OPERATOR, key=key).outcome == outcome
    assert Work.objects.count() == works


def test_what_cannot_be_undone(write: Write, before: ImportJob) -> None:
    failed = run(write("bad.html", b""))
    with pytest.raises(Conflict):
        begin_undo(by=OPERATOR, key=failed.key)
    undo(before)
    with pytest.raises(Conflict):
        begin_undo(by=OPERATOR, key=before.key)
    waiting = bring_again(by=OPERATOR, key=before.key)
    for action in (begin_purge, bring_again):
        with pytest.raises(Conflict, match="being brought in again"):
            action(by=OPERATOR, key=before.key)
    tasks.run(_claim())
    waiting.refresh_from_db()
    assert waiting.state == "done"
    assert ImportFile.objects.filter(job=waiting, outcome="imported").count() == 2
