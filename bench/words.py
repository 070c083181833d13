"""`script/bench words`: words and two tags over the full text of an archive, and how soon an edited work is found.

    script/bench words [--works 100000] [--chapter-words 400] [--queries 200]

Some minutes go into filling PostgreSQL and reading every chapter. Each question is of words nobody asked for before, so
that nothing is remembered; times are this process' own, beside the clock's.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import psycopg
from tests.postgres import running

from bench import synthetic
from bench.machines import table
from bench.questions import KINDS
from bench.vocabularies import WORDS, word

EDITS = 20


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--chapter-words", type=int, default=400)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder, running() as url:
        os.environ |= {
            "FANLIGHT_LIBRARY": folder,
            "FANLIGHT_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "fanlight.config.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        archive = synthetic.make(asked.works, asked.seed)
        with psycopg.connect(url, autocommit=True) as connection:
            synthetic.fill(connection, archive, chapter_words=asked.chapter_words)
            connection.execute("VACUUM ANALYZE")
        sys.stdout.write(_measure(archive, asked))


def _measure(archive: synthetic.Archive, asked: argparse.Namespace) -> str:
    from django.conf import settings

    from fanlight.search.index import engine as engines

    mine, other = engines.Engine(settings.LIBRARY), engines.Engine(settings.LIBRARY)
    engines._engine = mine
    started = time.perf_counter()
    mine.make_labels()
    mine.make_texts()
    built = time.perf_counter() - started
    clock, spent = np.array([_ask(question) for question in _questions(archive, asked)]).T * 1e3
    rows = [
        (f"p{p}", f"{np.percentile(spent, p):.1f} ms", f"{np.percentile(clock, p):.1f} ms", "40 ms" if p == 99 else "-")
        for p in (50, 90, 99)
    ]
    title = f"One or two words and two tags, {asked.works:,} works of {asked.chapter_words:,} words"
    said = table(title, ("", "in the engine, processor", "by the clock", "goal"), rows)
    seen = [
        (where, f"{np.median(times):.1f} ms", f"{max(times):.1f} ms", goal)
        for where, times, goal in zip(
            ("its own process", "another"), _edits(mine, other, archive.works), ("50 ms", "1 s"), strict=True
        )
    ]
    said += "\n" + table(f"An edited work is found ({EDITS} edits)", ("in", "median", "slowest", "goal"), seen)
    return f"{said}\nThe index, chapters read: {built:.0f} s.\n"


def _questions(archive: synthetic.Archive, asked: argparse.Namespace) -> Iterator[str]:
    """Draw words as frequent as words are, and two tags of one work."""
    dice = np.random.default_rng(asked.seed + 4)
    weights = np.cumsum(1 / (np.arange(1, WORDS + 1) + 2.7))
    names = {first: (kind, end) for kind, (first, end) in archive.kinds.items()}
    starts = np.array(sorted(names))
    for _ in range(asked.queries):
        low, high = np.searchsorted(archive.work, (work := int(dice.integers(1, archive.works + 1)), work + 1))
        tags = dice.choice(archive.tag[low:high], min(2, high - low), replace=False).tolist()
        kinds = [names[int(starts[np.searchsorted(starts, tag, side="right") - 1])][0] for tag in tags]
        drawn = np.searchsorted(weights, dice.random(int(dice.integers(1, 3))) * weights[-1]).tolist()
        clauses = [f'{kind}:"{synthetic.tag_name(kind, tag)}"' for kind, tag in zip(kinds, tags, strict=True)]
        yield " ".join([*map(word, drawn), *clauses])


def _ask(text: str) -> tuple[float, float]:
    from fanlight.accounts.viewers import OPERATOR
    from fanlight.search import selectors
    from fanlight.search.language import parse
    from fanlight.search.results import Wanted

    query = parse(text).query
    started = time.perf_counter(), time.process_time()
    found = selectors.find(query, OPERATOR, facets=Wanted(KINDS))
    if found.source != "index":
        raise SystemExit(f"not answered by the index: {text}")
    return time.perf_counter() - started[0], time.process_time() - started[1]


def _edits(mine: Any, other: Any, works: int) -> tuple[list[float], list[float]]:
    """Give the milliseconds after which each of some edits was found, here and by another that follows."""
    from django.db import transaction  # noqa: TID251  an edit without a form

    from fanlight.changes.actions import News, record
    from fanlight.works.models import Work

    times: tuple[list[float], list[float]] = ([], [])
    for each in (mine, other):
        each.fresh_archive(), each.fresh_texts()
    for number in range(1, EDITS + 1):
        pk = works * number // (EDITS + 1)
        with transaction.atomic():
            Work.objects.filter(pk=pk).update(title=f"Edited {number}", words=10_000_000 + number)
            record([News("work.revised", pk)])
        for place, engine in enumerate((mine, other)):
            started = time.perf_counter()
            archive = engine.fresh_archive()
            _, behind = engine.fresh_texts()
            times[place].append((time.perf_counter() - started) * 1e3)
            row = archive.columns.row(pk)
            if behind or row is None or archive.columns.values("words")[row] != 10_000_000 + number:
                raise SystemExit(f"work {pk} is not found as it is")
    return times


if __name__ == "__main__":
    main()
