"""FicHub's pages `chap_1.xhtml`, `chap_2.xhtml`, …: a heading with the chapter's title, then the site's own text."""

import re
from dataclasses import dataclass, field

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.book import Book
from fanlight.imports.book_pages import read_page
from fanlight.imports.headings import chapter_title
from fanlight.imports.markup import Element, body_of, inner_html, text_of
from fanlight.imports.pictures import Pictures, remove
from fanlight.kernel.html import clean_content, is_blank
from fanlight.works.manuscript import Chapter

_NAME = re.compile(r"(?:^|/)chap_([0-9]{1,6})(?:_split_([0-9]{1,4}))?\.x?html?$", re.ASCII | re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A chapter as its pages give it. `number` is FicHub's, None for a page that somebody else put in."""

    number: int | None
    heading: str = ""
    html: list[str] = field(default_factory=list)


def read(book: Book, introduction: str, pictures: Pictures, findings: Findings) -> list[Draft]:
    """Read the pages behind the introduction. calibre's cuts are put together again."""
    drafts: list[Draft] = []
    named = any(_NAME.search(name) for name in book.spine)
    for name in book.spine:
        if name in (introduction, book.nav_name):
            continue
        root = read_page(book, name, findings)
        found = _NAME.search(name)
        if root is None or not (found or _shows_story(root, begun=bool(drafts))):
            continue
        body = body_of(root)
        number = int(found[1]) if found else None
        if found and int(found[2] or 0) and drafts and drafts[-1].number == number:
            pictures.take(body, of=name, at=f"chapters[{len(drafts) - 1}].text")
            drafts[-1].html.append(inner_html(body))
            continue
        at = f"chapters[{len(drafts)}]"
        pictures.take(body, of=name, at=f"{at}.text")
        drafts.append(Draft(number, _take_heading(body), [inner_html(body)]))
        if named and number is None:
            said = f"“{name:.100}” is no page of FicHub's; it was taken for a chapter."
            findings.add(at, "page-added", said, "likely")
    for href in book.missing:
        findings.add("chapters", "page-missing", f"The book names the page “{href:.100}” but does not hold it.")
    return drafts


def finish(drafts: list[Draft], work: str, findings: Findings) -> tuple[Chapter, ...]:
    """Clean the drafts and number them."""
    numbers = [draft.number for draft in drafts if draft.number is not None]
    if numbers != list(range(1, len(numbers) + 1)):
        said = "The book numbers its chapters with gaps: " + ", ".join(map(str, numbers[:20])) + "."
        findings.add("chapters", "chapter-numbers-skip", said)
    alone = work if len(drafts) == 1 else ""
    return tuple(_chapter(position, draft, alone, findings) for position, draft in enumerate(drafts, start=1))


def _chapter(position: int, draft: Draft, work: str, findings: Findings) -> Chapter:
    text = clean_content("".join(draft.html)).strip()
    if is_blank(text):
        said = f"Chapter {position} is empty in the file."
        findings.add(f"chapters[{position - 1}].text", "chapter-without-text", said, "likely")
        text = ""
    title = chapter_title(draft.heading, position=draft.number or position, work=work)
    return Chapter(position=position, title=title, text=text)


def _take_heading(body: Element) -> str:
    """Take out the heading that FicHub put above the text; headings further down are the author's."""
    first = body[0] if len(body) and not (body.text or "").strip() else None
    if first is None or first.tag != "h2":
        return ""
    heading = text_of(first)
    remove(first)
    return heading


def _shows_story(root: Element, *, begun: bool) -> bool:
    """Tell whether a page that FicHub did not name has words on it: covers have none, lists of chapters no others."""
    body = body_of(root)
    linked = sum(len(text_of(a)) for a in body.iter("a"))
    length = len(text_of(body))
    shows_picture = begun and next(body.iter("img", "svg"), None) is not None
    return shows_picture or (length > 0 and linked * 2 < length)
