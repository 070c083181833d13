"""The pages of a book and what belongs to them, from the works that go into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from html import escape
from typing import Literal

from fanlight.exports import covers, pages, stills, xhtml
from fanlight.exports.content_models import Book
from fanlight.exports.editions import Edition
from fanlight.exports.formats.epub.styles import STYLE
from fanlight.exports.pages import Links, Page
from fanlight.kernel.pictures import kind_of
from fanlight.kernel.text import writable
from fanlight.works import slips
from fanlight.works.manuscript import Manuscript
from fanlight.works.slips import Place

FOLDER = "EPUB"
ORIGINALS = "META-INF/images"
"""Where pictures lie that the book shows as another kind: our files are allowed there, and readers pass over them."""

_DIVISIONS = {
    "titlepage": ("frontmatter", "titlepage"), "chapter": ("bodymatter", "chapter"),
    "afterword": ("backmatter", "afterword"),
}  # fmt: skip
"""Which part of a book a page is, and what in it, in EPUB's own words."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book: its file, its line in the contents, how deep that stands, and what the page is."""

    file: str
    title: str
    depth: int = 0
    kind: Literal["cover", "titlepage", "chapter", "afterword"] = "chapter"
    is_listed: bool = True


@dataclass(slots=True)
class Binding:
    """A book on its way to be packed. `files` go by their names in the archive; `pictures` are those of the pages."""

    editions: Sequence[Edition]
    title: str
    identity: str
    files: dict[str, bytes] = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    cover: str | None = None
    parts: int = 0
    """How many works lie in folders of their own; none in a book that is one work's."""

    @property
    def first(self) -> Manuscript:
        """The first work: what it says holds for a book of one."""
        return self.editions[0].manuscript

    @property
    def is_single(self) -> bool:
        """Tell whether the book is one work's."""
        return self.parts == 0

    @property
    def day(self) -> str | None:
        """The last day on which anything in it changed, as far as is known."""
        days = [day for e in self.editions for day in (e.manuscript.updated, e.manuscript.published) if day]
        return max(days, default=None)

    @property
    def language(self) -> str | None:
        """The language of the works, if they have one in common."""
        found = {edition.manuscript.language for edition in self.editions}
        return next(iter(found)) if len(found) == 1 else None


def bind(edition: Edition, *, has_cover: bool = True) -> Binding:
    """Make the pages of a book of one work."""
    book = Binding([edition], edition.manuscript.title, edition.identity)
    book.files[f"{FOLDER}/style.css"] = STYLE.encode()
    _add_work(book, edition)
    if has_cover:
        add_cover(book, edition.cover)
    return book


def bind_together(editions: Sequence[Edition], parts: Sequence[Binding], *, title: str, identity: str) -> Binding:
    """Make a book of several works, each a part of it in a folder of its own, which is the whole book of that work."""
    book = Binding(editions, title, identity, parts=len(parts))
    book.files[f"{FOLDER}/style.css"] = STYLE.encode()
    _add_title_page(book)
    for number, part in enumerate(parts, start=1):
        book.files |= {f"{FOLDER}/{number}/{name}": data for name, data in part.files.items()}
        here = part_of(number)
        book.leaves += [
            replace(leaf, file=f"{here}/{leaf.file}", depth=0 if leaf.kind == "titlepage" else 1)
            for leaf in part.leaves
        ]
        book.pictures += [f"{here}/{name}" for name in part.pictures]
    add_cover(book, None)
    return book


def part_of(number: int) -> str:
    """Give the folder of a part, from where a book's own pages lie."""
    return f"{number}/{FOLDER}"


def _add_work(book: Binding, edition: Edition) -> None:
    m = edition.manuscript
    shared = Book(_pictures(book, edition), _targets(m))
    convert = partial(xhtml.converted, book=shared)
    written: list[Page] = []

    def page(name: str) -> Page:
        written.append(Page(f"{FOLDER}/{name}", convert))
        return written[-1]

    links = Links("afterword.xhtml")
    front = page("preface.xhtml")
    _open(front, m, m.title, "titlepage", 'id="preface"')
    front.add('<div class="meta">\n')
    pages.add_front(front, m, links)
    front.add(pages.preface_rows(edition), "</div>\n", _part_said(edition), pages.message(m))
    _close(front)
    book.leaves.append(Leaf("preface.xhtml", m.title, 0, "titlepage"))
    heads = pages.has_heads(edition)
    for number, chapter in enumerate(m.chapters):
        name = f"chapter{chapter.position}.xhtml"
        title = pages.heading(chapter) if heads else m.title
        sheet = page(name)
        _open(sheet, m, title, "chapter", 'id="chapters" class="userstuff"')
        if heads:
            pages.add_chapter(sheet, m, number, Links())
        else:
            sheet.add(f'<h2 class="toc-heading">{escape(m.title)}</h2>\n')
            pages.add_story(sheet, chapter, number)
        _close(sheet)
        book.leaves.append(Leaf(name, title))
    last = page("afterword.xhtml")
    _open(last, m, "Afterword", "afterword", 'id="afterword"')
    last.add('<h2 class="toc-heading">Afterword</h2>\n')
    pages.add_afterword(last, m, "preface.xhtml")
    _close(last)
    book.leaves.append(Leaf("afterword.xhtml", "Afterword", 0, "afterword"))
    _finish(book, edition, written)


