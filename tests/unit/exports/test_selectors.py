"""Works as editions: for those who may see them, and nobody else can tell that there are any."""

from typing import Any

import pytest

from fanlight.accounts.models import Role
from fanlight.accounts.viewers import GUEST, OPERATOR, Viewer
from fanlight.exports.formats import epub
from fanlight.exports.selectors import get_edition, list_editions
from fanlight.imports.detect import detect
from fanlight.imports.files import SourceFile
from fanlight.kernel.errors import NotFound
from fanlight.works.manuscript import Chapter
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.store import originals
from tests import factories
from tests.samples import stories
from tests.samples.pictures import LAMP, reference

pytestmark = pytest.mark.django_db


def test_a_guest_is_told_the_same_as_of_a_work_that_is_not_here() -> None:
    work = factories.accept(factories.manuscript())
    for viewer, key in ((GUEST, work.key), (OPERATOR, "0000000000")):
        with pytest.raises(NotFound, match="There is no such work here"):
            get_edition(viewer, key=key)
    assert list(list_editions(GUEST, keys=[work.key])) == []


def test_works_come_in_the_order_asked_for_with_few_statements(django_assert_num_queries: Any) -> None:
    keys = [factories.accept(factories.manuscript(title=f"Work {n}")).key for n in range(5)]
    wanted = [keys[3], "nobody", keys[0], keys[4]]
    with django_assert_num_queries(5):
        found = list(list_editions(OPERATOR, keys=wanted))
    assert [edition.key for edition in found] == [keys[3], keys[0], keys[4]]


def test_who_wrote_an_anonymous_work_is_the_owner_s_to_know() -> None:
    work = factories.manuscript(anonymous=True, extras={"Chapter 1 by": "tidewrack", "Shelf": "B"})
    key = factories.accept(work).key
    reader = Viewer(user_id=1, name="r", role=Role.READER)
    for edition in (get_edition(reader, key=key), *list_editions(reader, keys=[key])):
        assert (edition.manuscript.creators, edition.manuscript.extras) == ((), {"Shelf": "B"})
    assert [c.name for c in get_edition(OPERATOR, key=key).manuscript.creators] == ["tidewrack"]


@pytest.mark.parametrize("name", stories.BY_NAME)
def test_what_is_in_the_library_comes_out_as_it_went_in(name: str) -> None:
    work = factories.accept(stories.BY_NAME[name])
    assert get_edition(OPERATOR, key=work.key).manuscript == get_manuscript(OPERATOR, key=work.key)
    assert get_manuscript(OPERATOR, key=work.key) == stories.BY_NAME[name]


def test_pictures_come_from_the_originals_and_lost_ones_are_none(library: object) -> None:
    text = f'<p><img src="{reference(LAMP)}" alt="A lamp"><img src="original:{"0" * 64}" alt="Lost"></p>'
    work = factories.accept(factories.manuscript(chapters=(Chapter(1, text=text),)))
    sha256 = originals().put(LAMP)
    edition = get_edition(OPERATOR, key=work.key)
    assert dict(edition.pictures) == {sha256: LAMP}
    file = SourceFile("x.epub", epub.write(edition))
    assert dict(detect(file).parse(file).pictures) == {sha256: LAMP}
