"""FicHub's EPUBs (fichub.net): an introduction that says where the story comes from, then a page for each chapter."""

from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.fichub.introductions import is_fichub
from fanlight.imports.formats.fichub.parse import parse


class FicHubEpub:
    """A book that FicHub made of a story on another site, as it came or as calibre or Sigil left it."""

    name = "fichub-epub"
    label = "FicHub EPUB"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether FicHub made this: by the last line of its introduction."""
        return is_fichub(file.data)

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of it. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = FicHubEpub()
