"""What is said before a chapter, in sentences, with what the reader may do then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.reading.actions.consents import note_read
from fanlight.reading.rules.forewarnings import Cause
from fanlight.reading.selectors.forewarnings import Foretold, Word, get_forewarning
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.memories import recall
from fanlight.works.selectors.readings import Reading


@dataclass(frozen=True, slots=True)
class ShownForewarning:
    """A forewarning as its template says it. `position` is the chapter's, 0 for the work as a whole.

    `tags` (ids) and `until` go back with the press that accepts it.
    """

    position: int
    sentences: Sequence[SafeString]
    words: Sequence[Word]
    tags: Sequence[int]
    until: int


def foretell(request: ViewerRequest, reading: Reading) -> Foretold:
    """Ask what the viewer is to be told of the work that they read."""
    remembered = recall(request, reading.card.key) if request.viewer.user_id is None else None
    return get_forewarning(request.viewer, work_id=reading.card.id, remembered=remembered)


def note(request: ViewerRequest, reading: Reading, foretold: Foretold) -> None:
    """Remember that a text was shown, unless a browser only fetched it ahead."""
    if not foretold.is_known and not is_ahead(request):
        note_read(work_id=reading.card.id, until=foretold.until, by=request.viewer)


def is_ahead(request: HttpRequest) -> bool:
    """Tell whether a browser fetches a page that nobody has asked for yet."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return any("prefetch" in purpose or "prerender" in purpose or "preview" in purpose for purpose in purposes)


def show_forewarning(foretold: Foretold, position: int, *, with_whole: bool) -> ShownForewarning | None:
    """Make what is to be said before a chapter ready, 0 for the whole work; None where nothing is."""
    found = foretold.forewarning
    places = [0, position] if with_whole and position else [position]
    causes = {place: found.chapters.get(place, ()) if place else found.whole for place in places}
    if not any(causes.values()):
        return None
    every = [cause for some in causes.values() for cause in some]
    return ShownForewarning(
        position=position,
        sentences=[*_say_whole(causes.get(0, ())), *_say_chapter(causes.get(position, ()) if position else ())],
        words=list(dict.fromkeys(word for place in places for word in foretold.words.get(place, ()))),
        tags=sorted({pk for cause in every for pk in (cause.tag.id, cause.tag.head)}),
        until=foretold.until,
    )


def name_causes(causes: Iterable[Cause]) -> str:
    """Name tags in one line, for who has not come to them yet."""
    return ", ".join(cause.tag.name for cause in causes)


def _say_chapter(causes: Sequence[Cause]) -> list[SafeString]:
    tags, ratings = _parted(causes)
    said = [format_html(_("This chapter adds {} to the work."), _names(tags))] if tags else []
    said += [format_html(_("It is rated {}, higher than the work."), _names(ratings))] if ratings else []
    return said + _say_listed(causes)


def _say_whole(causes: Sequence[Cause]) -> list[SafeString]:
    tags, ratings = _parted([cause for cause in causes if cause.is_new])
    said = [format_html(_("Since you last read, the work has gained {}."), _names(tags))] if tags else []
    said += [format_html(_("Since you last read, the work has been rated {}."), _names(ratings))] if ratings else []
    old = [cause for cause in causes if not cause.is_new]
    if old:
        said.append(format_html(_("The work is tagged {}."), _names(old)))
    return said + _say_listed(causes)


def _say_listed(causes: Sequence[Cause]) -> list[SafeString]:
    listed = [cause for cause in causes if cause.is_listed]
    if not listed:
        return []
    return [format_html(ngettext("{} is on your list.", "{} are on your list.", len(listed)), _names(listed))]


def _parted(causes: Sequence[Cause]) -> tuple[list[Cause], list[Cause]]:
    return [cause for cause in causes if not cause.is_rating], [cause for cause in causes if cause.is_rating]


def _names(causes: Sequence[Cause]) -> SafeString:
    *rest, last = [format_html("<b>{}</b>", cause.tag.name) for cause in causes]
    if not rest:
        return last
    return format_html(_("{} and {}"), format_html_join(", ", "{}", ((name,) for name in rest)), last)
