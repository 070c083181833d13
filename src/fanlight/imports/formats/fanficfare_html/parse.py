"""A page of FanFicFare's, read whole."""

from collections.abc import Container

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.pages import say_encoding, take_pictures
from fanlight.imports.encodings import decode
from fanlight.imports.fanficfare import chapters, works
from fanlight.imports.fanficfare.chapters import Page
from fanlight.imports.fanficfare.drafts import Draft
from fanlight.imports.fanficfare.metadata import Front
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.fanficfare_html.detect import is_fanficfare_html
from fanlight.imports.formats.fanficfare_html.sections import Section, Sections, cut, fragment, skips
from fanlight.imports.markup import Element, check_size
from fanlight.kernel.errors import Unreadable


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a page.

    Raises: Unreadable for another page, or one without chapters.
    """
    check_size(len(file.data))
    if not is_fanficfare_html(file.data):
        raise Unreadable("This is no page of FanFicFare's, or its beginning is missing.")
    findings = Findings()
    decoded = decode(file.data)
    say_encoding(decoded, findings)
    sections = cut(decoded.utf8)
    if not sections.chapters:
        raise Unreadable("This FanFicFare page holds no chapters.")
    bodies = [_body(section, at, findings) for at, section in enumerate(sections.chapters)]
    for body in bodies:
        _restore_addresses(body, file.beside)
    pictures = take_pictures(bodies, findings, file.beside)
    pages = [
        chapters.take_apart(Page(section.title, None), body)
        for section, body in zip(sections.chapters, bodies, strict=True)
    ]
    _say_what_lacks(sections, findings, whole=b"</html" in decoded.utf8[-4096:].lower())
    written = [Draft(page, [page.text]) for page in pages]
    return Parsed(works.make(Front(sections.front, findings), written, file.name), pictures)


def _body(section: Section, at: int, findings: Findings) -> Element:
    try:
        return fragment(section.html)
    except Unreadable as error:
        findings.add(f"chapters[{at}].text", "page-unreadable", f"The text of this chapter was left out. {error}")
        return fragment(b"")


def _restore_addresses(body: Element, beside: Container[str]) -> None:
    """Point pictures that lay beside the page, and did not come with it, to where FanFicFare fetched them."""
    for image in body.iter("img"):
        original = "" if (image.get("src") or "").strip() in beside else image.get("longdesc") or ""
        if original.startswith(("http://", "https://")) and not (image.get("src") or "").startswith("data:"):
            image.set("src", original)


def _say_what_lacks(sections: Sections, findings: Findings, *, whole: bool) -> None:
    held = len(sections.chapters)
    if (named := len(sections.contents)) > held:
        said = f"The contents name {named:,} chapters, of which {held:,} {'is' if held == 1 else 'are'} in the file."
        findings.add("chapters", "chapters-cut-off", said)
    elif skips(sections):
        numbers = ", ".join(str(section.number) for section in sections.chapters[:20])
        findings.add("chapters", "chapter-numbers-skip", f"The file numbers its chapters with gaps: {numbers}.")
    if not whole:
        findings.add("chapters", "file-cut-short", "The end of the file is missing.")
    for number in sections.doubtful:
        said = f"Two headings in the file say that chapter {number} begins; where it does is a guess."
        findings.add("chapters", "chapter-cut-guess", said, "uncertain")
