"""`script/bench import`: files of each format, the whole way into the database, and calibre beside us where it is.

    script/bench import [--files 400] [--long 100] [--flat 10000] [--runs 3]

Each figure is a fresh process (`fanlight import`, held to one core or with all of them, in turn) importing into a fresh
library on the disk under test.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.samples import stories, write
from tests.samples.write_books import fanficfare_epub

from bench.machines import table

Writer = Callable[..., bytes]
Format = tuple[str, int, int, int, Writer, str, object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--long", type=int, default=200)
    parser.add_argument("--peers", type=int, default=100, help="files for calibredb, of which it takes 2 or 3 a second")
    parser.add_argument("--flat", type=int, default=0, help="also import this many files, watching memory (10000)")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    formats: tuple[Format, ...] = (
        ("AO3 HTML, 2,000 words, one chapter", asked.files, 2_000, 1, write.ao3_html, "html", 200),
        ("AO3 HTML, 30,000 words, 8 chapters", asked.long, 30_000, 8, write.ao3_html, "html", 80),
        ("AO3 EPUB, 30,000 words, 8 chapters", asked.long, 30_000, 8, write.ao3_epub, "epub", 80),
        ("FanFicFare EPUB, the same", asked.long, 30_000, 8, fanficfare_epub, "epub", "-"),
    )
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder:
        root = Path(folder)
        _make_library(root)
        rows = [_row(root, asked.runs, *form) for form in formats]
        header = ("what", "files", "works/s, one core", "min to max", "works/s, all cores", "peak memory", "goal")
        sys.stdout.write(table("Import, the whole way into the database (medians)", header, rows))
        _peer(root, asked.peers, asked.runs)
        if asked.flat:
            _flat(root, asked.flat)


def _row(
    root: Path, runs: int, what: str, files: int, words: int, chapters: int, writer: Writer, ending: str, goal: object
) -> tuple[object, ...]:
    folder = _make(root / f"{writer.__name__}-{words}", files, words, chapters, writer, ending)
    rates: dict[bool, list[float]] = {True: [], False: []}
    peak = 0
    for one_core in (True, False) * runs:
        _, used, report = _import(root, folder, one_core=one_core)
        if len(report["imported"]) != files:
            raise SystemExit(f"{what}: {len(report['imported'])} of {files} came in: {report['failed'][:3]}")
        rates[one_core].append(files / report["seconds"])
        peak = max(peak, used)
    alone, together = rates[True], statistics.median(rates[False])
    spread = f"{min(alone):.0f} to {max(alone):.0f}"
    return what, files, f"{statistics.median(alone):.0f}", spread, f"{together:.0f}", f"{peak} MB", goal


def _make_library(root: Path) -> None:
    """Make the empty library that each run gets a copy of: making its tables is no part of an import."""
    command = [sys.executable, "-m", "fanlight", "--library", str(root / "empty"), "doctor", "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_environment())


def _make(folder: Path, files: int, words: int, chapters: int, writer: Writer, ending: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(files):
        story = stories.long_story(words=words, chapters=chapters, seed=number)
        (folder / f"story-{number:05}.{ending}").write_bytes(writer(story))
    return folder


def _new_library(root: Path) -> Path:
    library = Path(tempfile.mkdtemp(dir=root, prefix="library-"))
    shutil.copytree(root / "empty", library / "l")
    return library


def _import(
    root: Path, folder: Path, *, one_core: bool = False, known: Path | None = None
) -> tuple[float, int, dict[str, Any]]:
    """Import a folder; give the whole process' seconds, the peak memory of its largest process in MB, its report.

    The library is a new one, deleted afterwards, unless one that is `known` is given.
    """
    library = known or _new_library(root)
    command = [
        *(_one_core() if one_core else ()),
        sys.executable,
        "-m",
        "fanlight",
        "--library",
        str(library / "l"),
        "import",
        str(folder),
        "--json",
    ]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment())
    output = process.stdout.read() if process.stdout else b""
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if known is None:
        shutil.rmtree(library)
    return seconds, usage.ru_maxrss // 1024, json.loads(output)


def _environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith("FANLIGHT_")}


def _one_core() -> list[str]:
    return ["taskset", "-c", "0"] if shutil.which("taskset") else []


def _peer(root: Path, files: int, runs: int) -> None:
    """calibredb add on the same EPUBs, in turn with us."""
    if not shutil.which("calibredb"):
        sys.stdout.write("\ncalibre is not on this machine: not compared.\n")
        return
    folder = _make(root / "peer", files, 30_000, 8, write.ao3_epub, "epub")
    ours, proper, theirs = [], [], []
    for _ in range(runs):
        whole, _, report = _import(root, folder)
        ours.append(whole)
        proper.append(report["seconds"])
        library = tempfile.mkdtemp(dir=root, prefix="calibre-")
        started = time.perf_counter()
        command = ["calibredb", "add", "-r", str(folder), "--with-library", library]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        theirs.append(time.perf_counter() - started)
        shutil.rmtree(library)
    rows = [
        ("fanlight import, start-up included", f"{files / statistics.median(ours):.1f}", _ratio(theirs, ours)),
        ("fanlight import, without start-up", f"{files / statistics.median(proper):.1f}", _ratio(theirs, proper)),
        ("calibredb add, start-up included", f"{files / statistics.median(theirs):.1f}", "1; goal 40"),
    ]
    title = f"The same {files} EPUBs of 30,000 words, all cores, in turn"
    sys.stdout.write("\n" + table(title, ("who", "works/s", "times as fast, pair by pair"), rows))


def _ratio(theirs: list[float], ours: list[float]) -> str:
    return f"{statistics.median(t / o for o, t in zip(ours, theirs, strict=True)):.0f}"


def _flat(root: Path, files: int) -> None:
    """Memory while importing many files: the peak for a tenth of them beside the peak for all."""
    rows = []
    for number in (files // 10, files):
        folder = _make(root / f"flat-{number}", number, 2_000, 1, write.ao3_html, "html")
        seconds, peak, report = _import(root, folder)
        rows.append(
            (f"{number:,} AO3 HTML files", f"{peak} MB", f"{len(report['imported']) / seconds:.0f}", "flat, ≤ 300 MB")
        )
    library = _new_library(root)
    _import(root, folder, known=library)
    for what in ("the same again, all known by their bytes", "and once more"):
        _, peak, report = _import(root, folder, known=library)
        rate = len(report["duplicates"]) / report["seconds"]
        rows.append((what, f"{peak} MB", f"{rate:.0f}", "≥ 1,000 files/s"))
    sys.stdout.write(
        "\n" + table("Memory while importing, and files known", ("what", "peak memory", "files/s", "goal"), rows)
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
