"""A page's token leads on in the list that gave it, and nowhere else."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.actions import News, record
from fanlight.search.cursors import seal, unseal
from fanlight.search.errors import AnotherList
from fanlight.search.language import parse
from fanlight.search.results import Results
from fanlight.search.selectors import find
from fanlight.tags.models import Tag as TagRow
from fanlight.works.manuscript import Tag

FOG, BELL = Tag("freeform", "Fog"), Tag("freeform", "Bell")


def ask(text: str, **page: str | None) -> Results:
    return find(parse(text).query, OPERATOR, limit=2, **page)  # type: ignore[arg-type]


@pytest.fixture
def _works(make_work) -> None:
    for number in range(5):
        make_work(title=f"Work {number}", tags=(FOG, BELL))


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_a_token_comes_back_for_its_own_question_alone(token: str, question: str, other: str) -> None:
    sealed = seal(token, question)
    assert unseal(sealed, other, question) == token
    if other != question:
        with pytest.raises(AnotherList):
            unseal(sealed, other)
    for forged in (token, sealed[:-1], f"x{sealed}", sealed + "0"):
        with pytest.raises(AnotherList):
            unseal(forged, question)


@pytest.mark.django_db
@pytest.mark.usefixtures("_works")
@pytest.mark.parametrize(
    "other", ["", "freeform:Bell", "freeform:Fog words:>3", "freeform:Fog sort:<updated", "-freeform:Fog"]
)
def test_another_question_s_page_is_refused_though_its_order_is_the_same(other: str) -> None:
    token = ask("freeform:Fog").next
    assert ask("freeform:Fog", after=token).previous
    for page in ({"after": token}, {"before": token}):
        with pytest.raises(AnotherList):
            ask(other, **page)


@pytest.mark.django_db
@pytest.mark.usefixtures("_works")
def test_a_page_may_be_after_a_place_or_before_one_not_both() -> None:
    token = ask("").next
    with pytest.raises(AnotherList):
        ask("", after=token, before=token)


@pytest.mark.django_db
@pytest.mark.usefixtures("_works")
def test_a_token_holds_for_every_way_to_write_its_question_and_after_a_tag_was_merged() -> None:
    first = ask("tag:FOG")
    second = ask("freeform:Fog", after=first.next)
    assert not set(first.ids) & set(second.ids)
    canonical = TagRow.objects.create(kind="freeform", name="Mist", folded="mist")
    TagRow.objects.filter(name="Fog").update(synonym_of=canonical)
    with transaction.atomic():
        record([News("tag.merged", TagRow.objects.get(name="Fog").pk)])
    assert ask("freeform:Fog", after=second.next).ids
