"""The fandoms as doors."""

from fanlight.works.manuscript import Tag
from tests.web.opds.conftest import EReader


def test_the_fullest_come_first_and_pages_lead_on(ereader: EReader, make_work, monkeypatch) -> None:
    monkeypatch.setattr("fanlight.web.opds.valued.PAGE", 2)
    for number in range(5):
        for work in range(number + 1):
            make_work(title=f"{number} {work}", tags=(Tag("fandom", f'Lamp "{number}"'),))
    page = ereader.page("/opds/v1/fandoms/")
    assert page.titles == ['Lamp "4"', 'Lamp "3"']
    assert len(ereader.page(page.door('Lamp "4"')).titles) == 5
    last = ereader.page(ereader.page(page.links()["next"]).links()["next"])
    assert (last.titles, "next" in last.links()) == (['Lamp "0"'], False)
    for asked in ("0", "x", "99999999", "-1", "999"):
        ereader.page("/opds/v1/fandoms/", page=asked)
