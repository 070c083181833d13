"""Steps, without a script and with one."""

import json
from typing import Any

import pytest
from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports.selectors.reviews import TextView, get_manuscript, get_text
from tests.web.documents import find, find_all, read, read_fragment, words
from tests.web.imports.conftest import TAGGED, TEXT, Wait

RAINED = TEXT.index("It rained")


def view(key: str) -> TextView:
    return get_text(OPERATOR, key=key)


def press(client: Client, key: str, label: str, within: str, query: str = "") -> Any:
    """Press a button of the cut or question at `within`, as a browser without scripts would."""
    root = read(client.get(f"/import/reviews/{key}/{query}"))
    form = find(root, "form", class_="cuts")
    place = next(element for element in root.iter() if element.get("id") == within)
    button = next(b for b in find_all(place, "button") if label in words(b))
    hidden = {str(field.get("name")): field.get("value") or "" for field in find_all(form, "input", type="hidden")}
    return client.post(str(form.get("action")), hidden | {"step": str(button.get("value"))})


def test_a_cut_is_confirmed_moved_and_taken_out_by_plain_buttons(owners: Client, wait: Wait) -> None:
    key = wait()
    moved = press(owners, key, "A sentence down", f"d{RAINED}")
    there = TEXT.index("It poured")
    assert (moved.status_code, moved["Location"]) == (303, f"/import/reviews/{key}/?at=0#d{there}")
    assert there in {piece.start for piece in view(key).window.pieces}
    before = view(key).card.unsure
    assert press(owners, key, "Yes, here", f"d{TEXT.index('Chapter 3')}").status_code == 303
    assert view(key).card.unsure < before
    press(owners, key, "No cut here", f"d{there}")
    assert there not in {piece.start for piece in view(key).window.pieces}


def test_a_chapter_that_begins_further_up_keeps_its_heading_and_gets_the_text(owners: Client, wait: Wait) -> None:
    key, poured = wait(), TEXT.index("It poured")
    press(owners, key, "A sentence up", f"d{TEXT.index('Chapter 3')}")
    chapter = get_manuscript(OPERATOR, key=key).chapters[2]
    assert (chapter.title, chapter.text.startswith("<p>It poured.</p>\n<p>It stopped")) == (None, True)
    root = read(owners.get(f"/import/reviews/{key}/"))
    assert "Chapter 3" in words(next(cut for cut in root.iter("details") if cut.get("id") == f"d{poured}"))
    press(owners, key, "A sentence down", f"d{poured}")
    assert get_manuscript(OPERATOR, key=key).chapters[2].text.startswith("<p>It stopped")


def test_a_piece_is_said_to_be_something_else(owners: Client, wait: Wait) -> None:
    key = wait()
    press(owners, key, "summary", f"d{RAINED}", f"?unfold={RAINED}")
    assert {piece.role for piece in view(key).window.pieces if piece.start == RAINED} == {"summary"}


def test_questions_about_words_are_answered(owners: Client, wait: Wait) -> None:
    key = wait(TAGGED, "tagged.txt")
    press(owners, key, "Make it a relationship", f"d{TAGGED.index('Orla & Tam')}")
    assert {tag.kind for tag in view(key).tags if tag.name == "Orla & Tam"} == {"relationship"}
    other = wait(TEXT, "other.txt")
    press(owners, other, "Set 4", f"d{TEXT.index('into four')}")
    assert view(other).planned == 4


def test_a_series_that_is_none_is_left_out(owners: Client, wait: Wait) -> None:
    key = wait()
    press(owners, key, "Leave it out", "side")
    assert view(key).series == ()
    press(owners, key, "Take what the text says", "side")
    assert [place.title for place in view(key).series] == ["Keepers"]


