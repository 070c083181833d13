"""EPUBs that Fanlight exported, read back to the letter by the slip that is in them."""

from fanlight.imports.archives import is_archive
from fanlight.imports.book import open_book
from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.fanlight_epub.parse import SLIP, parse
from fanlight.kernel.errors import Unreadable


class FanlightEpub:
    """A book of one work. One of several is opened like an anthology."""

    name = "fanlight-epub"
    label = "Fanlight export (EPUB)"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether there is a slip in the book."""
        try:
            return is_archive(file.data) and SLIP in open_book(file.data).names()
        except Unreadable:
            return False

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of it. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = FanlightEpub()
