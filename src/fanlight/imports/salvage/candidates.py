"""Every place where a numbered heading could be, and how much speaks for it. Which of them stand is for `chains`."""

from dataclasses import dataclass

from fanlight.imports.salvage.capitals import is_named
from fanlight.imports.salvage.forms import Form
from fanlight.imports.salvage.labels import TEXT_BEGINS, label_at
from fanlight.imports.salvage.rows import Row
from fanlight.imports.salvage.surroundings import (
    ends_sentence,
    first_after,
    is_after_sentence,
    last_before,
    line_end,
    opens_with_capital,
)
from fanlight.imports.salvage.vocabulary import ABOVE, CHAPTERS
from fanlight.works.manuscript import Certainty

ALONE, TITLED, LABELLED, STRONG, FAIR, INLINE, WEAK = 7.0, 6.0, 6.0, 5.0, 4.0, 3.0, 0.5
"""What speaks for a candidate, highest first; from STRONG on it may stand without neighbours."""

_MOST_LOOSE = 60
_LONG = 30
_PROSE_ENDS = '.,;!?:"”…'


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible heading, from `start` to `end`, its title included. `number` 0 is a heading without one.

    `style` is how it is written: the word's case, figures, letters or words for the number, the signs around. `sub`
    counts within a number. `above` is the number of blank lines above, -1 within a line. `unfinished` when no sentence
    ends above it, `broken` when one goes on below it too, as around the number of a page.
    """

    start: int
    end: int
    number: int
    family: str
    weight: float
    rule: str
    titled: Certainty | None = None
    style: str = ""
    sub: int = 0
    above: int = -1
    broken: bool = False
    unfinished: bool = False


def is_unfinished(text: str, row: Row) -> bool:
    """Tell whether a long line above a row ends within a sentence."""
    last = last_before(text, row.start)
    if last < 0 or not (text[last].islower() or text[last] in ",;"):
        return False
    return "\n" not in text[max(0, last - _LONG) : last] and last > _LONG


def is_broken(text: str, row: Row) -> bool:
    """Tell whether a sentence goes on across a line: nothing ends above it, and a small letter begins below."""
    last = last_before(text, row.start)
    after = first_after(text, row.end)
    if last < 0 or after == len(text):
        return False
    return text[after].islower() and (text[last].isalnum() or text[last] in ",;-")


def on_line(text: str, row: Row, form: Form, *, small: bool) -> Candidate | None:
    """Judge a short line as a numbered heading. `small` is a text that has no use for capitals."""
    weight = _weight(text, row, form, small=small)
    if weight <= 0:
        return None
    broken = is_broken(text, row)
    titled: Certainty | None = None
    rule = "heading-line"
    if form.family == "number":
        rule = "heading-numbered-title" if form.title else "heading-bare-number"
    elif form.family == "name":
        rule = "heading-name-and-number"
    elif form.title:
        rule = "heading-line-words" if form.loose else "heading-line-title"
    if form.title:
        titled = "likely" if form.loose or (form.family == "number" and not row.below) else "certain"
    if row.ruled and weight >= INLINE:
        weight = max(weight, STRONG)
    weight = WEAK if broken else weight
    return Candidate(
        row.start,
        row.end,
        form.number,
        form.family,
        weight,
        rule,
        titled,
        form.style,
        form.sub,
        row.above,
        broken,
        is_unfinished(text, row),
    )


def _weight(text: str, row: Row, form: Form, *, small: bool) -> float:
    """Say how much speaks for a line, 0 for nothing."""
    parted = row.above > 0
    if form.family == "number":
        return _bare_weight(text, row, form, small=small)
    if form.family == "name":
        return FAIR if parted and row.below > 0 else INLINE if parted else 0.0
    sure = form.family in CHAPTERS or form.family in ABOVE or form.family == "部"
    if not form.title:
        return ALONE if sure else STRONG
    if not form.loose:
        if sure:
            return TITLED
        return 0.0 if form.title[-1] in ',;"”' or (form.title[-1] in "." and " " in form.title) else FAIR
    ends = form.title[-1] in _PROSE_ENDS
    if form.family in ("章", "部"):
        return STRONG if not ends else 0.0
    if len(form.title) > _MOST_LOOSE or ends or not opens_with_capital(form.title, 0):
        bracketed = form.title[:1] in '"“«「『(' and form.title[-1] in '"”»」』)'
        return STRONG if bracketed and sure else 0.0
    return STRONG if sure else INLINE if form.family != "Tag" else 0.0


def _bare_weight(text: str, row: Row, form: Form, *, small: bool) -> float:
    """Weigh a number without a word, for which its place must speak."""
    edge = row.above > 0
    if form.loose:
        return INLINE if row.above > 1 and row.below > 0 else 0.0
    if form.title:
        title = form.title
        begins = small or opens_with_capital(title, 0) or row.below > 0
        sentences = title[-1] in ".!?" and any(sign in title[:-1] for sign in ".!?")
        if not begins or (sentences and not is_named(title)):
            return 0.0
        if title[-1] in '.:"”' and not (edge and row.below > 0 and (title[-1] != "." or is_named(title))):
            return 0.0
        if edge and row.below > 0:
            return INLINE if sentences else FAIR
        if not is_after_sentence(text, row.start) or not opens_with_capital(text, first_after(text, row.end)):
            return 0.0
        return INLINE if _opens_text(text, row.end) else INLINE - 0.5 if is_named(title) else 0.0
    if edge:
        return STRONG
    if not _ends_above(text, row.start) or not opens_with_capital(text, first_after(text, row.end)):
        return 0.0
    return INLINE if _opens_text(text, row.end) else INLINE - 0.5


def _ends_above(text: str, at: int) -> bool:
    if at > 1 and text[at - 1] == "\n" and text[at - 2].isalnum():
        return False
    last = last_before(text, at)
    return last < 0 or ends_sentence(text, last)


def _opens_text(text: str, end: int) -> bool:
    """Tell whether a line longer than a list's begins after `end`."""
    after = first_after(text, end)
    if label_at(text, after) or TEXT_BEGINS.match(text, after):
        return True
    return opens_with_capital(text, after) and line_end(text, after, 30) < 0
