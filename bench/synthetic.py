"""A synthetic archive of the reference archive's shape, made of arrays and copied straight into PostgreSQL's tables.

About 17 tags a work: Zipf fandoms, relationships and characters that belong to a fandom, Zipf freeforms; lengths and
kudos log-normal. The same seed makes the same archive.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import psycopg

from bench.vocabularies import LENGTH, name, sentences

FANDOMS, PER_FANDOM, FREEFORMS = 20_000, 60, 500_000
FIRST_TAG = 1_000
"""Ids from here on: those of the fixed vocabularies are below."""

EPOCH_DAYS = 13_879
"""Days from 1970 to the earliest update, 2008-01-01."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Archive:
    """Works numbered from 1, and who carries which tag, by work and then tag; a kind's tags are a range."""

    works: int
    seed: int
    kinds: dict[str, tuple[int, int]]
    work: Numbers
    tag: Numbers
    words: Numbers
    kudos: Numbers
    hits: Numbers
    updated: Numbers
    complete: npt.NDArray[np.bool_]
    creator: Numbers


def make(works: int, seed: int) -> Archive:
    """Draw an archive."""
    dice = np.random.default_rng(seed)
    draws: list[tuple[str, int, Numbers, Numbers]] = []
    every = np.arange(1, works + 1)

    def zipf(size: int, count: int, power: float) -> Numbers:
        weights = np.cumsum(1 / np.arange(1, size + 1) ** power)
        drawn: Numbers = np.searchsorted(weights, dice.random(count) * weights[-1]).astype(np.int64)
        return drawn

    def spread(mean: float) -> Numbers:
        return np.repeat(every, dice.poisson(mean, works))

    fandom = zipf(FANDOMS, works, 1.0)
    more = spread(0.2)
    draws.append(("rating", 5, every, zipf(5, works, 0.5)))
    draws += [
        (kind, 6, rows := spread(mean), zipf(6, len(rows), 0.8)) for kind, mean in (("warning", 1.2), ("category", 1.1))
    ]
    both = np.concatenate([every, more])
    draws.append(("fandom", FANDOMS, both, np.concatenate([fandom, zipf(FANDOMS, len(more), 1.0)])))
    for kind, mean in (("relationship", 1.6), ("character", 4.0)):
        rows = spread(mean)
        own = fandom[rows - 1] * PER_FANDOM + zipf(PER_FANDOM, len(rows), 1.1)
        draws.append((kind, FANDOMS * PER_FANDOM, rows, own))
    rows = spread(8.0)
    draws.append(("freeform", FREEFORMS, rows, zipf(FREEFORMS, len(rows), 0.95)))
    kinds, pairs, first = {}, [], FIRST_TAG
    for kind, size, rows, tags in draws:
        kinds[kind] = (first, first + size)
        pairs.append(rows.astype(np.uint64) << np.uint64(32) | (tags + first).astype(np.uint64))
        first += size
    carried = np.sort(np.concatenate(pairs))
    carried = carried[np.append(True, carried[1:] != carried[:-1])]  # np.unique would hash them
    kudos = np.exp(dice.normal(3.5, 1.6, works)).astype(np.int64)
    return Archive(
        works=works,
        seed=seed,
        kinds=kinds,
        work=(carried >> np.uint64(32)).astype(np.int64),
        tag=(carried & np.uint64(0xFFFFFFFF)).astype(np.int64),
        words=np.exp(dice.normal(8, 1.3, works)).astype(np.int64),
        kudos=kudos,
        hits=kudos * 9 + 1,
        updated=EPOCH_DAYS + (dice.random(works) * 6_500).astype(np.int64),
        complete=dice.random(works) < 0.8,
        creator=zipf(max(1, works // 6), works, 0.6),
    )


def fill(connection: "psycopg.Connection[tuple[object, ...]]", archive: Archive, *, chapter_words: int = 0) -> None:
    """Copy an archive into empty tables; indexes are made afterwards. With chapters of so many words, if any."""
    works = (
        "id, key, title, title_sort, anonymous, language, summary, sanitizer_version, complete, published, updated, "
        "sorted_on, words, chapter_count, source_counts, collections, gifts, related, reviews, extras, findings, "
        "fingerprint, added_at"
    )
    version = "id, chapter_id, number, words, digest, sanitizer_version, made_at, text"
    said = sentences(archive.seed)
    series = archive.works // 40
    tables: dict[str, tuple[str, Iterator[str]]] = {
        "works_work": (works, _work_lines(archive, said)),
        "accounts_creator": ("id, key, name, folded, site, login, url", _creator_lines(archive)),
        "works_creatorship": ("work_id, creator_id, role, position", _creatorship_lines(archive)),
        "works_series": ("id, key, identity, title, title_sort", _series_lines(series)),
        "works_seriesplace": ("series_id, work_id, position, ordinal", _place_lines(series)),
        "tags_tag": ("id, kind, name, folded, is_canonical, uses", _tag_lines(archive)),
        "works_tagging": ("work_id, tag_id, position, written", _tagging_lines(archive)),
    }
    if chapter_words:
        tables["works_chapter"] = ("id, work_id, position, words, version", _chapter_lines(archive, chapter_words))
        tables["works_chapterversion"] = (version, _version_lines(archive, said, chapter_words))
    connection.execute("SET session_replication_role = replica; SET maintenance_work_mem = '1GB'")  # trusts the keys
    for table, (columns, lines) in tables.items():
        later = [*_drop_indexes(connection, table), *_give_defaults(connection, table, columns)]
        with connection.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for part in lines:
                copy.write(part)
        for command in later:
            connection.execute(command)
        connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")
    connection.execute("SET session_replication_role = DEFAULT")


_PLAIN = {"boolean": "false", "jsonb": "'[]'", "text": "''", "character varying": "''"}


def _give_defaults(connection: "psycopg.Connection[tuple[object, ...]]", table: str, named: str) -> list[str]:
    """Let columns that are not named, and may not be empty, be plain; give what takes that back."""
    others = connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s AND is_nullable = 'NO' "
        "AND column_default IS NULL AND is_identity = 'NO' AND column_name <> ALL(%s)",
        [table, named.split(", ")],
    ).fetchall()
    for column, kind in others:
        connection.execute(f"ALTER TABLE {table} ALTER {column} SET DEFAULT {_PLAIN.get(str(kind), '0')}")
    return [f"ALTER TABLE {table} ALTER {column} DROP DEFAULT" for column, _ in others]


def _drop_indexes(connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> list[str]:
    """Drop a table's indexes but for the primary key's; give what makes them again."""
    constraints = connection.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'u'",
        [table],
    ).fetchall()
    for called, _ in constraints:
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{called}"')
    indexes = connection.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i "
        "WHERE i.indrelid = %s::regclass AND NOT i.indisprimary",
        [table],
    ).fetchall()
    for called, _ in indexes:
        connection.execute(f"DROP INDEX {called}")
    return [f'ALTER TABLE {table} ADD CONSTRAINT "{called}" {said}' for called, said in constraints] + [
        str(said) for _, said in indexes
    ]


