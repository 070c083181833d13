"""Chapters that come one by one, and chapters that carry tags of their own."""

from dataclasses import replace

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.works import revisions
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming, Kept, accept
from fanlight.works.manuscript import Chapter, Finding, Manuscript, Tag
from fanlight.works.models import TagChange, Work
from fanlight.works.revisions import Held, Pair
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import manuscript

URL = "https://archiveofourown.org/works/1/chapters/"
FOG, SALT, BELL = (Tag("freeform", name) for name in ("Fog", "Salt", "Bell"))
ALONE = Finding("chapters", "certain", "chapter-alone", "This is the page of one chapter.")


def chapter(number: int, *, url: str | None = None, **fields: object) -> Chapter:
    text = f"<p>The lamp turned for the {number}. time.</p><p>And {'again ' * number}.</p>"
    return Chapter(number, text=text, source_url=url, **fields)  # type: ignore[arg-type]


def file(name: str, said: Manuscript, **fields: object) -> Incoming:
    return Incoming(said, file=Kept((name * 64)[:64], 1, name, "ao3-page"), **fields)  # type: ignore[arg-type]


def texts(work: Work) -> list[str]:
    return [c.text for c in get_manuscript(OPERATOR, key=work.key).chapters]


@pytest.mark.parametrize(
    ("here", "comes", "order"),
    [((1, 3), 2, [1, 2, 3]), ((2,), 1, [1, 2]), ((1, 2), 3, [1, 2, 3]), ((1,), 7, [1, 7])],
)
@pytest.mark.django_db
def test_a_chapter_that_comes_alone_is_put_where_its_number_says(
    here: tuple[int, ...], comes: int, order: list[int]
) -> None:
    work = accept(file("a", manuscript(chapters=tuple(map(chapter, here)))), by=OPERATOR)
    alone = manuscript(chapters=(chapter(comes),), findings=(ALONE,))
    revision = revise(key=work.key, incoming=file("b", alone, only=comes), by=OPERATOR)
    assert texts(work) == [chapter(number).text for number in order]
    assert (revision.new, revision.gone) == ((order.index(comes) + 1,), ())


def test_addresses_that_ascend_tell_more_than_numbers() -> None:
    held = [Pair(Held(n, chapter(n, url=f"{URL}{n * 10}")), None) for n in (3, 5)]
    new = Pair(None, chapter(4, url=f"{URL}40"))
    assert revisions.place_alone([*held, new], 4) == [held[0], new, held[1]]
    bare = Pair(None, chapter(4))
    assert revisions.place_alone([*held, bare], 4) == [*held, bare]
    assert revisions.place_alone([held[0], new, held[1], new], 4) == [held[0], new, held[1], new]
    assert revisions.place_alone(held, 4) == held


@pytest.mark.django_db
def test_tags_of_chapters_that_come_with_an_update_have_a_history() -> None:
    first = manuscript(chapters=(chapter(1, tags=(FOG,)), chapter(2)))
    work = accept(file("a", first), by=OPERATOR)
    later = (
        chapter(1, tags=(FOG, SALT)),
        replace(chapter(2), text="<p>Rewritten.</p>", tags=(BELL,)),
        chapter(3, tags=(FOG,)),
    )
    revision = revise(key=work.key, incoming=file("b", manuscript(chapters=later)), by=OPERATOR)
    assert revision.tags
    entries = TagChange.objects.filter(chapter__isnull=False).order_by("pk")
    said = [(e.chapter.position if e.chapter else 0, [t["name"] for t in e.added], e.removed) for e in entries]
    assert said == [(1, ["Fog"], []), (1, ["Salt"], []), (2, ["Bell"], []), (3, ["Fog"], [])]
    assert [c.tags for c in get_manuscript(OPERATOR, key=work.key).chapters] == [(FOG, SALT), (BELL,), (FOG,)]
    revise(key=work.key, incoming=file("c", manuscript(chapters=tuple(map(chapter, (1, 2, 3))))), by=OPERATOR)
    last = TagChange.objects.order_by("-pk").first()
    assert last is not None
    assert last.removed == [{"kind": "freeform", "name": "Fog"}]
    assert not any(c.tags for c in get_manuscript(OPERATOR, key=work.key).chapters)
