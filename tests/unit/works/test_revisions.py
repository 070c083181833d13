"""Another copy of a work that is here: what is new, changed or gone, and that nothing is lost by it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.models import Change
from fanlight.kernel.errors import Refused
from fanlight.tags.models import Tag as TagRow
from fanlight.works import revisions
from fanlight.works.actions.revisions import Revision, revise
from fanlight.works.actions.works import Incoming, Kept, accept
from fanlight.works.manuscript import Chapter, Counts, Creator, Finding, Manuscript, SeriesPlace, Tag
from fanlight.works.models import Chapter as ChapterRow
from fanlight.works.models import ChapterVersion, Original, TagChange, Work
from fanlight.works.revisions import Held, Trust
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import LAMP, manuscript

WORDS = ("lamp", "fog", "bell", "tide", "gull", "rope", "salt", "stair")


def text(seed: int, paragraphs: int = 4) -> str:
    return "".join(f"<p>{WORDS[(seed + n) % 8]} {seed} {n}</p>" for n in range(paragraphs))


def written(*seeds: int) -> tuple[Chapter, ...]:
    return tuple(Chapter(n, title=f"Part {seed}", text=text(seed)) for n, seed in enumerate(seeds, 1))


def told(*seeds: int, **fields: Any) -> Manuscript:
    return manuscript(chapters=written(*seeds), **fields)


def held(*seeds: int) -> list[Held]:
    return [Held(100 + seed, chapter) for seed, chapter in zip(seeds, written(*seeds), strict=True)]


def paired(here: Sequence[Held], found: Sequence[Chapter]) -> list[tuple[int | None, int | None]]:
    pairs = revisions.pair_chapters(here, found)
    return [(p.held.pk - 100 if p.held else None, p.found.position if p.found else None) for p in pairs]


class TestWithoutADatabase:
    @pytest.mark.parametrize(
        ("here", "found", "pairs"),
        [
            ([1, 2], [1, 2, 3], [(1, 1), (2, 2), (None, 3)]),
            ([1, 2, 3], [1, 3], [(1, 1), (2, None), (3, 2)]),
            ([1, 2], [9, 1, 2], [(None, 1), (1, 2), (2, 3)]),
            ([1, 2, 3], [3, 1, 2], [(3, 1), (1, 2), (2, 3)]),
            ([1, 2], [], [(1, None), (2, None)]),
            ([], [1], [(None, 1)]),
            ([1, 2, 3], [2], [(1, None), (2, 1), (3, None)]),
        ],
    )
    def test_chapters_stand_beside_their_own(
        self, here: list[int], found: list[int], pairs: list[tuple[int | None, int | None]]
    ) -> None:
        assert paired(held(*here), written(*found)) == pairs

    def test_an_edited_chapter_is_known_by_what_stayed(self) -> None:
        found = [
            Chapter(1, text=text(1)),
            Chapter(2, text=text(7)),
            Chapter(3, text=text(2).replace("2 3", "edited")),
        ]
        here = [replace(h, chapter=replace(h.chapter, title=None)) for h in held(1, 2)]
        assert paired(here, found) == [(1, 1), (None, 2), (2, 3)]

    def test_a_chapter_written_anew_is_known_by_its_place(self) -> None:
        found = written(1, 8, 3)
        assert paired(held(1, 2, 3), found) == [(1, 1), (2, 2), (3, 3)]
        announced = [*held(1), Held(102, Chapter(2, text="<p>Soon!</p>"))]
        assert paired(announced, written(1, 5, 6)) == [(1, 1), (2, 2), (None, 3)]

    def test_the_address_at_the_source_tells_before_all_else(self) -> None:
        here = [replace(h, chapter=replace(h.chapter, source_url=f"u{n}")) for n, h in enumerate(held(1, 2))]
        found = [replace(c, source_url=f"u{n}") for n, c in enumerate(reversed(written(1, 2)))]
        assert paired(here, found) == [(1, 2), (2, 1)]

    @given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), max_size=6))
    def test_every_chapter_of_both_is_there_once_and_the_copy_s_in_its_order(
        self, here: list[int], found: list[int]
    ) -> None:
        mine = [Held(n, chapter) for n, chapter in enumerate(written(*here))]
        theirs = written(*found)
        pairs = revisions.pair_chapters(mine, theirs)
        assert sorted(p.held.pk for p in pairs if p.held) == list(range(len(here)))
        assert [p.found for p in pairs if p.found] == list(theirs)

    @pytest.mark.parametrize(
        ("here", "copy", "same_format", "is_plain", "trusted"),
        [
            ("2021-03-09", "2021-03-08", True, False, Trust.OLDER),
            ("2021-03-09", "2021-03-10", False, False, Trust.NEWER),
            ("2021-03-09", "2021-03-10", False, True, Trust.BESIDE),
            ("2021-03-09", "2021-03-09", True, False, Trust.NEWER),
            ("2021-03-09", "2021-03-09", False, False, Trust.BESIDE),
            (None, "2021-03-09", False, False, Trust.BESIDE),
            (None, None, True, False, Trust.NEWER),
        ],
    )
    def test_how_far_a_copy_is_believed(
        self, here: str | None, copy: str | None, same_format: bool, is_plain: bool, trusted: Trust
    ) -> None:
        found = revisions.trust(here_updated=here, copy_updated=copy, same_format=same_format, is_plain=is_plain)
        assert found is trusted

    def test_other_markup_is_no_change(self) -> None:
        here = Chapter(1, "Fog", text="<p>The <em>lamp</em>\n was lit.</p><p>A &amp; B</p>")
        assert (
            revisions.revised(here, replace(here, text="<div>The lamp was lit.<br>A &amp; B</div>"), may_drop=True)
            is None
        )
        dropped = replace(here, title=None)
        assert revisions.revised(here, dropped, may_drop=False) is None
        assert revisions.revised(here, dropped, may_drop=True) == dropped


def incoming(said: Manuscript, sha256: str = "a", form: str = "ao3-html", **fields: Any) -> Incoming:
    return Incoming(said, Kept(sha256 * 64, 10, f"{sha256}.html", form), **fields)


def texts(work: Work) -> list[tuple[int, str | None, bool]]:
    rows = ChapterRow.objects.filter(work=work).order_by("position")
    return [(row.position, row.title, row.gone_at is not None) for row in rows]


@pytest.mark.django_db
class TestInTheLibrary:
    def test_new_changed_and_gone_chapters(self) -> None:
        work = accept(incoming(told(1, 2, 3, 4)), by=OPERATOR)
        copy = told(1, 3, 4, 5, updated="2022-01-01")
        edited = replace(copy.chapters[2], text=text(4) + "<p>And more.</p>")
        copy = replace(
            copy, chapters=(*copy.chapters[:2], edited, copy.chapters[3]), planned_chapters=9, complete=False
        )
        revision = revise(key=work.key, incoming=incoming(copy, "b"), by=OPERATOR)
        assert revision == Revision(new=(5,), changed=(4,), gone=(2,), about=True)
        assert texts(work) == [
            (1, "Part 1", False),
            (2, "Part 2", True),
            (3, "Part 3", False),
            (4, "Part 4", False),
            (5, "Part 5", False),
        ]
        work.refresh_from_db()
        assert (work.chapter_count, work.planned_chapters, work.complete) == (5, 9, False)
        assert work.words == sum(ChapterRow.objects.filter(work=work).values_list("words", flat=True))
        versions = ChapterVersion.objects.filter(chapter__work=work, chapter__position=4).order_by("number")
        assert [version.text for version in versions] == [text(4), edited.text]
        assert get_manuscript(OPERATOR, key=work.key).chapters[3].text == edited.text
        assert set(Original.objects.filter(work=work).values_list("name", flat=True)) == {"a.html", "b.html"}
        assert Change.objects.filter(kind="work.revised", subject_id=work.pk).count() == 1

    def test_a_chapter_that_comes_back_is_there_again(self) -> None:
        work = accept(incoming(told(1, 2)), by=OPERATOR)
        assert revise(key=work.key, incoming=incoming(told(1), "b"), by=OPERATOR).gone == (2,)
        again = revise(key=work.key, incoming=incoming(told(1, 2), "c"), by=OPERATOR)
        assert (again.returned, again.new) == ((2,), ())
        assert texts(work) == [(1, "Part 1", False), (2, "Part 2", False)]
        assert ChapterVersion.objects.filter(chapter__work=work).count() == 2

    def test_tags_follow_with_their_history_and_uses(self) -> None:
        work = accept(incoming(told(1)), by=OPERATOR)
        tags = (Tag("rating", "Teen And Up Audiences"), LAMP, Tag("freeform", "Fog"))
        revision = revise(key=work.key, incoming=incoming(told(1, tags=tags), "b"), by=OPERATOR)
        assert revision.tags
        assert get_manuscript(OPERATOR, key=work.key).tags == tags
        entry = TagChange.objects.filter(work=work).latest("pk")
        assert [tag["name"] for tag in entry.added] == ["Teen And Up Audiences", "Fog"]
        assert {tag["name"] for tag in entry.removed} >= {"General Audiences", "Lighthouses"}
        uses = dict(TagRow.objects.filter(name__in=["Fog", "Lighthouses", LAMP.name]).values_list("name", "uses"))
        assert uses == {"Fog": 1, "Lighthouses": 0, LAMP.name: 1}

    def test_what_is_said_of_the_work_follows(self) -> None:
        work = accept(incoming(told(1)), by=OPERATOR)
        copy = told(
            1,
            title="Fog Signals at Dawn",
            creators=(Creator("tidewrack"), Creator("marrow")),
            summary=None,
            series=(SeriesPlace("Signals", 2.0),),
            counts=Counts(kudos=7),
        )
        assert revise(key=work.key, incoming=incoming(copy, "b"), by=OPERATOR).about
        now = get_manuscript(OPERATOR, key=work.key)
        assert (now.title, now.summary, now.series, now.counts.kudos) == (copy.title, None, copy.series, 7)
        assert [creator.name for creator in now.creators] == ["tidewrack", "marrow"]

    def test_the_same_work_in_another_format_changes_nothing(self) -> None:
        said = told(1, 2)
        work = accept(incoming(said), by=OPERATOR)
        other = replace(
            said,
            summary=None,
            tags=said.tags[:2],
            chapters=tuple(replace(c, title=None, text=f"<div>{c.text}</div>") for c in said.chapters),
        )
        before = get_manuscript(OPERATOR, key=work.key)
        revision = revise(key=work.key, incoming=incoming(other, "b", "fanficfare"), by=OPERATOR)
        assert not revision.happened
        assert get_manuscript(OPERATOR, key=work.key) == before
        assert Original.objects.filter(work=work, role="file").count() == 2

    @pytest.mark.parametrize(
        "copy",
        [
            told(1, updated="2021-03-01"),
            replace(told(1), findings=(Finding("chapters", "certain", "chapter-missing", "Chapter 2 failed."),)),
        ],
        ids=["older", "lost chapters"],
    )
    def test_a_copy_that_holds_less_shortens_nothing(self, copy: Manuscript) -> None:
        work = accept(incoming(told(1, 2, 3)), by=OPERATOR)
        revision = revise(key=work.key, incoming=incoming(copy, "b"), by=OPERATOR)
        assert (revision.new, revision.changed, revision.gone) == ((), (), ())
        assert texts(work) == [(1, "Part 1", False), (2, "Part 2", False), (3, "Part 3", False)]

    def test_a_plain_copy_adds_chapters_and_takes_no_emphasis_away(self) -> None:
        rich = Chapter(1, "Part 1", text="<p>The <em>lamp</em> was lit.</p>")
        work = accept(incoming(manuscript(chapters=(rich,))), by=OPERATOR)
        plain = manuscript(
            chapters=(replace(rich, text="<p>The *lamp* was lit.</p>"), Chapter(2, "Part 2", text=text(2))),
            updated="2022-01-01",
        )
        revision = revise(key=work.key, incoming=incoming(plain, "b", "fanficfare-txt", is_plain=True), by=OPERATOR)
        assert (revision.new, revision.changed) == ((2,), ())
        assert get_manuscript(OPERATOR, key=work.key).chapters[0].text == rich.text

    def test_chapters_may_change_places(self) -> None:
        work = accept(incoming(told(1, 2, 3)), by=OPERATOR)
        revise(key=work.key, incoming=incoming(told(3, 1, 2), "b"), by=OPERATOR)
        assert [title for _, title, _ in texts(work)] == ["Part 3", "Part 1", "Part 2"]

    def test_the_same_copy_twice_is_no_news(self) -> None:
        work = accept(incoming(told(1, 2)), by=OPERATOR)
        copy = told(1, 2, 3, updated="2022-01-01")
        assert revise(key=work.key, incoming=incoming(copy, "b"), by=OPERATOR).happened
        before = Change.objects.count()
        assert not revise(key=work.key, incoming=incoming(copy, "c"), by=OPERATOR).happened
        assert Change.objects.count() == before

    def test_only_who_may_import_may_revise(self) -> None:
        work = accept(incoming(told(1)), by=OPERATOR)
        with pytest.raises(Refused):
            revise(key=work.key, incoming=incoming(told(1, 2), "b"), by=GUEST)
