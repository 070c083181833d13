"""`script/bench load`: two processes serve one library while a third writes to it; no answer may be wrong.

    script/bench load [--works 5000] [--seconds 20] [--pace 10]

A writer brings works in and takes others out, one at a time, and notes when each began and was done. Readers ask both
servers over HTTP for the works with the writer's tags, and for others. An answer is wrong whose number of works never
held between its question and its end: what was done before must be seen, by either server, and what had not begun must
not. When all is quiet again, each question's page is held to the database's own answer. Times are of one reader for
each server: first with nobody writing, then under the load.
"""

import argparse
import http.client
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock
from urllib.parse import quote

import numpy as np

from bench import web
from bench.machines import table

COMING, GOING = "Tide coming in", "Tide going out"
"""Tags of the works that the writer brings and takes."""

LEAVING = 2_000
"""Works that are there to be taken out."""

OTHERS = ("", 'fandom:"Fandom 1"', 'fandom:"Fandom 1" -freeform:"Freeform 1"', "words:>10k sort:words", "sort:title")
KEY, TOTAL = re.compile(r'<a class="title" href="/works/(\w+)/"'), re.compile(r"([\d,]+) works? ·")


@dataclass(frozen=True, slots=True)
class Write:
    """A work that came or went: when the writer began, and when it was told that it is done."""

    tag: str
    begun: float
    done: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page said, and when it was asked for and was there."""

    question: str
    begun: float
    done: float
    total: int
    keys: tuple[str, ...]


def main() -> None:
    """Measure, check and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=5_000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--pace", type=float, default=10, help="writes a second")
    parser.add_argument("--write", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        _write(asked.seconds, asked.pace)
        return
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder:
        os.environ |= {"FANLIGHT_LIBRARY": folder, "DJANGO_SETTINGS_MODULE": "fanlight.config.settings"}
        _fill(asked.works)
        with web.serving(dict(os.environ)) as (first, _), _second() as second:
            idle = _read([first, second], asked.seconds)
            with _writing(asked.seconds, asked.pace) as writes:
                loaded = _read([first, second], asked.seconds)
            for answer in loaded:
                if trouble := wrong(answer, writes):
                    raise SystemExit(trouble)
            _compare([first, second])
        sys.stdout.write(_table(idle, loaded, writes, asked.works))


def wrong(answer: Answer, writes: Sequence[Write]) -> str:
    """Say what is wrong with an answer about one of the writer's tags, if anything is."""
    tag = next((tag for tag in (COMING, GOING) if f'"{tag}"' in answer.question), None)
    if tag is None:
        return ""
    certain = sum(write.tag == tag and write.done <= answer.begun for write in writes)
    possible = sum(write.tag == tag and write.begun <= answer.done for write in writes)
    low, high = (certain, possible) if tag == COMING else (LEAVING - possible, LEAVING - certain)
    if not low <= answer.total <= high:
        return f"{answer.question}: {answer.total} works, where there were {low} to {high}"
    if len(set(answer.keys)) != min(20, answer.total):
        return f"{answer.question}: {len(set(answer.keys))} works on the page of {answer.total}"
    return ""


def _fill(works: int) -> None:
    web.fill(works)
    from fanlight.accounts.viewers import OPERATOR
    from fanlight.search.actions.index import rebuild
    from fanlight.works.actions.works import Incoming, accept_many

    for start in range(0, LEAVING, 200):
        accept_many([Incoming(manuscript=_story(GOING, start + n)) for n in range(200)], by=OPERATOR)
    from django.conf import settings

    rebuild(by=OPERATOR, library=settings.LIBRARY)


def _story(tag: str, number: int) -> Any:
    from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Tag

    return Manuscript(
        title=f"{tag} {number}",
        creators=(Creator("tidewrack"),),
        language="en",
        tags=(Tag("fandom", "Fandom 1"), Tag("freeform", tag), Tag("freeform", f"Freeform {number % 50}")),
        chapters=(Chapter(position=1, text=f"<p>The tide table says {number}.</p>"),),
        planned_chapters=1,
        complete=True,
        updated=f"2021-01-{number % 28 + 1:02}",
        counts=Counts(words=5),
    )


def _write(seconds: float, pace: float) -> None:
    """Write at a pace, a work in and a work out in turn, and print when."""
    import django

    django.setup()
    from fanlight.accounts.viewers import OPERATOR
    from fanlight.works.actions.removals import remove_many
    from fanlight.works.actions.works import Incoming, accept
    from fanlight.works.models import Work

    leaving = list(Work.objects.filter(taggings__tag__name=GOING).values_list("key", flat=True))
    started = time.monotonic()
    for number in range(int(seconds * pace)):
        time.sleep(max(0.0, started + number / pace - time.monotonic()))
        tag, begun = (GOING, time.monotonic()) if number % 2 and leaving else (COMING, time.monotonic())
        if tag == COMING:
            accept(Incoming(manuscript=_story(COMING, number)), by=OPERATOR)
        else:
            remove_many(keys=[leaving.pop()], by=OPERATOR, cause="bench")
        sys.stdout.write(json.dumps([tag, begun, time.monotonic()]) + "\n")


@contextmanager
def _writing(seconds: float, pace: float) -> Iterator[list[Write]]:
    """Run the writer meanwhile; its list is full when this is left."""
    command = [sys.executable, "-m", "bench.loads", "--write", "--seconds", str(seconds), "--pace", str(pace)]
    writes: list[Write] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield writes
        output, _ = process.communicate(timeout=600)
        if process.returncode:
            raise SystemExit("the writer failed")
        writes += [Write(*json.loads(line)) for line in output.splitlines()]


@contextmanager
def _second() -> Iterator[int]:
    """Serve the same library by another process, without a worker and an indexer of its own."""
    port = web.free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen([*command, "fanlight.config.wsgi:application"], stdout=subprocess.DEVNULL)
    try:
        web.wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _read(ports: Sequence[int], seconds: float) -> list[Answer]:
    """Ask every server for some time, each by a reader of its own."""
    answers: list[Answer] = []
    readers = [threading.Thread(target=_reader, args=(port, seconds, answers)) for port in ports]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return answers


def _reader(port: int, seconds: float, answers: list[Answer]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    cookie, dice = web.sign_in(connection), random.Random(port)
    mine = [f'freeform:"{COMING}"', f'freeform:"{GOING}"', f'fandom:"Fandom 1" freeform:"{COMING}" sort:title']
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        answers.append(_ask(connection, cookie, dice.choice([*mine, *OTHERS])))


def _ask(connection: http.client.HTTPConnection, cookie: str, question: str) -> Answer:
    begun = time.monotonic()
    page = web.get(connection, f"/works/?q={quote(question)}", cookie)
    done, total = time.monotonic(), TOTAL.search(page)
    return Answer(question, begun, done, int(total[1].replace(",", "")) if total else 0, tuple(KEY.findall(page)))


def _compare(ports: Sequence[int]) -> None:
    """Hold each question's first page to the database's answer. Raises: SystemExit."""
    from fanlight.accounts.viewers import OPERATOR
    from fanlight.search.index.engine import Engine, Unavailable
    from fanlight.search.language import parse
    from fanlight.search.selectors import find
    from fanlight.works.models import Work

    for question in (f'freeform:"{COMING}"', f'freeform:"{GOING}"', *OTHERS):
        with mock.patch.object(Engine, "answer", side_effect=Unavailable("")):
            found = find(parse(question).query, OPERATOR)
        keys = dict(Work.objects.filter(pk__in=found.ids).values_list("pk", "key"))
        for port in ports:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            answer = _ask(connection, web.sign_in(connection), question)
            if (answer.total, answer.keys) != (found.total, tuple(keys[pk] for pk in found.ids)):
                raise SystemExit(f"{question}: {answer.total} works, the database says {found.total}; or another page")


def _table(idle: Sequence[Answer], loaded: Sequence[Answer], writes: Sequence[Write], works: int) -> str:
    rows = []
    for what, answers in (("nobody writes", idle), (f"{len(writes)} works come and go", loaded)):
        times = [1e3 * (answer.done - answer.begun) for answer in answers]
        rows.append((what, f"{len(times):,}", *(f"{np.percentile(times, p):.1f} ms" for p in (50, 95, 99))))
    title = f"Pages of two processes over one library of {works + LEAVING:,} works; every answer was right"
    return table(title, ("meanwhile", "pages", "p50", "p95", "p99"), rows)


if __name__ == "__main__":
    main()
