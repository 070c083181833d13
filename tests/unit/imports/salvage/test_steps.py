"""Steps of a review as values: whatever is done, no character is lost, all of it is undone, and JSON tells it again."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fanlight.imports.salvage import Draft, Role, salvage, states, steps, to_manuscript, windows
from fanlight.imports.salvage.figures import measure
from fanlight.imports.salvage.previews import preview
from fanlight.imports.salvage.steps import NAMES, from_json, name_of, to_json
from fanlight.imports.salvage.values import PROPOSALS, SWITCHES, DecisionKind
from fanlight.kernel.errors import FanlightError, Invalid
from fanlight.works.manuscript import Kind, Tag
from fanlight.works.rules import settle
from tests.unit.imports.salvage.test_conservation import ROLES, letters, readable

TEXT = """\
Chapter 1

"Is the lamp lit?"Wren looked up.

Chapter 2

Notes: I split this into four parts. It rained , he said.

[starting tags]
fandom:
Ada/Tomas
The Lamp

relationship:
Ada/Tomas
"""
KINDS: list[Kind] = ["fandom", "relationship", "freeform", "rating"]
places = st.integers(0, len(TEXT) + 3)
roles: st.SearchStrategy[Role] = st.sampled_from(ROLES)
switches: st.SearchStrategy[DecisionKind] = st.sampled_from(sorted(SWITCHES | PROPOSALS))
names = st.sampled_from(["Ada/Tomas", "The Lamp", "  Slow   Burn ", "", "Ærlig"])
kinds = st.sampled_from(KINDS)
any_step = st.one_of(
    st.builds(steps.Confirm, places),
    st.just(steps.ConfirmAll()),
    st.builds(steps.Move, places, places),
    st.builds(steps.Remove, places),
    st.builds(steps.Add, places, roles, st.none() | places),
    st.builds(steps.SetRole, places, roles),
    st.builds(steps.Switch, places, switches, st.booleans()),
    st.builds(steps.SwitchAll, switches, st.booleans(), st.sampled_from(["", "blank-before-sign", "nothing"])),
    st.builds(steps.Retype, places, kinds),
    st.builds(steps.Leave, places),
    st.builds(steps.Plan, st.none() | st.integers(0, 200_000)),
    st.builds(steps.Rename, names),
    st.builds(steps.SetCreators, st.lists(names, max_size=3).map(tuple)),
    st.builds(steps.SetLanguage, st.sampled_from(["", "en", "Deutsch", "no such tongue"])),
    st.builds(steps.SetSeries, st.integers(0, 3), names, st.none() | st.sampled_from([1.0, 2.5, 0.0])),
    st.just(steps.TakeSeries()),
    st.builds(steps.AddTag, kinds, names),
    st.builds(steps.RemoveTag, kinds, names),
)
words = st.sampled_from(["do", "at", "to", "role", "kind", "on", "names"]) | st.text(max_size=3)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(sorted(NAMES)) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=4),
)


def draft(text: str = TEXT) -> Draft:
    return Draft(salvage(text, name="keeper.txt"))


@given(any_step)
def test_a_step_travels_as_json(step: steps.Step) -> None:
    assert from_json(json.loads(json.dumps(to_json(step)))) == step
    assert to_json(step)["do"] == name_of(step)


@settings(deadline=None, max_examples=150)
@given(st.lists(any_step, max_size=12), readable | st.just(TEXT))
def test_whatever_is_done_nothing_is_lost_and_all_is_undone(done: list[steps.Step], text: str) -> None:
    first = now = draft(text)
    differences: list[str] = []
    for step in done:
        try:
            after = steps.apply(now, step)
        except Invalid:
            continue
        salvaged = after.salvaged
        assert "".join(map(salvaged.words, salvaged.pieces)) == text
        assert letters("".join(map(salvaged.words, salvaged.pieces))) == letters(text)
        assert states.load(states.dump(after), text=text, name="keeper.txt") == after
        difference = states.difference(now, after)
        assert states.undo(after, difference) == now
        assert states.redo(now, difference) == after
        differences.append(difference)
        now = after
    assert measure(now.salvaged).chapters == len(to_manuscript(now.salvaged, now.details).chapters)
    settle(to_manuscript(now.salvaged, now.details))
    for difference in reversed(differences):
        now = states.undo(now, difference)
    assert now == first


@settings(deadline=None, max_examples=100)
@given(readable, st.integers(1, 60))
def test_windows_lie_side_by_side_and_show_everything(text: str, span: int) -> None:
    cut = draft(text).salvaged
    shown, place = "", 0
    while True:
        window = windows.window(cut, place, span=span)
        assert window.start == place < window.end
        words = "".join(stretch.text for piece in window.pieces for stretch in piece.stretches)
        assert words == text[window.start : window.end]
        assert [d.number for d in window.decisions] == sorted({d.number for d in window.decisions})
        shown += words
        if window.next is None:
            break
        place = window.next
    assert shown == text
    outline = windows.outline(cut)
    assert [line.number for line in outline] == list(range(1, len(outline) + 1))
    assert max(1, len(outline)) == measure(cut).chapters
    assert sum(line.words for line in outline) == measure(cut).words


@pytest.mark.parametrize("sign", ["The fog came in. ", "fog\n", "雾来了。", "fogandfog"])
def test_a_place_is_shown_with_what_stands_before_it(sign: str) -> None:
    cut = draft(sign * 12_000).salvaged
    for place in (0, 7, 30_011, len(cut.text) - 1, len(cut.text)):
        window = windows.around(cut, place)
        assert window.start <= max(0, place - 2_000)
        assert place <= window.end
        assert window.end - window.start <= 1.3 * windows.SPAN


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "confirm",
        {},
        {"do": "explode"},
        {"do": ["confirm"]},
        {"do": "confirm"},
        {"do": "confirm", "at": "3"},
        {"do": "confirm", "at": True},
        {"do": "confirm", "at": -1},
        {"do": "confirm", "at": 2**40},
        {"do": "confirm", "at": 1.5},
        {"do": "confirm", "at": 1, "extra": 1},
        {"do": "confirm-all", "at": 1},
        {"do": "add", "at": 1, "role": "poem"},
        {"do": "add", "at": 1, "role": ["text"]},
        {"do": "add", "at": 1, "role": "text", "end": "x"},
        {"do": "switch", "at": 1, "kind": "tidy", "on": 1},
        {"do": "switch-all", "kind": "nothing", "on": True},
        {"do": "retype", "at": 1, "kind": "poem"},
        {"do": "rename", "title": "x" * 501},
        {"do": "rename", "title": "a\x00b"},
        {"do": "rename", "title": "\ud800"},
        {"do": "set-creators", "names": "Ada"},
        {"do": "set-creators", "names": [1]},
        {"do": "set-creators", "names": ["x"] * 1_001},
        {"do": "plan", "number": "four"},
    ],
)
def test_what_is_no_step_is_refused(value: object) -> None:
    with pytest.raises(Invalid):
        from_json(value)


@given(any_json)
def test_any_json_is_a_step_or_refused(value: object) -> None:
    try:
        step = from_json(value)
    except FanlightError:
        return
    assert from_json(to_json(step)) == step


def after(*done: steps.Step, of: Draft | None = None) -> Draft:
    now = of or draft()
    for step in done:
        now = steps.apply(now, step)
    return now


def test_a_mistyped_tag_is_typed_anew_or_left() -> None:
    at = TEXT.index("Ada/Tomas")
    proposal = next(d for d in draft().salvaged.decisions if d.kind == "tag" and d.at == at)
    assert (proposal.value, proposal.on) == ("relationship", False)
    assert Tag("fandom", "Ada/Tomas") in to_manuscript(draft().salvaged).tags
    typed = after(steps.Retype(at, "relationship"))
    assert [t for t in to_manuscript(typed.salvaged).tags if t.kind == "fandom"] == [Tag("fandom", "The Lamp")]
    left = after(steps.Leave(at))
    assert Tag("fandom", "Ada/Tomas") in to_manuscript(left.salvaged).tags
    assert not [f for f in to_manuscript(left.salvaged).findings if f.rule == proposal.rule]
    by_switch = after(steps.Switch(at, "tag", True))
    assert to_manuscript(by_switch.salvaged).tags == to_manuscript(typed.salvaged).tags
    other = after(steps.Retype(TEXT.index("The Lamp"), "freeform"))
    assert Tag("freeform", "The Lamp") in to_manuscript(other.salvaged).tags
    with pytest.raises(Invalid):
        after(steps.Retype(0, "freeform"))


def test_what_a_person_says_of_the_work_holds() -> None:
    said = after(
        steps.Rename("  Lamp   Oil "),
        steps.SetCreators(("tidewrack", "Tidewrack", " marrow ")),
        steps.SetLanguage("Deutsch"),
        steps.AddTag("freeform", "Slow Burn"),
        steps.AddTag("freeform", "Slow Burn"),
        steps.RemoveTag("fandom", "The Lamp"),
    )
    work = to_manuscript(said.salvaged, said.details)
    assert (work.title, work.language) == ("Lamp Oil", "de")
    assert [creator.name for creator in work.creators] == ["tidewrack", "marrow"]
    assert work.tags.count(Tag("freeform", "Slow Burn")) == 1
    assert Tag("fandom", "The Lamp") not in work.tags
    back = after(steps.AddTag("fandom", "The Lamp"), steps.RemoveTag("freeform", "Slow Burn"), of=said)
    assert to_manuscript(back.salvaged, back.details).tags == to_manuscript(draft().salvaged).tags
    with pytest.raises(Invalid):
        after(steps.SetLanguage("no such tongue"))


def test_a_planned_total_is_proposed_and_never_set_unasked() -> None:
    at = next(d.at for d in draft().salvaged.decisions if d.kind == "planned")
    assert to_manuscript(draft().salvaged).planned_chapters is None
    assert to_manuscript(after(steps.Switch(at, "planned", True)).salvaged).planned_chapters == 4
    said = after(steps.Plan(9))
    assert to_manuscript(said.salvaged, said.details).planned_chapters == 9
    assert not [d for d in said.salvaged.decisions if d.kind == "planned" and d.is_open]


def test_a_preview_shows_both_and_does_nothing() -> None:
    tidy = preview(draft(), steps.SwitchAll("tidy", True))
    assert (tidy.touched, tidy.chapters_before, tidy.chapters_after) == (1, 2, 2)
    assert "rained , he" in tidy.samples[0].before
    assert "rained, he" in tidy.samples[0].after
    gone = preview(draft(), steps.Remove(TEXT.index("Chapter 2")))
    assert (gone.chapters_before, gone.chapters_after) == (2, 1)
    assert gone.words_after > gone.words_before
    parted = preview(draft(), steps.Switch(TEXT.index("Wren"), "paragraph", False))
    assert '?" ¶ Wren' in parted.samples[0].before
    assert '?"Wren' in parted.samples[0].after
    with pytest.raises(Invalid):
        preview(draft(), steps.Confirm(len(TEXT)))


def test_signs_of_one_rule_are_one_question() -> None:
    text = "Chapter 1\n\n" + "\n\n".join(f"“Lit?”Wren looked up, and again {n}." for n in range(50))
    assert draft(text).open <= 2
