"""Bare text: what is text and nothing that another format knows. Its structure is what salvage gives back."""

from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.text.detect import is_bare_text


class Text:
    """Bare text."""

    name = "text"
    label = "Plain text"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether this is text of no known maker."""
        return is_bare_text(file)

    def parse(self, file: SourceFile) -> Parsed:
        """Cut it, and make a Manuscript of the cuts. Raises: Unreadable."""
        from fanlight.imports.formats.text.parse import parse  # noqa: PLC0415  its rules take long to load

        return parse(file)


FORMAT: Format = Text()
