"""Bytes to a text, and a text to its cuts."""

from fanlight.imports.cutting import cut
from fanlight.imports.encodings import decode
from fanlight.imports.files import Parsed, SourceFile
from fanlight.kernel.errors import Unreadable

_REPLACED = "\ufffd"
_MOST_REPLACED = 0.02
"""Letters that no encoding makes sense of: more than a damaged disk leaves in a text."""


def parse(file: SourceFile) -> Parsed:
    """Decode and cut a text. Raises: Unreadable, when there is none in it, or in no encoding that makes sense."""
    decoded = decode(file.data)
    text = decoded.text or decoded.utf8.decode("utf-8")
    if text.count(_REPLACED) > max(3, _MOST_REPLACED * len(text)):
        raise Unreadable("This is no text in any encoding that Fanlight knows; it may be damaged, or no text at all.")
    return cut(text, name=file.name, decoded=decoded)
