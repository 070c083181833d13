"""HTML files that Fanlight exported, read back to the letter by the slip at their end."""

from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.fanlight_html.parse import OPENING, parse


class FanlightHtml:
    """A page in the structure of AO3's downloads; edited, it is read as one of those."""

    name = "fanlight-html"
    label = "Fanlight export (HTML)"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether this is a page with a slip."""
        return file.data[:15].lower() == b"<!doctype html>" and OPENING in file.data

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of it. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = FanlightHtml()
