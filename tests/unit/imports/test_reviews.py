"""Bare text through its whole way: import, review, steps, the library."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.changes.models import Change
from fanlight.imports import reports, tasks
from fanlight.imports.actions import acceptances, jobs, reviews
from fanlight.imports.health import examine_library
from fanlight.imports.models import ImportJob, Review, ReviewStep
from fanlight.imports.selectors.files import FileLine as Line
from fanlight.imports.selectors.reviews import get_preview, get_text, list_reviews
from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
from fanlight.kernel.library import Library
from fanlight.tags.models import Tag
from fanlight.works.models import Original, Work
from fanlight.works.selectors.manuscripts import get_manuscript

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]

TEXT = "Once. Chapter 2 Notes: Sorry, all. It rained. It poured. Chapter 3 It stopped , at last."
TAGS = "\n\n[starting tags]\nfreeform:\nSlow Burn\n"


def run(*paths: Path, policy: ImportJob.Policy = ImportJob.Policy.USUAL) -> list[Line]:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True, policy=policy)
    tasks.run(job)
    return reports.lines_of_job(OPERATOR, key=job.key)


@pytest.fixture
def key(write: Write) -> str:
    """A text that waits."""
    (line,) = run(write("The Lamp.txt", TEXT.encode()))
    assert line.outcome == "review"
    return line.review_key


def test_bare_text_waits_and_is_nowhere_yet(key: str, library: Library) -> None:
    assert Work.objects.count() == 0
    (card,) = list_reviews(OPERATOR).cards
    assert (card.key, card.kind, card.title, card.chapters, card.name) == (key, "text", "The Lamp", 3, "The Lamp.txt")
    assert card.unsure > 0
    assert library.originals.has(Review.objects.get().sha256)
    assert all(check.is_well for check in examine_library(OPERATOR, library=library, fix=False))


def test_what_waits_leaves_no_trace_elsewhere(write: Write) -> None:
    run(write("The Lamp.txt", (TEXT + TAGS).encode()))
    assert Work.objects.count() == Original.objects.count() == Tag.objects.filter(name="Slow Burn").count() == 0
    assert not Change.objects.exists()  # which is what the search index is made from


def test_steps_lead_to_what_is_accepted(key: str) -> None:
    at = TEXT.index("It rained")
    revision = reviews.step(by=OPERATOR, key=key, revision=0, step={"do": "move", "at": at, "to": at + 11})
    revision = reviews.step(by=OPERATOR, key=key, revision=revision, step={"do": "rename", "title": "Lamp Oil"})
    accepted = acceptances.accept(by=OPERATOR, key=key, revision=revision)
    work = get_manuscript(OPERATOR, key=accepted.work_key)
    assert work.title == "Lamp Oil"
    assert [chapter.text for chapter in work.chapters] == [
        "<p>Once.</p>",
        "<p>It poured.</p>",
        "<p>It stopped , at last.</p>",
    ]
    assert work.chapters[1].notes == "<p>Sorry, all. It rained.</p>"
    assert "notes-end-guess" not in {finding.rule for finding in work.findings}
    assert [card.state for card in list_reviews(OPERATOR, state="accepted").cards] == ["accepted"]
    with pytest.raises(Conflict):
        acceptances.accept(by=OPERATOR, key=key)


def test_the_report_follows(key: str) -> None:
    job = ImportJob.objects.get()
    accepted = acceptances.accept(by=OPERATOR, key=key)
    (line,) = reports.lines_of_job(OPERATOR, key=job.key)
    assert (line.outcome, line.work_key, line.title, line.chapters) == ("imported", accepted.work_key, "The Lamp", 3)
    job.refresh_from_db()
    assert job.works_in == 1


def test_undo_and_redo(key: str) -> None:
    first = Review.objects.get().cut
    reviews.step(by=OPERATOR, key=key, revision=0, step={"do": "remove", "at": TEXT.index("Chapter 3")})
    second = Review.objects.get().cut
    reviews.step(by=OPERATOR, key=key, revision=1, step={"do": "confirm-all"})
    assert Review.objects.get().unsure == 0
    reviews.undo(by=OPERATOR, key=key, revision=2)
    assert Review.objects.get().cut == second
    reviews.undo(by=OPERATOR, key=key, revision=3)
    assert Review.objects.get().cut == first
    with pytest.raises(Invalid):
        reviews.undo(by=OPERATOR, key=key, revision=4)
    reviews.redo(by=OPERATOR, key=key, revision=4)
    assert Review.objects.get().cut == second
    reviews.step(by=OPERATOR, key=key, revision=5, step={"do": "plan", "number": 4})
    assert [step["do"] for step in ReviewStep.objects.order_by("number").values_list("step", flat=True)] == [
        "remove",
        "plan",
    ]
    with pytest.raises(Invalid):
        reviews.redo(by=OPERATOR, key=key, revision=6)


def test_a_step_made_on_what_is_no_more_changes_nothing(key: str) -> None:
    reviews.step(by=OPERATOR, key=key, revision=0, step={"do": "confirm-all"})
    before = Review.objects.values().get()
    for attempt in (reviews.undo, reviews.redo):
        with pytest.raises(Conflict):
            attempt(by=OPERATOR, key=key, revision=0)
    with pytest.raises(Conflict):
        reviews.step(by=OPERATOR, key=key, revision=0, step={"do": "rename", "title": "x"})
    with pytest.raises(Conflict):
        acceptances.accept(by=OPERATOR, key=key, revision=0)
    assert Review.objects.values().get() == before


def test_a_page_sees_the_cuts(key: str) -> None:
    view = get_text(OPERATOR, key=key)
    assert [piece.role for piece in view.window.pieces] == [
        "text", "heading", "label", "notes", "text", "heading", "text",
    ]  # fmt: skip
    assert "".join(s.text for piece in view.window.pieces for s in piece.stretches) == TEXT
    assert [line.number for line in view.outline] == [1, 2, 3]
    tidy = next(group for group in view.groups if group.kind == "tidy")
    assert (tidy.number, tidy.on) == (1, 0)
    shown = get_preview(OPERATOR, key=key, step={"do": "switch-all", "kind": "tidy", "on": True})
    assert shown.touched == 1
    assert shown.samples[0].before.endswith("It stopped , at last.")
    assert shown.samples[0].after.endswith("It stopped, at last.")


def test_what_is_left_out_can_come_back(key: str) -> None:
    reviews.dismiss(by=OPERATOR, key=key)
    job = ImportJob.objects.get()
    assert [line.outcome for line in reports.lines_of_job(OPERATOR, key=job.key)] == ["skipped"]
    with pytest.raises(Conflict):
        acceptances.accept(by=OPERATOR, key=key)
    reviews.restore(by=OPERATOR, key=key)
    assert [line.outcome for line in reports.lines_of_job(OPERATOR, key=job.key)] == ["review"]
    assert acceptances.accept(by=OPERATOR, key=key).outcome == "imported"


def test_the_same_file_again_points_to_where_it_waits(key: str, write: Write) -> None:
    (line,) = run(write("again.txt", TEXT.encode()))
    assert (line.outcome, line.review_key, line.work_key) == ("duplicate", key, "")
    assert "waits" in line.said
    reviews.dismiss(by=OPERATOR, key=key)
    (line,) = run(write("once more.txt", TEXT.encode()))
    assert (line.outcome, line.review_key) == ("duplicate", key)
    assert "left out" in line.said


def test_only_the_owner_reviews(key: str, reader: object) -> None:
    someone = Viewer(user_id=1, name="someone", role=None)
    assert list_reviews(someone).cards == []
    with pytest.raises(NotFound):
        get_text(someone, key=key)
    with pytest.raises(Refused):
        reviews.step(by=someone, key=key, revision=0, step={"do": "confirm-all"})
    with pytest.raises(Refused):
        acceptances.accept(by=someone, key=key)
    with pytest.raises(Refused):
        acceptances.accept_many(by=someone, keys=[key])
