"""A real `fanlight serve` with a library of its own: pages, hashed static files, the import's worker."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.personas import PASSWORD
from tests.samples import write
from tests.samples.stories import ALL

T = TypeVar("T")
DEADLINE = 60  # seconds for anything to happen
NAME = "orla"
TEXT = (
    "It was calm. Nobody came. Chapter 2 Notes: Thank you all for reading, sorry that it is late. It rained. It "
    "poured. The gulls , for once, said nothing. The keeper counted them twice. " + "The sea went on and on. " * 60
)
"""A text whose notes end nobody knows where."""


class Archive:
    """A running archive: its address, and the link that makes its owner."""

    def __init__(self, address: str, link: str | None, library: Path) -> None:
        self.address, self.link, self.library = address.rstrip("/"), link, library


@contextmanager
def running(library: Path, log: Path) -> Iterator[Archive]:
    """Serve a library as long as it is needed."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*_fanlight(library), "serve", "--port", "0"],
            stdout=output, stderr=subprocess.STDOUT, env=_environment(), start_new_session=True,
        )  # fmt: skip
    try:
        found = _until(lambda: re.search(r"Fanlight is at (\S+)", log.read_text()), log)
        _until(lambda: _answers(found[1]), log)
        link = re.search(r"(http\S+/welcome/\S+)", log.read_text())
        yield Archive(found[1], link[1] if link else None, library)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def fill(library: Path, folder: Path) -> None:
    """Bring the sample works in by the command line, and make an owner."""
    folder.mkdir()
    for number, story in enumerate(ALL):
        (folder / f"{number:02} {story.title[:40].replace('/', '_')}.html").write_bytes(write.ao3_html(story))
    subprocess.run(
        [*_fanlight(library), "import", str(folder)], env=_environment(), check=False, capture_output=True, timeout=90
    )
    subprocess.run(
        [*_fanlight(library), "user", "add", NAME, "--role", "owner", "--password-stdin"],
        env=_environment(), check=True, capture_output=True, timeout=30, input=f"{PASSWORD}\n".encode(),
    )  # fmt: skip


def bring(archive: Archive, *paths: Path) -> list[str]:
    """Bring files in by the command line, and give the keys of the reviews where those wait that wait."""
    command = [*_fanlight(archive.library), "import", *map(str, paths)]
    done = subprocess.run(command, env=_environment(), check=False, capture_output=True, timeout=90, text=True)
    assert done.returncode in (0, 3), done.stdout + done.stderr
    return re.findall(r"review ([0-9a-z]+)", done.stdout)


def _fanlight(library: Path) -> list[str]:
    return [sys.executable, "-m", "fanlight", "--library", str(library)]


def _environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FANLIGHT_", "DJANGO_"))}
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUNBUFFERED": "1"}


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}health/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _until(condition: Callable[[], T | None], log: Path) -> T:
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError(f"it never happened:\n{log.read_text()}")
