"""`script/bench search`: the index beside PostgreSQL and Tantivy's own counting, each answer held to SQL's.

    script/bench search [--works 100000] [--seed 7] [--queries 300] [--checked 40]

Makes an archive of the reference archive's shape with a seed, in a PostgreSQL of its own, lets the index be built from
it, and asks mixed questions: one to three tags of one work, 40 % with a tag excluded, 30 % with a range. Times are of
one process in turn, warm, medians of three.
"""

import argparse
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
from tests.postgres import running

from bench import synthetic
from bench.machines import table
from bench.questions import KINDS, Answer, Asked, broad, mixed, plainly

BROAD = 0.05
"""The part of all works from which a result is broad: 50,000 of a million."""

PARALLEL_OFF = "SET max_parallel_workers_per_gather = 0; SET work_mem = '512MB'; SET jit = off"
"""One core for everybody."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--checked", type=int, default=40, help="questions whose answers are compared with SQL's")
    parser.add_argument("--bare", action="store_true", help="without a database: held to plain counting of arrays")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    asked = parser.parse_args()
    if asked.bare:
        _bare(asked)
        return
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder, running() as url:
        os.environ |= {
            "FANLIGHT_LIBRARY": folder,
            "FANLIGHT_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "fanlight.config.settings",
        }
        _prepare(url, archive := synthetic.make(asked.works, asked.seed))
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(PARALLEL_OFF)
            figures = _measure(connection, archive, asked)
    if asked.json:
        asked.json.write_text(json.dumps(figures), encoding="utf-8")


def _prepare(url: str, archive: synthetic.Archive) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    started = time.perf_counter()
    with psycopg.connect(url, autocommit=True) as connection:
        synthetic.fill(connection, archive)
        connection.execute("CREATE INDEX bench_forward ON works_tagging (work_id, tag_id)")  # what SQL counts best by
        connection.execute("VACUUM ANALYZE")
    sys.stderr.write(
        f"{archive.works:,} works, {len(archive.work):,} taggings in {time.perf_counter() - started:.0f} s\n"
    )


def _measure(connection: Any, archive: synthetic.Archive, asked: argparse.Namespace) -> dict[str, Any]:
    from django.conf import settings

    from fanlight.search.index import archive as archives
    from fanlight.search.index.engine import Engine

    engine = Engine(settings.LIBRARY)
    started = time.perf_counter(), time.process_time()
    folder = engine.make_labels()
    built = time.perf_counter() - started[0], time.process_time() - started[1]
    started_text = time.perf_counter()
    engine.make_texts(with_text=False)
    words = time.perf_counter() - started_text
    opened = _timed(lambda: archives.load(folder), 3)
    size = sum(path.stat().st_size for path in folder.iterdir())
    rows = [
        ("build, labels and columns", f"{built[0]:.1f} s", f"{built[1]:.1f} s CPU of this process"),
        ("build, words without chapters", f"{words:.1f} s", ""),
        ("open", f"{opened * 1e3:.1f} ms", "goal 2 s"),
        ("files, mapped and shared", f"{size / archive.works:.0f} bytes a work", "goal 100 with the bitmaps beside"),
        ("most memory of the build", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", "goal 2 GB"),
    ]
    sys.stdout.write(table(f"The index of {archive.works:,} works", ("what", "figure", ""), rows) + "\n")
    questions = list(mixed(archive, asked.queries, asked.seed))
    cuts = _cuts(lambda question: _ours(engine, question), questions)
    sys.stdout.write(_percentiles(cuts, len(questions), archive.works) + "\n")
    step = max(1, len(questions) // max(1, asked.checked))
    pairs = [_beside(engine, connection, archive, question) for question in questions[::step]]
    sys.stdout.write(_ratios("mixed questions", pairs))
    wide = [_beside(engine, connection, archive, question) for question in broad(archive)]
    sys.stdout.write(_broad_table(archive, wide, _tantivy_times(archive, broad(archive))))
    return {"works": archive.works, "build": built, "open": opened, "bytes": size / archive.works, **cuts}


def _cuts(ask: Callable[[Asked], Answer], questions: list[Asked]) -> dict[str, float]:
    """Give percentiles in milliseconds of this process' time, each question's the least of three."""
    for question in questions:
        ask(question)  # sets are made at their first use
    times = [min(_spent(ask, question) for _ in range(3)) for question in questions]
    return {f"p{p}": float(np.percentile(times, p)) * 1e3 for p in (50, 90, 99)}


def _spent(ask: Callable[[Asked], Answer], question: Asked) -> float:
    started = time.process_time()
    ask(question)
    return time.process_time() - started


class _Names(dict[int, str]):
    """Names without a database: a tag is called by its number."""

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: int) -> str:
        return f"tag {key}"


def _bare(asked: argparse.Namespace) -> None:
    """Measure the index alone, made from arrays and held to their plain counting."""
    import django

    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as name:
        os.environ |= {"FANLIGHT_LIBRARY": name, "DJANGO_SETTINGS_MODULE": "fanlight.config.settings"}
        django.setup()
        from fanlight.search.index import archive as archives
        from fanlight.search.index.folders import Folders

        archive = synthetic.make(asked.works, asked.seed)
        started = time.process_time()
        folders = Folders(Path(name), "labels")
        draft, folder = synthetic.draft(archive), folders.new()
        folder = folders.publish(folder, archives.store(draft, folder))
        built, size = time.process_time() - started, sum(path.stat().st_size for path in folder.iterdir())
        del draft
        opened = _timed(lambda: archives.load(folder), 3)
        held = archives.load(folder)
        held.tag_names = _Names()
        ask = _asker(held)
        questions = list(mixed(archive, asked.queries, asked.seed))
        cuts = _cuts(ask, questions)
        for question in [*questions[:: max(1, len(questions) // asked.checked)], *broad(archive)]:
            if (ours := ask(question)) != (plain := plainly(archive, question)):
                raise SystemExit(f"{question}:\nindex  {ours}\nplain  {plain}")
        wide = [(ask(question).total, min(_spent(ask, question) for _ in range(3))) for question in broad(archive)]
        said = "; ".join(f"{total:,} works {spent * 1e3:.2f} ms" for total, spent in wide)
        sys.stdout.write(_percentiles(cuts, len(questions), archive.works))
        sys.stdout.write(
            f"\nBroad results: {said}.\nArrays to files {built:.1f} s CPU, {size / archive.works:.0f} bytes a work, "
            f"opened in {opened * 1e3:.0f} ms.\n"
        )
        if asked.json:
            asked.json.write_text(json.dumps({"works": archive.works, "bytes": size / archive.works, **cuts}))


def _asker(held: Any) -> Callable[[Asked], Answer]:
    from fanlight.search.index.answers import Asked as Given
    from fanlight.search.index.answers import answer
    from fanlight.search.query import Query
    from fanlight.search.results import Wanted
    from fanlight.search.sql.answers import Page

    def ask(asked: Asked) -> Answer:
        given = Given(Query(), _understood(asked), Page(20), Wanted(KINDS), held.alive)
        return _answer_of(answer(held, None, given))

    return ask


def _ours(engine: Any, asked: Asked) -> Answer:
    from fanlight.accounts.viewers import OPERATOR
    from fanlight.search.index.engine import Question
    from fanlight.search.query import Query
    from fanlight.search.results import Wanted
    from fanlight.search.sql.answers import Page

    engine.fresh_archive().faceted.clear()  # what is measured is counting
    return _answer_of(engine.answer(Question(Query(), _understood(asked), OPERATOR, Page(20), Wanted(KINDS))))


def _understood(asked: Asked) -> Any:
    from fanlight.search.conditions import Every, Tagged, Without
    from fanlight.search.meanings import Understood
    from fanlight.search.query import Numbers

    parts: list[Any] = [Tagged(frozenset({tag})) for tag in asked.tags]
    if asked.without is not None:
        parts.append(Without(Tagged(frozenset({asked.without}))))
    if asked.words is not None:
        parts.append(Numbers("words", asked.words))
    return Understood(Every(tuple(parts)))


def _answer_of(found: Any) -> Answer:
    facets = {f.name: tuple((int(row.name.rpartition(" ")[2]), row.count) for row in f.rows) for f in found.facets}
    return Answer(found.total, found.ids, facets)


def _sql(connection: Any, asked: Asked) -> Answer:
    carried = "SELECT 1 FROM works_tagging t WHERE t.work_id = w.id AND t.tag_id ="
    where = " AND ".join(
        [f"EXISTS ({carried} {tag})" for tag in asked.tags[1:]]
        + ([f"NOT EXISTS ({carried} {asked.without})"] if asked.without is not None else [])
        + ([f"w.words >= {asked.words}"] if asked.words is not None else [])
        or ["true"]
    )  # fmt: skip
    first = f"FROM works_tagging f JOIN works_work w ON w.id = f.work_id WHERE f.tag_id = {asked.tags[0]} AND {where}"
    (total,) = connection.execute(f"SELECT count(*) {first}").fetchone()
    ids = connection.execute(f"SELECT w.id {first} ORDER BY w.sorted_on DESC, w.id DESC LIMIT 20").fetchall()
    counted = connection.execute(
        f"""SELECT kind, tag_id, n FROM (
              SELECT g.kind, c.tag_id, c.n, row_number() OVER (PARTITION BY g.kind ORDER BY c.n DESC, c.tag_id) AS place
              FROM (SELECT o.tag_id, count(*) AS n FROM works_tagging o WHERE o.work_id IN (SELECT w.id {first})
                    GROUP BY o.tag_id) c JOIN tags_tag g ON g.id = c.tag_id) ranked
            WHERE place <= 10 ORDER BY kind, place"""
    ).fetchall()
    facets: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
    for kind, tag, number in counted:
        facets[kind].append((tag, number))
    return Answer(total, tuple(pk for (pk,) in ids), {kind: tuple(rows) for kind, rows in facets.items()})


def _beside(engine: Any, connection: Any, archive: synthetic.Archive, asked: Asked) -> tuple[int, float, float]:
    """Ask both, hold one to the other, and give the works found and the seconds of each."""
    ours, theirs = _ours(engine, asked), _sql(connection, asked)
    if ours != theirs:
        raise SystemExit(f"{asked} of {archive.works:,} works:\nindex {ours}\nSQL   {theirs}")
    runs = 3 if ours.total < archive.works * BROAD else 1
    return ours.total, _timed(lambda: _ours(engine, asked), 5), _timed(lambda: _sql(connection, asked), runs)


def _tantivy_times(archive: synthetic.Archive, asked: list[Asked]) -> list[float]:
    """Count the same facets by Tantivy's terms aggregation."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    for kind in KINDS:
        builder.add_unsigned_field(kind, indexed=True, fast=True)
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder:
        index = tantivy.Index(builder.build(), path=folder)
        writer = index.writer(400_000_000, 1)
        ends = np.searchsorted(archive.work, np.arange(1, archive.works + 2)).tolist()
        starts = [archive.kinds[kind][0] for kind in KINDS]
        names = dict(zip(starts, KINDS, strict=True))
        order = np.array(sorted(starts))
        kinds = np.searchsorted(order, archive.tag, side="right") - 1
        for work in range(archive.works):
            document = tantivy.Document()
            for place in range(ends[work], ends[work + 1]):
                document.add_unsigned(names[int(order[kinds[place]])], int(archive.tag[place]))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher, schema = index.searcher(), index.schema
        wanted = {kind: {"terms": {"field": kind, "size": 10}} for kind in KINDS}

        def term(tag: int) -> Any:
            kind = next(kind for kind, (first, end) in archive.kinds.items() if first <= tag < end)
            return tantivy.Query.term_query(schema, kind, tag)

        times = []
        for question in asked:
            parts = [(tantivy.Occur.Must, term(tag)) for tag in question.tags]
            if question.without is not None:
                parts.append((tantivy.Occur.MustNot, term(question.without)))
            query = tantivy.Query.boolean_query(parts)
            try:
                times.append(_timed(partial(searcher.aggregate, query, wanted), 3))
            except ValueError:  # more buckets than it allows
                times.append(float("nan"))
        return times


