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
    kinds: dict[str, tuple[int, int]]
    work: Numbers
    tag: Numbers
    words: Numbers
    kudos: Numbers
    hits: Numbers
    updated: Numbers
    complete: npt.NDArray[np.bool_]


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
    carried = np.unique(np.concatenate(pairs))
    kudos = np.exp(dice.normal(3.5, 1.6, works)).astype(np.int64)
    return Archive(
        works=works,
        kinds=kinds,
        work=(carried >> np.uint64(32)).astype(np.int64),
        tag=(carried & np.uint64(0xFFFFFFFF)).astype(np.int64),
        words=np.exp(dice.normal(8, 1.3, works)).astype(np.int64),
        kudos=kudos,
        hits=kudos * 9 + 1,
        updated=EPOCH_DAYS + (dice.random(works) * 6_500).astype(np.int64),
        complete=dice.random(works) < 0.8,
    )


def fill(connection: "psycopg.Connection[tuple[object, ...]]", archive: Archive) -> None:
    """Copy an archive into empty tables."""
    columns = (
        "id, key, title, title_sort, anonymous, language, summary, sanitizer_version, complete, published, updated, "
        "sorted_on, words, chapter_count, source_counts, collections, gifts, related, reviews, extras, findings, "
        "fingerprint, added_at"
    )
    _copy(connection, f"works_work ({columns})", _work_lines(archive))
    _copy(connection, "tags_tag (id, kind, name, folded, is_canonical, uses)", _tag_lines(archive))
    _copy(connection, "works_tagging (work_id, tag_id, position, written)", _tagging_lines(archive))
    for table in ("works_work", "tags_tag", "works_tagging"):
        connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}")
        connection.execute(f"ANALYZE {table}")


def _copy(connection: "psycopg.Connection[tuple[object, ...]]", what: str, parts: Iterator[str]) -> None:
    with connection.cursor().copy(f"COPY {what} FROM STDIN") as copy:
        for part in parts:
            copy.write(part)


def _parts(size: int, step: int = 20_000) -> Iterator[slice]:
    for start in range(0, size, step):
        yield slice(start, start + step)


def _work_lines(archive: Archive) -> Iterator[str]:
    days = archive.updated.astype("datetime64[D]").astype(str)
    for part in _parts(archive.works):
        rows = zip(
            range(part.start + 1, archive.works + 1), days[part].tolist(), archive.words[part].tolist(),
            archive.kudos[part].tolist(), archive.hits[part].tolist(), archive.complete[part].tolist(), strict=False,
        )  # fmt: skip
        yield "".join(
            f"{n}\tw{n}\tFog {n}\t\\\\x{f'fog {n}'.encode().hex()}\tf\ten\tEvery night a line.\t1\t{done}\t{day}"
            f'\t{day}\t{day}\t{words}\t1\t{{"kudos": {kudos}, "hits": {hits}}}\t[]\t[]\t[]\t[]\t[]\t[]\tf\t2026-01-01\n'
            for n, day, words, kudos, hits, done in rows
        )


def _tag_lines(archive: Archive) -> Iterator[str]:
    tags, uses = np.unique(archive.tag, return_counts=True)
    for kind, (first, end) in archive.kinds.items():
        mine = (tags >= first) & (tags < end)
        yield "".join(
            f"{pk}\t{kind}\t{kind} {pk}\t{kind} {pk}\tt\t{n}\n"
            for pk, n in zip(tags[mine].tolist(), uses[mine].tolist(), strict=True)
        )


def _tagging_lines(archive: Archive) -> Iterator[str]:
    begins = np.searchsorted(archive.work, archive.work)
    positions = np.arange(len(archive.work)) - begins
    for part in _parts(len(archive.work), 100_000):
        rows = zip(archive.work[part].tolist(), archive.tag[part].tolist(), positions[part].tolist(), strict=True)
        yield "".join(f"{work}\t{tag}\t{position}\t{tag}\n" for work, tag, position in rows)


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
    columns: dict[str, Any] = {name: np.full(archive.works, UNKNOWN, kind) for name, kind in TYPES.items()}
    columns |= {"id": every + 1, "chapters": np.ones(archive.works, np.int32), "published": columns["published"]}
    for name in ("words", "kudos", "hits", "updated"):
        columns[name] = getattr(archive, name).astype(np.int32)
    labels = make_labels(pairs, archive.works, NOTHING_ABOVE)
    return Draft(Read(), labels, columns, none, none, [])
