"""Tables of decisions: AO3's, and our own, which come back as they went out."""

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.accounts.viewers import GUEST, OPERATOR, viewer_of
from fanlight.kernel.errors import Refused, Unreadable
from fanlight.tags import closures
from fanlight.tags.actions import decisions, links, names, states, synonyms
from fanlight.tags.actions.tables import import_table
from fanlight.tags.components import kinds_of_pairs
from fanlight.tags.invariants import find_all_broken
from fanlight.tags.models import MetaLink, Tag
from fanlight.tags.selectors.tables import list_decided
from fanlight.tags.tables import read, write_csv, write_json
from tests import personas
from tests.unit.tags.test_machine import snapshot

AO3 = """\
id, type, name, canonical, cached_count, merger_id
1,Fandom,The Lamp,True,900,-1,
2,Fandom,"Lamp, The",False,12,1,
3,Fandom,Lamp 😀,True,4,-1,
4,Character,Orla Brannigan,True,50,
5,Character,orla!,False,3,4
6,Freeform,Fog,True,9,
7,Freeform,Mist,False,2,6
8,Freeform,Dew,False,2,99
9,Banned,Spam,False,2,
10,Fandom,Redacted,True,2,
11,Freeform,Undecided,False,2,
12,Freeform,broken
"""
PAIRS = """\
Tag Name,Metatag Name
Lamp Two,The Lamp
The Lamp,Lamps
Lamps,Lamp Two
Sea Fog,Fog
Fog,Fog
Elsewhere,Nowhere
"""


@pytest.mark.django_db
def test_aos_tables_come_in_with_a_report_of_what_differs_and_go_out_again_at_once(tag) -> None:
    states.canonicalize(tag=tag("freeform:Mist", uses=2), by=OPERATOR)
    before = snapshot()
    report = import_table(table=read(AO3.encode()), name="tags.csv", by=OPERATOR)
    assert (report.made, report.canonical, report.synonyms, report.same) == (5, 3, 2, 0)
    assert report.passed_by == {"tags of the type Banned": 1, "names that the table does not tell": 1}
    assert [(refused.line, refused.tag, refused.why.split(":")[0]) for refused in report.refused] == [
        (4, "fandom:Lamp 😀", "A name that others are to find has no emoji"),
        (8, "freeform:Mist", "Here it is canonical."),
        (9, "freeform:Dew", "The table has no tag 99 for it to stand for."),
        (13, "", "The line has too few cells."),
    ]
    assert tag("fandom:Lamp, The").synonym_of == tag("fandom:The Lamp")

    pairs = import_table(table=read(PAIRS.encode()), name="pairs.csv", by=OPERATOR)
    assert (pairs.made, pairs.metatags) == (3, 3)
    assert [(refused.line, refused.why) for refused in pairs.refused] == [
        (4, "“Lamps” is already above “Lamp Two”."),
        (6, "It would be its own metatag."),
        (7, "Nothing here tells of which kind this is; say so with --kind."),
    ]
    assert closures.above(tag("fandom:Lamp Two").pk) == {tag("fandom:The Lamp").pk, tag("fandom:Lamps").pk}
    again = import_table(table=read(PAIRS.encode()), name="pairs.csv", by=OPERATOR)
    assert (again.decision, again.made, again.metatags) == (None, 0, 0)

    assert pairs.decision is not None
    assert report.decision is not None
    with pytest.raises(Exception, match="stands in the way"):
        decisions.undo(decision=report.decision, by=OPERATOR)
    decisions.undo(decision=pairs.decision, by=OPERATOR)
    decisions.undo(decision=report.decision, by=OPERATOR)
    assert snapshot() == before
    assert find_all_broken() == []


