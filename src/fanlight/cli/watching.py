"""`fanlight import --watch`: folders whose new files come in as they come to rest, until Ctrl-C."""

import signal
import threading
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from fanlight.accounts.viewers import OPERATOR
from fanlight.cli.outcomes import WRONG_USE, fail, print_json
from fanlight.imports import reports, tasks
from fanlight.imports.models import ImportJob
from fanlight.imports.selectors.jobs import get_job
from fanlight.imports.selectors.watches import list_watched
from fanlight.imports.watching import Watch


def watch(folders: Sequence[Path], *, policy: ImportJob.Policy, json: bool) -> None:
    """Watch until Ctrl-C; each quiet moment's files are an import, which is run and reported at once.

    Raises: Failed for what is no folder; Invalid for the library's own.
    """
    for folder in folders:
        if folder.exists() and not folder.is_dir():
            fail(f"{folder} is a file: --watch takes folders.", status=WRONG_USE)
    stop, done = threading.Event(), list[str]()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())

    def bring(job: ImportJob) -> None:
        tasks.run(job, until=stop.is_set)  # stopped on the way, it is gone on with by `serve` or the next import
        done.append(job.key)
        if not json:
            said = reports.sentence_of(get_job(OPERATOR, key=job.key).outcomes)
            typer.echo(f"{datetime.now():%H:%M}  {said}  ({job.key})")

    paths = [folder.expanduser().absolute() for folder in folders]
    if not json:
        typer.echo(f"Watching {', '.join(map(str, paths))}; stop with Ctrl-C.")
    Watch(paths, on_job=bring, policy=policy, claimed=True).run(until=stop.is_set)
    if json:
        print_json({"imports": [_as_json(key) for key in done], "watched": watched_as_json()})


def watched_as_json() -> list[dict[str, Any]]:
    """Give the folders that are watched, as rows of JSON."""
    return [
        asdict(one) | {"looked_at": one.looked_at.isoformat() if one.looked_at else None}
        for one in list_watched(OPERATOR)
    ]


def _as_json(key: str) -> dict[str, Any]:
    job = get_job(OPERATOR, key=key)
    return {"key": key, "files": job.files_total, "outcomes": dict(job.outcomes)}
