"""Each decision is one transaction that can be taken back, and says what stands in its way."""

from collections.abc import Callable

import pytest

from fanlight.accounts.viewers import GUEST, OPERATOR, Viewer, viewer_of
from fanlight.changes.models import AuditEntry, Change
from fanlight.kernel.errors import Conflict, Invalid, NotFound, Refused
from fanlight.tags import closures
from fanlight.tags.actions import decisions, links, names, states, synonyms, tags
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, Media, Tag
from fanlight.tags.selectors.meanings import get_meaning
from tests import personas

pytestmark = pytest.mark.django_db


def names_of(tags_of: object) -> list[str]:
    return sorted(tag.name for tag in tags_of)  # type: ignore[attr-defined]


def test_merging_a_canonical_takes_all_that_hangs_on_it_along_and_undoing_gives_it_back(tag, wrangler: Viewer) -> None:
    old, new, fandom = (
        tag("character:Orla B", canonical=True),
        tag("character:Orla Brannigan", canonical=True),
        tag("fandom:Lamp", canonical=True),
    )
    above, below, pair = (
        tag("character:Brannigans", canonical=True),
        tag("character:Young Orla", canonical=True),
        tag("relationship:Orla B & Tam"),
    )
    synonyms.merge(tag=tag("character:Orla!"), name="orla b", by=wrangler)
    links.add_metatag(tag=old, metatag=above, by=wrangler)
    links.add_metatag(tag=below, metatag=old, by=wrangler)
    links.add_metatag(tag=new, metatag=above, by=wrangler)
    links.add_parent(tag=old, parent=fandom, by=wrangler)
    links.add_parent(tag=pair, parent=old, by=wrangler)
    made = synonyms.merge(tag=old, name="Orla Brannigan", by=wrangler)

    assert names_of(new.synonyms.all()) == ["Orla B", "Orla!"]
    assert names_of(Tag.objects.filter(parent_links__upper=fandom)) == ["Orla Brannigan"]
    assert names_of(Tag.objects.filter(parent_links__upper=new)) == ["Orla B & Tam"]
    assert closures.above(below.pk) == {new.pk, above.pk}
    assert not closures.above(old.pk) | closures.below(old.pk)
    meaning = get_meaning(wrangler, kind="character", name="BRANNIGANS")
    assert set(meaning.ids) == {above.pk, new.pk, below.pk, old.pk, Tag.objects.get(name="Orla!").pk}
    assert meaning.below == 2
    assert Change.objects.filter(kind="tag.merged", subject_id=old.pk).exists()
    assert AuditEntry.objects.filter(verb="tag.merged", actor_name="wren", subject="character:Orla B").exists()

    decisions.undo(decision=made, by=wrangler)
    old.refresh_from_db()
    assert (old.is_canonical, names_of(old.synonyms.all())) == (True, ["Orla!"])
    assert closures.above(below.pk) == {old.pk, above.pk}
    assert names_of(Tag.objects.filter(parent_links__upper=old)) == ["Orla B & Tam"]
    with pytest.raises(Conflict, match="undone by wren already"):
        decisions.undo(decision=made, by=wrangler)


def test_a_merge_is_not_undone_while_a_later_decision_builds_on_it(tag, wrangler: Viewer) -> None:
    fog = tag("freeform:Fog", canonical=True)
    first = synonyms.merge(tag=tag("freeform:foggy"), name="Fog", by=wrangler)
    later = synonyms.merge(tag=fog, name="Mist", by=OPERATOR)
    with pytest.raises(
        InTheWay, match=r"A later decision by operator stands in the way \(merged: “freeform:Fog”"
    ) as said:
        decisions.undo(decision=first, by=wrangler)
    assert said.value.decision == later.key
    decisions.undo(decision=later, by=wrangler)
    decisions.undo(decision=first, by=wrangler)
    assert not Tag.objects.filter(name="Mist").exists()  # it was made by the merge
    assert tag("freeform:foggy").synonym_of is None


def test_a_canonical_that_works_carry_by_now_outlives_the_merge_that_made_it(tag, wrangler: Viewer) -> None:
    made = synonyms.merge(tag=tag("freeform:foggy"), name="Fog", by=wrangler)
    tag("freeform:Fog", uses=1)
    decisions.undo(decision=made, by=wrangler)
    assert not tag("freeform:Fog").is_canonical


