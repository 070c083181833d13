"""Which headings a text has: the chain of numbers or the group of titles that most speaks for, and what joins it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fanlight.imports.salvage import inline
from fanlight.imports.salvage.candidates import ALONE, FAIR, INLINE, STRONG, TITLED, Candidate, on_line
from fanlight.imports.salvage.chains import ascending, chain_of, is_aside, is_believable, weighed, worth
from fanlight.imports.salvage.forms import MOST, read_form
from fanlight.imports.salvage.labels import label_at
from fanlight.imports.salvage.rows import Row, Rows, is_small
from fanlight.imports.salvage.surroundings import first_after, last_before, line_end
from fanlight.imports.salvage.title_lines import MOST_ROWS, TitleRow, groups_of, mark_of, title_row
from fanlight.imports.salvage.vocabulary import ABOVE, CHAPTERS
from fanlight.works.manuscript import Certainty

_FAR_DOWN = 1000
"""Characters before a heading that is the only one, or a prologue's: beyond, it may be of a book in the story."""
_SHORT_LINE = 50
_MOST_CANDIDATES = 200_000
"""Lines kept as possible headings: more than any book has, and a bound on what a hostile file makes us keep."""
_LONG_LINE = re.compile(rf"^(?=\S)[^\n]{{{MOST + 1}}}", re.MULTILINE)
_SAME = 200
"""Characters by which two texts are taken as the same."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stands. `number` 0 has none; `end` includes the title."""

    start: int
    end: int
    number: int
    certainty: Certainty
    rule: str
    titled: Certainty | None


