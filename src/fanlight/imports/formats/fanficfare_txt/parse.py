"""A text of FanFicFare's, read whole."""

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.pages import say_encoding
from fanlight.imports.encodings import decode
from fanlight.imports.fanficfare import works
from fanlight.imports.fanficfare.drafts import Draft
from fanlight.imports.fanficfare.metadata import Front
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.fanficfare_txt import chapters, front, layout, wrapping
from fanlight.imports.formats.fanficfare_txt.detect import is_fanficfare_txt
from fanlight.imports.formats.fanficfare_txt.layout import END
from fanlight.imports.markup import check_size
from fanlight.kernel.errors import Unreadable


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a text.

    Raises: Unreadable for another text, or one without chapters.
    """
    check_size(len(file.data))
    if not is_fanficfare_txt(file.data):
        raise Unreadable("This is no text of FanFicFare's, or its beginning is missing.")
    findings = Findings()
    decoded = decode(file.data)
    say_encoding(decoded, findings)
    lines = layout.lines_of(decoded)
    top = layout.top_of(lines)
    if top is None:
        raise Unreadable("The title of this FanFicFare text is missing.")
    _take_end(lines, findings)
    rows, contents, start = _above(lines, top.end)
    found = chapters.find(lines, contents, start, findings)
    if not found:
        raise Unreadable("This FanFicFare text holds no chapters.")
    prose = (wrapping.width_of(chapter.lines) for chapter in found)
    width = max(*prose, *map(len, lines[: found[0].heading.end]))  # what stands above is wrapped too, without exception
    page = front.read(top, rows, width, findings)
    written = []
    for chapter in found:
        read = chapters.read(chapter, wrapping.joined(chapter.heading.lines, width), width)
        written.append(Draft(read, [read.text]))
    return Parsed(works.make(Front(page, findings), written, file.name))


def _take_end(lines: list[str], findings: Findings) -> None:
    """Take the last line off; a story may say the same, but only the last thing in the file is FanFicFare's."""
    while lines and not lines[-1].strip():
        lines.pop()
    if lines and lines[-1].strip() == END:
        lines.pop()
    else:
        findings.add("chapters", "file-cut-short", f"The file does not end with “{END}”, so its end may be missing.")


def _above(lines: list[str], start: int) -> tuple[list[str], list[str], int]:
    """Give the labelled lines, the titles in the contents, and the line from which on chapters begin."""
    contents = layout.find_contents(lines, start)
    first = next(layout.headings(lines, start), None)
    end = first.start if first else len(lines)
    if contents is None or contents > end:
        return lines[start:end], [], start
    titles = ["".join(part) for part in layout.paragraphs(lines[contents + 1 : end])]
    return lines[start:contents], titles, contents
