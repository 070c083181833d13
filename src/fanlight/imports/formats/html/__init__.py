"""A web page of no known maker: its text, paragraph by paragraph, for salvage to cut like any bare text."""

from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.refusals import is_page_of_no_maker


class Html:
    """A page that somebody saved or wrote."""

    name = "html"
    label = "Web page, its text alone"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether this is a page that no format knows better."""
        return is_page_of_no_maker(file)

    def parse(self, file: SourceFile) -> Parsed:
        """Take its text, cut it, and make a Manuscript of the cuts. Raises: Unreadable."""
        from fanlight.imports.formats.html.parse import parse  # noqa: PLC0415  its rules take long to load

        return parse(file)


FORMAT: Format = Html()
