"""`script/bench export`: one work in each format beside calibre and ebooklib, then a library into a folder.

    script/bench export [--works 10000] [--runs 15]

The first table is of this process, held to one core, by processor time; calibre's is a process of its own, start-up
included, as every export by it is. The second is `fanlight export` itself, with all cores, on the disk under test.
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

from ebooklib import epub as ebooklib
from tests.samples import stories, write

from bench.machines import table
from fanlight.exports.editions import Edition
from fanlight.exports.making import FORMATS
from fanlight.works.manuscript import Manuscript

WORDS, CHAPTERS = 30_000, 8
FEW = 1_000
"""Works of the smaller library, beside which the larger one's memory is seen to be flat."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder:
        _measure_one(Path(folder), asked.runs)
        if asked.works:
            _measure_library(Path(folder), asked.works)


def _measure_one(root: Path, runs: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        everywhere = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(everywhere)})
    work = stories.long_story(WORDS, CHAPTERS, seed=1)
    goals = {"epub": "≤ 8 ms"}
    rows = []
    for name in ("epub", "html", "txt", "md", "json"):
        spent = [_cpu(lambda name=name: FORMATS[name].make(Edition(work))) for _ in range(runs)]  # type: ignore[misc]
        rows.append((f"fanlight, {FORMATS[name].label}", *_figures(spent), goals.get(name, "-")))
    ours = statistics.median([_cpu(lambda: FORMATS["epub"].make(Edition(work))) for _ in range(runs)])
    plain = [_cpu(lambda: _by_ebooklib(work, root / "plain.epub")) for _ in range(runs)]
    rows.append(("ebooklib, EPUB of the same chapters, no cover", *_figures(plain), "-"))
    if program := shutil.which("ebook-convert"):
        page = root / "page.html"
        page.write_bytes(write.ao3_html(work))
        took = [_wall([program, str(page), str(root / "calibre.epub")]) for _ in range(3)]
        ratio = statistics.median(took) / ours
        rows.append(
            ("calibre's ebook-convert, EPUB of the same HTML", *_figures(took), f"{ratio:.0f} × ours; goal 100")
        )
    title = f"A work of {WORDS:,} words in {CHAPTERS} chapters, one core, nothing cached (medians)"
    sys.stdout.write(table(title, ("what", "ms", "least to most", "goal"), rows))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, everywhere)


def _figures(seconds: list[float]) -> tuple[str, str]:
    return f"{statistics.median(seconds) * 1_000:.1f}", f"{min(seconds) * 1_000:.1f} to {max(seconds) * 1_000:.1f}"


def _cpu(make: Callable[[], Any]) -> float:
    started = time.process_time()
    make()
    return time.process_time() - started


def _wall(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def _by_ebooklib(work: Manuscript, path: Path) -> None:
    book = ebooklib.EpubBook()
    book.set_identifier("bench")
    book.set_title(work.title)
    book.set_language("en")
    pages = []
    for chapter in work.chapters:
        page = ebooklib.EpubHtml(title=chapter.title, file_name=f"{chapter.position}.xhtml")
        page.content = f"<h2>{chapter.title}</h2>{chapter.text}"
        book.add_item(page)
        pages.append(page)
    book.toc, book.spine = pages, ["nav", *pages]
    book.add_item(ebooklib.EpubNcx())
    book.add_item(ebooklib.EpubNav())
    ebooklib.write_epub(str(path), book)


def _measure_library(root: Path, works: int) -> None:
    rows = []
    for number in sorted({min(FEW, works), works}):
        library = _fill(root / f"library-{number}", number)
        folder = root / f"books-{number}"
        for what in ("the first time", "again, nothing changed"):
            report, peak = _export(library, folder)
            rate = number / report["seconds"]
            goal = "≥ 150/s" if what == "the first time" else "-"
            rows.append((f"{number:,} works, {what}", f"{report['written']:,}", f"{rate:.0f}", f"{peak} MB", goal))
    header = ("what", "written", "works/s", "peak memory of any process", "goal")
    sys.stdout.write(table("A library into a folder of EPUBs, all cores, start-up included", header, rows))


def _fill(library: Path, works: int) -> Path:
    script = (
        "import django; django.setup(); from fanlight.cli.libraries import ready; ready(); "
        f"from bench.archives import fill; fill({works}, name='bench', password='bench-bench-bench')"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env=_environment(library))
    return library


def _export(library: Path, folder: Path) -> tuple[dict[str, Any], int]:
    command = [sys.executable, "-m", "fanlight", "export", "--query", "", "-o", str(folder), "--json"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(library))
    output, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"fanlight export ended with {process.returncode}")
    report: dict[str, Any] = json.loads(output)
    report["seconds"] = time.perf_counter() - started
    return report, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def _environment(library: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FANLIGHT_", "DJANGO_"))}
    return kept | {
        "PYTHONPATH": os.pathsep.join(sys.path), "FANLIGHT_LIBRARY": str(library),
        "DJANGO_SETTINGS_MODULE": "fanlight.config.settings",
    }  # fmt: skip


if __name__ == "__main__":
    main()