def test_the_one_who_decides_second_is_told(tag, wrangler: Viewer) -> None:
    tag("freeform:Fog", canonical=True)
    seen = tag("freeform:foggy")
    first = synonyms.merge(tag=seen, name="Fog", by=OPERATOR, seen=seen.version)
    with pytest.raises(InTheWay, match="decided about meanwhile by operator") as said:
        states.set_aside(tag=seen, by=wrangler, seen=seen.version)
    assert said.value.decision == first.key
    other = tag("freeform:Foggier")
    synonyms.merge(tag=other, name="Fog", by=wrangler, seen=other.version)  # a canonical may gain many at once
    with pytest.raises(Conflict, match="so already"):
        synonyms.merge(tag=other, name="Fog", by=wrangler)


def test_circles_are_refused_by_name(tag, wrangler: Viewer) -> None:
    a, b, c = (tag(f"freeform:{name}", canonical=True) for name in ("A", "B", "C"))
    links.add_metatag(tag=b, metatag=c, by=wrangler)
    links.add_metatag(tag=c, metatag=a, by=wrangler)
    with pytest.raises(InTheWay, match="“A” is already above “B” through “C”") as said:
        links.add_metatag(tag=a, metatag=b, by=wrangler)
    assert said.value.tag == ("freeform", "A")
    with pytest.raises(InTheWay, match=r"“A” is already above “C”\."):
        links.add_metatag(tag=a, metatag=c, by=wrangler)
    with pytest.raises(Invalid, match="its own metatag"):
        links.add_metatag(tag=a, metatag=a, by=wrangler)
    assert closures.above(b.pk) == {a.pk, c.pk}


