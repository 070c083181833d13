"""What surrounds a text while it is read: where one is, what comes next, how long it takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fanlight.reading.selectors.forewarnings import Foretold
from fanlight.web.reading.forewarnings import ShownForewarning, name_causes, show_forewarning
from fanlight.web.works.contents import Run, ShownLine, show_line, show_runs, table_href
from fanlight.works.selectors.cards import WORDS_A_MINUTE, Card
from fanlight.works.selectors.readings import ChapterView, Reading, SeriesWalk

CAP_LENGTH = 90
"""Letters that a first paragraph needs for a drop cap: fewer, and the cap would hang into the next one."""

_OPENING = re.compile(rf"\s*<p(?:\s[^>]*)?>([^<]{{{CAP_LENGTH}}})")


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter with how its text begins. Where a `forewarning` comes first, there is no text in it."""

    view: ChapterView
    has_cap: bool
    forewarning: ShownForewarning | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A reading with its surroundings. `words` is the whole work's, `minutes_after` the time for all that follows.

    `contents` are the lines of the table that stands beside the text, of the `chapter_count` that there are; where it
    leaves some out, `all_href` leads to all of them. `last_position` is the last chapter's.
    `ahead` names what the next chapter forewarns of. On a page of the whole work a `forewarning` of the work comes
    first, and no chapter.
    """

    card: Card
    notes: str | None
    end_notes: str | None
    contents: Sequence[Run]
    chapter_count: int
    last_position: int
    all_href: str
    series: Sequence[SeriesWalk]
    chapters: Sequence[ShownChapter]
    previous: ShownLine | None
    next: ShownLine | None
    words: int
    minutes_after: int
    ahead: str = ""
    forewarning: ShownForewarning | None = None

    @property
    def shows_text(self) -> bool:
        """Whether any chapter's text is on this page."""
        return self.forewarning is None and any(chapter.forewarning is None for chapter in self.chapters)

    @property
    def first(self) -> ShownChapter:
        """The chapter, or the first of all."""
        return self.chapters[0]

    @property
    def is_at_start(self) -> bool:
        """Whether the work's own notes belong on this page."""
        return self.previous is None

    @property
    def is_at_end(self) -> bool:
        """Whether the work ends on this page."""
        return self.next is None

    @property
    def next_in_series(self) -> SeriesWalk | None:
        """The first series that goes on after this work."""
        return next((walk for walk in self.series if walk.next), None)


def show_reader(reading: Reading, foretold: Foretold, *, whole: bool = False) -> Reader:
    """Make a reading ready; of what is forewarned of, nothing is left in it but what is said of it."""
    forewarning = show_forewarning(foretold, 0, with_whole=False) if whole else None
    chapters = [] if forewarning else [_show_chapter(view, foretold, whole=whole) for view in reading.chapters]
    is_open = bool(chapters) and chapters[-1].forewarning is None
    first, last = reading.chapters[0].position, reading.chapters[-1].position
    key, contents = reading.card.key, reading.contents
    before = next((line for line in reversed(contents) if line.position < first), None)
    after = next((line for line in contents if line.position > last), None)
    runs = show_runs(key, contents, first)
    return Reader(
        card=reading.card,
        notes=reading.notes,
        end_notes=reading.end_notes if is_open else None,
        contents=runs,
        chapter_count=len(contents),
        last_position=contents[-1].position,
        all_href=table_href(key, first) if len(runs) > 1 else "",
        series=reading.series,
        chapters=chapters or [ShownChapter(_without_text(reading.chapters[0]), has_cap=False)],
        previous=show_line(key, before) if before else None,
        next=show_line(key, after) if after else None,
        words=sum(line.words for line in contents),
        minutes_after=round(sum(line.words for line in contents if line.position > last) / WORDS_A_MINUTE),
        ahead=name_causes(foretold.forewarning.chapters.get(after.position, ())) if after else "",
        forewarning=forewarning,
    )


def _show_chapter(view: ChapterView, foretold: Foretold, *, whole: bool) -> ShownChapter:
    forewarning = show_forewarning(foretold, view.position, with_whole=not whole)
    if forewarning:
        return ShownChapter(_without_text(view), has_cap=False, forewarning=forewarning)
    return ShownChapter(view, has_cap=takes_cap(view.text))


def _without_text(view: ChapterView) -> ChapterView:
    return replace(view, text="", end_notes=None, versions=())


def takes_cap(text: str) -> bool:
    """Tell whether a text opens with a paragraph long enough for a drop cap, in a script that has capitals."""
    opening = _OPENING.match(text, 0, 1_000)
    if opening is None:
        return False
    letter = next((c for c in opening[1] if c.isalnum()), "")
    return letter.isdigit() or letter.lower() != letter.upper()
