"""What of a Manuscript each download can carry: the Manuscript that reading the written file must give back."""

import re
from collections.abc import Callable
from dataclasses import replace

from fanlight.kernel.html import clean_content
from fanlight.kernel.language import code_of, name_of
from fanlight.kernel.text import count_words
from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Related, Relation
from tests.samples.ao3_pages import LABELS, OWN_EXTRAS, has_chapter_heads
from tests.samples.eras import BY_NAME, NEWEST, OLDEST, Era

_ORDER = list(LABELS)
_PICTURE = re.compile(r'<img [^>]*src="original:[^>]*>')
_CLASS = re.compile(r' class="[^"]*"')
_ANCHOR = re.compile(r'<a (?:name|href="#)[^>]*>(.*?)</a>', re.DOTALL)
_SIZE = re.compile(r' (?:width|height|border)="[^"]*"')


def by_html(m: Manuscript, era: str = NEWEST) -> Manuscript:
    """Give what an HTML download of an era carries.

    Never: gifts, counts but the words, reviews, chapters' own tags and dates, findings, pictures in the file, the day
    of packaging, creators with other roles, regions of a language. Tags come in the order of their kinds, works that
    this one was inspired by before those that it inspired. Of a work of one chapter, not that chapter's title and
    notes, unless more are planned and the era is 2026-02-10 or later. Before 2022-06-11 no language, before 2023-11-05
    no translations into other languages, up to 2019-01 no `translation_of`.
    """
    return _carried(m, BY_NAME[era], _without_pictures)


def by_epub(m: Manuscript) -> Manuscript:
    """Give what calibre's EPUB of the newest era carries.

    As the HTML, and pictures in the file and the day of packaging, but no class names, no anchors inside the story and
    no sizes of pictures.
    """
    packaged = {"Packaged": m.extras["Packaged"]} if "Packaged" in m.extras else {}
    html = _carried(m, BY_NAME[NEWEST], _without_classes)
    return replace(html, extras={**html.extras, **packaged})


def by_epub_2018(m: Manuscript) -> Manuscript:
    """Give what AO3's own EPUB up to 2019-01 carries: as its HTML, and the language."""
    return replace(_carried(m, BY_NAME[OLDEST], _without_pictures), language=m.language)


def by_web_page(m: Manuscript) -> Manuscript:
    """Give what a work's page on the web carries: as its newest HTML, and gifts, figures, chapters' addresses."""
    page = by_html(m)
    numbered = has_chapter_heads(m, BY_NAME[NEWEST])
    chapters = zip(page.chapters, m.chapters, strict=True)
    return replace(
        page,
        gifts=m.gifts,
        counts=replace(m.counts, words=page.counts.words),
        chapters=tuple(replace(c, source_url=whole.source_url if numbered else None) for c, whole in chapters),
    )


def _carried(m: Manuscript, e: Era, html: Callable[[str], str]) -> Manuscript:
    heads = has_chapter_heads(m, e)
    chapters = tuple(_chapter(c, i, html, heads=heads) for i, c in enumerate(m.chapters, 1))
    words = sum(count_words(c.text) for c in chapters)
    return Manuscript(
        title=m.title,
        creators=() if m.anonymous else tuple(_named(m.creators)),
        anonymous=m.anonymous,
        language=code_of(name_of(m.language)) if e.language and m.language else None,
        summary=_kept(m.summary, html),
        notes=_kept(m.notes, html),
        end_notes=_kept(m.end_notes, html),
        tags=tuple(sorted(dict.fromkeys(m.tags), key=lambda t: _ORDER.index(t.kind))),
        series=m.series,
        collections=m.collections,
        related=tuple(_related(m.related, e)),
        chapters=chapters,
        planned_chapters=m.planned_chapters,
        complete=m.planned_chapters == len(chapters),
        published=m.published,
        updated=m.updated,
        counts=Counts(words=words),
        source=m.source,
        extras=_extras(m, words, heads=heads),
    )


def _chapter(c: Chapter, position: int, html: Callable[[str], str], *, heads: bool) -> Chapter:
    text = _kept(c.text, html) or ""
    if not heads:
        return Chapter(position=position, text=text)
    return Chapter(
        position=position,
        title=c.title,
        summary=_kept(c.summary, html),
        notes=_kept(c.notes, html),
        end_notes=_kept(c.end_notes, html),
        text=text,
    )


def _named(creators: tuple[Creator, ...]) -> list[Creator]:
    """Give those whom a byline names: authors, and archivists behind authors without an account."""
    return [c for c in creators if c.role in ("author", "archivist")]


def _related(related: tuple[Related, ...], e: Era) -> list[Related]:
    there: dict[Relation, bool] = {
        "inspired_by": True,
        "inspired": True,
        "translation_of": e.sections,
        "translated_into": e.translations_into,
    }
    kept = [r for r in related if there[r.relation]]
    return [r for r in kept if r.relation != "inspired"] + [r for r in kept if r.relation == "inspired"]


def _extras(m: Manuscript, words: int, *, heads: bool) -> dict[str, str]:
    rows = {label: text for label, text in m.extras.items() if not OWN_EXTRAS.fullmatch(label)}
    by = {k: v for k, v in m.extras.items() if k.startswith("Chapter ") and k.endswith(" by")} if heads else {}
    given = m.extras.get("Words")
    return {**rows, **by, **({"Words": given} if given and given.replace(",", "") != str(words) else {})}


def _kept(html: str | None, change: Callable[[str], str]) -> str | None:
    return clean_content(change(html)).strip() or None if html else None


def _without_pictures(html: str) -> str:
    return _PICTURE.sub("", html)


def _without_classes(html: str) -> str:
    """Give clean HTML as calibre leaves it and Fanlight mends it."""
    return _SIZE.sub("", _CLASS.sub("", _ANCHOR.sub(r"\1", html)))