@pytest.mark.parametrize(
    ("action", "what", "said"),
    [
        (synonyms.merge, {"tag": "freeform:Fog", "name": "fóg"}, "are the same tag"),
        (synonyms.merge, {"tag": "freeform:Fog", "name": "mists"}, "“Mists” is itself a synonym of “Mist”"),
        (synonyms.merge, {"tag": "freeform:Fog", "name": "Dew"}, "“Dew” is not canonical"),
        (synonyms.merge, {"tag": "freeform:Fog", "name": "Junk"}, "“Junk” is set aside as unwrangleable"),
        (synonyms.merge, {"tag": "freeform:Fog", "name": "a,b"}, "may not hold ,"),
        (synonyms.unmerge, {"tag": "freeform:Fog"}, "is no synonym"),
        (states.decanonicalize, {"tag": "freeform:Dew"}, "is not canonical"),
        (states.set_aside, {"tag": "freeform:Mist"}, "is canonical"),
        (states.canonicalize, {"tag": "freeform:Joy 😀"}, "has no emoji"),
        (states.canonicalize, {"tag": "freeform:Joy ✨"}, "has no emoji"),
        (states.canonicalize, {"tag": "freeform:Mist"}, "so already"),
        (links.add_metatag, {"tag": "freeform:Fog", "metatag": "freeform:Mist"}, "“Fog” is not canonical"),
        (links.add_metatag, {"tag": "freeform:Mist", "metatag": "fandom:Lamp"}, "A fandom is no metatag of a freeform"),
        (links.remove_metatag, {"tag": "freeform:Mist", "metatag": "freeform:Dew"}, "not directly under"),
        (links.add_parent, {"tag": "fandom:Lamp", "parent": "freeform:Mist"}, "does not belong to a freeform"),
        (links.add_parent, {"tag": "freeform:Fog", "parent": "fandom:Bell"}, "“Bell” is not canonical"),
        (links.set_media, {"tag": "freeform:Fog", "names": ["Books"]}, "Only fandoms stand on shelves"),
        (names.rename, {"tag": "freeform:Fog", "name": "mist"}, "called “Mist” already"),
        (names.change_kind, {"tag": "freeform:Mist", "kind": "character"}, "take that back first"),
        (names.change_kind, {"tag": "freeform:Fog", "kind": "mood"}, "There is no kind mood"),
        (names.change_kind, {"tag": "freeform:Lamp", "kind": "fandom"}, "There is a fandom called “Lamp” already"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(
    tag, action: Callable[..., Decision], what: dict[str, object], said: str
) -> None:
    tag("freeform:Mist", canonical=True)
    tag("fandom:Lamp", canonical=True)
    synonyms.merge(tag=tag("freeform:Mists"), name="Mist", by=OPERATOR)
    states.set_aside(tag=tag("freeform:Junk"), by=OPERATOR)
    tag("freeform:Dew")
    given = {name: tag(value) if name not in ("name", "names", "kind") else value for name, value in what.items()}
    made = Decision.objects.count()
    with pytest.raises((Invalid, Conflict), match=said):
        action(**given, by=OPERATOR)
    assert Decision.objects.count() == made


def test_who_may_decide(tag, wrangler: Viewer) -> None:
    fog = tag("freeform:Fog")
    reader = viewer_of(personas.reader())
    for viewer in (GUEST, reader):
        with pytest.raises(Refused):
            states.canonicalize(tag=fog, by=viewer)
    made = states.canonicalize(tag=fog, by=wrangler)
    with pytest.raises(Refused):
        decisions.undo(decision=made, by=reader)
    with pytest.raises(Refused, match="the owner's to decide"):
        synonyms.merge(tag=tag("rating:Explicit"), name="Mature", by=wrangler)
    synonyms.merge(tag=tag("rating:Explicit"), name="Mature", by=OPERATOR)
    with pytest.raises(Refused, match="another name is the owner's"):
        names.rename(tag=fog, name="Mist", by=wrangler)
    fog.delete()
    with pytest.raises(NotFound):
        states.set_aside(tag=fog, by=wrangler)


def test_a_renamed_tag_is_found_by_both_names_and_new_works_that_write_the_old_one_carry_it(tag) -> None:
    fog = tag("freeform:Fog", uses=1, canonical=True)
    made = names.rename(tag=fog, name="Sea Mist", by=OPERATOR)
    assert made.subject == "freeform:Fog"
    assert get_meaning(OPERATOR, kind="freeform", name="FOG").name == "Sea Mist"
    assert tags.ensure([("freeform", "fog")]) == {("freeform", "fog"): fog.pk}
    synonyms.merge(tag=tag("freeform:Brume"), name="fog", by=OPERATOR)
    assert tag("freeform:Brume").synonym_of_id == fog.pk
    names.rename(tag=fog, name="Fog", by=OPERATOR)
    assert get_meaning(OPERATOR, kind="freeform", name="sea mist").name == "Fog"


def test_a_tag_in_another_kind_is_found_under_its_old_one(tag, wrangler: Viewer) -> None:
    orla, lamp, tam = tag("freeform:Orla", uses=2), tag("fandom:Lamp", canonical=True), tag("relationship:Orla & Tam")
    links.add_parent(tag=orla, parent=lamp, by=wrangler)
    links.add_parent(tag=tam, parent=lamp, by=wrangler)
    names.change_kind(tag=orla, kind="character", by=wrangler)
    assert get_meaning(wrangler, kind="freeform", name="orla").kind == "character"
    assert orla.parent_links.count() == 1
    made = names.change_kind(tag=tam, kind="freeform", by=wrangler)
    decisions.undo(decision=made, by=wrangler)
    assert get_meaning(wrangler, kind="relationship", name="Orla & Tam").kind == "relationship"


def test_decanonicalising_frees_synonyms_and_cuts_what_lies_below(tag, wrangler: Viewer) -> None:
    fog, sea = tag("freeform:Fog", canonical=True), tag("freeform:Sea Fog", canonical=True)
    links.add_metatag(tag=sea, metatag=fog, by=wrangler)
    synonyms.merge(tag=tag("freeform:foggy"), name="Fog", by=wrangler)
    states.decanonicalize(tag=fog, by=wrangler)
    assert tag("freeform:foggy").synonym_of is None
    assert closures.above(sea.pk) == set()
    states.canonicalize(tag=tag("freeform:foggy"), by=wrangler)


def test_shelves(tag, wrangler: Viewer) -> None:
    lamp = tag("fandom:Lamp")
    made = links.set_media(tag=lamp, names=["Books", " books ", "Films"], by=wrangler)
    assert made.detail["media"] == ["Books", "Films"]
    links.set_media(tag=lamp, names=["Uncategorised Fandoms"], by=wrangler)
    assert lamp.media.count() == 0


def test_a_shelf_goes_with_the_last_decision_that_put_something_on_it(tag, wrangler: Viewer) -> None:
    first = links.set_media(tag=tag("fandom:The Lamp"), names=["Books"], by=wrangler)
    second = links.set_media(tag=tag("fandom:The Bell"), names=["Books"], by=wrangler)
    decisions.undo(decision=first, by=wrangler)
    assert names_of(Media.objects.all()) == ["Books"], "the other stands on it"
    decisions.undo(decision=second, by=wrangler)
    assert not Media.objects.exists()


def test_a_shelf_stays_while_a_decision_that_holds_can_be_taken_back_to_it(tag, wrangler: Viewer) -> None:
    first = links.set_media(tag=tag("fandom:The Lamp"), names=["Books"], by=wrangler)
    second = links.set_media(tag=tag("fandom:The Bell"), names=["Books"], by=wrangler)
    third = links.set_media(tag=tag("fandom:The Bell"), names=[], by=wrangler)
    decisions.undo(decision=first, by=wrangler)
    decisions.undo(decision=third, by=wrangler)
    assert names_of(tag("fandom:The Bell").media.all()) == ["Books"]
    decisions.undo(decision=second, by=wrangler)
    assert not Media.objects.exists()
