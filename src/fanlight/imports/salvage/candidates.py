"""Every place where a chapter's heading could be, and how much speaks for it. Which of them stand is for `chains`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fanlight.imports.salvage.labels import TEXT_BEGINS, label_at
from fanlight.imports.salvage.numbers import NUMBER, number_of
from fanlight.imports.salvage.surroundings import (
    first_after,
    is_after_sentence,
    is_in_dialogue,
    last_before,
    line_end,
    opens_with_capital,
    starts_line,
)
from fanlight.works.manuscript import Certainty

ALONE, TITLED, LABELLED, STRONG, INLINE, WEAK = 7.0, 6.0, 6.0, 5.0, 3.0, 0.5
"""What speaks for a candidate, highest first; from STRONG on it may stand without neighbours."""

FAMILIES = ("Chapter", "Part", "Act", "Book", "Chapitre", "Kapitel", "Capítulo", "Capitolo", "Глава", "Hoofdstuk")
"""Words that a number follows. A chain of headings is of one of them."""

UNNUMBERED = ("Prologue", "Epilogue", "Interlude", "Intermission", "Prelude", "Coda")

OF_TOTAL = r"(?:[ ]?(?:/|of)[ ]?(?:\d{1,4}|\?)(?!\w))?"
"""A pattern of the total that may follow a number, as in `Chapter 2 of 8`, `Chapter 2/?`."""

_MOST_TITLE = 120
_NUMBERED = {
    word: re.compile(rf"{word}[ \n]{{1,4}}+(?:#|No\. ?)?({NUMBER}){OF_TOTAL}", re.IGNORECASE if word.isascii() else 0)
    for family in FAMILIES
    for word in (family, family.upper(), family.lower())
}
_SEPARATOR = re.compile(r"[ ]{0,3}+([:.|]|[-–—]{1,2})[ ]{0,3}+(?=\S)")
_BARE = re.compile(rf"^[ \t]*+[-–—~*(\[#]{{0,3}}+[ \t]*+({NUMBER})[ \t]*+[-–—~*)\].:#]{{0,3}}+[ \t]*+$", re.MULTILINE)
_TITLED = re.compile(r"^[ \t]*+(\d{1,3}|[IVXLC]{1,7})[.:)][ \t]++(\S[^\n]{0,79})$", re.MULTILINE)
_NOT_AFTER = frozenset(",;)?'/%&+=”\"")
_LEADS_ON = frozenset(
    [
        "in",
        "of",
        "from",
        "to",
        "see",
        "read",
        "with",
        "and",
        "or",
        "the",
        "that",
        "at",
        "until",
        "on",
        "for",
        "by",
        "since",
        "reached",
        "this",
        "my",
        "her",
        "his",
        "their",
        "about",
        "re",
        "a",
        "during",
        "before",
        "after",
        "through",
        "called",
        "titled",
        "like",
        "than",
        "post",
        "posted",
        "update",
        "updated",
        "finished",
        "wrote",
        "writing",
    ]
)
_SIGNS = re.compile(r"[\W_]+")
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
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible heading, from `start` to `end`, its title included. `number` 0 is a heading without one.

    `style` is how it is written: the word's case, and figures, letters or words for the number.
    """

    start: int
    end: int
    number: int
    family: str
    weight: float
    rule: str
    titled: Certainty | None = None
    style: str = ""


def numbered(text: str) -> Iterator[Candidate]:
    """Find `Chapter 2` and its like, by family, then by place."""
    for family in FAMILIES:
        found = [c for word in (family, family.upper(), family.lower()) for c in _of_word(text, word, family)]
        yield from sorted(found, key=lambda candidate: candidate.start)


def _of_word(text: str, word: str, family: str) -> Iterator[Candidate]:
    at = text.find(word)
    while at >= 0:
        match = _NUMBERED[word].match(text, at)
        if match is not None and (at == 0 or not text[at - 1].isalnum()):
            number = number_of(match[1])
            if number is not None and (candidate := _judged(text, at, match.end(), number, word)) is not None:
                yield replace(
                    candidate, family=family, style=f"{word} {_form(match[1])} {candidate.rule[-5:] == 'title'}"
                )
        at = text.find(word, at + len(word))


def _form(written: str) -> str:
    if written.isdecimal():
        return "figures"
    return "letters" if set(written.upper()) <= set("IVXLC") else "words"


def unnumbered(text: str) -> list[Candidate]:
    """Find `Prologue`, `Epilogue` and what else heads a chapter without a number."""
    found: list[Candidate] = []
    for name in UNNUMBERED:
        for word in (name, name.upper()):
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                whole = (at == 0 or not text[at - 1].isalnum()) and not text[end : end + 1].isalnum()
                if whole and (candidate := _judged(text, at, end, 0, word)) and candidate.weight >= INLINE:
                    found.append(replace(candidate, family=name))
                at = text.find(word, end)
    return sorted(found, key=lambda candidate: candidate.start)