@dataclass(slots=True)
class Scan:
    """What the lines of a text could be, gathered in one pass."""

    families: dict[str, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    words: list[Candidate] = field(default_factory=list)
    titles: list[TitleRow] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    prose: int = 0
    usual: int = 0


def find_headings(text: str) -> list[Heading]:
    """Find the headings of a text, in order."""
    scan = _scan(text)
    families = {name: weighed(text, name.partition(":")[0], found) for name, found in scan.families.items()}
    parts = _parts(families)
    chains = _chains(families, parts, scan.words)
    groups = groups_of(text, scan.titles, scan.usual, scan.prose)
    name = max(chains, key=lambda name: worth(name, chains[name]), default="")
    group = max(groups, key=lambda group: group.weight, default=None)
    if group is not None and (not name or group.weight > worth(name, chains[name])):
        headings = [Heading(r.start, r.end, 0, group.certainty, group.rule, None) for r in group.rows]
    elif name:
        headings = judged(chains[name], families[name])
        headings = _with_repeats(text, headings, chains[name], families[name])
    else:
        headings = []
    if name not in ABOVE:
        headings = _with_parts(text, headings, parts)
    words = sorted([*scan.words, *inline.unnumbered(text, inline.Taken(scan.spans))], key=lambda c: c.start)
    headings = _with_unnumbered(headings, words)
    headings = _with_marked(text, headings, scan.titles)
    return _with_titles_below(text, headings)


def _chains(
    families: dict[str, list[Candidate]], parts: list[Candidate], words: list[Candidate]
) -> dict[str, list[Candidate]]:
    """Give the chains that may be a work's chapters. Bare numbers that begin anew in each are its sections."""
    chains: dict[str, list[Candidate]] = {}
    for name, found in families.items():
        chain = chain_of(found, () if name in ABOVE else parts)
        if is_believable(name.partition(":")[0], chain):
            chains[name] = chain
    bare = chains.get("number", [])
    opened = bool(words) and bool(bare) and words[0].start < bare[0].start  # a prologue stands before 1
    anew = sum(c.number == 1 for c in bare) > 1 and any(len(chains[name]) > 1 for name in CHAPTERS & chains.keys())
    if bare and (anew or (is_aside(bare) and not opened)):
        del chains["number"]
    return chains


def _scan(text: str) -> Scan:
    scan = Scan()
    small = is_small(text)
    rows = Rows(text)
    long_line = _first_long_line(text)
    scan.prose = long_line
    for row in rows:
        if row.start < scan.prose and _is_prose(row):
            scan.prose = row.start
        if len(scan.spans) >= _MOST_CANDIDATES:
            break
        form = read_form(row.words) if _could_head(row) else None
        if form is not None and form.unnumbered:
            if row.above > 0 or row.below > 0:
                weight = TITLED if form.title else ALONE
                rule = "heading-line-title" if form.title else "heading-line"
                titled: Certainty | None = "certain" if form.title else None
                scan.words.append(Candidate(row.start, row.end, 0, form.unnumbered, weight, rule, titled))
                scan.spans.append((row.start, row.end))
        elif form is not None and (candidate := on_line(text, row, form, small=small)) is not None:
            family = form.family if form.family != "name" else f"name:{form.style}"
            scan.families[family].append(candidate)
            scan.spans.append((row.start, row.end))
            if form.family != "name":
                continue
        if len(scan.titles) <= MOST_ROWS and (title := title_row(row, small=small)) is not None:
            scan.titles.append(title)
    for candidate in inline.numbered(text, inline.Taken(scan.spans)):
        scan.families[candidate.family].append(candidate)
    for found in scan.families.values():
        found.sort(key=lambda candidate: candidate.start)
    scan.usual = rows.usual
    return scan


def _could_head(row: Row) -> bool:
    return row.above > 0 or row.below > 0 or len(row.words) <= _SHORT_LINE or row.ruled or row.words[0] in "#="


def _first_long_line(text: str) -> int:
    for found in _LONG_LINE.finditer(text):
        if label_at(text, found.start()) is None:
            return found.start()
    return len(text)


def _is_prose(row: Row) -> bool:
    return len(row.words) > _SHORT_LINE and row.words[-1] in '.!?…"”' and label_at(row.words, 0) is None


def _parts(families: dict[str, list[Candidate]]) -> list[Candidate]:
    """List the parts, acts or books above chapters: lines of their own, ascending."""
    best: list[Candidate] = []
    for family in ABOVE & families.keys():
        found = [c for c in families[family] if c.weight >= STRONG]
        if len(chain := ascending(found)) > len(best):
            best = chain
    return best


def judged(chain: list[Candidate], found: Sequence[Candidate]) -> list[Heading]:
    """Say how sure each heading is: by its look, its number's place and its rivals of the same number."""
    places: dict[int, list[int]] = defaultdict(list)
    for candidate in found:
        if candidate.weight >= INLINE:
            places[candidate.number].append(candidate.start)
    headings: list[Heading] = []
    for index, c in enumerate(chain):
        low = chain[index - 1].start + 1 if index else 0
        high = chain[index + 1].start if index + 1 < len(chain) else c.start + 10**12
        rivals = bisect_left(places[c.number], high) - bisect_left(places[c.number], low) - (c.weight >= INLINE)
        previous = chain[index - 1].number if index else 0
        follows = c.number in (previous + 1, 1) or (index == 0 and c.number == 2)
        rule = c.rule if follows else "number-skips"
        certainty = _certainty(c, follows, rivals, len(chain))
        if len(chain) == 1 and certainty == "certain" and c.start > _FAR_DOWN:
            certainty = "likely"
        headings.append(Heading(c.start, c.end, c.number, certainty, rule, c.titled))
    return headings


def _certainty(candidate: Candidate, follows: bool, rivals: int, length: int) -> Certainty:
    if candidate.weight < INLINE:
        return "uncertain"
    if candidate.weight < STRONG:
        return "likely" if follows and not rivals and length > 1 else "uncertain"
    if candidate.weight > STRONG and follows and not rivals:
        return "certain"
    return "likely"


def _with_repeats(
    text: str, headings: list[Heading], chain: list[Candidate], found: Sequence[Candidate]
) -> list[Heading]:
    """Add headings whose number was there already: a chapter in pieces, posted twice, or counted wrongly."""
    starts = [c.start for c in chain]
    taken = set(starts)
    added: list[Heading] = []
    extended: dict[int, int] = {}
    for c in found:
        at = bisect_right(starts, c.start) - 1
        if c.start in taken or c.above < 0 or c.broken:
            continue
        near = [chain[i] for i in (at, at + 1) if 0 <= i < len(chain) and chain[i].number == c.number]
        if not near:
            continue
        after = first_after(text, c.end)
        if any(after == twin.start and _is_alike(c, twin) for twin in near):  # the same heading twice over
            extended[after] = c.start
        elif c.weight < FAIR:
            continue
        elif c.sub:
            added.append(Heading(c.start, c.end, c.number, "likely", "number-in-pieces", c.titled))
        elif c.weight >= STRONG:
            twin = near[0]
            same = _same(text, after, twin)
            added.append(
                Heading(c.start, c.end, c.number, "likely" if same else "uncertain", "number-repeats", c.titled)
            )
    headings = [replace(h, start=extended.get(h.start, h.start)) for h in headings]
    return sorted([*headings, *added], key=lambda h: h.start)


def _is_alike(one: Candidate, other: Candidate) -> bool:
    return one.style.removesuffix(" t") == other.style.removesuffix(" t")


def _same(text: str, after: int, twin: Candidate) -> bool:
    begin = first_after(text, twin.end)
    return text[after : after + _SAME] == text[begin : begin + _SAME]


def _with_parts(text: str, headings: list[Heading], parts: list[Candidate]) -> list[Heading]:
    """Let `Part One` straight above `Chapter 1` belong to that heading."""
    starts = [part.start for part in parts]
    joined: list[Heading] = []
    for heading in headings:
        at = bisect_left(starts, heading.start) - 1
        if at >= 0 and last_before(text, heading.start) < parts[at].end:
            heading = replace(heading, start=parts[at].start)
        joined.append(heading)
    return joined


def _with_unnumbered(headings: list[Heading], found: list[Candidate]) -> list[Heading]:
    """Add prologue, epilogue and interludes where they may stand: a prologue first, an epilogue last."""
    added: list[Heading] = []
    first = headings[0].start if headings else 10**12
    last = headings[-1].end if headings else -1
    starts = [heading.start for heading in headings]
    seen: set[str] = set()
    for c in found:
        at = bisect_right(starts, c.start) - 1
        inside = at >= 0 and c.start < headings[at].end
        misplaced = (c.family == "Prologue" and c.start > first) or (c.family == "Epilogue" and c.start < last)
        once = c.family in ("Prologue", "Epilogue") and c.family in seen
        if inside or misplaced or once or (c.weight < STRONG and not headings):
            continue
        if c.weight < STRONG and c.family == "Prologue" and c.start > _FAR_DOWN:
            continue
        seen.add(c.family)
        certainty: Certainty = "certain" if c.weight >= ALONE else "likely"
        added.append(Heading(c.start, c.end, 0, certainty, c.rule, c.titled))
    return apart([*headings, *added])


def apart(headings: list[Heading]) -> list[Heading]:
    """Put headings in order and drop those that begin within another."""
    merged: list[Heading] = []
    for heading in sorted(headings, key=lambda h: (h.start, -h.end)):
        if not merged or heading.start >= max(merged[-1].end, merged[-1].start + 1):
            merged.append(heading)
    return merged


def _with_marked(text: str, headings: list[Heading], titles: list[TitleRow]) -> list[Heading]:
    """Add what is marked as most headings are, `## An Interlude` among `## Chapter 1`."""
    marks = Counter(mark_of(text[h.start : h.end].strip()) for h in headings)
    mark, count = marks.most_common(1)[0] if marks else ("", 0)
    if not mark or count < 2 or count < 0.5 * len(headings):
        return headings
    added = [Heading(t.row.start, t.row.end, 0, "likely", "heading-marked", None) for t in titles if t.mark == mark]
    return apart([*headings, *added])


def _with_titles_below(text: str, headings: list[Heading]) -> list[Heading]:
    """Take a title on the next line into its heading; below a blank line only where most headings have one."""
    next_line = [_title_below(text, h) if h.titled is None else 0 for h in headings]
    stops = [*(h.start for h in headings[1:]), len(text)][: len(headings)]
    further = [
        0 if h.titled or end else _title_further_below(text, h, stop)
        for h, end, stop in zip(headings, next_line, stops, strict=True)
    ]
    bare = sum(1 for h, end in zip(headings, next_line, strict=True) if h.titled is None and not end and h.number)
    together = len([end for end in further if end]) >= max(2, 0.6 * bare)
    made: list[Heading] = []
    for h, end, far in zip(headings, next_line, further, strict=True):
        below = end or (far if together and h.number else 0)
        made.append(replace(h, end=below, titled="likely") if below else h)
    return made


def _title_below(text: str, heading: Heading) -> int:
    """Give the end of a title on the very next line, with a blank line, a label or a long line after it; else 0."""
    at = text.find("\n", heading.end)
    if at < 0 or text[heading.end : at].strip():
        return 0
    stop = line_end(text, at + 1, 61)
    line = text[at + 1 : stop].strip() if stop > 0 else ""
    if not line or not _is_title(line):
        return 0
    after = first_after(text, stop)
    if label_at(text, first_after(text, at)):
        return 0
    parted = text[stop:after].count("\n") > 1 or line_end(text, after, 70) < 0
    return last_before(text, stop) + 1 if parted or label_at(text, after) else 0


def _title_further_below(text: str, heading: Heading, stop: int) -> int:
    """Give the end of a title that stands alone below one blank line; else 0."""
    start = first_after(text, heading.end, stop)
    end = line_end(text, start, 61)
    if start == stop or end < 0 or end >= stop or text.count("\n", heading.end, start) < 2:
        return 0
    after = first_after(text, end, stop)
    if text.count("\n", end, after) < 2 or after == stop or label_at(text, start):
        return 0
    row = Row(start, last_before(text, end) + 1, text[start:end].strip(), 1, 1)
    title = title_row(row, small=False)
    return row.end if title is not None and title.look in ("capitals", "words") and not title.mark else 0


def _is_title(line: str) -> bool:
    row = Row(0, len(line), line, 1, 1)
    title = title_row(row, small=False)
    return title is not None and title.look in ("capitals", "words") and read_form(line) is None
