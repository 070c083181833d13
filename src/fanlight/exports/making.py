"""One edition in one format, whichever: the door to all formats."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from fanlight.exports.editions import Edition, digest_of
from fanlight.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: its bytes, the ending of its name, its media type."""

    data: bytes
    suffix: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Format:
    """A format as people choose it. `version` rises whenever it writes a work otherwise than before."""

    name: str
    label: str
    module: str
    suffix: str
    media_type: str
    version: int = 1
    is_slow: bool = False
    has_books: bool = False

    def make(self, edition: Edition) -> Made:
        """Make the file of an edition. Raises: Unavailable where something that it takes is not on this machine."""
        made: bytes | Made = _writer(self)(edition)
        return made if isinstance(made, Made) else Made(made, self.suffix, self.media_type)

    def digest(self, edition: Edition) -> str:
        """Give what tells the file of an edition from any other, before it is made."""
        return digest_of(edition, format_name=self.name, version=self.version)

    def make_book(self, editions: Sequence[Edition], *, title: str, identity: str) -> Made:
        """Make one file of several works; see exports.books, which says of which."""
        module = import_module(f"fanlight.exports.formats.{self.module}")
        if hasattr(module, "write_book"):
            data = module.write_book(editions, title=title, identity=identity)
        else:
            data = module.book_writer(self.name)(editions, title, identity)
        return Made(data, self.suffix, self.media_type)

    @property
    def is_here(self) -> bool:
        """Tell whether the format can be made on this machine, as far as a look tells."""
        return not self.is_slow or bool(import_module(f"fanlight.exports.formats.{self.module}").is_here())


def _writer(format_: Format) -> Callable[[Edition], bytes | Made]:
    module = import_module(f"fanlight.exports.formats.{format_.module}")
    writer: Callable[[Edition], bytes | Made] = getattr(module, "write", None) or module.writer(format_.name)
    return writer


FORMATS: Mapping[str, Format] = {
    found.name: found
    for found in (
        Format("epub", "EPUB", "epub", ".epub", "application/epub+zip", version=4, has_books=True),
        Format("html", "HTML", "html", ".html", "text/html; charset=utf-8", version=2),
        Format("pdf", "PDF", "pdf", ".pdf", "application/pdf", version=2, is_slow=True),
        Format(
            "azw3", "AZW3", "calibre", ".azw3", "application/vnd.amazon.ebook", version=4,
            is_slow=True, has_books=True,
        ),
        Format(
            "mobi", "MOBI", "calibre", ".mobi", "application/x-mobipocket-ebook", version=4,
            is_slow=True, has_books=True,
        ),
        Format("txt", "Plain text", "text", ".txt", "text/plain; charset=utf-8"),
        Format("md", "Markdown", "markdown", ".md", "text/markdown; charset=utf-8"),
        Format("json", "JSON", "json", ".json", "application/json"),
    )
}  # fmt: skip
"""By name. A format's module is loaded when it is used: some take libraries that take their time."""


def list_available() -> list[Format]:
    """Give the formats that can be made on this machine."""
    return [found for found in FORMATS.values() if found.is_here]


def format_of(name: str) -> Format:
    """Give a format by its name. Raises: Invalid."""
    if name not in FORMATS:
        raise Invalid(f"There is no format {name!r:.40}; there are {', '.join(FORMATS)}.", at="format")
    return FORMATS[name]
