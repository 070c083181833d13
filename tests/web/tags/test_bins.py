"""Where a wrangler begins."""

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.tags.actions import states
from fanlight.works.actions import removals
from fanlight.works.models import Work
from tests.web.documents import find, find_all, has, read, words


def test_what_waits_by_kind_and_by_fandom(wranglers: Client, written, tag) -> None:
    written("freeform:Fog", "freeform:Mist", "fandom:The Lamp")
    states.canonicalize(tag=tag("freeform:Fog"), by=OPERATOR)
    root = read(wranglers.get("/tags/bins/"))
    kinds = [words(row) for row in find_all(find(root, "ul", class_="bins"), "li")]
    assert [row.split(" One")[0] for row in kinds] == ["Fandoms 1", "Additional tags 1"]
    assert has(root, "a", href="/tags/queue/?kind=freeform")
    assert has(root, "a", href="/tags/search/?fandom=The+Lamp")
    assert "Fog became canonical" in words(root)


def test_scenario_28_what_only_works_carry_that_are_gone_is_in_no_bin(wranglers: Client, written, tag) -> None:
    """(Drafts, and hidden and unrevealed works, do not exist yet.)"""
    written("freeform:Fog")
    assert "Additional tags 1" in words(read(wranglers.get("/tags/bins/")))
    removals.remove_many(keys=list(Work.objects.values_list("key", flat=True)), cause="test:1", by=OPERATOR)
    assert "Nothing waits for a decision." in words(read(wranglers.get("/tags/bins/")))


def test_scenario_36_readers_have_no_part_in_it(readers: Client, guest: Client, written) -> None:
    """(Comments on tags do not exist yet; what wranglers have between them is the bins.)"""
    written("freeform:Fog")
    assert readers.get("/tags/bins/").status_code == 403
    assert guest.get("/tags/bins/").status_code == 302
    assert not has(read(readers.get("/tags/")), "a", href="/tags/bins/")