@pytest.mark.django_db
@pytest.mark.parametrize("write", [write_csv, write_json])
def test_our_own_table_comes_back_as_it_went_out(write, tag) -> None:
    orla, lamp = tag("character:Orla B. | Orla", canonical=True), tag("fandom:The Lamp", canonical=True)
    synonyms.merge(tag=tag('character:Orla "Keeper"; B'), name="Orla B. | Orla", by=OPERATOR)
    links.add_metatag(tag=orla, metatag=tag("character:Keepers", canonical=True), by=OPERATOR)
    links.add_metatag(tag=orla, metatag=tag("character:Sailors", canonical=True), by=OPERATOR)
    links.add_parent(tag=orla, parent=lamp, by=OPERATOR)
    links.add_parent(tag=tag("freeform:Fog"), parent=lamp, by=OPERATOR)
    links.set_media(tag=lamp, names=["Books", "Films"], by=OPERATOR)
    states.set_aside(tag=tag("freeform:??"), by=OPERATOR)
    names.rename(tag=lamp, name="The Lamps", by=OPERATOR)
    names.change_kind(tag=tag("freeform:Gale"), kind="character", by=OPERATOR)
    synonyms.merge(tag=tag("character:Gale"), name="Gale Force", by=OPERATOR)
    written = "".join(write(list_decided(OPERATOR)))
    Tag.objects.exclude(kind__in=("rating", "warning", "category")).update(synonym_of=None)
    Tag.objects.exclude(kind__in=("rating", "warning", "category")).delete()

    report = import_table(table=read(written.encode()), name="t", by=OPERATOR)
    assert report.refused == []
    assert "".join(write(list_decided(OPERATOR))) == written
    assert find_all_broken() == []
    assert import_table(table=read(written.encode()), name="t", by=OPERATOR).decision is None


@pytest.mark.django_db
def test_who_may_take_tables_in_and_out() -> None:
    wrangler, reader = viewer_of(personas.wrangler()), viewer_of(personas.reader())
    for viewer in (GUEST, reader):
        with pytest.raises(Refused):
            import_table(table=read(AO3.encode()), name="t", by=viewer)
    with pytest.raises(Refused):
        list(list_decided(GUEST))
    rating = b"kind,name,state,synonym_of\nrating,Spicy,canonical,\n"
    assert "the owner's" in import_table(table=read(rating), name="t", by=wrangler).refused[0].why
    assert import_table(table=read(rating), name="t", by=OPERATOR).canonical == 1


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs=st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("ABCDEFG")), max_size=14))
def test_any_pairs_leave_the_graph_whole(pairs: list[tuple[str, str]]) -> None:
    text = "Tag Name,Metatag Name\n" + "".join(f"{low},{up}\n" for low, up in pairs)
    report = import_table(table=read(text.encode()), name="t", by=OPERATOR, kind="freeform")
    assert find_all_broken() == []
    assert report.metatags + report.same + len(report.refused) >= len(pairs)
    if report.decision is not None:
        decisions.undo(decision=report.decision, by=OPERATOR)
    assert not MetaLink.objects.exists()


def test_what_hangs_together_is_of_one_kind() -> None:
    pairs = [("a", "b"), ("c", "b"), ("x", "y"), ("p", "q"), ("q", "r")]
    known = {"a": ["fandom"], "p": ["character"], "r": ["freeform"], "q": ["character", "freeform"]}
    assert kinds_of_pairs(pairs, known) == ["fandom", "fandom", "", "character", "freeform"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"a,b,c\n",
        b'{"format": "other", "tags": []}',
        b'{"format": ',
        b"{" * 100_000,
        json.dumps({"format": "fanlight-tags/1", "tags": 3}).encode(),
        b"kind,name,state,synonym_of\n" + b'"' + b"x" * 200_000,
    ],
)
def test_what_is_no_table_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_nothing_else_is_ever_raised(data: bytes) -> None:
    for start in (b"", b"kind,name,state,synonym_of\n", b"id,type,name,canonical\n", b"Tag Name,Metatag Name\n"):
        with suppress(Unreadable):
            read(start + data)


def test_a_row_that_says_nothing_useful_is_reported_by_its_line() -> None:
    lines = (b"kind,name,state,synonym_of", b"mood,x,canonical,", b"freeform,x,odd,", b"freeform,,canonical,")
    table = read(b"\n".join((*lines, b"freeform,x,synonym,")))
    assert [refused.line for refused in table.refused] == [2, 3, 4, 5]
    odd_row = {"kind": "freeform", "name": "x", "state": "canonical", "media": 4}
    odd = {"format": "fanlight-tags/1", "tags": [3, odd_row]}
    assert [refused.line for refused in read(json.dumps(odd).encode()).refused] == [1, 2]
