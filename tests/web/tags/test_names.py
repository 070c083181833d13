"""What a field for a tag's name offers."""

from django.test import Client

from tests.web.documents import find_all, read_fragment, text_of


def offered(client: Client, path: str) -> list[str]:
    return [str(option.get("data-text")) for option in find_all(read_fragment(text_of(client.get(path))), "li")]


def test_canonicals_that_begin_so_whether_works_carry_them_or_not(wranglers: Client, written, crown) -> None:
    written("freeform:Fogarty's", "freeform:Fog")
    crown("freeform:Fog")
    crown("freeform:Foghorns")
    crown("fandom:Fogbound")
    assert offered(wranglers, "/tags/names/freeform/?q=FÓG") == ["Fog", "Foghorns"]
    assert offered(wranglers, "/tags/names/any/?q=fog") == ["freeform:Fog", "fandom:Fogbound", "freeform:Foghorns"]
    assert offered(wranglers, "/tags/names/freeform/") == []
