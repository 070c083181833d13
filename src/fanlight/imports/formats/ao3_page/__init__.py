"""Works on AO3, and on other archives that run its software, saved as pages out of a browser.

The entire work or one of its chapters. Every other page of the site is known too, and refused by its name.
"""

from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.ao3_page import detect, parse


class Ao3Page:
    """A work's page on the web: `dl.work.meta`, `#workskin`, `#chapters`, then what readers said."""

    name = "ao3-page"
    label = "AO3 page saved from a browser"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether this is a page of AO3's, a work or not: only whoever parses it can say what else it is."""
        return detect.is_saved_page(file.data)

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of a work's page. Raises: Unreadable, which names the page if it is another."""
        return parse.parse(file)


FORMAT = Ao3Page()
