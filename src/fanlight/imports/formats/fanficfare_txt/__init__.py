"""FanFicFare's TXT: title, byline, labelled lines, contents, chapters under indented titles, `End file.`

The text went through html2text, which wraps it and writes emphasis, headings and links as signs. The lines are put
together again where they were certainly one; the signs stay as they are.
"""

from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.fanficfare_txt.detect import is_fanficfare_txt
from fanlight.imports.formats.fanficfare_txt.parse import parse


class FanFicFareTxt:
    """FanFicFare's TXT."""

    name = "fanficfare-txt"
    label = "FanFicFare text"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether FanFicFare made this text."""
        return is_fanficfare_txt(file.data)

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of it. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = FanFicFareTxt()
