"""PDF for printing and for screens, by WeasyPrint: in a process of its own, which may fetch nothing."""

import sys
from functools import cache
from importlib.util import find_spec

from fanlight.exports import processes
from fanlight.exports.editions import Edition
from fanlight.exports.errors import Unavailable
from fanlight.exports.formats import html
from fanlight.kernel.errors import Unreadable

_STYLE = """\
@page { size: A5; margin: 18mm 15mm 20mm; @bottom-center { content: counter(page); font: 8pt serif; color: #555; } }
@page :first { @bottom-center { content: none; } }
html { font-size: 10.5pt; }
body { max-width: none; margin: 0; padding: 0; line-height: 1.4; text-align: justify; hyphens: auto; }
h1, h2 { string-set: none; hyphens: none; text-wrap: balance; }
.message, dl.tags { hyphens: none; }
a { color: inherit; text-decoration: none; }
.userstuff a { text-decoration: underline; }
p { margin: 0 0 .5em; orphans: 2; widows: 2; }
h1 { margin-top: 3em; }
.meta.group { break-before: page; }
h1, h2.heading { break-after: avoid; bookmark-level: 1; }
.toc-heading { bookmark-level: none; }
dl.tags { text-align: left; }
"""
_LIBRARIES = (
    "It takes Pango: on Debian or Ubuntu apt-get install libpango-1.0-0 libpangoft2-1.0-0, on a Mac brew install pango."
)

OPTIONS = (
    "--allowed-protocols", "data", "--encoding", "utf-8", "--pdf-tags", "--optimize-images", "--quiet",
    "--base-url", "about:blank",
)  # fmt: skip
"""What WeasyPrint is told: to fetch nothing, and to tag what it writes for who has it read aloud."""

LONG = 4 << 20
"""Bytes of a page, some 700,000 words: two thousand pages of paper, which take a minute."""

_IN_PARTS = "It is long: take it in parts, some chapters each, or as EPUB, which takes any length."


@cache
def is_here() -> bool:
    """Tell whether WeasyPrint is on this machine."""
    return find_spec("weasyprint") is not None


def write(edition: Edition) -> bytes:
    """Give the file. Raises: Unavailable, Unreadable."""
    if not is_here():
        raise Unavailable(
            "PDF takes WeasyPrint, which is not installed: pip install 'fanlight[pdf]'. EPUB needs nothing."
        )
    command = [sys.executable, "-m", "fanlight.exports.printing", *OPTIONS, "page.html", "page.pdf"]
    page = html.page_for_print(edition, style=_STYLE)
    try:
        return processes.convert(command, given={"page.html": page}, wanted="page.pdf", who="WeasyPrint")
    except Unreadable as error:
        if "cannot load library" in str(error):
            raise Unavailable(f"WeasyPrint does not run here. {_LIBRARIES}") from error
        if len(page) > LONG and len(edition.manuscript.chapters) > 1:
            raise Unreadable(f"{error}. {_IN_PARTS}") from error
        raise
