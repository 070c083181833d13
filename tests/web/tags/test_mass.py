"""One decision about many tags."""

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import links, states
from fanlight.tags.models import Tag
from tests.web.documents import find, find_all, has, read, words


def decide(client: Client, ids: list[int] | list[str], do: str, name: str = ""):
    given = {"tag": ids, "do": do, "name": name, "next": "/tags/search/"}
    return read(client.post("/tags/mass/", given, follow=True))


def said(root) -> str:
    return words(find(root, "div", class_="messages"))


def test_scenario_30_ticks(wranglers: Client, readers: Client, written, crown, tag) -> None:
    """Under a fandom that is not canonical: refused by name. Under another: the tags are listed. Many are crowned."""
    written("relationship:Orla & Tam", "relationship:Orla & Gale", "fandom:The Lamp")
    ids = list(Tag.objects.filter(kind="relationship").order_by("-name").values_list("pk", flat=True))
    root = decide(wranglers, ids, "parent", "The Lamp")
    assert said(root) == "“The Lamp” is not canonical. Look at it"
    assert has(root, "a", href="/tags/tag/?of=fandom:The%20Lamp")
    crown("fandom:The Lamp")
    assert "Decided about 2 tags: Orla & Tam, Orla & Gale" in said(decide(wranglers, ids, "parent", "The Lamp"))
    assert "Decided about 2 tags" in said(decide(wranglers, ids, "canonical"))
    assert "so already" in said(decide(wranglers, ids, "canonical"))
    assert set(Tag.objects.filter(kind="relationship").values_list("is_canonical", flat=True)) == {True}
    assert "Tick the tags first" in said(decide(wranglers, [], "canonical"))
    assert readers.post("/tags/mass/", {"tag": ids, "do": "aside"}).status_code == 403


def test_some_are_done_and_some_are_not(wranglers: Client, written, crown, tag) -> None:
    written("freeform:Fog", "freeform:foggy", "freeform:fogs")
    fog = crown("freeform:Fog")
    above = crown("freeform:Weather")
    links.add_metatag(tag=fog, metatag=above, by=OPERATOR)
    root = decide(
        wranglers, list(Tag.objects.filter(kind="freeform", uses__gt=0).values_list("pk", flat=True)), "merge", "Fog"
    )
    assert "Decided about 2 tags: foggy, fogs" in said(root)
    assert "are the same tag" in said(root)


def test_what_is_the_owner_s_alone_keeps_nothing_else_from_being_done(wranglers: Client, written, tag) -> None:
    written("freeform:Fog", "rating:Bright")
    root = decide(wranglers, [tag("freeform:Fog").pk, tag("rating:Bright").pk], "canonical")
    assert "Decided about 1 tag: Fog" in said(root)
    assert "is the owner's to decide" in said(root)
    assert (tag("freeform:Fog").is_canonical, tag("rating:Bright").is_canonical) == (True, False)


def test_what_was_decided_meanwhile_is_not_decided_again(wranglers: Client, written, tag) -> None:
    written("freeform:Fog", "freeform:Mist")
    page = read(wranglers.get("/tags/search/?kind=freeform"))
    ticks = [str(tick.get("value")) for tick in find_all(page, "input", name="tag")]
    states.set_aside(tag=tag("freeform:Fog"), by=OPERATOR)
    root = decide(wranglers, ticks, "canonical")
    assert "Decided about 1 tag: Mist" in said(root)
    assert "“Fog” was decided about meanwhile by operator." in said(root)
    assert not tag("freeform:Fog").is_canonical


def test_reasons_beyond_some_are_counted(wranglers: Client, written) -> None:
    written(*(f"freeform:Mist {number}" for number in range(9)), *(f"freeform:Fog {n}" for n in range(9)))
    ids = list(Tag.objects.filter(kind="freeform").values_list("pk", flat=True))
    root = decide(wranglers, ids, "uncanonical")
    assert "18 tags in all are as they were." in said(root)
