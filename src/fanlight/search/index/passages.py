"""Where in a work the words stand that were asked for: one passage of each work on a page, with the words marked."""

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fanlight.accounts.viewers import Viewer
from fanlight.reading.selectors.forewarnings import list_withheld
from fanlight.search import words
from fanlight.search.query import Words
from fanlight.works.models import Chapter, ChapterVersion, Work

AROUND = 90
"""Characters before and after the first word that was found."""

MOST_READ = 400_000
"""Characters of chapters that are looked through for one page; works beyond that go without a passage."""


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
    languages: Mapping[int, str | None] = dict(Work.objects.filter(pk__in=ids).values_list("pk", "language"))
    left = MOST_READ
    for pk in ids:
        closed = withheld.get(pk, frozenset())
        if closed is None:
            continue
        open_chapters = Chapter.objects.filter(work=pk).exclude(position__in=closed)
        places = open_chapters.order_by("position").values_list("pk", "version")
        for chapter, version in places:
            text = ChapterVersion.objects.filter(chapter=chapter, number=version).values_list("text", flat=True).first()
            left -= len(text or "")
            shown = next(_of_texts([text or ""], wanted, words.primary(languages.get(pk))), None)
            if shown:
                found[pk] = shown
            if shown or left < 0:
                break
        if left < 0:
            return


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
    spans = [
        (start, end)
        for start, end, term in words.spans(text, language)
        if term in terms or (begins and _begins(text[start:end], begins))
    ]
    if not spans:
        return None
    first = spans[0][0]
    low = max(0, first - AROUND)
    low = text.rfind(" ", 0, low) + 1 if low else 0
    high = text.find(" ", min(len(text), first + AROUND))
    high = len(text) if high < 0 else high
    parts, place = ["… " if low else ""], low
    for start, end in spans:
        if start >= place and end <= high:
            parts += [html.escape(text[place:start]), "<mark>", html.escape(text[start:end]), "</mark>"]
            place = end
    return "".join([*parts, html.escape(text[place:high]), " …" if high < len(text) else ""])


def _begins(word: str, begins: tuple[str, ...]) -> bool:
    return any(surface.startswith(begins) for surface in words.surfaces(word))
