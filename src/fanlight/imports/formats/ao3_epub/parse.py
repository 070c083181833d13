"""AO3's EPUB downloads: from the pages to the parts, whichever way the book was made."""

import posixpath
import re
from collections.abc import Iterator

from fanlight.imports.ao3.addresses import source_of
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.sections import AFTERWORD, CHAPTERS, PREFACE, Sections
from fanlight.imports.ao3.works import Fallback, read_work
from fanlight.imports.book import Book, open_book
from fanlight.imports.dates import iso_date
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.ao3_epub import pages, styles
from fanlight.imports.markup import Element, body_of, parse_xhtml, text_of
from fanlight.imports.pictures import Pictures
from fanlight.imports.prose import Prose
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.language import code_of
from fanlight.kernel.text import squish

_PARTS = (PREFACE, CHAPTERS, AFTERWORD)
_HAND_MADE = re.compile(r"(preface|chapter[0-9]+_[0-9]+|afterword)\.x?html?", re.IGNORECASE)


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a download.

    Raises: Unreadable for a broken book, what is no download, or one without a chapter.
    """
    book = open_book(file.data)
    findings = Findings()
    pictures = Pictures(book)
    prose = Prose(classes=True)
    parts, by_hand = _parts(book, pictures, findings, prose)
    if PREFACE not in parts:
        raise Unreadable("This e-book is not a download from AO3: it has no preface.")
    for name, part in parts.items():
        if name != CHAPTERS:
            prose.unfold(part)
        elif by_hand:
            prose.rewrite(part, lambda run: None if ' class="' in run else run)
    preface, chapters, afterword = (list(parts.get(name, ())) for name in _PARTS)
    if not by_hand:
        _restore(parts, styles.of(book), prose)
    sections = Sections(preface, chapters, afterword, whole=bool(afterword), prose=prose)
    for finding in pictures.findings():
        findings.add(finding.at, finding.rule, finding.said, finding.certainty)
    return Parsed(read_work(sections, _fallback(book, file.name), findings), pictures.kept)


def _parts(book: Book, pictures: Pictures, findings: Findings, prose: Prose) -> tuple[dict[str, Element], bool]:
    """Put the pages of each part together; tell also whether AO3 itself made them."""
    parts: dict[str, Element] = {}
    by_hand = False
    for name in book.spine:
        body = body_of(parse_xhtml(book.read(name), prose))
        pages.drop_stubs(body)
        found = list(_parts_of_page(body, name))
        if not found and text_of(body):
            said = f"A page that AO3 did not put into the book was left out: {posixpath.basename(name)}."
            findings.add("", "page-left-out", said)
        for part, element in found:
            pictures.take(element, of=name, at="chapters" if part == CHAPTERS else "notes")
            if element is body:
                by_hand = True
                for child in list(body.iterchildren("p")):  # whose ends are trimmed too
                    prose.unfold(child)
                pages.trim(body)
            if part not in parts:
                parts[part] = element
            elif element is body:
                parts[part].extend(list(body))  # cut between elements
            else:
                pages.append(parts[part], element)
    for missing in book.missing:
        findings.add("chapters", "page-missing", f"A page of the book is not in the file: {missing:.200}.")
    return parts, by_hand


def _parts_of_page(body: Element, name: str) -> Iterator[tuple[str, Element]]:
    """Give the parts, or pieces of them, that stand on a page: by their ids, else by the names of hand-made pages."""
    found = [element for element in body.iter("div") if element.get("id") in _PARTS]
    for element in found:
        yield element.get("id") or "", element
    hand_made = _HAND_MADE.fullmatch(posixpath.basename(name))
    if hand_made and not found:
        stem = hand_made[1].lower()
        yield (CHAPTERS if stem.startswith("chapter") else stem), body


def _restore(parts: dict[str, Element], sheets: styles.Styles, prose: Prose) -> None:
    """Make what calibre changed as it was in the page that it was given."""
    for part in parts.values():
        for quotation in part.iter("blockquote"):
            styles.unlink_inner(quotation)
    chapters = list(parts.pop(CHAPTERS, ()))
    for element in chapters:
        is_head = _is_head(element)
        is_story = not is_head and not element.get("id")
        if is_story:
            prose.rewrite(element, sheets.restore_run)
            styles.unlink_inner(element)
        else:
            prose.unfold(element)
        sheets.restore(element, in_story=is_story)
        if is_head:
            element.set("class", "meta group")
    for part in parts.values():
        sheets.restore(part, in_story=False)


def _is_head(element: Element) -> bool:
    """Tell the element that opens a chapter from a text that begins with a heading of the author's own."""
    first = element[0] if element.tag == "div" and len(element) else None
    if first is None or first.tag != "h2":
        return False
    return (first.get("id") or "").startswith("calibre_toc") or "meta" in (element.get("class") or "").split()


def _fallback(book: Book, name: str) -> Fallback:
    metadata = book.metadata
    source = next((s for i in metadata.identifiers if (s := source_of(i.value))), None)
    return Fallback(
        name=name,
        title=squish(metadata.titles[0]) if metadata.titles else "",
        language=next((code for value in metadata.languages if (code := code_of(value))), None),
        source=source,
        packaged=iso_date(metadata.meta.get("calibre:timestamp", "")),
    )
