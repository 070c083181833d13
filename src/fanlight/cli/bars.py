"""A bar on standard error for work that is told about piece by piece; on a terminal alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from fanlight.keeping.progress import Progress as Told
from fanlight.keeping.progress import Tell


@contextmanager
def telling() -> Iterator[Tell]:
    """Show what is told: a bar for each thing that is done, one after the other."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bars:
        shown = {}

        def tell(told: Told) -> None:
            if told.what not in shown:
                shown[told.what] = bars.add_task(told.what, total=told.total)
            bars.update(shown[told.what], completed=told.done, total=told.total)

        yield tell
