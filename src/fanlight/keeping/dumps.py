"""Writing a snapshot's rows into pieces."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from django.db import connection

from fanlight.keeping import places, spans
from fanlight.keeping.files import has
from fanlight.keeping.lines import with_texts
from fanlight.keeping.manifests import Held, Piece
from fanlight.keeping.spans import Span
from fanlight.keeping.tables import Table, line_of, quote
from fanlight.keeping.together import Task, Together
from fanlight.keeping.writers import PieceWriter
from fanlight.kernel.blobs import BlobStore

SPAN = 16_384
"""Ids whose rows share a piece. Spans stand still, so that a piece without a change in it is the same piece again."""

LONG_SPAN = 256
"""The same of tables whose rows hold chapters."""

FETCH = 200
"""Rows fetched at once."""

FEW = 8
"""Spans with chapters for which no process is started."""

Settled = Mapping[str, Piece]
"""Pieces of an earlier state whose texts need not be read again, by the digest of all else in them."""

Tell = Callable[[int], None]


def dump(table: Table, store: BlobStore, *, progress: Tell) -> Held:
    """Write a table's rows into pieces; `progress` is told how many more are done. Raises: Damaged, OSError."""
    pieces = []
    for where in _spans(table):
        pieces.append(_write(table, store, where))
        progress(pieces[-1].rows)
    return _held(table, pieces)


def begin(table: Table, store: BlobStore, *, settled: Settled, work: Together, progress: Tell) -> Callable[[], Held]:
    """Hand over what has to be written of a table with chapters, and give what gives it once the work is finished.

    The tasks raise: Damaged, OSError.
    """
    pieces: dict[str, Piece] = {}

    def add(where: str, piece: Piece) -> None:
        pieces[where] = piece
        progress(piece.rows)

    wheres, tasks = list(_spans(table)), []
    for where in wheres:
        of = _digest(table, where)
        known = settled.get(of)
        if known and has(store, known.sha256, known.size):
            add(where, known)
        else:
            tasks.append(_task(table, store, where, of, partial(add, where)))
    work.add(tasks, beside=len(tasks) > FEW)
    return lambda: _held(table, [pieces[where] for where in wheres])


def _task(table: Table, store: BlobStore, where: str, of: str, add: Callable[[Piece], None]) -> Task:
    here = partial(_write, table, store, where, of)
    database = places.file().absolute()
    if connection.vendor != "sqlite" or not database.is_file():
        return Task(here=here, then=add)

    def then(piece: Piece | None) -> None:
        add(piece if piece and piece.of == of else here())  # else somebody has written since the snapshot

    span = Span(_statement(table, line_of(table), where), _heading(table))
    return Task(here=here, then=then, away=partial(spans.write, span, database, store))


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


def _write(table: Table, store: BlobStore, where: str, of: str = "") -> Piece:
    """Write a span into a piece; with `of`, the digest of all but the texts, it is none that lies there already."""
    piece = PieceWriter(store, is_new=bool(of))
    try:
        for lines, rows in _lines(table, line_of(table), where):
            piece.write(lines, rows=rows)
        return piece.close(of)
    except BaseException:
        piece.abandon()
        raise


def _held(table: Table, pieces: Sequence[Piece]) -> Held:
    columns = tuple(column.name for column in table.columns)
    return Held(name=table.name, columns=columns, last_id=_last_id(table), pieces=tuple(pieces))


def _digest(table: Table, where: str) -> str:
    """Give the digest of a span's rows without their settled text, and of what they are columns of."""
    digest = hashlib.sha256(_heading(table))
    for lines, _ in _lines(table, line_of(table, without=table.settled), where):
        digest.update(lines)
    return digest.hexdigest()


def _heading(table: Table) -> bytes:
    return repr((table.name, table.columns)).encode()


def _lines(table: Table, line: str, where: str) -> Iterator[tuple[bytes, int]]:
    """Give lines, many at once, and how many."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_statement(table, line, where))
        while rows := cursor.fetchmany(spans.FETCH if table.settled else FETCH):
            if len(rows[0]) > 1:
                yield with_texts(rows), len(rows)
            elif connection.vendor == "sqlite":
                yield b"\n".join([*(line for (line,) in rows), b""]), len(rows)
            else:
                yield "\n".join([*(line for (line,) in rows), ""]).encode(), len(rows)


def _statement(table: Table, line: str, where: str) -> str:
    return f"SELECT {line} FROM {quote(table.name)} WHERE {where} ORDER BY {quote(table.key)}"  # noqa: S608


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