def test_what_a_cut_quotes_is_put_right_with_the_text(owners: Client, wait: Wait) -> None:
    garbled = (
        "Chapter 1: The Keeperâ€™s Lamp\n\nThe keeperâ€™s lamp was lit, and it wasnâ€™t lit.\n\nChapter 2\n\nIt.\n"
    )
    key = wait(garbled, "garbled.txt")

    def quoted() -> str:
        root = read(owners.get(f"/import/reviews/{key}/"))
        return words(next(cut for cut in root.iter("details") if cut.get("id") == "d0"))

    assert "Keeperâ€™s" in quoted()
    step = json.dumps({"do": "switch-all", "kind": "repair", "on": True})
    owners.post(f"/import/reviews/{key}/step/", {"revision": "0", "at": "0", "step": step})
    assert "Keeper’s" in quoted()
    assert "â€™" not in quoted()
    assert view(key).outline[0].title == "The Keeper’s Lamp"


def test_a_printed_page_s_number_is_offered_previewed_and_taken_out_alone(owners: Client, wait: Wait) -> None:
    page = "The keeper went up with the lamp and looked at the sea. " * 5
    key = wait("".join(f"{page}He saw the fog that\n\n{number}\n\ncame in. " for number in range(7, 13)), "novel.txt")
    root = read(owners.get(f"/import/reviews/{key}/"))
    row = next(row for row in find_all(find(root, "ul", class_="tidy-rows"), "li") if "printed pages" in words(row))
    assert (words(row), view(key).card.unsure) == ("numbers of printed pages6preview: numbers of printed pages", 1)
    shown = read(owners.get(str(find(row, "a").get("href"))))
    assert "fog that 7 came in." in words(find(shown, "del"))
    assert "fog that came in." in words(find(shown, "ins"))
    one = next(find_all(root, "button", class_="printed"))
    step = str(one.get("value"))
    owners.post(f"/import/reviews/{key}/step/", {"revision": "0", "at": "0", "step": step})
    text = get_manuscript(OPERATOR, key=key).chapters[0].text
    assert ("fog that came in." in text, "<p>8</p>" in text) == (True, True)
    paragraphs = [words(para) for para in find_all(read(owners.get(f"/import/reviews/{key}/")), "div", class_="para")]
    assert any("fog that 7 came in." in para for para in paragraphs), "joined, the number struck out"
    assert "8" in paragraphs


def test_a_series_is_edited_by_hand_and_taken_back(owners: Client, wait: Wait) -> None:
    key = wait()

    def say(**fields: str) -> list[tuple[str, float | None]]:
        revision = {"revision": str(view(key).revision), "at": "0"}
        assert owners.post(f"/import/reviews/{key}/step/", revision | fields).status_code == 303
        return [(place.title, place.position) for place in get_manuscript(OPERATOR, key=key).series]

    assert say(do="set-series", number="0", title="Keepers of the Light", position="2,5") == [
        ("Keepers of the Light", 2.5)
    ]
    root = read(owners.get(f"/import/reviews/{key}/"))
    assert find(root, "input", id="f-series-0").get("value") == "Keepers of the Light"
    assert find(root, "input", id="f-place-0").get("value") == "2.5"
    both = [("Keepers of the Light", 2.5), ("Fog", None)]
    assert say(do="set-series", number="1", title=" Fog ", position="") == both
    assert say(do="set-series", number="0", title="") == [("Fog", None)]
    assert say(undo="yes") == both
    press(owners, key, "Take what the text says", "side")
    assert [place.title for place in view(key).series] == ["Keepers"]


def test_a_cut_is_put_in_without_scripts(owners: Client, wait: Wait) -> None:
    key, poured = wait(), TEXT.index("It poured")
    root = read(owners.get(f"/import/reviews/{key}/"))
    door = find(find(root, "p", class_="place-door"), "a").get("href") or ""
    links = list(find_all(read(owners.get(f"/import/reviews/{key}/{door}")), "a", class_="cut-here"))
    assert str(links[-1].get("aria-label")).startswith("Put a cut in before: It poured.")
    href = str(links[-1].get("href"))
    assert href == f"?at=0&new={poured}#new"
    answer = press(owners, key, "chapter heading", "new", href.partition("#")[0])
    assert (answer.status_code, answer["Location"]) == (303, f"/import/reviews/{key}/?at=0#d{poured}")
    assert [chapter.text[:14] for chapter in get_manuscript(OPERATOR, key=key).chapters][2:] == [
        "<p>It poured.<", "<p>It stopped ",
    ]  # fmt: skip


