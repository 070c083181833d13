"""Lines of JSON into which a text goes that the database gave apart. Nothing here knows the database."""

import json
import re
from collections.abc import Sequence


def with_texts(rows: Sequence[tuple[bytes, bytes | None]]) -> bytes:
    """Give lines with a text more at the end of each, byte for byte as SQLite would have put them together."""
    import numpy as np  # noqa: PLC0415  a tenth of a second, which a backup without a new text need not wait for

    parts: list[bytes] = []
    for line, text in rows:
        parts += (line[:-1], b",null]\n") if text is None else (line[:-1], b',"', _escaped(text), b'"]\n')
    data = b"".join(parts)
    # Fifty times as quick as bytes.translate, 250 times as a regular expression, and once for all of them.
    if np.count_nonzero(np.frombuffer(data, np.uint8) < 0x20) == len(rows):
        return data
    return b"".join(part if part[-1:] == b"\n" else _CONTROL.sub(_control, part) for part in parts)


def _escaped(text: bytes) -> bytes:
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return text


def _control(found: re.Match[bytes]) -> bytes:
    return json.dumps(found[0].decode())[1:-1].encode()


_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\t", b"\\t"), (b"\r", b"\\r"))
_CONTROL = re.compile(rb"[\x00-\x1f]")
"""What is left of these is seldom met: \\b, \\f and those without a letter."""
