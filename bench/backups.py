"""`script/bench backup`: a backup of a whole library, the first time and the second, against `cp -r` of its folder.

    script/bench backup [--works 10000] [--kilobytes 100] [--runs 3]

Works are as long as their files, as in downloads: the database has the text once more. Each is a process of its own,
start-up included, and waits until the disk has everything (`cp` by a `sync` after it). Turns alternate, and each writes
to a folder of its own: where thousands of files were just deleted, ext4 takes a while to make as many. There has to be
room for two copies of the library for each run, and two more.
"""

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.machines import table

SENTENCES = (
    "The lamp was lit before the fog came in, and nobody could say by whom.",
    "She counted the bells twice — once for the tide, and once because she liked to.",
    "“You never asked,” he said, “so I never told you that the boat was mine.”",
    "Past the second headland the water changed its colour, as it did each year.",
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=10_000)
    parser.add_argument("--kilobytes", type=int, default=100, help="of an original, and of its work's text")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as name:
        folder = Path(name)
        os.environ |= {
            "FANLIGHT_LIBRARY": str(folder / "library"),
            "DJANGO_SETTINGS_MODULE": "fanlight.config.settings",
        }
        _fill(asked.works, asked.kilobytes * 1000)
        os.sync()
        _measure(folder, asked.runs)


def _fill(works: int, size: int) -> None:
    import django

    django.setup()
    from django.conf import settings

    from fanlight.accounts.viewers import OPERATOR
    from fanlight.changes.tables import let_go
    from fanlight.cli.libraries import ready
    from fanlight.works.actions.rows import Incoming, Kept
    from fanlight.works.actions.works import accept_many
    from fanlight.works.manuscript import Chapter, Creator, Manuscript, Tag

    ready()
    body = "".join(f"<p>{' '.join(SENTENCES)}</p>\n" for _ in range(size // 5 // 280))
    for start in range(0, works, 100):
        items = []
        for number in range(start, min(start + 100, works)):
            chapters = tuple(Chapter(n, text=f"<p>Part {n} of {number}.</p>\n{body}") for n in range(1, 6))
            tags = [Tag("fandom", f"Fandom {number % 90}")]
            tags += [Tag("freeform", f"Tag {number * n % 4999}") for n in range(14)]
            data = f"<html>{number}{''.join(chapter.text for chapter in chapters)}</html>".encode()
            sha256 = hashlib.sha256(data).hexdigest()
            path = settings.LIBRARY.originals.path(sha256)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            work = Manuscript(
                title=f"Lamp {number}", creators=(Creator(name=f"wren {number % 997}"),), chapters=chapters,
                tags=tuple(dict.fromkeys(tags)),
                language="en", summary="<p>Fog.</p>", complete=True, updated="2024-05-06",
            )  # fmt: skip
            items.append(Incoming(manuscript=work, file=Kept(sha256, len(data), f"{number}.html", "html")))
        accept_many(items, by=OPERATOR)
    let_go()


def _measure(folder: Path, runs: int) -> None:
    library, backup = folder / "library", folder / "backup-0"

    def cp(run: int) -> None:
        copy = folder / f"copy-{run}"
        os.sync()
        spent["cp -r, and sync"].append(_timed(lambda: _run("sh", "-c", f"cp -r '{library}' '{copy}' && sync")))

    def first(run: int) -> None:
        os.sync()
        made = folder / f"backup-{run}"
        spent["backup, the first time"].append(_timed(lambda: _fanlight(library, "backup", made)))

    spent: dict[str, list[float]] = {"cp -r, and sync": [], "backup, the first time": []}
    for run in range(runs):
        for turn in (cp, first)[:: 1 if run % 2 else -1]:
            turn(run)
    spent["backup, the second time"] = [_timed(lambda: _fanlight(library, "backup", backup)) for _ in range(runs)]
    spent["backup --verify"] = [_timed(lambda: _fanlight(library, "backup", backup, "--verify"))]
    spent["restore"] = [_timed(lambda: _fanlight(folder / "restored", "restore", backup))]
    size = sum(path.stat().st_size for path in library.rglob("*") if path.is_file()) / 1e6
    pairs = zip(spent["cp -r, and sync"], spent["backup, the first time"], strict=True)
    rows = [(what, *(f"{f(times):.2f}" for f in (statistics.median, min, max))) for what, times in spent.items()]
    print(table(f"Backup of a library of {size:,.0f} MB", ("what", "median, s", "min", "max"), rows))
    part = 100 * statistics.median(a / b for a, b in pairs)
    print(f"The first backup's speed is {part:.0f} % of `cp -r`'s, pair by pair.")


def _timed(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def _fanlight(library: Path, *arguments: object) -> None:
    _run(sys.executable, "-m", "fanlight", "--library", library, *arguments)


def _run(*command: object) -> None:
    subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
