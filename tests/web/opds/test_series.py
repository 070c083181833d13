"""The series as doors."""

from fanlight.works.manuscript import SeriesPlace
from tests.web.opds.conftest import EReader


def test_a_series_leads_to_its_works(ereader: EReader, make_work) -> None:
    make_work(title="Beacon", series=(SeriesPlace("Keepers & Co", 1),))
    make_work(title="Gull")
    page = ereader.page("/opds/v1/series/")
    assert page.titles == ["Keepers & Co"]
    assert ereader.page(page.door("Keepers & Co")).titles == ["Beacon"]
