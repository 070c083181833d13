"""`script/bench report`: the report of an import of many files, page by page and taken away whole.

    script/bench report [--files 50000] [--requests 20]

In process: a request through all of the middleware, without a socket. Memory is what a download adds to the process.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.machines import p95, table

if TYPE_CHECKING:
    from django.test import Client

REASONS = ("This is a PDF.", "This is an empty file.", "This is a Kindle book (MOBI or AZW3).")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--requests", type=int, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder:
        os.environ |= {"FANLIGHT_LIBRARY": str(Path(folder, "library")), "FANLIGHT_DEBUG": "yes"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "fanlight.config.settings"
        import django

        django.setup()
        from fanlight.cli.libraries import ready

        ready()
        _measure(asked.files, asked.requests)


def _measure(files: int, requests: int) -> None:
    from django.conf import settings
    from django.test import Client

    from fanlight.accounts.actions import users
    from fanlight.accounts.models import Role

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    owner = users.add(username="bench", password="a long enough password", role=Role.OWNER)
    client.force_login(owner, backend=settings.AUTHENTICATION_BACKENDS[0])
    key = _job(files)
    pages = {
        "its beginning": "",
        "what failed, by reasons": "?outcome=failed",
        "a page in the middle": f"?outcome=imported&after={files // 2}",
        "words in the name": "?words=lamp+499",
        "a folder": "?in=fics/7",
        "a kind of file": "?format=ao3-epub&outcome=imported",
    }
    rows = [(what, *_times(client, f"/import/{key}/{query}", requests)) for what, query in pages.items()]
    title = f"The report of an import of {files:,} files"
    sys.stdout.write(table(title, ("page", "median", "p95", "goal"), [(*row, "at once: ≤ 200 ms") for row in rows]))
    downloads = []
    for form in ("csv", "json"):
        before, started, size = _peak(), time.perf_counter(), 0
        for piece in client.get(f"/import/{key}/report.{form}").streaming_content:  # type: ignore[attr-defined]
            size += len(piece)
        seconds = time.perf_counter() - started
        downloads.append((form.upper(), f"{seconds:.1f} s", f"{size / 2**20:.1f} MB", f"{_peak() - before:.1f} MB"))
    header = ("as", "whole", "size", "memory added (goal: constant)")
    sys.stdout.write("\n" + table("… taken away", header, downloads))


def _times(client: "Client", address: str, requests: int) -> tuple[str, str]:
    client.get(address)
    times = []
    for _ in range(requests):
        started = time.process_time()
        client.get(address)
        times.append(1000 * (time.process_time() - started))
    return f"{statistics.median(times):.1f} ms", f"{p95(times):.1f} ms"


def _job(files: int) -> str:
    from fanlight.imports.models import ImportFile, ImportJob
    from fanlight.kernel import clock

    job = ImportJob.objects.create(
        key="bench0", state="done", origin="a benchmark", by_name="bench", made_at=clock.now(), finished_at=clock.now(),
        files_total=files, files_done=files, works_in=files, seconds=files / 200,
    )  # fmt: skip
    rows = []
    for n in range(files):
        failed = n % 10 == 3
        rows.append(
            ImportFile(
                job=job, number=n, name=f"fics/{n % 100}/The Lamp {n}.html", location=f"/srv/fics/{n % 100}/{n}.html",
                size=50_000, outcome="failed" if failed else "imported", format="" if failed else "ao3-html",
                sha256=f"{n:064x}", work_key="" if failed else f"{n:010}", title="" if failed else f"The Lamp {n}",
                chapters=3, words=9000, said=REASONS[n % 3] if failed else "",
            )
        )  # fmt: skip
    ImportFile.objects.bulk_create(rows, batch_size=1000)
    return job.key


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