def _finish(book: Binding, edition: Edition, written: Sequence[Page]) -> None:
    digests: dict[str, str] = {}
    places: dict[str, Place] = {}
    for page in written:
        book.files[page.name], its_places = page.finish()
        digests[page.name] = slips.digest_of(book.files[page.name])
        places |= its_places
    if edition.is_whole:
        book.files[slips.IN_BOOK] = slips.write(edition.manuscript, digests, places)


def _open(page: Page, m: Manuscript, title: str, kind: str, attributes: str) -> None:
    division, kind = _DIVISIONS[kind]
    page.add(head(title, pages.attributes_of(m)))
    page.add(f'<body epub:type="{division}">\n<div {attributes} epub:type="{kind}">\n')


def head(title: str, attributes: str = "") -> str:
    """Begin a page."""
    xml = attributes.replace(" lang=", " xml:lang=").partition(" dir=")[0] if attributes else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{attributes}{xml}>\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{escape(title)}</title>\n'
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
    )


def _close(page: Page) -> None:
    page.add("</div>\n</body>\n</html>\n")


def _part_said(edition: Edition) -> str:
    if edition.total is None:
        return ""
    first, last = (edition.manuscript.chapters[n].position for n in (0, -1))
    which = f"chapter {first:,}" if first == last else f"chapters {first:,} to {last:,}"
    return f'<p class="message">Of this work’s {edition.total:,} chapters, this book holds {which}.</p>\n'


def _pictures(book: Binding, edition: Edition) -> dict[str, str]:
    """Put the pictures of a work into the book; give how its pages call them."""
    names: dict[str, str] = {}
    pictures = edition.pictures
    shown = {sha256: data for sha256, data in pictures.items() if stills.is_shown(data)}
    for sha256, data in (shown | _stills(book, pictures)).items():
        names[sha256] = f"images/{sha256}.{kind_of(data)}"
        if (name := f"{FOLDER}/{names[sha256]}") not in book.files:
            book.files[name] = data
            book.pictures.append(names[sha256])
    _keep(book, {sha256: data for sha256, data in pictures.items() if sha256 not in names})
    return names


def _stills(book: Binding, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give those pictures that are shown as another, and keep them as they were."""
    made = stills.for_readers({sha256: data for sha256, data in pictures.items() if kind_of(data) == "avif"})
    _keep(book, {sha256: pictures[sha256] for sha256 in made})
    return made


def _shown_instead(book: Binding, data: bytes) -> bytes | None:
    """Give what a picture is shown as that no reader has to show, if it can be read; it is kept as it was."""
    digest = slips.digest_of(data)
    made = _stills(book, {digest: data}).get(digest)
    if made is None:
        _keep(book, {digest: data})
    return made


def _keep(book: Binding, pictures: Mapping[str, bytes]) -> None:
    """Put pictures that no page shows where an import finds them."""
    book.files |= {f"{ORIGINALS}/{sha256}.{kind_of(data)}": data for sha256, data in pictures.items()}


def _targets(m: Manuscript) -> dict[str, str]:
    """Give an address for each place in a work's chapters that its text has a name for."""
    found: dict[str, str] = {}
    for chapter in m.chapters:
        for html in (chapter.summary, chapter.notes, chapter.text, chapter.end_notes):
            for name in xhtml.names_in(html or ""):
                found.setdefault(name, f"chapter{chapter.position}.xhtml#place{len(found) + 1}")
    return found


def _add_title_page(book: Binding) -> None:
    names = list(dict.fromkeys(name for e in book.editions for name in pages.names_of(e.manuscript)))
    parts = "".join(
        f'<li><a href="{part_of(number)}/preface.xhtml">{escape(e.manuscript.title)}</a></li>\n'
        for number, e in enumerate(book.editions, start=1)
    )
    body = (
        f'<body epub:type="frontmatter">\n<div id="title" epub:type="titlepage">\n<h1>{escape(book.title)}</h1>\n'
        f'<div class="byline">by {escape(", ".join(names))}</div>\n<ol class="works">\n{parts}</ol>\n</div>\n</body>\n'
    )
    page = f"{head(book.title)}{body}</html>\n"
    book.files[f"{FOLDER}/title.xhtml"] = writable(page).encode()
    book.leaves.append(Leaf("title.xhtml", book.title, 0, "titlepage"))


def add_cover(book: Binding, own: bytes | None) -> None:
    """Put a cover in front of a book: its own if that can be shown everywhere, else one that is drawn."""
    names = list(dict.fromkeys(name for e in book.editions for name in pages.names_of(e.manuscript)))
    if own is not None and not stills.is_shown(own):
        own = _shown_instead(book, own)
    data = covers.draw(book.title, names) if own is None else own
    book.cover = f"images/cover.{kind_of(data)}"
    book.files[f"{FOLDER}/{book.cover}"] = data
    page = (
        f'{head(book.title)}<body epub:type="cover">\n<div class="cover"><img src="{book.cover}" '
        f'alt="Cover of {escape(book.title)}"/></div>\n</body>\n</html>\n'
    )
    book.files[f"{FOLDER}/cover.xhtml"] = writable(page).encode()
    book.leaves.insert(0, Leaf("cover.xhtml", "Cover", 0, "cover", is_listed=False))