def _parts(size: int, step: int = 20_000) -> Iterator[slice]:
    for start in range(0, size, step):
        yield slice(start, min(size, start + step))


def _work_lines(archive: Archive, said: list[str]) -> Iterator[str]:
    days = archive.updated.astype("datetime64[D]").astype(str)
    for part in _parts(archive.works):
        rows = zip(
            range(part.start + 1, part.stop + 1), days[part].tolist(), archive.words[part].tolist(),
            archive.kudos[part].tolist(), archive.hits[part].tolist(), archive.complete[part].tolist(), strict=True,
        )  # fmt: skip
        yield "".join(
            f"{n}\tw{n}\t{name(n)} {n}\t\\\\x{f'{name(n)} {n}'.encode().hex()}\tf\ten\t{_summary(said, n)}\t1\t{done}"
            f'\t{day}\t{day}\t{day}\t{words}\t1\t{{"kudos": {kudos}, "hits": {hits}}}\t[]\t[]\t[]\t[]\t[]\t[]\tf\t'
            "2026-01-01\n"
            for n, day, words, kudos, hits, done in rows
        )


def _summary(said: list[str], number: int) -> str:
    """Give three sentences, as many words as summaries have."""
    return "<p>" + " ".join(said[number * step % len(said)] for step in (7, 101, 8_191)) + "</p>"


def _creator_lines(archive: Archive) -> Iterator[str]:
    for part in _parts(int(archive.creator.max()) + 1):
        yield "".join(f"{n + 1}\tc{n}\t{name(n)}{n}\t{name(n)}{n}\t\t\t\n" for n in range(part.start, part.stop))


