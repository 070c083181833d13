"""Where notes end when nothing marks it: the end of the last sentence that still speaks to the readers."""

import re
from collections import Counter

from fanlight.imports.salvage.surroundings import first_after, is_capital, last_before

_SENTENCE_END = re.compile(r"[.!?…]++[\"”')\]*_~]{0,3}+(?=\s|$)|\n[ ]*+\n|[。！？]")
_TO_READERS = re.compile(
    r"(?i:\b(?:chapters?|updates?|updated|updating|readers?|reading|reviews?|comments?|commented|kudos|enjoy(?:ed)?|"
    r"thanks?|thank you|beta(?:'d|ed|s)?|tags?|warnings?|hiatus|posted?|posting|fics?|fandom|story|stories|writing|"
    r"wrote|written|sorry|apologies|hope|tumblr|discord|feedback|trigger|tw|cw|un-?betad?|mistakes|typos|notes?|"
    r"series|sequel|prompt|translations?|parts?|y'all|you guys|every(?:one|body)|this one|next (?:one|week|time)|"
    r"hello|happy (?:\w+day|holidays|new year)|see you|lyrics|promise)\b)|<3|:\)|:D|xoxo"
)
_ADDRESS = re.compile(r"\b(?:I(?:'m|'ve|'ll|'d)?|[Yy]ou(?:r|'re|'ve|'ll)?|my)\b")
_QUOTED = re.compile(r"\"[^\"]{0,400}+\"|“[^”]{0,400}+”")
_ORNAMENT = re.compile(r"\n[ ]{0,80}(?:[-*~=_#•–—][ ]?){3,80}(?=\n)")
_PARAGRAPH = re.compile(r"\n[ ]*+\n")
_LINE = re.compile(r"\n")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_WORD = re.compile(r"[A-Z][a-z]{2,}")
_ABBREVIATED = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Prof.", "Jr.", "Sr.", "vs.", "No.")
_SAMPLE = 4000
_DOUBTFUL = 2
"""Sentences without any sign that may stand between two of the author's."""

_LONG_PARAGRAPH = 1500
_MOST = 6000
"""Characters that a guess looks at; longer notes need a person anyway."""


def notes_end(text: str, start: int, stop: int) -> int:
    """Guess the end of notes that begin at `start`: one sentence at least, then as long as they talk to the readers.

    In text that kept its lines a paragraph counts as one sentence.
    """
    voice = _Voice(text, start, stop)
    stop = min(stop, start + _MOST)
    ornament = _ORNAMENT.search(text, start, stop)
    stop = ornament.start() if ornament else stop
    at = end = body = first_after(text, start, stop)
    parted = _PARAGRAPH if _PARAGRAPH.search(text, body, stop) else _LINE
    doubtful = 0
    while at < stop and doubtful <= _DOUBTFUL:
        found = parted.search(text, at, stop)
        unit_end = found.start() if found else stop
        if unit_end - at > _LONG_PARAGRAPH or not found:
            unit_end = min(unit_end, _sentence_end(text, at, stop))
        sentence = text[at:unit_end]
        whole = found is not None and unit_end == found.start()
        if end == body or (voice.speaks_to_readers(sentence) and not (whole and voice.tells(sentence))):
            end, doubtful = unit_end, 0
        elif voice.tells(sentence):
            break
        else:
            doubtful += 1
        at = first_after(text, unit_end, stop)
    return last_before(text, end) + 1 if end > start else end


class _Voice:
    """Tells an author's sentences from the story's, by the story itself: who is in it, and whether it says I."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        middle = (start + stop) // 2
        self._personal = not self._is_told_by_i(text[middle : min(stop, middle + _SAMPLE)])
        sample = text[min(start + 300, middle) : min(stop, middle + 2 * _SAMPLE)][: 3 * _SAMPLE]
        self._names = {name for name, count in Counter(_NAME.findall(sample)).items() if count > 1}

    @staticmethod
    def _is_told_by_i(sample: str) -> bool:
        told = _QUOTED.sub("", sample)
        return len(_ADDRESS.findall(told)) * 250 > len(told)

    def speaks_to_readers(self, sentence: str) -> bool:
        """Tell whether a sentence outside quotations is about chapters, readers, the writing of it."""
        if sentence[:1] in ('"', "“"):
            return False
        own = _QUOTED.sub("", sentence)
        return _TO_READERS.search(own) is not None or (self._personal and _ADDRESS.search(own) is not None)

    def tells(self, sentence: str) -> bool:
        """Tell whether a sentence is the story's: somebody speaks in it, or one of its people is named."""
        return sentence[:1] in ('"', "“", "‘", "*") or any(word in self._names for word in _WORD.findall(sentence))


def summary_end(text: str, start: int, stop: int) -> int:
    """Guess the end of a summary: its first paragraph, or in running text its first sentence."""
    body = first_after(text, start, stop)
    found = text.find("\n", body, stop)
    return found if found >= 0 else _sentence_end(text, body, min(stop, body + _MOST))


def _sentence_end(text: str, at: int, stop: int) -> int:
    for found in _SENTENCE_END.finditer(text, at, stop):
        after = first_after(text, found.end(), stop)
        if text[max(at, found.start() - 4) : found.end()].endswith(_ABBREVIATED):
            continue
        if after == stop or found[0][0] in "\n。！？" or is_capital(text[after]) or not text[after].isalpha():
            return found.start() if found[0][0] == "\n" else found.end()
    return stop
