"""What kind of file somebody brought: told by its content, never by its name."""

from fanlight.imports.files import Format, SourceFile
from fanlight.imports.formats import (
    ao3_epub,
    ao3_html,
    ao3_page,
    epub,
    fanficfare,
    fanficfare_html,
    fanficfare_json,
    fanficfare_txt,
    fichub,
    html,
    text,
)
from fanlight.imports.refusals import is_zip_of_files, what_it_seems
from fanlight.kernel.errors import Unreadable

__all__ = ["FORMATS", "detect", "is_zip_of_files"]

FORMATS: tuple[Format, ...] = (
    ao3_epub.FORMAT,
    fanficfare.FORMAT,
    fichub.FORMAT,
    epub.FORMAT,
    fanficfare_html.FORMAT,
    ao3_html.FORMAT,
    ao3_page.FORMAT,
    fanficfare_txt.FORMAT,
    fanficfare_json.FORMAT,
    html.FORMAT,
    text.FORMAT,
)
"""Asked in this order: whoever knows more of a file comes first."""


def detect(file: SourceFile) -> Format:
    """Give the format that reads a file.

    Raises: Unreadable if none does; its message says what the file seems to be instead.
    """
    for candidate in FORMATS:
        if candidate.detect(file):
            return candidate
    raise Unreadable(what_it_seems(file))
