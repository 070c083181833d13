"""A library of SQLite made many times as big, by copying its works' rows under other keys.

A million works written through the actions take hours; what pages, feeds and catalogs of as many cost is seen as well
on copies, whose chapters hold a sentence so that the disk holds them. `fanlight reindex` makes the search index anew.
"""

import hashlib
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection  # noqa: TID251  tables are copied here past all actions
from django.db.backends.utils import CursorWrapper  # noqa: TID251

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SENTENCE = "<p>The lamp was lit before the fog came in.</p>"

# Each table, and what of a row becomes another: columns that name a work, a chapter, or the row itself are moved on.
TABLES = (
    ("works_work", {"id": "work", "key": "key"}),
    ("works_source", {"id": "own", "work_id": "work", "source_id": "number"}),
    ("works_creatorship", {"id": "own", "work_id": "work"}),
    ("works_seriesplace", {"id": "own", "work_id": "work"}),
    ("works_chapter", {"id": "chapter", "work_id": "work"}),
    ("works_chapterversion", {"id": "own", "chapter_id": "chapter", "text": "text"}),
    ("works_tagging", {"id": "own", "work_id": "work", "chapter_id": "chapter"}),
    ("works_tagchange", {"id": "own", "work_id": "work", "chapter_id": "chapter"}),
    ("changes_change", {"id": "own", "subject_id": "work"}),
)


def multiply(times: int) -> None:
    """Make the library that Django is set up for `times` as big. Raises: SystemExit for any but a fresh SQLite one."""
    if connection.vendor != "sqlite":
        raise SystemExit("only a library of SQLite is multiplied")
    started = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = OFF")
        cursor.execute("PRAGMA cache_size = -1000000")
        cursor.connection.create_function("key_of_copy", 2, _key, deterministic=True)
        sizes = {"work": _most(cursor, "works_work"), "chapter": _most(cursor, "works_chapter")}
        with _without_indexes(cursor):
            for table, moved in TABLES:
                _copy(cursor, table, moved, sizes | {"own": _most(cursor, table)}, times)
        cursor.execute("UPDATE tags_tag SET uses = uses * %s", [times])
        cursor.execute("ANALYZE")
    sys.stderr.write(f"copied {times} times in {time.monotonic() - started:.0f} s\n")


def _copy(cursor: CursorWrapper, table: str, moved: dict[str, str], sizes: dict[str, int], times: int) -> None:
    cursor.execute(f"PRAGMA table_info({table})")
    columns = [row[1] for row in cursor.fetchall()]
    for copy in range(1, times):
        write = {
            "key": f"key_of_copy(key, {copy})",
            "number": f"source_id || '{copy:03}'",
            "text": f"'{SENTENCE}'",
        } | {what: f"{{}} + {size * copy}" for what, size in sizes.items()}
        values = [write.get(moved.get(column, ""), "{}").format(column) for column in columns]
        into, last = f"INSERT INTO {table} ({', '.join(columns)})", sizes[moved["id"]]
        cursor.execute(f"{into} SELECT {', '.join(values)} FROM {table} WHERE id <= {last}")


@contextmanager
def _without_indexes(cursor: CursorWrapper) -> Iterator[None]:
    """Take away the indexes that can be made again, for a row costs more by them than by itself."""
    tables = ", ".join(f"'{table}'" for table, _ in TABLES)
    cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql != '' AND tbl_name IN ({tables})")
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in indexes:
        cursor.execute(sql)


def _most(cursor: CursorWrapper, table: str) -> int:
    cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}")
    return int(cursor.fetchone()[0])


def _key(key: str, copy: int) -> str:
    digest = hashlib.sha256(f"{key}{copy}".encode()).digest()
    return "".join(ALPHABET[byte % 32] for byte in digest[:10])
