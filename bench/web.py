"""`script/bench web`: pages of a big library over HTTP, warm, and how soon `serve` answers.

    script/bench web [--works 100000] [--copies 1] [--library DIR] [--requests 200]

The library is made once (kept when --library names a place) of works with AO3's shape: about 17 tags each, Zipf fandoms
and freeforms. Times are taken by a client on the same machine, connection kept open: server time and a little more.
"""

import argparse
import http.client
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench.machines import p95, table

PASSWORD = "a lamp in every window"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--copies", type=int, default=1, help="times that each of the works is to be there")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.fill:
        fill(asked.works, copies=asked.copies)
        return
    with tempfile.TemporaryDirectory(prefix="fanlight-bench-") as folder:
        library = asked.library or Path(folder, "library")
        environment = os.environ | {
            "FANLIGHT_LIBRARY": str(library),
            "DJANGO_SETTINGS_MODULE": "fanlight.config.settings",
        }
        command = [sys.executable, "-m", "bench.web", "--fill", "--works", str(asked.works)]
        subprocess.run([*command, "--copies", str(asked.copies)], check=True, env=environment)
        with serving(environment) as (port, first):
            sys.stdout.write(_start(environment, first))
            sys.stdout.write(_pages(port, asked.works * asked.copies, asked.requests))


def fill(works: int, *, copies: int = 1) -> None:
    """Make the library that the environment names, with so many works and an owner, each work so many times."""
    import django

    from fanlight.kernel.library import find_library

    find_library().create().secret_key()
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.SECRET_KEY = find_library().secret_key()
    call_command("migrate", verbosity=0)
    from bench import archives
    from bench.copies import multiply
    from fanlight.works.models import Work

    archives.fill(works, name="bench", password=PASSWORD)
    if copies > 1 and Work.objects.count() == works:
        multiply(copies)
        subprocess.run([sys.executable, "-m", "fanlight", "reindex"], check=True, stdout=subprocess.DEVNULL)


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[tuple[int, float]]:
    """Run `fanlight serve`; give its port and the seconds until its first answer."""
    port = free_port()
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "fanlight", "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield port, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    """Give a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until a server answers."""
    while True:
        try:
            get(http.client.HTTPConnection("127.0.0.1", port, timeout=10), "/health/", "")
        except OSError:
            time.sleep(0.01)
        else:
            return


def _start(environment: dict[str, str], first: float) -> str:
    seconds = [first]
    for _ in range(4):
        time.sleep(1)
        with serving_again(environment) as again:
            seconds.append(again)
    rows = [("start to first answer", f"{statistics.median(seconds):.2f} s", f"{max(seconds):.2f} s", "≤ 2 s")]
    return table("`serve` on an existing library", ("what", "median of 5", "slowest", "goal"), rows) + "\n"


@contextmanager
def serving_again(environment: dict[str, str]) -> Iterator[float]:
    with serving(environment) as (_, seconds):
        yield seconds


def _pages(port: int, works: int, requests: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    cookie = sign_in(connection)
    listing = get(connection, "/works/", cookie)
    keys = sorted(set(re.findall(r"/works/([0-9a-z]{10})/", listing)))
    common, rare = 'freeform:"Freeform 1"', 'freeform:"Freeform 5000"'
    pages = {
        "first list page": ["/works/"],
        "list by title, by words": ["/works/?q=sort:title", "/works/?q=sort:words"],
        "lists of common tags, not asked for before": [_list_of(f"Freeform {n}") for n in range(1, requests + 6)],
        "list of a common tag": [f"/works/?q={quote(common)}"],
        "list of a rare tag": [f"/works/?q={quote(rare)}"],
        "work page": [f"/works/{key}/" for key in keys],
        "chapter page": [f"/works/{key}/chapters/1/" for key in keys],
        "home": ["/"],
        "feed of all works": ["/feeds/works.atom"],
        "feed of a common tag, of a rare one": [f"/feeds/works.atom?q={quote(q)}" for q in (common, rare)],
        "catalog (OPDS 1.2): books": ["/opds/v1/works/", f"/opds/v1/works/?q={quote(common)}"],
        "catalog (OPDS 2.0): books": ["/opds/v2/works/", f"/opds/v2/works/?q={quote(rare)}"],
        "catalog: fandoms, series": ["/opds/v1/fandoms/", "/opds/v1/series/"],
    }
    rows = []
    for what, addresses in pages.items():
        for address in addresses[:5] * 4:
            get(connection, address, cookie)
        times = []
        for number in range(requests):
            started = time.perf_counter()
            get(connection, addresses[-1 - number % len(addresses)], cookie)  # of many, none that was warmed up
            times.append(1000 * (time.perf_counter() - started))
        goal = "p95 ≤ 25 ms" if what in ("first list page", "work page", "chapter page") else ""
        goal = "p95 ≤ 30 ms" if what.startswith(("feed", "catalog")) else goal
        rows.append((what, f"{statistics.median(times):.1f} ms", f"{p95(times):.1f} ms", f"{max(times):.1f} ms", goal))
    title = f"Pages of a library of {works:,} works, over HTTP, warm, {requests} requests each"
    return table(title, ("page", "median", "p95", "slowest", "goal"), rows)


def _list_of(freeform: str) -> str:
    return "/works/?q=" + quote(f'freeform:"{freeform}"')


def sign_in(connection: http.client.HTTPConnection) -> str:
    """Sign the owner in, and give the cookie."""
    connection.request("GET", "/account/sign-in/")
    answer = connection.getresponse()
    page, csrf = answer.read().decode(), re.search(r"fanlight_csrf=([^;]+)", answer.getheader("Set-Cookie") or "")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if not csrf or not token:
        raise SystemExit("the sign-in page is not as this benchmark knows it")
    body = f"csrfmiddlewaretoken={token[1]}&login=bench&password={quote(PASSWORD)}"
    headers = {"Cookie": f"fanlight_csrf={csrf[1]}", "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/account/sign-in/", body, headers)
    answer = connection.getresponse()
    answer.read()
    session = re.search(r"fanlight_session=([^;]+)", answer.getheader("Set-Cookie") or "")
    if not session:
        raise SystemExit(f"signing in failed with status {answer.status}")
    return f"fanlight_session={session[1]}"


def get(connection: http.client.HTTPConnection, address: str, cookie: str) -> str:
    """Give a page. Raises: SystemExit for any that is not well."""
    connection.request("GET", address, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    body = answer.read().decode()
    if answer.status != http.client.OK:
        raise SystemExit(f"{address} answered {answer.status}")
    return body


if __name__ == "__main__":
    random.seed(7)
    main()
