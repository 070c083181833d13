"""Headings within running text, and where a title ends there."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fanlight.imports.salvage.candidates import INLINE, LABELLED, WEAK, Candidate
from fanlight.imports.salvage.forms import case_of
from fanlight.imports.salvage.labels import TEXT_BEGINS, label_at
from fanlight.imports.salvage.numbers import HAN, NUMBER, number_of
from fanlight.imports.salvage.surroundings import (
    first_after,
    is_after_sentence,
    is_in_dialogue,
    last_before,
    opens_with_capital,
)
from fanlight.imports.salvage.vocabulary import FAMILY_OF, IN_TEXT
from fanlight.works.manuscript import Certainty

UNNUMBERED = ("Prologue", "Epilogue", "Interlude", "Intermission", "Prelude", "Coda")

_MOST_TITLE = 120
_OF_TOTAL = r"(?:[ ]?(?:/|of)[ ]?(?:\d{1,4}|\?)(?!\w))?"
_NUMBERED = {
    word: re.compile(rf"{re.escape(word)}[ \n]{{1,4}}+(?:#|No\. ?)?({NUMBER}){_OF_TOTAL}", re.IGNORECASE)
    for family in IN_TEXT
    for word in (family, family.upper(), family.lower())
}
_HAN = re.compile(rf"第([{HAN}]{{1,8}}|\d{{1,4}})[章话話回]")
_SEPARATOR = re.compile(r"[ ]{0,3}+([:.|]|[-–—]{1,2})[ ]{0,3}+(?=\S)")
_NOT_AFTER = frozenset(",;)?'/%&+=”\"")
_LEADS = """\
in of from to see read with and or the that at until on for by since reached this my her his their about re a during
before after through called titled like than post posted update updated finished wrote writing end"""
_LEADS_ON = frozenset(_LEADS.split())
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "without",
    ]
)
_AN_END = re.compile(r"(?:The end|THE END|TBC|To be continued|Fin)[ ]?$")
_WORD = re.compile(r"\S+")


class Taken:
    """Spans of a text, in order and apart, to be asked whether they hold a place."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]


def numbered(text: str, taken: Taken) -> Iterator[Candidate]:
    """Find `Chapter 2` and its like outside what is taken, by family, then by place."""
    for family in IN_TEXT:
        words = dict.fromkeys((family, family.upper(), family.lower()))
        found = [c for word in words for c in _of_word(text, word, taken)]
        yield from sorted(found, key=lambda candidate: candidate.start)
    yield from _han(text, taken)


def _of_word(text: str, word: str, taken: Taken) -> Iterator[Candidate]:
    family = FAMILY_OF[word.casefold().rstrip(".")]
    at = text.find(word)
    while at >= 0:
        match = _NUMBERED[word].match(text, at)
        if match is not None and (at == 0 or not text[at - 1].isalnum()) and at not in taken:
            number = number_of(match[1])
            if number is not None and (candidate := _judged(text, at, match.end(), number, word)) is not None:
                titled = " t" if candidate.rule == "heading-inline-title" else ""
                style = f" {case_of(word)} {_form(match[1])}{titled}"
                yield replace(candidate, family=family, style=style)
        at = text.find(word, at + len(word))


def _form(written: str) -> str:
    if written.isdecimal():
        return "figures"
    return "letters" if set(written.upper()) <= set("IVXLC") else "words"


def _han(text: str, taken: Taken) -> Iterator[Candidate]:
    at = text.find("第")
    while at >= 0:
        match = _HAN.match(text, at)
        number = number_of(match[1]) if match and at not in taken else None
        if (
            match
            and number
            and is_after_sentence(text, at)
            and text[match.end() : match.end() + 1] not in "，。、的里裡」”"
        ):
            yield Candidate(at, match.end(), number, "章", INLINE, "heading-after-sentence", style=" 章")
        at = text.find("第", at + 1)


def unnumbered(text: str, taken: Taken) -> list[Candidate]:
    """Find `Prologue`, `Epilogue` and what else heads a chapter without a number, in running text."""
    found: list[Candidate] = []
    for name in UNNUMBERED:
        for word in (name, name.upper()):
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                whole = (at == 0 or not text[at - 1].isalnum()) and not text[end : end + 1].isalnum()
                candidate = _judged(text, at, end, 0, word) if whole and at not in taken else None
                if candidate is not None and candidate.weight >= INLINE:
                    found.append(replace(candidate, family=name))
                at = text.find(word, end)
    return sorted(found, key=lambda candidate: candidate.start)


def _judged(text: str, start: int, end: int, number: int, word: str) -> Candidate | None:
    """Judge a heading in running text by what ends before it and what begins after it."""
    if word.islower() or (text[end : end + 1] in _NOT_AFTER and text[end : end + 1]):
        return None
    sentence = is_after_sentence(text, start) or _AN_END.search(text, max(0, start - 24), start) is not None
    if not sentence and _leads_on(text, start):
        return None
    after = first_after(text, end)
    if label_at(text, after) or TEXT_BEGINS.match(text, after):
        return Candidate(start, end, number, "", LABELLED if sentence else INLINE, "heading-before-notes")
    if is_in_dialogue(text, start):
        return None
    separator = _SEPARATOR.match(text, end)
    if separator and opens_with_capital(text, separator.end()):
        title_end, titled = _inline_title(text, separator.end())
        if separator[1] == "." and titled == "uncertain":
            title_end, titled = end, None
        weight = INLINE + 1 if sentence else WEAK
        return Candidate(start, title_end, number, "", weight, "heading-inline-title", titled)
    if after == len(text):
        return Candidate(start, end, number, "", INLINE if sentence else WEAK, "heading-at-the-end")
    if after > end and opens_with_capital(text, after):
        return Candidate(start, end, number, "", INLINE if sentence else WEAK, "heading-after-sentence")
    return None


def _leads_on(text: str, at: int) -> bool:
    """Tell whether the word before makes the heading's words part of its sentence, as in "in Chapter 2"."""
    words = text[max(0, at - 24) : at].split()
    return bool(words) and (words[-1].casefold().strip("*_(\"'“‘") in _LEADS_ON or words[-1][-1] in ",;:(“‘")


def _inline_title(text: str, at: int) -> tuple[int, Certainty | None]:
    """Give where a title in running text ends: at the label that follows, else before the last capitalised word."""
    stop = min(len(text), at + _MOST_TITLE)
    last_capital = previous_end = at
    for found in _WORD.finditer(text, at, stop):
        word = found[0]
        if label_at(text, found.start()) or TEXT_BEGINS.match(text, found.start()):
            return previous_end, "certain"
        if found.start() > at and (word[0] in '"“' or "\n" in text[previous_end : found.start()]):
            return previous_end, "likely" if word[0] not in '"“' else "uncertain"
        if opens_with_capital(word, 0) or word[0].isdigit():
            last_capital = found.start()
        elif word.casefold() not in _SMALL:
            return (last_before(text, last_capital) + 1 if last_capital > at else at), "uncertain"
        previous_end = found.end()
        if word[-1] in ".!?…":
            return previous_end, "uncertain"
    return at, "uncertain"
