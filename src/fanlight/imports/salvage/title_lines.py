"""Titles that stand alone: lines without a number that may head chapters, because others like them do."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from fanlight.imports.salvage.candidates import is_unfinished
from fanlight.imports.salvage.capitals import is_named
from fanlight.imports.salvage.forms import SIGNS, unshelled
from fanlight.imports.salvage.labels import label_at
from fanlight.imports.salvage.rows import Row, is_rule
from fanlight.imports.salvage.surroundings import first_after
from fanlight.imports.salvage.vocabulary import CONTENTS, DAYS, ENDS, MONTHS, SEASONS
from fanlight.works.manuscript import Certainty

_MOST = 70
_MOST_WORDS = 12
_SHORT = 200
"""Characters below a title up to which it heads nothing: it is a line of verse, a sign on a door, an item."""
_USUAL = 400
"""Characters that most titles of a work have below them at the least."""
MOST_ROWS = 20_000
"""Lines collected; in a text with more of them short lines are no titles."""
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?P<weekday>(?:{'|'.join(DAYS)})(?:[ ]?(?:morning|afternoon|evening|night))?)?"
    rf"(?P<month>,?[ ]?(?:{_MONTH}|{'|'.join(SEASONS)}))?(?P<day>,?[ ]?\d{{1,2}}(?:st|nd|rd|th|\.)?)?"
    rf"(?P<of>[ ](?:of[ ])?(?:{_MONTH}))?(?P<year>,?[ ]\d{{4}})?",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\[|[^:]{1,30}: [^A-Z]|\d")
_LEFT_OPEN = """\
a an and the of to in or but with for from his her its their my your as at by that"""
_UNENDING = frozenset(_LEFT_OPEN.split())
"""Words that no title ends with."""
_INNER_END = re.compile(r"[.!?] ")


@dataclass(frozen=True, slots=True)
class TitleRow:
    """A line that could be a title. `mark` is how it is marked, "" for not at all; `look` how its words are written."""

    row: Row
    mark: str
    look: str


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Titles written alike, with what they weigh together."""

    rows: tuple[Row, ...]
    mark: str
    look: str
    weight: float
    certainty: Certainty

    @property
    def rule(self) -> str:
        """Name the rule."""
        if self.mark:
            return "heading-marked"
        if self.look.startswith("date"):
            return "heading-date"
        return "heading-capitals" if self.look == "capitals" else "heading-title-alone"


def title_row(row: Row, *, small: bool) -> TitleRow | None:
    """Read a line as a title, None when its words or its place speak against it."""
    if len(row.words) < 2 or row.words.isdecimal():
        return None
    before, core, after = unshelled(row.words)
    if not 1 < len(core) <= _MOST or core.count(" ") >= _MOST_WORDS or not any(sign.isalpha() for sign in core):
        return None
    folded = core.casefold().strip(SIGNS + " .!")
    if folded in ENDS or folded in CONTENTS or folded.startswith(("end of ", "end ", "to be cont", "by ")):
        return None
    mark = "ruled" if row.ruled and not before else mark_of(row.words)
    if not mark and (row.above < 1 or row.below < 1 or before or after):
        return None
    look = _look(core, small=small)
    if not look and mark:
        look = "words"
    if not look or (
        not mark and (label_at(core, 0) is not None or (_SPEAKER.match(core) and not look.startswith("date")))
    ):
        return None
    return TitleRow(row, mark, look)


def mark_of(heading: str) -> str:
    """Say how a heading is marked: by the signs around it, by a line below it, "" for not at all."""
    first, _, below = heading.partition("\n")
    before, _, after = unshelled(first)
    if before and before == "#" * len(before) and first[len(before) : len(before) + 1] == " ":
        return before
    if before and after and len(before) == len(after) and before[0] in "=*~_-+<>|•°★☆♥§":
        return f"{before} {after}"
    return "ruled" if is_rule(below) and not before else ""


