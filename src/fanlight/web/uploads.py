"""Files sent with a form, whatever bytes their names are.

Django leaves a file out, without a word, when its name is not UTF-8, as an old file's may well not be. Its parser has
no door to the headers of a part, but an upload handler may read a form itself: ours lets Django's parser read it, with
the headers put right on the way.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from io import BufferedIOBase
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

PIECE = 64 * 1024
"""Bytes read at a time."""

END = b"\r\n\r\n"
MOST_BYTES_OF_HEADERS = 1024
"""What Django reads of a part's headers."""


class UploadHandler(TemporaryFileUploadHandler):
    """Keeps uploads on the disk while a request lasts, and leaves none out for its name."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],
        content_length: int,  # noqa: ARG002
        boundary: Any,  # bytes, whatever the stubs say
        encoding: str | None = None,
    ) -> "tuple[QueryDict, MultiValueDict[str, UploadedFile[Any]]]":
        """Read a form."""
        pieces = iter(partial(input_data.read, PIECE), b"")
        form = _Form(with_readable_headers(pieces, b"--" + boundary))
        return MultiPartParser(META, form, [TemporaryFileUploadHandler(self.request)], encoding).parse()


class _Form(BufferedIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, size: int | None = None, /) -> bytes:  # noqa: ARG002  the next piece, however long: the parser copes
        return next(self._pieces, b"")


def with_readable_headers(pieces: Iterable[bytes], separator: bytes) -> Iterator[bytes]:
    """Give a form's bytes, in pieces of other lengths: what is not UTF-8 in the headers of its parts is `�` in them."""
    held, in_headers = b"", False
    for piece in pieces:
        held += piece
        while True:
            before, mark, after = held.partition(END if in_headers else separator)
            if mark:
                yield (before.decode("utf-8", errors="replace").encode() if in_headers else before) + mark
                held, in_headers = after, not in_headers
            elif in_headers and len(held) > MOST_BYTES_OF_HEADERS:
                in_headers = False  # Django refuses the form, or passes the part over
            else:
                break
        if not in_headers and len(held) >= len(separator):
            cut = len(held) + 1 - len(separator)  # what is left may be the beginning of a separator
            yield held[:cut]
            held = held[cut:]
    yield held
