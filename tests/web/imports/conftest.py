"""Texts that wait for a look, brought in as anybody brings them in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import reports, tasks
from fanlight.imports.actions import jobs
from fanlight.kernel.library import Library

TEXT = (
    'It was calm. "The lamp is lit."The keeper slept. Chapter 2 Notes: I split this into four parts, sorry. It rained. '
    "It poured. Chapter 3 It stopped , at last. Series this work belongs to: Part 1 of the Keepers series Next Work"
)
SURE = "Chapter 1\n\nIt was calm.\n\nChapter 2\n\nIt rained.\n"
TAGGED = f"{SURE}\n[starting tags]\nfandom: \nOrla & Tam\n\nrelationship: \nOrla & Tam\n\nfreeform: \nFog\n"

Wait = Callable[..., str]


@pytest.fixture
def wait(library: Library, tmp_path: Path, db: None) -> Wait:
    """Bring a text in, and give the key of its review: `wait(TEXT, "fog.txt")`."""

    def bring(text: str = TEXT, name: str = "fog-signals.txt") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=[path], claimed=True)
        tasks.run(job)
        (line,) = reports.lines_of_job(OPERATOR, key=job.key)
        return line.review_key

    return bring
