"""What AO3 hangs on a name that another kind has: none of the tag, and still on the work as it was written."""

from importlib import import_module

import pytest
from django.apps import apps

from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.models import Change
from fanlight.search.language import parse
from fanlight.search.selectors import find
from fanlight.tags.models import Tag as TagRow
from fanlight.tags.selectors.meanings import get_meaning
from fanlight.works.manuscript import Tag
from fanlight.works.models import Tagging, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import accept, manuscript

pytestmark = pytest.mark.django_db


def test_it_comes_off_the_tag_and_stays_on_the_work() -> None:
    tags = (Tag("freeform", "Orla - Freeform"), Tag("character", "Orla"), Tag("fandom", "Tide - fandom"))
    work = accept(manuscript(tags=tags))
    assert set(TagRow.objects.filter(uses=1).values_list("kind", "name")) == {
        ("freeform", "Orla"), ("character", "Orla"), ("fandom", "Tide"),
    }  # fmt: skip
    assert get_manuscript(OPERATOR, key=work.key).tags == tags
    other = accept(manuscript(tags=(Tag("freeform", "orla"),)))
    assert get_meaning(OPERATOR, kind="freeform", name="Orla - Freeform").uses == 2
    found = find(parse('freeform:"Orla - Freeform"').query, OPERATOR)
    assert set(found.ids) == {work.pk, other.pk}


def test_a_tag_that_came_in_with_it_is_mended() -> None:
    work, other = (
        accept(manuscript(tags=(Tag("freeform", "Fog"),))),
        accept(manuscript(tags=(Tag("freeform", "Bell"),))),
    )
    TagRow.objects.filter(name="Bell").update(name="Bell - Freeform", folded="bell - freeform")
    old = TagRow.objects.create(kind="freeform", name="Fog - Freeform", folded="fog - freeform", uses=1)
    Tagging.objects.create(work=other, tag=old, position=7, written="Fog - Freeform")
    last = Change.objects.latest("pk").pk
    import_module("fanlight.works.migrations.0006_suffixes").take_off(apps, None)
    assert set(TagRow.objects.filter(kind="freeform").values_list("name", "folded", "uses")) == {
        ("Fog", "fog", 2), ("Bell", "bell", 1),
    }  # fmt: skip
    assert list(Tagging.objects.filter(work=other, tag__name="Fog").values_list("written", flat=True)) == [
        "Fog - Freeform"
    ]
    assert list(Change.objects.filter(pk__gt=last).values_list("kind", "subject_id")) == [("work.revised", other.pk)]
    assert Work.objects.filter(pk=work.pk).exists()
