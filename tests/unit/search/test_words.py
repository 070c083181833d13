"""Text as search sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.kernel.text import fold
from fanlight.search import words


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("running", "runs", "en"),
        ("The Wren’s lamp", "the wren's LAMPS", "en"),
        ("don’t", "dont", "en"),
        ("Été", "e\u0301tés", "fr"),
        ("l'amour", "L’Amour", "fr"),
        ("Häuser", "haus", "de"),
        ("лампами", "лампа", "ru"),
        ("ＬＡＭＰ", "lamp", ""),
        ("naïve", "naive", ""),
    ],
)
def test_the_same_word(one: str, other: str, language: str) -> None:
    assert words.terms(one, language) == words.terms(other, language) != []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lamp—light, _lit_ (again)…", ["lamp", "light", "lit", "again"]),
        ("灯台のlamp光", ["灯", "台", "の", "lamp", "光"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("42½", ["421", "2"]),
        ("* — ''", []),
        (f"one{words.GAP}two", ["one", "|", "two"]),
    ],
)
def test_where_words_part(text: str, found: list[str]) -> None:
    assert words.terms(text, "") == found


def test_a_french_article_parts_from_its_word() -> None:
    assert words.terms("l'amour aujourd'hui", "fr")[:2] == ["fr:l", "fr:amour"]
    assert len(words.terms("aujourd'hui", "fr")) == 1


def test_a_language_without_stems_keeps_its_words() -> None:
    assert words.primary("pt-BR") == "pt"
    assert words.primary("tlh") == words.primary(None) == ""
    assert words.surfaces("Running") == ["running"]


def test_markup_parts_paragraphs_and_not_words() -> None:
    assert words.plain("<p>w<em>or</em>d</p><p>two &amp;c.</p>").split() == ["word", "two", "&c."]


def test_where_words_stand() -> None:
    text = "The lamps — lit"
    assert [(text[start:end], term) for start, end, term in words.spans(text, "en")] == [
        ("The", "en:the"),
        ("lamps", "en:lamp"),
        ("lit", "en:lit"),
    ]


@given(st.text(max_size=60), st.sampled_from(["", "en", "fr", "de", "ru", "tr"]))
def test_any_text_reads_as_words_without_spaces(text: str, language: str) -> None:
    found = words.terms(text, language)
    assert all(term and not term[-1].isspace() and len(term) <= words.LONGEST + 3 for term in found)
    assert found == words.terms(text, language), "what is remembered is what was worked out"


@given(st.text(alphabet="aeéÉñßЖ灯 '’-", max_size=30), st.sampled_from(["", "en", "fr"]))
def test_folded_text_reads_the_same(text: str, language: str) -> None:
    assert words.terms(text, language) == words.terms(fold(text), language)
