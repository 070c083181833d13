"""Works of equal title, creators and text, where no source tells whether they are the same: asked about, not merged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports.actions import reviews
from fanlight.imports.actions.acceptances import accept, accept_certain, accept_many
from fanlight.imports.models import ImportJob, Review
from fanlight.imports.selectors.reviews import get_card, get_manuscript, list_reviews
from fanlight.kernel.errors import Conflict
from fanlight.works.manuscript import Chapter, Creator, Manuscript, Source
from fanlight.works.models import Original, Work
from tests.factories import manuscript
from tests.samples.write_books import plain_epub
from tests.unit.imports.test_reviews import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]
ACCEPT = ImportJob.Policy.ACCEPT

STORY = manuscript(tags=(), summary=None, published=None, updated=None, complete=None, planned_chapters=None)
SAID = "The lamp was lit before the fog came in."


def epub(version: str = "2.0", story: Manuscript = STORY) -> bytes:
    return plain_epub(story, version=version)


@pytest.fixture
def twins(write: Write) -> tuple[str, str]:
    """A work that is here, and the review of its twin."""
    first, second = write("one.epub", epub()), write("two.epub", epub("3.0"))
    (line,) = run(first)
    assert line.outcome == "imported"
    (asked,) = run(second)
    assert (asked.outcome, asked.work_key) == ("review", "")
    return line.work_key, asked.review_key


def test_a_twin_is_asked_about(twins: tuple[str, str]) -> None:
    work, review = twins
    card = get_card(OPERATOR, key=review)
    assert (card.kind, card.twin_key, card.title, card.unsure >= 1) == ("twin", work, STORY.title, True)
    assert get_manuscript(OPERATOR, key=review).title == STORY.title
    assert Work.objects.count() == 1
    with pytest.raises(Conflict, match="copy"):
        accept(by=OPERATOR, key=review)
    assert Review.objects.get().state == "waiting"


def test_a_twin_may_be_another_copy(twins: tuple[str, str]) -> None:
    work, review = twins
    accepted = accept(by=OPERATOR, key=review, as_copy=True)
    assert (accepted.work_key, accepted.outcome) == (work, "same-source")
    assert Work.objects.count() == 1
    assert set(Original.objects.filter(work__key=work, role="file").values_list("name", flat=True)) == {
        "one.epub",
        "two.epub",
    }
    assert get_card(OPERATOR, key=review).work_key == work


def test_a_twin_may_be_a_work_of_its_own(twins: tuple[str, str], write: Write) -> None:
    work, review = twins
    accepted = accept(by=OPERATOR, key=review, as_copy=False)
    assert accepted.outcome == "imported"
    assert accepted.work_key != work
    assert Work.objects.count() == 2
    (again,) = run(write("two again.epub", epub("3.0")))
    assert (again.outcome, again.work_key) == ("duplicate", accepted.work_key)


def test_a_twin_of_nothing_any_more_comes_in(twins: tuple[str, str]) -> None:
    work, review = twins
    Work.objects.get(key=work).delete()
    assert accept(by=OPERATOR, key=review).outcome == "imported"


def test_many_twins_are_answered_at_once(twins: tuple[str, str]) -> None:
    _, review = twins
    assert accept_certain(by=OPERATOR).accepted == []
    result = accept_many(by=OPERATOR, keys=[review])
    assert [left.key for left in result.left] == [review]
    assert "copy" in result.left[0].said
    assert len(accept_many(by=OPERATOR, keys=[review], as_copy=True).accepted) == 1


def test_twins_in_one_batch_are_asked_about(write: Write) -> None:
    lines = run(write("one.epub", epub()), write("two.epub", epub("3.0")))
    assert [line.outcome for line in lines] == ["imported", "review"]
    assert get_card(OPERATOR, key=lines[1].review_key).twin_key == lines[0].work_key


def test_a_source_on_one_side_is_not_enough_to_tell(write: Write, make_work: Callable[..., str]) -> None:
    source = Source(site="archiveofourown.org", id="7", url="https://archiveofourown.org/works/7")
    make_work(source=source, tags=())
    (line,) = run(write("one.epub", epub()))
    assert line.outcome == "review"


@pytest.mark.parametrize(
    "other",
    [
        {"chapters": (Chapter(position=1, text="<p>Another story altogether.</p>"),)},
        {"creators": (Creator(name="somebody else"),)},
        {"title": "Fog Signals by Day"},  # of so short a text, equality may be chance
    ],
)
def test_what_differs_is_another_work(write: Write, other: dict[str, object]) -> None:
    different = manuscript(**{"tags": (), "summary": None, **other})
    assert [line.outcome for line in run(write("one.epub", epub()), write("two.epub", epub(story=different)))] == [
        "imported",
        "imported",
    ]


def test_two_sources_are_two_works(make_work: Callable[..., str]) -> None:
    for number in ("7", "8"):
        url = f"https://archiveofourown.org/works/{number}"
        make_work(source=Source(site="archiveofourown.org", id=number, url=url))
    assert Work.objects.count() == 2
    assert list_reviews(OPERATOR).cards == []


def test_a_text_that_is_here_already_is_asked_about_when_it_is_accepted(write: Write) -> None:
    text = f"Chapter 1\n\n{SAID}\n"
    (first,) = run(write("a/Fog.txt", text.encode()), policy=ACCEPT)
    (second,) = run(write("b/Fog.txt", text.replace("\n", "\r\n").encode()))
    assert (first.outcome, second.outcome) == ("imported", "review")
    with pytest.raises(Conflict, match="copy"):
        accept(by=OPERATOR, key=second.review_key)
    assert get_card(OPERATOR, key=second.review_key).twin_key == first.work_key
    assert accept(by=OPERATOR, key=second.review_key, as_copy=True).outcome == "same-source"


def test_a_text_accepted_unseen_is_asked_about_too(write: Write) -> None:
    text = f"Chapter 1\n\n{SAID}\n"
    lines = run(
        write("a/Fog.txt", text.encode()), write("b/Fog.txt", text.replace("\n", "\r\n").encode()), policy=ACCEPT
    )
    assert [line.outcome for line in lines] == ["imported", "review"]
    card = get_card(OPERATOR, key=lines[1].review_key)
    assert (card.kind, card.twin_key) == ("text", lines[0].work_key)
    reviews.step(by=OPERATOR, key=card.key, revision=0, step={"do": "rename", "title": "Fog, Again"})
    assert accept(by=OPERATOR, key=card.key).outcome == "imported"


LONG = "".join(f"<p>The lamp was lit before the fog came in, on night {n}.</p>" for n in range(20))
PLAIN = "Chapter 1\n\n" + "\n\n".join(f"The lamp was lit before the fog came in -- on night {n}." for n in range(20))


def test_the_same_text_under_another_title_is_asked_about(write: Write, make_work: Callable[..., str]) -> None:
    url = "https://archiveofourown.org/works/7"
    here = make_work(chapters=(Chapter(position=1, text=LONG),), source=Source("archiveofourown.org", "7", url))
    (text,) = run(write("fog (1).txt", PLAIN.encode()))
    card = get_card(OPERATOR, key=text.review_key)
    assert (card.kind, card.twin_key) == ("text", here)
    assert accept_certain(by=OPERATOR).accepted == []
    with pytest.raises(Conflict, match="copy"):
        accept(by=OPERATOR, key=card.key)
    assert accept(by=OPERATOR, key=card.key, as_copy=True).work_key == here
    renamed = manuscript(title="Another Title", chapters=(Chapter(position=1, text=LONG),))
    (line,) = run(write("one.epub", epub(story=renamed)))
    assert (line.outcome, get_card(OPERATOR, key=line.review_key).twin_key) == ("review", here)


def test_a_step_keeps_the_question(write: Write, make_work: Callable[..., str]) -> None:
    make_work(chapters=(Chapter(position=1, text=LONG),))
    (text,) = run(write("fog.txt", PLAIN.encode()))
    reviews.step(by=OPERATOR, key=text.review_key, revision=0, step={"do": "confirm-all"})
    assert get_card(OPERATOR, key=text.review_key).unsure == 1


def test_a_copy_that_is_cut_otherwise_adds_no_chapter(write: Write, make_work: Callable[..., str]) -> None:
    here = make_work(chapters=(Chapter(position=1, text=LONG),))
    middle = PLAIN.index("The lamp", len(PLAIN) // 2)
    (text,) = run(write("fog.txt", f"{PLAIN[:middle]}Chapter 2\n\n{PLAIN[middle:]}".encode()))
    assert get_card(OPERATOR, key=text.review_key).chapters == 2
    accepted = accept(by=OPERATOR, key=text.review_key, as_copy=True)
    assert (accepted.work_key, accepted.outcome) == (here, "same-source")
    assert Work.objects.get().chapter_count == 1