def test_undo_and_redo(owners: Client, wait: Wait) -> None:
    key = wait()
    press(owners, key, "Yes, here", f"d{RAINED}")
    after = view(key)
    owners.post(f"/import/reviews/{key}/step/", {"revision": after.revision, "at": "0", "undo": "yes"})
    assert view(key).card.unsure == after.card.unsure + 1
    owners.post(f"/import/reviews/{key}/step/", {"revision": after.revision + 1, "at": "0", "redo": "yes"})
    assert view(key).card.unsure == after.card.unsure


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"do": "rename", "title": "Lamp Oil"}, ("title", "Lamp Oil")),
        ({"do": "set-creators", "names": "marrow\r\n\r\nTam, pilot\n"}, ("creators", ("marrow", "Tam, pilot"))),
        ({"do": "set-language", "language": "Español"}, ("language", "es")),
        ({"do": "plan", "number": "7"}, ("planned", 7)),
    ],
)  # fmt: skip
def test_what_the_text_does_not_say(
    owners: Client, wait: Wait, fields: dict[str, str], expected: tuple[str, object]
) -> None:
    key = wait()
    assert owners.post(f"/import/reviews/{key}/step/", {"revision": "0", "at": "0", **fields}).status_code == 303
    assert getattr(view(key), expected[0]) == expected[1]


def test_a_script_is_given_what_stands_there_now(owners: Client, wait: Wait) -> None:
    key = wait()
    step = json.dumps({"do": "confirm", "at": RAINED})
    fields = {"revision": "0", "at": "0", "step": step}
    answer = owners.post(f"/import/reviews/{key}/step/", fields, headers={"Accept": "application/json"})
    told = answer.json()
    assert told["place"] == RAINED
    assert told["said"].startswith("Done: confirmed a place. ")
    sheet = find(read_fragment(told["html"]), "div", id="sheet")
    assert sheet.get("data-revision") == "1"
    assert "<html" not in told["html"]


def test_another_window_is_not_overruled(owners: Client, wait: Wait) -> None:
    key = wait()
    fields = {"revision": "0", "at": "0", "step": json.dumps({"do": "confirm", "at": RAINED})}
    assert owners.post(f"/import/reviews/{key}/step/", fields).status_code == 303
    late = owners.post(f"/import/reviews/{key}/step/", fields, follow=True)
    assert late.redirect_chain == [(f"/import/reviews/{key}/?at=0", 303)]
    assert "changed meanwhile" in words(find(read(late), "div", class_="messages"))
    assert view(key).revision == 1
    told = owners.post(f"/import/reviews/{key}/step/", fields, headers={"Accept": "application/json"})
    assert (told.status_code, "changed meanwhile" in told.json()["said"]) == (409, True)


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"step": "x"}, {"step": "[]"}, {"step": "null"}, {"step": '{"do":"move"}'}, {"step": '{"do":"fly"}'},
        {"step": '{"do":"move","at":1e400,"to":5}'}, {"step": '{"do":"move","at":0,"to":-5}'}, {"step": "[" * 50_000},
        {"step": '{"do":"add","at":99999999,"role":"text"}'}, {"step": '{"do":"set-role","at":0,"role":"boss"}'},
        {"do": "set-series", "number": "5", "title": "x"}, {"do": "set-series", "number": "0", "position": "first"},
        {"do": "set-series", "number": "1", "title": "keepers"}, {"do": "set-series", "number": "", "title": "x"},
        {"do": "plan", "number": "many"}, {"do": "set-language", "language": "Nonsuch"}, {"do": "add-tag", "name": "x"},
        {"do": "rename", "title": "a\x00b"}, {"revision": "x", "step": '{"do":"confirm-all"}'},
        {"at": "x", "step": '{"do":"confirm-all"}'}, {"undo": "yes"}, {"redo": "yes"},
    ],
)  # fmt: skip
def test_odd_steps_are_refused_and_change_nothing(owners: Client, wait: Wait, fields: dict[str, str]) -> None:
    key = wait()
    answer = owners.post(f"/import/reviews/{key}/step/", {"revision": "0", "at": "0"} | fields)
    assert answer.status_code == 400
    assert view(key).revision == 0
