"""The doctor finds what is wrong with works, mends it, and says so; twice is as good as once."""

import pytest

from fanlight.accounts.models import Creator
from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.models import Change
from fanlight.kernel.checks import Check
from fanlight.kernel.errors import Refused
from fanlight.works.health import examine_works
from fanlight.works.manuscript import Chapter
from fanlight.works.models import Chapter as ChapterRow
from fanlight.works.models import ChapterVersion, Series, Work
from tests.factories import accept, manuscript

pytestmark = pytest.mark.django_db


def examine(*, fix: bool = False) -> dict[str, Check]:
    return {check.name: check for check in examine_works(OPERATOR, fix=fix)}


def ill(checks: dict[str, Check]) -> list[str]:
    return [name for name, check in checks.items() if not check.is_well]


def bring() -> Work:
    chapters = (Chapter(1, title="One", text="<p>Fog came in.</p>"), Chapter(2, text="<p>Tide.</p>"))
    return accept(manuscript(chapters=chapters))


def test_a_library_that_is_well() -> None:
    bring()
    assert ill(examine()) == []
    assert ill(examine(fix=True)) == []
    assert not any(check.fixed for check in examine(fix=True).values())


def test_wrong_words_titles_and_counts() -> None:
    work = bring()
    ChapterRow.objects.filter(work=work, position=1).update(words=99, title=None)
    Work.objects.filter(pk=work.pk).update(words=7, chapter_count=5)
    assert ill(examine()) == ["chapters", "figures of works"]
    assert Work.objects.get().words == 7, "looked at, not changed"
    log = Change.objects.count()
    mended = examine(fix=True)
    assert (mended["chapters"].fixed, mended["figures of works"].fixed) == (1, 1)
    chapter = ChapterRow.objects.get(position=1)
    assert (chapter.words, chapter.title) == (3, "One")
    work.refresh_from_db()
    assert (work.words, work.chapter_count) == (4, 2)
    assert Change.objects.count() == log + 2, "the index hears of it"
    assert ill(examine()) == []


def test_a_chapter_without_its_version() -> None:
    """It becomes the last one that is there; where none is, that is said and nothing done."""
    work = bring()
    ChapterRow.objects.filter(work=work, position=1).update(version=4)
    assert ill(examine()) == ["chapters"]
    assert ill(examine(fix=True)) == []
    assert ChapterRow.objects.get(position=1).version == 1
    ChapterVersion.objects.filter(chapter__position=2).delete()
    assert ill(examine(fix=True)) == ["chapters"]
    assert "1 have no text at all" in examine(fix=True)["chapters"].said


def test_names_that_nobody_has() -> None:
    bring()
    Creator.objects.create(key="a" * 10, name="wren", folded="wren")
    Series.objects.create(key="b" * 10, identity="tides", title="Tides", title_sort=b"tides")
    assert ill(examine()) == ["creators and series"]
    assert examine(fix=True)["creators and series"].fixed == 2
    assert list(Creator.objects.values_list("name", flat=True)) == ["tidewrack"]
    assert not Series.objects.exists()


def test_who_may() -> None:
    with pytest.raises(Refused):
        examine_works(GUEST, fix=False)
