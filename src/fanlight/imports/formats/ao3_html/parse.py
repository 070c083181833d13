"""AO3's HTML downloads: from the page to its parts, whatever the year."""

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.pages import say_encoding, take_pictures
from fanlight.imports.ao3.sections import AFTERWORD, CHAPTERS, PREFACE, Sections
from fanlight.imports.ao3.works import Fallback, read_work
from fanlight.imports.encodings import decode
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.ao3_html.detect import is_download
from fanlight.imports.markup import Element, body_of, check_size, parse_html
from fanlight.imports.prose import Prose
from fanlight.kernel.errors import Unreadable


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a download.

    Raises: Unreadable for what is no download, or one without a chapter.
    """
    check_size(len(file.data))
    if not is_download(file.data):
        raise Unreadable("This is not a download from AO3, or its beginning is missing.")
    return read(file, Findings())


def read(file: SourceFile, findings: Findings) -> Parsed:
    """Make a Manuscript of a page that is known to have a download's structure. Raises: Unreadable without chapters."""
    decoded = decode(file.data)
    say_encoding(decoded, findings)
    prose = Prose()
    body = body_of(parse_html(decoded, prose))
    sections = _sections(body, prose)
    sections.whole = b"</html" in decoded.utf8[-4096:].lower()
    pictures = take_pictures([body], findings, file.beside)
    return Parsed(read_work(sections, Fallback(file.name), findings), pictures)


def _sections(body: Element, prose: Prose) -> Sections:
    """Find the parts among the body's own children, where no user's HTML can stand."""
    sections = Sections(prose=prose)
    parts = {PREFACE: sections.preface, CHAPTERS: sections.chapters, AFTERWORD: sections.afterword}
    named = {element.get("id") for element in body}
    bare = sections.preface if PREFACE not in named else []
    for element in body:
        if (name := element.get("id") or "") != CHAPTERS:
            prose.unfold(element)
        if name in parts:
            parts[name] += element
        else:
            bare.append(element)
        if name == CHAPTERS and AFTERWORD not in named:
            bare = sections.afterword  # up to 2019-01 it has no element of its own
    return sections
