"""`script/bench tags`: what decisions about tags cost.

    script/bench tags [--works 1000000] [--names 3000000] [--links 100000] [--keys 200]
                      [--fandoms TABLE] [--pairs TABLE] [--sample WORKS]

A merge of a tag that a tenth of the works carry, and the first answer after it, in an index of so many works; a graph
of metatags with so many links, made at once and then link by link; completions over so many names; AO3's tables, where
they are given; and the wrangler's queue, key after key through the pages, on works drawn or given (bench/tagged.py).
Last, how often mistakes in the tags of these works are found (`script/bench mistakes`).
"""

import argparse
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import mistakes, synthetic, tagged
from bench.machines import p95, table

Rows = list[tuple[str, str]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, number in (("works", 1_000_000), ("names", 3_000_000), ("links", 100_000), ("keys", 200)):
        parser.add_argument(f"--{name}", type=int, default=number)
    for name in ("fandoms", "pairs", "sample"):
        parser.add_argument(f"--{name}", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder:
        os.environ |= {"FANLIGHT_LIBRARY": str(Path(folder, "library")), "FANLIGHT_DEBUG": "yes"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "fanlight.config.settings"
        import django

        django.setup()
        from fanlight.cli.libraries import ready

        ready()
        rows: Rows = []
        if asked.keys:
            rows += _queue(asked.keys, asked.sample)
        for path in filter(None, (asked.fandoms, asked.pairs)):
            rows += _table(path)
        if asked.links:
            rows += _graph(asked.links)
        if asked.works:
            rows += _merge(asked.works)
        if asked.names:
            rows += _completions(asked.names)
    print(table("Decisions about tags", ("what", "took"), rows))
    print(
        mistakes.measure(
            tagged.read(asked.sample) if asked.sample else tagged.draw(mistakes.DRAWN, 7), "held", 7
        ).page()
    )


def _timed(act: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    result = act()
    return time.perf_counter() - started, result


def _ms(times: list[float]) -> str:
    return (
        f"p50 {statistics.median(times) * 1e3:.2f} ms, p95 {p95(times) * 1e3:.2f} ms, worst {max(times) * 1e3:.1f} ms"
    )


def _table(path: Path) -> Rows:
    from fanlight.accounts.viewers import OPERATOR
    from fanlight.tags.actions.decisions import undo
    from fanlight.tags.actions.tables import import_table
    from fanlight.tags.tables import read

    took, report = _timed(
        lambda: import_table(table=read(path.read_bytes()), name=path.name, by=OPERATOR, kind="freeform")
    )
    said = f"{report.canonical:,} canonicals, {report.metatags:,} metatags, {len(report.refused):,} lines refused"
    rows = [(f"{path.name}: {said}", f"{took:.1f} s")]
    if report.decision is not None and "pairs" in path.name:
        rows.append((f"{path.name} undone", f"{_timed(lambda: undo(decision=report.decision, by=OPERATOR))[0]:.1f} s"))
    return rows


def _graph(links: int) -> Rows:
    from django.db.transaction import atomic  # noqa: TID251  tables are filled here past all actions

    from fanlight.accounts.viewers import OPERATOR
    from fanlight.changes.tables import insert_rows
    from fanlight.tags import closures
    from fanlight.tags.actions.links import add_metatag, remove_metatag
    from fanlight.tags.models import MetaLink, Tag

    dice, size = random.Random(5), links * 6 // 10
    columns = ("kind", "name", "folded", "is_canonical", "is_unwrangleable", "uses", "version")
    with atomic():
        insert_rows(Tag, columns, (("freeform", f"graph {n}", f"graph {n}", True, False, 0, 0) for n in range(size)))
    ids = list(
        Tag.objects.filter(folded__startswith="graph ", kind="freeform", is_canonical=True)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links:  # a tag lies under one or two that came long before it: some levels, a few large families
        low = dice.randrange(1, size)
        pairs.add((ids[low], ids[int(low * dice.random() ** 3)]))
    with atomic():
        insert_rows(MetaLink, ("lower_id", "upper_id"), sorted(pairs))
    built, paths = _timed(closures.rebuild)
    added: list[float] = []
    gone: list[float] = []
    while len(added) < 100:
        low = dice.randrange(1, size)
        pair = (ids[low], ids[int(low * dice.random() ** 3)])
        if pair in pairs or pair[0] == pair[1]:
            continue
        tag, above = (Tag.objects.get(pk=pk) for pk in pair)
        added.append(_timed(lambda: add_metatag(tag=tag, metatag=above, by=OPERATOR))[0])  # noqa: B023
        gone.append(_timed(lambda: remove_metatag(tag=tag, metatag=above, by=OPERATOR))[0])  # noqa: B023
    return [
        (f"closure of {links:,} links, {paths:,} paths, built", f"{built:.2f} s"),
        ("a link more, with its undo record", _ms(added)),
        ("a link less", _ms(gone)),
    ]


def _merge(works: int) -> Rows:
    from django.conf import settings

    from fanlight.accounts.viewers import OPERATOR
    from fanlight.changes.selectors import get_head
    from fanlight.changes.tables import insert_rows
    from fanlight.search import selectors
    from fanlight.search.index import archive as archives
    from fanlight.search.index import engine as engines
    from fanlight.search.query import Query, TagNamed
    from fanlight.search.results import Results, Wanted
    from fanlight.tags.actions.decisions import undo
    from fanlight.tags.actions.synonyms import merge
    from fanlight.tags.models import Tag

    made = synthetic.make(works, 3)
    engine = engines.engine()
    engine._archive = archives.of_draft(synthetic.draft(made))
    engine._archive.read = get_head()
    first, _ = made.kinds["freeform"]
    counts = {pk: int((made.tag == pk).sum()) for pk in range(first, first + 40)}
    big = min(counts, key=lambda pk: abs(counts[pk] - works // 10))
    into = max((pk for pk in counts if pk != big), key=lambda pk: counts[pk])
    columns = ("id", "kind", "name", "folded", "is_canonical", "is_unwrangleable", "uses", "version")
    Tag.objects.filter(pk__in=counts).delete()
    insert_rows(Tag, columns, ((pk, "freeform", f"t{pk}", f"t{pk}", True, False, n, 0) for pk, n in counts.items()))
    settings.LIBRARY.create()
    query, facets = Query((TagNamed("freeform", f"t{big}"),)), Wanted(("freeform",))

    def ask() -> Results:
        return selectors.find(query, OPERATOR, facets=facets)

    before = ask()
    commits, answers, totals = [], [], set()
    for _ in range(10):
        took, decision = _timed(lambda: merge(tag=Tag.objects.get(pk=big), name=f"t{into}", by=OPERATOR))
        commits.append(took)
        took, found = _timed(ask)
        answers.append(took)
        totals.add(found.total)
        undo(decision=decision, by=OPERATOR)
        assert ask().total == before.total, "an undone merge is as if it had not been"
    assert before.source == "index"
    assert totals == {len(set(made.work[(made.tag == big) | (made.tag == into)].tolist()))}
    return [
        (f"merge of a tag of {counts[big]:,} works in {works:,}, committed", _ms(commits)),
        ("the first answer after it, with the freeforms' facet", _ms(answers)),
    ]


def _completions(names: int) -> Rows:
    from fanlight.search.wordlists import Name, Wordlist

    dice, kinds = random.Random(11), ("freeform", "character", "relationship", "fandom")
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "el", "or")]
    words = ["".join(dice.choices(syllables, k=dice.choice((1, 2, 2, 3)))) for _ in range(120_000)]

    def drawn() -> Any:
        for number in range(names):
            text = " ".join(words[int(len(words) * dice.random() ** 2)] for _ in range(dice.choice((1, 2, 2, 3, 4))))
            yield Name(kinds[number % 4], text, text, names // (number + 1))

    made, held = _timed(lambda: Wordlist(drawn()))
    asked = [f"{dice.choice(words)[: dice.choice((1, 2, 3, 4, 5))]}" for _ in range(400)]
    asked += [f"{dice.choice(words)} {dice.choice(words)[:3]}" for _ in range(100)]
    times = [_timed(lambda: held.complete(text, ("freeform",), 12))[0] for text in asked]  # noqa: B023
    return [(f"{names:,} names made ready", f"{made:.1f} s"), ("a completion among a kind's", _ms(times))]


def _queue(keys: int, sample: Path | None) -> Rows:
    from django.conf import settings
    from django.test import Client

    from fanlight.accounts.actions import users
    from fanlight.accounts.models import Role

    settings.ALLOWED_HOSTS = ["*"]
    works = _import(sample)
    client = Client()
    wrangler = users.add(username="bench", password="a long enough password", role=Role.WRANGLER)
    client.force_login(wrangler, backend=settings.AUTHENTICATION_BACKENDS[0])
    address, times, merged = "/tags/queue/?kind=freeform", [], 0
    page = client.get(address).content.decode()
    for _ in range(keys):
        given = dict(re.findall(r'<input type="hidden" name="(tag|seen|next)" value="([^"]*)"', page))
        if not given:
            break
        into = re.search(r'name="into" value="([^"]*)" data-key="1"', page)
        merged += into is not None
        pressed = {"into": _plain(into[1])} if into else {"do": "canonical"}
        given["next"] = _plain(given["next"])
        took, answer = _timed(lambda: client.post("/tags/decide/", {**given, **pressed}, follow=True))  # noqa: B023
        times.append(took)
        page = answer.content.decode()
        if f'value="{given["tag"]}"' in page:  # its name will not do for a canonical: set aside
            page = client.post("/tags/decide/", {**given, "do": "aside"}, follow=True).content.decode()
    said = f"{len(times)} keys in a queue of {works:,} works' freeforms ({merged} accepted a candidate), page and all"
    return [(said, _ms(times)), ("as many in an hour, if nobody had to think", f"{3600 / statistics.mean(times):,.0f}")]


def _plain(text: str) -> str:
    from html import unescape

    return unescape(text)


def _import(sample: Path | None) -> int:
    from fanlight.accounts.viewers import OPERATOR
    from fanlight.works.actions import works as actions
    from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Tag

    drawn = tagged.read(sample) if sample else tagged.draw(2_000, 2)
    for start in range(0, len(drawn), 100):
        actions.accept_many(
            [
                actions.Incoming(
                    manuscript=Manuscript(
                        title=f"Work {start + number}",
                        creators=(Creator(name=f"writer {(start + number) % 997}"),),
                        tags=tuple(Tag(kind, name) for kind, names in work.names.items() for name in names),  # type: ignore[arg-type]
                        chapters=(Chapter(position=1, text=f"<p>Fog {start + number}.</p>"),),
                        counts=Counts(words=2),
                    )
                )
                for number, work in enumerate(drawn[start : start + 100])
            ],
            by=OPERATOR,
        )
    return len(drawn)


if __name__ == "__main__":
    main()
