"""Telling FanFicFare's TXT from any other text: no sign of it is unmistakable, several together are."""

import re
from functools import lru_cache

from fanlight.imports.encodings import decode
from fanlight.imports.formats.fanficfare_txt import layout

_HEAD = 2**18
"""Bytes: the contents of thousands of chapters stand above the first one."""

_LABELS = re.compile(
    r"^(Category|Genre|Language|Characters|Relationships|Status|Published|Updated|Packaged|Rating|Warnings|Chapters|Words"
    r"|Publisher|Story URL|Author URL|Summary):(?: |$)",
    re.MULTILINE,
)
_OWN_LABELS = frozenset({"Packaged", "Story URL"})
"""Labels that hardly anybody writes by hand."""

_FEW = 3


@lru_cache(maxsize=1)  # asked once to detect the format, and once more before parsing the same bytes
def is_fanficfare_txt(data: bytes) -> bool:
    """Tell whether this text begins with a title and a byline as FanFicFare sets them, and shows two more signs."""
    head = data[:_HEAD]
    if b"\nby " not in head.replace(b"\0", b"").replace(b"\r", b""):
        return False  # spares other files the search for their encoding
    lines = layout.lines_of(decode(head))
    top = layout.top_of(lines)
    if top is None:
        return False
    contents = layout.find_contents(lines, top.end)
    heading = next(layout.headings(lines, top.end), None)
    ends = [len(lines) if heading is None else heading.start, len(lines) if contents is None else contents]
    labels = set(_LABELS.findall("\n".join(lines[top.end : min(ends)])))
    signs = [len(labels) >= _FEW, bool(labels & _OWN_LABELS), contents is not None, heading is not None]
    return sum(signs) >= 2 and (heading is not None or bool(labels & _OWN_LABELS))
