"""What kind of file somebody brought: told by its content, never by its name."""

from collections.abc import Sequence
from importlib import import_module
from typing import overload

from fanlight.imports.files import Format, SourceFile
from fanlight.imports.refusals import is_zip_of_files, what_it_seems
from fanlight.kernel.errors import Unreadable

__all__ = ["FORMATS", "detect", "is_zip_of_files"]


class _Formats(Sequence[Format]):
    """Formats by the names of their folders, each loaded when its turn comes: few imports hold files of every kind."""

    def __init__(self, *names: str) -> None:
        self._names = names

    @overload
    def __getitem__(self, index: int) -> Format: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Format]: ...
    def __getitem__(self, index: int | slice) -> Format | Sequence[Format]:
        if isinstance(index, slice):
            return _Formats(*self._names[index])
        found: Format = import_module(f"fanlight.imports.formats.{self._names[index]}").FORMAT
        return found

    def __len__(self) -> int:
        return len(self._names)


FORMATS: Sequence[Format] = _Formats(
    "fanlight_epub", "ao3_epub", "fanficfare", "fichub", "epub", "fanlight_html", "fanficfare_html", "ao3_html",
    "ao3_page", "fanficfare_txt", "fanlight_json", "fanficfare_json", "html", "text",
)  # fmt: skip
"""Asked in this order: whoever knows more of a file comes first."""


def detect(file: SourceFile) -> Format:
    """Give the format that reads a file.

    Raises: Unreadable if none does; its message says what the file seems to be instead.
    """
    for candidate in FORMATS:
        if candidate.detect(file):
            return candidate
    raise Unreadable(what_it_seems(file))
