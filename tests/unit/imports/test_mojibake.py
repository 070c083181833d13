"""Wrongly decoded text is found and proposed for repair; sound text in any language is left in peace."""

import codecs

import ftfy.bad_codecs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.mojibake import MOST, Repair, find_mojibake, looks_wrong, repaired
from tests.samples.languages import SENTENCES

assert ftfy.bad_codecs  # the codecs that programs have, which no byte is foreign to

SENTENCE = SENTENCES["english"]
MARKED = st.text(st.sampled_from("ÃÂâ€™œ\x9d\x80Ð¿©»ñ«É°\xa0 abC.\nРїСЂ"), max_size=400)


def wrongly(text: str, codec: str = "sloppy-windows-1252") -> str:
    return text.encode().decode(codec)


@pytest.mark.parametrize("language", SENTENCES)
def test_sound_text_is_left_in_peace(language: str) -> None:
    assert find_mojibake(SENTENCES[language]) == ()
    assert looks_wrong([SENTENCES[language]]) is None


@pytest.mark.parametrize("language", sorted(SENTENCES.keys() - {"swedish", "khmer"}))
def test_what_was_taken_for_windows_1252_is_put_right_in_every_language(language: str) -> None:
    wrong = wrongly(SENTENCES[language])
    assert repaired(wrong, find_mojibake(wrong)) == SENTENCES[language]


@pytest.mark.parametrize("codec", ["latin-1", "sloppy-windows-1250", "sloppy-windows-1251", "mac-roman"])
def test_other_mistakes_are_put_right_too(codec: str) -> None:
    wrong = wrongly(SENTENCE, codec)
    assert repaired(wrong, find_mojibake(wrong)) == SENTENCE


def test_a_mistake_made_twice_is_put_right() -> None:
    wrong = wrongly(wrongly("“It’s lit”"))
    assert repaired(wrong, find_mojibake(wrong)) == "“It’s lit”"


def test_a_proposal_says_where_what_how_sure_and_why() -> None:
    said = "“â€™” is “’”: UTF-8 that was taken for Windows-1252."
    assert find_mojibake("The keeperâ€™s ledger.") == (Repair(10, 13, "’", "certain", said),)


def test_one_letter_alone_is_only_likely_and_many_vouch_for_each_other() -> None:
    assert [r.certainty for r in find_mojibake("She went to the cafÃ© at noon.")] == ["likely"]
    assert {r.certainty for r in find_mojibake("cafÃ© " * 5)} == {"certain"}


def test_control_characters_are_the_marks_of_windows_1252() -> None:
    found = find_mojibake("it\x92s \x93lit\x94")
    assert [(r.repaired, r.certainty) for r in found] == [("’", "certain"), ("“", "certain"), ("”", "certain")]


def test_a_sound_half_beside_a_wrong_half_is_left_alone() -> None:
    text = f"{SENTENCES['french']}\n{wrongly(SENTENCE)}\n{SENTENCES['russian']}"
    assert repaired(text, find_mojibake(text)) == f"{SENTENCES['french']}\n{SENTENCE}\n{SENTENCES['russian']}"


def test_some_repairs_may_be_put_in_and_others_not() -> None:
    wrong = "itâ€™s cafÃ©"
    first, second = find_mojibake(wrong)
    assert (repaired(wrong, [first]), repaired(wrong, [second])) == ("it’s cafÃ©", "itâ€™s café")
    assert repaired(wrong, []) == wrong


def test_a_structured_work_is_asked_cheaply_and_shows_one_place() -> None:
    shown = looks_wrong(["sound", "“sound”", "x" * 5000 + wrongly(" “lit” ")])
    assert shown is not None
    assert shown.said.startswith("“â€œ” is")


@given(MARKED)
def test_proposals_are_spans_of_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for repair in find_mojibake(text):
        assert end <= repair.at < repair.end <= len(text)
        assert repair.repaired != text[repair.at : repair.end]
        end = repair.end


@given(st.text(max_size=300))
def test_any_text_can_be_asked_about(text: str) -> None:
    find_mojibake(text)
    looks_wrong([text])


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_hold_nothing(text: str) -> None:
    assert find_mojibake(text) == ()


def test_a_hostile_text_gives_no_more_than_the_most() -> None:
    assert len(find_mojibake("cafÃ© " * (MOST + 10))) == MOST
    find_mojibake("Ã©" * 200_000)  # one word without an end


def test_every_codec_named_is_one_that_python_has() -> None:
    for codec in ("sloppy-windows-1252", "sloppy-windows-1251", "mac-roman"):
        assert codecs.lookup(codec)
