"""FanFicFare's HTML: one page with a title, a table of labelled rows, contents, and the chapters one after another.

It says what its EPUB says, except the story's id and where one name in a list ends.
"""

from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.fanficfare_html.detect import is_fanficfare_html
from fanlight.imports.formats.fanficfare_html.parse import parse


class FanFicFareHtml:
    """FanFicFare's HTML."""

    name = "fanficfare-html"
    label = "FanFicFare HTML"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether FanFicFare made this page."""
        return is_fanficfare_html(file.data)

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of it. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = FanFicFareHtml()