def _look(core: str, *, small: bool) -> str:
    """Say how a title is written: as a date, in capitals, as words; "" for a sentence or a speech."""
    if (date := _DATE.fullmatch(core)) is not None:
        return " ".join(["date", *(name for name, words in date.groupdict().items() if words)])
    if core[-1] in ",;:-–—…\"”'’»" or core[0] in "\"“'‘«—–-(":
        return ""
    if (_INNER_END.search(core) and core[-1] not in ".!?") or core.rpartition(" ")[2] in _UNENDING:
        return ""
    named = is_named(core)
    if core[-1] in ".!?。！？":
        if core[-1] in "。！？" or not named or (_INNER_END.search(core) and core.count(" ") < 3):
            return ""
        return "stopped" if core[-1] == "." else "asked"
    if core.isupper() and sum(map(str.isalpha, core)) > 1:
        return "capitals"
    return "words" if named or small or core[0].isupper() or not core[0].islower() else ""


def groups_of(text: str, found: Sequence[TitleRow], usual: int, prose: int) -> list[TitleGroup]:
    """Gather titles that are written alike and have text below. `prose` is where the story's first long line begins."""
    if len(found) > MOST_ROWS:
        return []
    running = _running_heads(text, found)
    found = [one for one in found if _without_figures(one.row.words) not in running]
    alike: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for one in found:
        alike[one.mark, "" if one.mark else one.look].append(one.row)
    for mark, look in list(alike):
        if look == "asked":  # a title may ask among others that do not
            fitting = max(("words", "stopped"), key=lambda other: len(alike.get((mark, other), ())))
            alike[mark, fitting] = sorted([*alike.get((mark, fitting), ()), *alike.pop((mark, look))], key=_start)
    groups = [_group(text, mark, look, rows, usual, prose) for (mark, look), rows in alike.items()]
    return [group for group in groups if group is not None]


def _running_heads(text: str, found: Sequence[TitleRow]) -> set[str]:
    """List what stands on many pages: the same words again and again, now and then in the middle of a sentence."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for one in found:
        alike[_without_figures(one.row.words)].append(one.row)
    return {words for words, rows in alike.items() if len(rows) > 2 and any(is_unfinished(text, row) for row in rows)}


def _without_figures(words: str) -> str:
    return words.strip("0123456789 .-–—|")


def _group(text: str, mark: str, look: str, rows: list[Row], usual: int, prose: int) -> TitleGroup | None:
    apart = [row for row in rows if row.above > usual]
    set_off = not mark and len(apart) >= max(2, 0.6 * len(rows))
    rows = apart if set_off else rows
    kept = _with_text_below(text, rows)
    least = 2 if mark or (set_off and look == "capitals") else 3
    if len(kept) < least or (not mark and len(kept) < 0.7 * len(rows)):
        return None
    if not mark:
        ends = [row.start for row in kept[1:]] + [len(text)]
        lengths = [end - row.end for row, end in zip(kept, ends, strict=True)]
        if median(lengths) < _USUAL or (kept[0].start > prose and not (set_off and len(kept) > 3)):
            return None
    weight, certainty = _weight(mark, look, set_off=set_off)
    return TitleGroup(tuple(kept), mark, look, weight * len(kept), certainty)


def _weight(mark: str, look: str, *, set_off: bool) -> tuple[float, Certainty]:
    if mark:
        return (5.0 if mark == "ruled" or mark[0] in "#=" else 4.0), "likely"
    weight = {"capitals": 3.0, "words": 2.5, "stopped": 2.0}.get(look, 3.0)
    return (weight + 1, "likely") if set_off and look != "stopped" else (weight, "uncertain")


def _with_text_below(text: str, rows: list[Row]) -> list[Row]:
    """Drop titles that the next one follows too soon; the last keeps the text to the end."""
    kept: list[Row] = []
    for index, row in enumerate(rows):
        stop = rows[index + 1].start if index + 1 < len(rows) else len(text)
        if first_after(text, row.end) < stop and stop - row.end >= _SHORT:
            kept.append(row)
    return kept


def _start(row: Row) -> int:
    return row.start