def _judged(text: str, start: int, end: int, number: int, word: str) -> Candidate | None:
    if text[end : end + 1] in _NOT_AFTER and text[end : end + 1]:
        return None
    if starts_line(text, start) and (on_line := _on_own_line(text, start, end, number)) is not None:
        return on_line
    return None if word.islower() else _inline(text, start, end, number)


def _on_own_line(text: str, start: int, end: int, number: int) -> Candidate | None:
    """Judge a line that begins with the heading's words: nothing else on it, a title, or the text already."""
    stop = line_end(text, end)
    if stop < 0 or stop - end > _MOST_TITLE:
        return None
    rest = text[end:stop].strip()
    if not rest.strip(".:-–—~*#)] "):
        last = max(end, last_before(text, stop) + 1)
        if title_end := _title_below(text, stop):
            return Candidate(start, title_end, number, "", ALONE, "heading-line", "likely")
        return Candidate(start, last, number, "", ALONE, "heading-line")
    if label_at(text, first_after(text, end)) or TEXT_BEGINS.match(text, first_after(text, end)):
        return None
    title_end = last_before(text, stop) + 1
    if _SEPARATOR.match(text, end):
        return Candidate(start, title_end, number, "", TITLED, "heading-line-title", "certain")
    ends = rest[-1] in '.,;!?:"”…'
    if opens_with_capital(rest, 0) and len(rest) <= 60 and not ends:
        return Candidate(start, title_end, number, "", STRONG, "heading-line-words", "likely")
    return None


def _title_below(text: str, at: int) -> int:
    """Give the end of a title on the very next line, with a blank line, a label or a long line after it; else 0."""
    stop = line_end(text, at + 1, 61)
    line = text[at + 1 : stop].strip() if stop > 0 else ""
    if not line or not opens_with_capital(line, 0) or line[-1] in '.,;!?:"”…' or _SIGNS.fullmatch(line):
        return 0
    after = first_after(text, stop)
    if (
        label_at(text, first_after(text, at))
        or TEXT_BEGINS.match(line)
        or any(p.match(line) for p in _NUMBERED.values())
    ):
        return 0
    parted = text[stop:after].count("\n") > 1 or line_end(text, after, 70) < 0
    return last_before(text, stop) + 1 if parted or label_at(text, after) or TEXT_BEGINS.match(text, after) else 0


def _inline(text: str, start: int, end: int, number: int) -> Candidate | None:
    """Judge a heading in running text by what ends before it and what begins after it."""
    sentence = is_after_sentence(text, start)
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


def bare(text: str) -> list[Candidate]:
    """Find numbers on lines of their own (`2`, `II.`, `~ Two ~`) and numbered titles (`2. Fog`) between blank lines."""
    found: list[Candidate] = []
    for pattern, rule in ((_BARE, "heading-bare-number"), (_TITLED, "heading-numbered-title")):
        for match in pattern.finditer(text):
            number = number_of(match[1])
            if number is None or (match[1].islower() and not match[1].isalpha()):
                continue
            end = last_before(text, match.end()) + 1
            start = first_after(text, match.start())
            titled: Certainty | None = "likely" if pattern is _TITLED else None
            if titled and not (match[2][0].isupper() and match[2].rstrip()[-1] not in '.,;!?:"”…'):
                continue
            weight = STRONG - 1 if titled else STRONG
            if not _between_blank_lines(text, start, end, after=titled is not None):
                if titled or not is_after_sentence(text, start) or not _opens_text(text, end):
                    continue
                weight = INLINE
            found.append(Candidate(start, end, number, "number", weight, rule, titled))
    return sorted(found, key=lambda candidate: candidate.start)


def _opens_text(text: str, end: int) -> bool:
    """Tell whether a line longer than a list's begins after `end`."""
    after = first_after(text, end)
    if label_at(text, after) or TEXT_BEGINS.match(text, after):
        return True
    return opens_with_capital(text, after) and line_end(text, after, 30) < 0


def _between_blank_lines(text: str, start: int, end: int, *, after: bool) -> bool:
    before = text[last_before(text, start) + 1 : start].count("\n")
    if before < 2 and last_before(text, start) >= 0:
        return False
    return not after or text[end : first_after(text, end)].count("\n") >= 2


def is_contents(text: str) -> bool:
    """Tell whether a text is nothing but lines that name chapters, two at least."""
    lines = [line.strip() for line in text[:20_000].split("\n") if line.strip()]
    return len(lines) > 1 and all(len(x) < _MOST_TITLE and _NUMBERED["Chapter"].match(x) for x in lines)
