"""Writing a snapshot's rows into pieces."""

import hashlib
from collections.abc import Callable, Iterator, Mapping

from django.db import connection

from fanlight.keeping.files import has
from fanlight.keeping.manifests import Held, Piece
from fanlight.keeping.tables import Table, line_of, quote, with_text
from fanlight.keeping.writers import PieceWriter
from fanlight.kernel.blobs import BlobStore

SPAN = 16_384
"""Ids whose rows share a piece. Spans stand still, so that a piece without a change in it is the same piece again."""

LONG_SPAN = 256
"""The same of tables whose rows hold chapters."""

FETCH = 200
"""Rows fetched at once."""

LONG_FETCH = 32
"""The same of tables whose rows hold chapters: what is at hand stays near its core."""

Settled = Mapping[str, Piece]
"""Pieces of an earlier state whose texts need not be read again, by the digest of all else in them."""


def dump(table: Table, store: BlobStore, *, settled: Settled, progress: Callable[[int], None]) -> Held:
    """Write a table's rows into pieces; `progress` is told of each row that is done. Raises: Damaged, OSError."""
    columns = tuple(column.name for column in table.columns)
    pieces = [_dump(table, store, where, settled, progress) for where in _spans(table)]
    return Held(name=table.name, columns=columns, last_id=_last_id(table), pieces=tuple(pieces))


def count(table: Table) -> int:
    """Give how many rows a table has."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {quote(table.name)}")  # noqa: S608
        return int(cursor.fetchone()[0])


def _spans(table: Table) -> Iterator[str]:
    """Give the conditions that cut a table into spans, without those in which there is nothing."""
    if not table.is_numbered:
        if count(table):
            yield "TRUE"
        return
    key, span = quote(table.key), LONG_SPAN if table.settled else SPAN
    start = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT min({key}) FROM {quote(table.name)} WHERE {key} >= %s", [start])  # noqa: S608
            first = cursor.fetchone()[0]
        if first is None:
            return
        begin = first // span * span
        start = begin + span
        yield f"{key} >= {begin} AND {key} < {start}"


def _dump(table: Table, store: BlobStore, where: str, settled: Settled, progress: Callable[[int], None]) -> Piece:
    of = _digest(table, where) if table.settled else ""
    known = settled.get(of) if of else None
    if known and has(store, known.sha256, known.size):
        progress(known.rows)
        return known
    piece = PieceWriter(store)
    try:
        for lines in _lines(table, line_of(table), where):
            piece.write(lines)
            progress(len(lines))
        return piece.close(of)
    except BaseException:
        piece.abandon()
        raise


def _digest(table: Table, where: str) -> str:
    """Give the digest of a span's rows without their settled text, and of what they are columns of."""
    digest = hashlib.sha256(repr((table.name, table.columns)).encode())
    for lines in _lines(table, line_of(table, without=table.settled), where):
        digest.update(b"\n".join([*lines, b""]))
    return digest.hexdigest()


def _lines(table: Table, line: str, where: str) -> Iterator[list[bytes]]:
    statement = f"SELECT {line} FROM {quote(table.name)} WHERE {where} ORDER BY {quote(table.key)}"  # noqa: S608
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(LONG_FETCH if table.settled else FETCH):
            yield [_line(*row) for row in rows]


def _line(line: str | bytes, *text: bytes | None) -> bytes:
    whole = line if isinstance(line, bytes) else line.encode()
    return with_text(whole, text[0]) if text else whole


def _last_id(table: Table) -> int | None:
    """Give the last id that the database gave out for a table, None where it counts none up."""
    if not table.is_numbered:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = %s", [table.name])
        else:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quote(table.name), table.key])
            name = cursor.fetchone()[0]
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {name}")  # noqa: S608
        return int(cursor.fetchone()[0] or 0)
