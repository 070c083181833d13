"""Works as the index of words keeps them: each field's terms, and what `word*` is held against; and many at once.

To tell a million works' words apart takes minutes of Python, so other processes read a part of them, from the database
to the terms, while this one writes.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, islice

import django

from fanlight.kernel.processes import start, usual_number
from fanlight.search import sheets, words
from fanlight.search.sheets import FIELDS, Sheet

SPAN, SPAN_WITH_TEXT = 2_000, 100
"""Works that are read at once: enough that a statement is worth its way, few enough for memory."""

FEW = 2
"""Spans up to which no process is worth its start."""

Document = tuple[int, list[str]]
"""A work's id, and for each of FIELDS its terms and then its beginnings, with spaces between."""


Span = tuple[int, int, bool]
"""Works by their first and last id, and whether with their chapters."""


def document(work: int, sheet: Sheet) -> Document:
    """Give what the index keeps of a work."""
    texts: list[str] = []
    for field in FIELDS:
        texts += words.kept(getattr(sheet, field), sheets.language_of(sheet, field))
    return work, texts


def documents(ids: Sequence[int], *, with_text: bool) -> Iterator[Document]:
    """Give the documents of works, whose ids ascend; a work that came in between may be among them."""
    size = SPAN_WITH_TEXT if with_text else SPAN
    spans = [(ids[at], ids[min(at + size, len(ids)) - 1], with_text) for at in range(0, len(ids), size)]
    number = usual_number() if len(spans) > FEW else 0
    pool = None
    if number:
        with suppress(OSError, NotImplementedError, ImportError):
            pool = start(number, django.setup)  # by its own name: what is here needs it done already
    if pool is None:
        yield from chain.from_iterable(read(*span) for span in spans)
        return
    try:
        yield from _together(pool, spans, ahead=2 * number)
    finally:
        pool.shutdown(cancel_futures=True)


def _together(pool: ProcessPoolExecutor, spans: Iterable[Span], *, ahead: int) -> Iterator[Document]:
    """Have spans read in other processes, and others here whenever none of theirs is ready."""
    left = iter(spans)
    pending: deque[tuple[Span, Future[list[Document]] | None]] = deque()
    while True:
        pending.extend((span, _submit(pool, span)) for span in islice(left, ahead - len(pending)))
        if not pending:
            return
        first = pending[0][1]
        span = None if first is None or first.done() else next(left, None)
        yield from _done(*pending.popleft()) if span is None else read(*span)


def _submit(pool: ProcessPoolExecutor, span: Span) -> Future[list[Document]] | None:
    try:
        return pool.submit(read, *span)
    except BrokenProcessPool:
        return None


def _done(span: Span, future: Future[list[Document]] | None) -> list[Document]:
    if future is not None:
        with suppress(BrokenProcessPool):
            return future.result()
    return read(*span)


def read(first: int, last: int, with_text: bool) -> list[Document]:
    """Read the documents of all works from one id to another."""
    return [document(work, sheet) for work, sheet in sheets.read_span(first, last, with_text=with_text)]
