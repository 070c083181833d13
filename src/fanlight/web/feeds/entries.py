"""What happened to a work, as an entry of a feed: in words, with links, and without a word of the story."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fanlight.kernel import clock
from fanlight.web.addresses import address
from fanlight.web.works import pictures
from fanlight.web.works.figures import say_number, show_figures
from fanlight.web.works.tables import kind_label
from fanlight.web.xml import escape
from fanlight.works.selectors.cards import Card
from fanlight.works.selectors.news import NewChapter, News
from fanlight.works.selectors.readings import TagHistoryLine

MOST_NAMED = 3
"""Tags that a heading names; the entry names all."""


REMEMBERED = 2_000
"""Entries kept as they were written, some 8,000 bytes each with their cards: most of a feed was in it before."""


def write_entries(news: Iterable[News], root: str) -> list[str]:
    """Write entries as XML; `root` is what stands before the path of a page."""
    today, language = timezone.localtime(clock.now()).date(), get_language()
    return [_write_entry(one, root, today, language) for one in news]


@lru_cache(REMEMBERED)
def _write_entry(news: News, root: str, today: date, language: str | None) -> str:  # noqa: ARG001  they tell one from another
    card, at = news.card, moment(news.at)
    creators = [] if card.anonymous else [creator.name for creator in card.creators]
    author = f"<author><name>{escape(', '.join(creators))}</name></author>" if creators else ""
    terms = [escape(f"{tag.kind}:{tag.name}") for tags in card.tags.values() for tag in tags]
    categories = "".join([f'<category term="{term}"/>' for term in terms])
    return (
        f'<entry><title>{escape(_title(news))}</title><link href="{escape(root + _href(news))}" rel="alternate"/>'
        f"<published>{at}</published><updated>{at}</updated>{author}"
        f"<id>urn:fanlight:{card.key}:{news.what}:{news.at:%Y%m%dT%H%M%S%f}</id>"
        f'<summary type="html">{escape(_write_content(news))}</summary>'
        f"{categories}</entry>"
    )


def moment(at: datetime) -> str:
    """Write a time as RFC 3339 has it."""
    return at.isoformat()


def _write_content(news: News) -> str:
    """Write what an entry says, as HTML.

    Not by a template: fifty of these were most of what a feed cost. What is not escaped here is a summary alone, which
    was cleaned on its way in.
    """
    card = news.card
    chapters = f"<ul>{''.join(map(_write_chapter, news.chapters))}</ul>" if news.chapters else ""
    kinds = "".join(
        f"<p>{escape(kind_label(kind, len(tags)))}: {_names(t.name for t in tags)}</p>"
        for kind, tags in card.tags.items()
    )
    summary = f"<blockquote>{pictures.place(card.summary)}</blockquote>" if card.summary else ""
    figures = f"<p>{escape(' · '.join(show_figures(card)))}</p>"
    return "".join((chapters, *map(_write_change, news.tags), _write_byline(card), kinds, summary, figures))


def _write_chapter(chapter: NewChapter) -> str:
    said = _("Chapter %(number)s") % {"number": chapter.position}
    words = ngettext("%(words)s word", "%(words)s words", chapter.words) % {"words": say_number(chapter.words)}
    return f"<li>{escape(f'{said}: {chapter.title}' if chapter.title else said)} · {escape(words)}</li>"


def _write_change(line: TagHistoryLine) -> str:
    chapter = escape(_("Chapter %(number)s:") % {"number": line.chapter}) + " " if line.chapter else ""
    signs = ((_("added"), "b", line.added), (_("removed"), "s", line.removed))
    changes = [f"{escape(sign)} {_names((tag['name'] for tag in tags), mark)}" for sign, mark, tags in signs if tags]
    said = f" “{escape(line.said)}”" if line.said else ""
    return f"<p>{chapter}{'; '.join(changes)}.{said}</p>"


def _write_byline(card: Card) -> str:
    by = "" if card.anonymous or not card.creators else f" {escape(_('by'))} {_names(c.name for c in card.creators)}"
    return f"<p>{escape(card.title)}{by}</p>"


def _names(names: Iterable[str], mark: str = "") -> str:
    if not mark:
        return escape(", ".join(names))
    return ", ".join(f"<{mark}>{escape(name)}</{mark}>" for name in names)


def _title(news: News) -> str:
    if news.what == "work":
        return news.card.title
    if news.what == "chapters":
        return _("%(work)s: %(what)s") % {"work": news.card.title, "what": _chapters(news)}
    what = _("tags changed (%s)") % ", ".join(_changes(news)) if news.tags else _("tags changed")
    return _("%(work)s: %(what)s") % {"work": news.card.title, "what": what}


def _chapters(news: News) -> str:
    first = news.chapters[0]
    if len(news.chapters) == 1:
        said = _("chapter %d") % first.position
        return f"{said}, “{first.title}”" if first.title else said
    return ngettext("%d new chapter", "%d new chapters", len(news.chapters)) % len(news.chapters)


def _changes(news: News) -> list[str]:
    signs = [("+", tag["name"]) for line in news.tags for tag in line.added]
    signs += [("−", tag["name"]) for line in news.tags for tag in line.removed]
    named = [f"{sign} {name}" for sign, name in dict.fromkeys(signs)]
    return named if len(named) <= MOST_NAMED else [*named[:MOST_NAMED], "…"]


def _href(news: News) -> str:
    if news.what == "chapters":
        return reverse("works:chapter", args=[news.card.key, news.chapters[0].position])
    return address("works:work", news.card.key)
