"""Rows with chapters' texts written into a piece by a process that knows SQLite, and nothing of the library.

It reads the database as it is by then; the digest of all but the texts tells whether that is what its parent's snapshot
has: a text has its own digest in its row.
"""

import hashlib
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fanlight.keeping.lines import with_texts
from fanlight.keeping.manifests import Piece
from fanlight.keeping.writers import PieceWriter
from fanlight.kernel.blobs import BlobStore

MAPPED = 1 << 40
"""Bytes of the database that are read where they lie; SQLite takes as much of it as it was built for, usually 2 GB."""

FETCH = 32
"""Rows with chapters fetched at once: what is at hand stays near its core."""


@dataclass(frozen=True, slots=True)
class Span:
    """Rows that share a piece: what gives their lines and texts, and what the digest of their lines begins with."""

    statement: str
    heading: bytes


def write(span: Span, database: Path, store: BlobStore) -> Piece | None:
    """Write a span's rows into a piece; None where the database cannot be read. Raises: Damaged, OSError."""
    piece, of = PieceWriter(store, is_new=True), hashlib.sha256(span.heading)
    try:
        rows = _open(database).execute(span.statement)
        while some := rows.fetchmany(FETCH):
            of.update(b"\n".join([*(line for line, _ in some), b""]))
            piece.write(with_texts(some), rows=len(some))
        return piece.close(of.hexdigest())
    except sqlite3.Error:
        piece.abandon()
        return None
    except BaseException:
        piece.abandon()
        raise


@cache
def _open(database: Path) -> sqlite3.Connection:
    """Open a database, to read alone, for as long as this process lasts."""
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.text_factory = bytes
    connection.execute(f"PRAGMA mmap_size={MAPPED}")
    return connection
