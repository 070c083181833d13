"""Letting in what waits: policies, many at once, what goes wrong, two at the same moment."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import reports, tasks
from fanlight.imports.actions import acceptances, reviews
from fanlight.imports.actions.acceptances import accept, accept_certain, accept_many
from fanlight.imports.health import examine_library
from fanlight.imports.models import ImportFile, ImportJob, Review, ReviewStep
from fanlight.imports.selectors.reviews import get_text, list_reviews
from fanlight.imports.selectors.waiting import find_waiting
from fanlight.kernel.errors import Conflict, Refused
from fanlight.kernel.library import Library
from fanlight.works.manuscript import Source
from fanlight.works.models import Original, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.samples import write as samples
from tests.samples.stories import ALL
from tests.unit.imports.test_reviews import TEXT, run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]
Policy = ImportJob.Policy

CERTAIN = "Chapter 1\n\nThe lamp was lit.\n\nChapter 2\n\nThe fog came in.\n"
TAGGED = CERTAIN + "\n[starting tags]\nfreeform:\nForbidden Thing\n"
STORY = ALL[0]


def outcomes(*paths: Path, policy: Policy = Policy.USUAL) -> dict[str, str]:
    return {line.name: line.outcome for line in run(*paths, policy=policy)}


@pytest.mark.parametrize(
    ("policy", "text", "page"),
    [
        (Policy.USUAL, "review", "imported"),
        (Policy.ACCEPT, "imported", "imported"),
        (Policy.REVIEW, "review", "review"),
    ],
)
def test_the_policy_says_what_waits(write: Write, policy: Policy, text: str, page: str) -> None:
    paths = write("a.txt", TEXT.encode()), write("b.html", samples.ao3_html(STORY))
    verdicts = tasks.preview(paths, policy=policy)
    assert {line.name: line.outcome for line in reports.lines_of_verdicts(verdicts)} == {"a.txt": text, "b.html": page}
    assert Review.objects.count() == Work.objects.count() == 0
    assert outcomes(*paths, policy=policy) == {"a.txt": text, "b.html": page}
    assert Work.objects.count() == [text, page].count("imported")
    assert Review.objects.count() == [text, page].count("review")


def test_text_taken_at_once_carries_what_is_unsure(write: Write) -> None:
    (line,) = run(write("a.txt", TEXT.encode()), policy=Policy.ACCEPT)
    assert "notes-end-guess" in {f.rule for f in get_manuscript(OPERATOR, key=line.work_key).findings}


def test_what_is_settled_is_no_finding_and_what_is_not_is_one(write: Write) -> None:
    (line,) = run(write("a.txt", TEXT.encode()))
    at = next(d.at for d in get_text(OPERATOR, key=line.review_key).window.decisions if d.rule == "notes-end-guess")
    reviews.step(by=OPERATOR, key=line.review_key, revision=0, step={"do": "confirm", "at": at})
    rules = {f.rule for f in get_manuscript(OPERATOR, key=accept(by=OPERATOR, key=line.review_key).work_key).findings}
    assert "notes-end-guess" not in rules
    assert "heading-after-sentence" in rules


def test_what_is_held_comes_in_as_it_was_read(write: Write) -> None:
    source = samples.ao3_html(STORY)
    (held,) = run(write("b.html", source), policy=Policy.REVIEW)
    (twice,) = run(write("c.html", source + b"\n"), policy=Policy.REVIEW)
    accepted = accept(by=OPERATOR, key=held.review_key)
    (direct,) = run(write("b.html", source))
    assert (direct.outcome, direct.work_key) == ("duplicate", accepted.work_key)
    assert get_manuscript(OPERATOR, key=accepted.work_key).source == STORY.source
    again = accept(by=OPERATOR, key=twice.review_key)
    assert (again.work_key, again.outcome) == (accepted.work_key, "same-source")
    assert ImportFile.objects.get(review_key=twice.review_key).outcome == "same-source"


def test_all_that_is_certain_comes_in_at_once(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acceptances, "BATCH", 2)
    paths = [write(f"{n}.txt", f"{CERTAIN}\nNumber {n}.\n".encode()) for n in range(5)]
    run(*paths, write("unsure.txt", TEXT.encode()))
    page = list_reviews(OPERATOR)
    assert (page.certain, page.counts) == (5, {"waiting": 6})
    assert len(list_reviews(OPERATOR, certain=True).cards) == 5
    told: list[int] = []
    result = accept_certain(by=OPERATOR, most=3, progress=told.append)
    assert (len(result.accepted), len(result.left), result.remaining) == (3, 0, 2)
    assert told == [2, 3]
    job = ImportJob.objects.get().key
    assert len(accept_certain(by=OPERATOR, job="another").accepted) == 0
    assert len(accept_certain(by=OPERATOR, job=job).accepted) == 2
    assert list_reviews(OPERATOR).counts == {"waiting": 1, "accepted": 5}
    assert Work.objects.count() == 5


def test_one_that_the_tables_refuse_costs_only_itself(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = run(*(write(f"{n}.txt", f"{CERTAIN}\nNumber {n}.\n".encode()) for n in range(3)))
    bad = lines[1].review_key

    def fail(review: Review, **fields: object) -> None:
        reviews.follow(review, **fields)
        if review.key == bad:
            raise DatabaseError("no room")

    monkeypatch.setattr(acceptances, "follow", fail)
    result = accept_many(by=OPERATOR, keys=[line.review_key for line in lines])
    assert [left.key for left in result.left] == [bad]
    assert "no room" in result.left[0].said
    assert Work.objects.count() == 2
    assert Original.objects.count() == 2
    waits = Review.objects.get(key=bad)
    assert (waits.state, waits.work_key) == ("waiting", "")
    assert ImportFile.objects.get(review_key=bad).outcome == "review"
    assert ImportJob.objects.get().works_in == 2
    monkeypatch.undo()
    assert accept(by=OPERATOR, key=bad).outcome == "imported"


def test_a_tag_that_the_library_refuses_keeps_a_work_out(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = run(write("a.txt", TEXT.encode()))
    monkeypatch.setattr("django.conf.settings.FANLIGHT_REFUSE", ["freeform:Forbidden Thing"])
    step = {"do": "add-tag", "kind": "freeform", "name": "forbidden thing"}
    reviews.step(by=OPERATOR, key=line.review_key, revision=0, step=step)
    with pytest.raises(Refused, match="forbidden thing"):
        accept(by=OPERATOR, key=line.review_key)
    assert Work.objects.count() == 0
    reviews.undo(by=OPERATOR, key=line.review_key, revision=1)
    assert accept(by=OPERATOR, key=line.review_key).outcome == "imported"


def test_a_text_with_a_refused_tag_does_not_even_wait(
    write: Write, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.FANLIGHT_REFUSE", ["freeform:Forbidden Thing"])
    assert outcomes(write("a.txt", TAGGED.encode())) == {"a.txt": "refused"}
    assert Review.objects.count() == 0
    assert list(library.originals.names()) == []


def test_tags_beyond_their_limits_are_left_out_and_said(write: Write) -> None:
    long = "x" * 600
    (line,) = run(write("a.txt", TAGGED.replace("Forbidden Thing", f"Fog\n{long}").encode()))
    work = get_manuscript(OPERATOR, key=accept(by=OPERATOR, key=line.review_key).work_key)
    assert "Fog" in {tag.name for tag in work.tags}
    assert all(len(tag.name) <= 500 for tag in work.tags)


def test_a_failure_in_the_batch_leaves_no_review_behind(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise DatabaseError("no room")

    monkeypatch.setattr(tasks, "update_rows", fail)
    with pytest.raises(DatabaseError):
        run(write("a.txt", TEXT.encode()))
    assert Review.objects.count() == Work.objects.count() == 0
    monkeypatch.undo()
    job = ImportJob.objects.get()
    ImportJob.objects.update(state="queued")
    job.refresh_from_db()
    tasks.run(job)
    assert [line.outcome for line in reports.lines_of_job(OPERATOR, key=job.key)] == ["review"]
    assert Review.objects.count() == 1


def test_doctor_knows_what_only_a_review_names(write: Write, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = run(write("a.txt", TEXT.encode()))
    monkeypatch.setattr("fanlight.imports.health.YOUNG", -60)
    assert all(check.is_well for check in examine_library(OPERATOR, library=library, fix=True))
    sha256 = Review.objects.get().sha256
    assert library.originals.has(sha256)
    assert find_waiting([(sha256, "")])[sha256, ""].key == line.review_key
    library.originals.path(sha256).chmod(0o600)
    library.originals.path(sha256).write_bytes(b"damaged")
    ill = [check for check in examine_library(OPERATOR, library=library, fix=False) if not check.is_well]
    assert [check.name for check in ill] == ["originals"]
    assert "a.txt" in ill[0].said


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\r\n\t", "white space"),
        ("feff.txt", "\ufeff".encode(), "white space"),
        ("noise.txt", bytes(range(256)) * 99, "does not know"),
        ("broken.txt", "Fog. ".encode("utf-16") + b"\x00\xd8" * 400, "encoding"),
    ],
)
def test_what_is_no_text_fails_by_name_and_the_rest_goes_on(write: Write, name: str, data: bytes, said: str) -> None:
    lines = run(write(name, data), write("good.txt", TEXT.encode()))
    assert [(line.name, line.outcome) for line in lines] == [(name, "failed"), ("good.txt", "review")]
    assert said in lines[0].said
    assert lines[0].said.endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_encoding(write: Write, encoding: str) -> None:
    text = "Chapter 1\n\nThe keeper’s café was “open”, façade and all, déjà vu. Naïve?\n"
    (line,) = run(write("a.txt", text.encode(encoding)))
    assert get_text(OPERATOR, key=line.review_key).window.pieces[-1].stretches[0].text.startswith("The keeper’s café")


def test_a_guessed_encoding_is_said(write: Write) -> None:
    (line,) = run(
        write("a.txt", ("Глава 1\n\n" + "Маяк горел всю ночь, и никто не знал, почему. " * 9).encode("cp1251"))
    )
    assert "Маяк горел" in get_text(OPERATOR, key=line.review_key).window.pieces[-1].stretches[0].text
    assert "encoding-guessed" in {group.rule for group in get_text(OPERATOR, key=line.review_key).groups}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Chapter 1\n\nThe fog came.\n\n" * 30, True),
        ("Chapter 1\n\nThe fog came.\n\nChapter 2\n\nIt went.\n", False),
        ("Once.\n\nThe lamp was lit.\n", False),
    ],
)
def test_headings_that_fit_no_order_are_asked_about(write: Write, text: str, asks: bool) -> None:
    (line,) = run(write("a.txt", text.encode()))
    found = [group for group in get_text(OPERATOR, key=line.review_key).groups if group.rule == "headings-left"]
    assert bool(found) is asks
    assert all(group.open for group in found)


def test_letters_decoded_wrongly_are_proposed_and_never_put_right_unasked(write: Write) -> None:
    wrong = "Chapter 1\n\nThe keeperâ€™s lamp. Sheâ€™d lit it. â€œGood,â€\x9d he said.\n"
    (line,) = run(write("a.txt", wrong.encode()))
    view = get_text(OPERATOR, key=line.review_key)
    found = [group for group in view.groups if group.kind == "repair"]
    assert found
    assert not any(group.on for group in found)
    assert view.card.unsure > 0
    reviews.step(by=OPERATOR, key=line.review_key, revision=0, step={"do": "switch-all", "kind": "repair", "on": True})
    work = get_manuscript(OPERATOR, key=accept(by=OPERATOR, key=line.review_key).work_key)
    assert "keeper’s lamp. She’d lit it." in work.chapters[0].text
    (left,) = run(write("b.txt", wrong.replace("lamp", "lamps").encode()), policy=Policy.ACCEPT)
    kept = get_manuscript(OPERATOR, key=left.work_key)
    assert "keeperâ€™s" in kept.chapters[0].text
    assert "wrongly-decoded" in {finding.rule for finding in kept.findings}


def test_only_one_of_two_at_the_same_moment_wins(write: Write) -> None:
    (line,) = run(write("a.txt", TEXT.encode()))
    done: list[str] = []
    begin = threading.Barrier(2)

    def go() -> None:
        begin.wait()
        try:
            done.append(accept(by=OPERATOR, key=line.review_key).outcome)
        except Conflict:
            done.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == ["conflict", "imported"]
    assert Work.objects.count() == 1


def test_many_accepted_by_two_at_once_are_all_in(write: Write, library: Library) -> None:
    names = ["Fog", "Oil", "Salt", "Rope"]
    block = "\n\n[starting tags]\nfreeform:\n"
    texts = [f"{CERTAIN}\nNumber {n}.{block}" + "\n".join(names[n % 4 :] + names[: n % 4]) + "\n" for n in range(12)]
    lines = run(*(write(f"{n}.txt", text.encode()) for n, text in enumerate(texts)))
    keys = [line.review_key for line in lines]
    left: list[object] = []
    begin = threading.Barrier(2)

    def go(mine: list[str]) -> None:
        begin.wait()
        try:
            left.extend(accept_many(by=OPERATOR, keys=mine).left)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=(mine,)) for mine in (keys[:8], keys[:3:-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Work.objects.count() == 12
    assert len(left) == 4  # those that the other was quicker with
    assert all(check.is_well for check in examine_library(OPERATOR, library=library, fix=False))


def test_two_steps_at_the_same_moment_do_not_undo_each_other(write: Write) -> None:
    (line,) = run(write("a.txt", TEXT.encode()))
    done: list[int] = []
    begin = threading.Barrier(2)

    def go(number: int) -> None:
        begin.wait()
        try:
            step = {"do": "plan", "number": number}
            done.append(reviews.step(by=OPERATOR, key=line.review_key, revision=0, step=step))
        except Conflict:
            done.append(-1)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=(n,)) for n in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [-1, 1]
    assert ReviewStep.objects.count() == 1


def test_the_source_that_came_in_meanwhile_is_joined(write: Write, make_work: Callable[..., str]) -> None:
    (line,) = run(write("b.html", samples.ao3_html(STORY)), policy=Policy.REVIEW)
    assert STORY.source is not None
    key = make_work(source=Source(site=STORY.source.site, id=STORY.source.id, url=STORY.source.url))
    accepted = accept(by=OPERATOR, key=line.review_key)
    assert accepted.work_key == key
    assert accepted.outcome in ("updated", "same-source")
    assert Work.objects.count() == 1
