"""How an e-reader asks."""

from lxml import etree

from tests.web.opds.conftest import EReader


def test_the_address_for_words_finds_them(ereader: EReader, make_work) -> None:
    make_work(title="Beacon at Night")
    make_work(title="Gull")
    answer = ereader.ask("/opds/search.xml")
    (url,) = etree.fromstring(answer.content).iter("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert ereader.page(url.get("template", "").replace("{searchTerms}", "beacon night")).titles == ["Beacon at Night"]
