"""The reader's filters as shelves."""

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.reading.actions import filters
from fanlight.works.manuscript import Tag
from tests.web.opds.conftest import EReader


def test_each_filter_is_a_shelf_but_for_rules(ereader: EReader, reader: User, owner: User, make_work) -> None:
    make_work(title="Beacon", tags=(Tag("freeform", "Fog"),))
    make_work(title="Gull")
    by = viewer_of(reader)
    filters.save(name="all", text="sort:title", by=by)
    filters.save(name="foggy", text="freeform:Fog", by=by, is_pinned=True)
    filters.save(name="never", text="freeform:Rain", by=by, hides=True)
    filters.save(name="theirs", text="freeform:Fog", by=viewer_of(owner))
    page = ereader.page("/opds/v1/shelves/")
    assert page.titles == ["foggy", "all"]
    assert ereader.page(page.door("foggy")).titles == ["Beacon"]