def _creatorship_lines(archive: Archive) -> Iterator[str]:
    for part in _parts(archive.works):
        creators = enumerate(archive.creator[part].tolist(), part.start + 1)
        yield "".join(f"{work}\t{creator + 1}\tauthor\t1\n" for work, creator in creators)


def _series_lines(series: int) -> Iterator[str]:
    for part in _parts(series):
        numbers = range(part.start + 1, part.stop + 1)
        yield "".join(f"{n}\ts{n}\ts{n}\t{name(n)} {n}\t\\\\x{f'{name(n)} {n}'.encode().hex()}\n" for n in numbers)


def _place_lines(series: int) -> Iterator[str]:
    """Put works into series, five into each and an eighth of all."""
    for part in _parts(series):
        numbers = range(part.start, part.stop)
        yield "".join(f"{n + 1}\t{n * 40 + m + 1}\t{m + 1}\t1\n" for n in numbers for m in range(5))


def _tag_lines(archive: Archive) -> Iterator[str]:
    tags, uses = np.unique(archive.tag, return_counts=True)
    for kind, (first, end) in archive.kinds.items():
        mine = (tags >= first) & (tags < end)
        yield "".join(
            f"{pk}\t{kind}\t{called}\t{called}\tt\t{n}\n"
            for pk, n in zip(tags[mine].tolist(), uses[mine].tolist(), strict=True)
            for called in [tag_name(kind, pk)]
        )


def tag_name(kind: str, number: int) -> str:
    """Give a tag's name, which ends with its number."""
    return f"{name(number)}/{name(number + 1)} {number}" if kind == "relationship" else f"{name(number)} {number}"


def _tagging_lines(archive: Archive) -> Iterator[str]:
    names = {
        tag: tag_name(kind, tag)
        for kind, (first, end) in archive.kinds.items()
        for tag in np.unique(archive.tag[(archive.tag >= first) & (archive.tag < end)]).tolist()
    }
    positions = np.arange(len(archive.work)) - np.searchsorted(archive.work, archive.work)
    for part in _parts(len(archive.work), 100_000):
        rows = zip(archive.work[part].tolist(), archive.tag[part].tolist(), positions[part].tolist(), strict=True)
        yield "".join(f"{work}\t{tag}\t{position}\t{names[tag]}\n" for work, tag, position in rows)


def _chapter_lines(archive: Archive, words: int) -> Iterator[str]:
    for part in _parts(archive.works):
        yield "".join(f"{n}\t{n}\t1\t{words}\t1\n" for n in range(part.start + 1, part.stop + 1))


def _version_lines(archive: Archive, said: list[str], words: int) -> Iterator[str]:
    dice = np.random.default_rng(archive.seed + 3)
    for part in _parts(archive.works, 500):
        lines = []
        for n in range(part.start + 1, part.stop + 1):
            drawn = dice.integers(0, len(said), words // LENGTH).tolist()
            text = "</p><p>".join(" ".join(said[m] for m in drawn[at : at + 6]) for at in range(0, len(drawn), 6))
            lines.append(f"{n}\t{n}\t1\t{words}\td{n}\t1\t2026-01-01\t<p>{text}</p>\n")
        yield "".join(lines)


def draft(archive: Archive) -> Any:
    """Give the index' Draft of an archive without a database between: for sizes at which filling one takes an hour."""
    from fanlight.changes.selectors import Read
    from fanlight.search.index.building import NOTHING_ABOVE, Draft, make_labels
    from fanlight.search.index.columns import TYPES, UNKNOWN
    from fanlight.search.index.entries import KINDS
    from fanlight.search.index.text_orders import SortedTexts

    pairs = {kind: (np.empty(0, np.int64), np.empty(0, np.int64)) for kind in KINDS}
    for kind, (first, end) in archive.kinds.items():
        mine = (archive.tag >= first) & (archive.tag < end)
        pairs[kind] = archive.work[mine] - 1, archive.tag[mine]
    every = np.arange(archive.works)
    none = SortedTexts(np.empty(0, np.uint8), np.zeros(1, np.int64))
    columns: dict[str, Any] = {column: np.full(archive.works, UNKNOWN, kind) for column, kind in TYPES.items()}
    columns |= {"id": every + 1, "chapters": np.ones(archive.works, np.int32), "published": columns["published"]}
    for column in ("words", "kudos", "hits", "updated"):
        columns[column] = getattr(archive, column).astype(np.int32)
    labels = make_labels(pairs, archive.works, NOTHING_ABOVE)
    return Draft(Read(), labels, columns, none, none, [])