def _timed(what: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        what()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _percentiles(cuts: dict[str, float], questions: int, works: int) -> str:
    goals = {"p50": "0.5", "p90": "2", "p99": "12"} if works <= 1_000_000 else {"p90": "25", "p99": "100"}
    rows = [(name, f"{value:.2f} ms", f"{goals.get(name, '-')} ms") for name, value in cuts.items()]
    title = f"Total, first 20 and seven facets of {questions} mixed questions, {works:,} works"
    return table(title, ("", "in the engine", "goal"), rows)


def _ratios(what: str, pairs: list[tuple[int, float, float]]) -> str:
    ours, theirs = (statistics.median(times) * 1e3 for times in zip(*((o, t) for _, o, t in pairs), strict=True))
    ratio = statistics.median(t / o for _, o, t in pairs)
    said = f"median {ours:.2f} ms beside {theirs:.1f} ms, {ratio:.0f} times as fast"
    return f"{len(pairs)} {what} agree with SQL: {said}.\n\n"


def _broad_table(archive: synthetic.Archive, pairs: list[tuple[int, float, float]], tantivy: list[float]) -> str:
    names = ("the biggest fandom", "without the commonest freeform", "the commonest freeform", "the commonest rating")
    rows = [
        (
            name,
            f"{total:,}",
            f"{ours * 1e3:.2f} ms",
            f"{sql * 1e3:,.0f} ms",
            f"{sql / ours:,.0f}",
            f"{t * 1e3:.1f} ms",
            f"{t / ours:.1f}",
        )
        for name, (total, ours, sql), t in zip(names, pairs, tantivy, strict=True)
    ]
    header = ("result", "works", "index", "PostgreSQL", "times", "Tantivy, facets alone", "times")
    return table(f"Broad results of {archive.works:,} works: total, first 20, seven facets", header, rows)


if __name__ == "__main__":
    main()
