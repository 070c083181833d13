"""Where in a work the words stand that were asked for: one passage of each work on a page, with the words marked."""

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, takewhile

from django.db.models import F

from fanlight.accounts.viewers import Viewer
from fanlight.reading.selectors.forewarnings import list_withheld
from fanlight.search import words
from fanlight.search.query import Words
from fanlight.works.models import Chapter, ChapterVersion, Work

AROUND = 90
"""Characters before and after the first word that was found."""

MOST_READ = 400_000
"""Characters of chapters that are looked through for one page; works beyond that go without a passage."""

AT_ONCE = 20_000
"""Words of chapters that are read in one go."""


def passages(viewer: Viewer, ids: Sequence[int], asked: Iterable[Words], *, chapter_text: bool) -> dict[int, str]:
    """Give a passage of each work that has one, escaped HTML with <mark>: of its summary, its notes, else a chapter.

    None of a chapter before which the viewer would be forewarned, nor of a work's end notes where there is one.
    """
    wanted = [leaf for leaf in asked if leaf.field != "title"]
    if not wanted:
        return {}
    found: dict[int, str] = {}
    withheld = list_withheld(viewer, ids)
    rows = Work.objects.filter(pk__in=ids).values_list("pk", "language", "summary", "notes", "end_notes")
    for pk, code, *texts in rows:
        open_texts = texts[:1] if pk in withheld else texts
        shown = next(_of_texts((text for text in open_texts if text), wanted, words.primary(code)), None)
        if shown:
            found[pk] = shown
    anywhere = [leaf for leaf in wanted if not leaf.field]
    if chapter_text and anywhere:
        _add_chapters(found, [pk for pk in ids if pk not in found], anywhere, withheld)
    return found


def _add_chapters(
    found: dict[int, str], ids: Sequence[int], wanted: Sequence[Words], withheld: Mapping[int, frozenset[int] | None]
) -> None:
    """Look through the first chapters of all works, then through the second ones of those without a passage yet."""
    languages: Mapping[int, str | None] = dict(Work.objects.filter(pk__in=ids).values_list("pk", "language"))
    chapters: dict[int, list[tuple[int, int]]] = {pk: [] for pk in ids}
    rows = Chapter.objects.filter(work__in=ids).order_by("work", "position")
    for pk, position, chapter, length in rows.values_list("work", "position", "pk", "words"):
        closed = withheld.get(pk, frozenset())
        if closed is not None and position not in closed:
            chapters[pk].append((chapter, length))
    left = MOST_READ
    while left >= 0 and any(chapters.values()):
        looked = [(pk, *chapters[pk].pop(0)) for pk in ids if chapters[pk]]
        for some in _parts(looked):
            for pk, text in _read(some):
                left -= len(text)
                shown = next(_of_texts([text], wanted, words.primary(languages.get(pk))), None)
                if shown:
                    found[pk] = shown
                    chapters[pk].clear()
            if left < 0:
                return


def _parts(looked: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Give works and chapters, some at a time: as many as are AT_ONCE words long, but one at least."""
    some: list[tuple[int, int]] = []
    room = AT_ONCE
    for pk, chapter, length in looked:
        if some and length > room:
            yield some
            some, room = [], AT_ONCE
        some.append((pk, chapter))
        room -= length
    if some:
        yield some


def _read(some: Sequence[tuple[int, int]]) -> list[tuple[int, str]]:
    rows = ChapterVersion.objects.filter(chapter__in=[chapter for _, chapter in some], number=F("chapter__version"))
    texts = dict(rows.values_list("chapter", "text"))
    return [(pk, texts[chapter]) for pk, chapter in some if chapter in texts]


def _of_texts(texts: Iterable[str], wanted: Sequence[Words], language: str) -> Iterator[str]:
    for text in texts:
        plain = " ".join(words.plain(text).split())
        shown = mark(plain, wanted, language)
        if shown:
            yield shown


def mark(text: str, wanted: Sequence[Words], language: str) -> str | None:
    """Give the words around the first that was asked for, all that were asked for marked; None where there is none."""
    terms = {term for leaf in wanted if not leaf.prefix for term in words.terms(leaf.text, language)}
    begins = tuple(surface for leaf in wanted if leaf.prefix for surface in words.surfaces(leaf.text)[-1:])
    if not begins and terms.isdisjoint(words.terms(text, language)):
        return None  # which is told ten times as soon as where each word stands
    spans = (
        (start, end)
        for start, end, term in words.spans(text, language)
        if term in terms or (begins and _begins(text[start:end], begins))
    )
    first = next(spans, None)
    if first is None:
        return None
    low, high = max(0, first[0] - AROUND), text.find(" ", min(len(text), first[0] + AROUND))
    low = text.rfind(" ", 0, low) + 1 if low else 0
    high = len(text) if high < 0 else high
    parts, place = ["… " if low else ""], low
    for start, end in chain([first], takewhile(lambda span: span[1] <= high, spans)):
        if start >= place:
            parts += [html.escape(text[place:start]), "<mark>", html.escape(text[start:end]), "</mark>"]
            place = end
    return "".join([*parts, html.escape(text[place:high]), " …" if high < len(text) else ""])


def _begins(word: str, begins: tuple[str, ...]) -> bool:
    return any(surface.startswith(begins) for surface in words.surfaces(word))
