"""The doctor's look at the tags."""

import pytest

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.kernel.errors import Refused
from fanlight.tags.actions import links
from fanlight.tags.health import examine_tags
from fanlight.tags.models import MetaPath, Tag

pytestmark = pytest.mark.django_db


def test_a_closure_that_is_not_of_the_links_is_made_anew(tag) -> None:
    fog, weather = tag("freeform:Fog", canonical=True), tag("freeform:Weather", canonical=True)
    links.add_metatag(tag=fog, metatag=weather, by=OPERATOR)
    assert [check.is_well for check in examine_tags(OPERATOR)] == [True]
    MetaPath.objects.all().delete()
    [check] = examine_tags(OPERATOR)
    assert not check.is_well
    assert "Fog" in check.said
    assert examine_tags(OPERATOR, fix=True)[0].is_well
    assert MetaPath.objects.filter(lower=fog, upper=weather).exists()
    Tag.objects.filter(pk=weather.pk).update(is_canonical=False)
    assert not examine_tags(OPERATOR, fix=True)[0].is_well
    with pytest.raises(Refused):
        examine_tags(GUEST)
