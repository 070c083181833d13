"""Any other EPUB: bought or made by hand, by calibre, WebToEpub, leech, Sigil or a word processor.

What is certain stands in the package; which pages are chapters is told by the table of contents, then by headings.
Pages that are clearly none of the story are left out and named in a finding; where it is not clear, a page is story.
"""

from fanlight.imports.archives import is_archive
from fanlight.imports.book import open_book
from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.epub.parse import parse
from fanlight.kernel.errors import Unreadable


class Epub:
    """An EPUB of unknown making."""

    name = "epub"
    label = "EPUB"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether this is a book that can be opened."""
        try:
            return is_archive(file.data) and bool(open_book(file.data))
        except Unreadable:
            return False

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of it. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = Epub()
