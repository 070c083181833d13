"""`fanlight serve` as a user meets it: the link, the drop, the progress; and `kill -9` in the middle of it all."""

import http.cookiejar
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from fanlight.works.manuscript import Chapter, Source
from tests.factories import manuscript
from tests.personas import PASSWORD
from tests.samples import write as samples

T = TypeVar("T")
DEADLINE = 60  # seconds for anything to happen


def environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FANLIGHT_", "DJANGO_"))}
    return kept | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}


class Server:
    """A running `fanlight serve`."""

    def __init__(self, library: Path, log: Path) -> None:
        command = [sys.executable, "-m", "fanlight", "--library", str(library), "serve", "--port", "0"]
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command, stdout=output, stderr=subprocess.STDOUT, env=environment(), start_new_session=True
            )
        found = until(lambda: re.search(r"Fanlight is at (\S+)", log.read_text()))
        assert found
        self.address = found[1]
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        until(lambda: self.get("health/"))

    def get(self, path: str) -> str:
        try:
            return str(self.opener.open(self.address + path.lstrip("/"), timeout=30).read().decode())
        except urllib.error.HTTPError:
            raise
        except OSError:
            return ""

    def post(
        self, path: str, fields: dict[str, str], *, page: str, files: list[tuple[str, bytes]] | None = None
    ) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(page))
        assert token
        boundary, body = uuid.uuid4().hex, b""
        for name, value in (fields | {"csrfmiddlewaretoken": token[1]}).items():
            body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, data in files or []:
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
            body += head.encode() + data + b"\r\n"
        request = urllib.request.Request(
            self.address + path.lstrip("/"),
            body + f"--{boundary}--\r\n".encode(),
            {"Content-Type": f"multipart/form-data; boundary={boundary}", "Referer": self.address},
        )
        answer = self.opener.open(request, timeout=60)
        return str(answer.geturl())

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def until(condition: Callable[[], T]) -> T:
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("it never happened")


@contextmanager
def serving(library: Path, log: Path) -> Iterator[Server]:
    server = Server(library, log)
    try:
        yield server
    finally:
        server.kill()


def claim(server: Server) -> None:
    link = re.search(r"http\S+/(welcome/\S+/)", server.log.read_text())
    assert link
    fields = {"username": "orla", "password": PASSWORD, "repeated": PASSWORD}
    server.post(link[1], fields, page=link[1])


def works_in(library: Path) -> int:
    with sqlite3.connect(library / "fanlight.sqlite3") as database:
        return int(database.execute("SELECT count(*) FROM works_work").fetchone()[0])


def story(number: int, words: int = 4000) -> bytes:
    source = Source("archiveofourown.org", str(number), f"https://archiveofourown.org/works/{number}")
    text = "<p>" + "The lamp was lit before the fog came in. " * (words // 9) + "</p>"
    return samples.ao3_html(manuscript(title=f"Story {number}", source=source, chapters=(Chapter(1, text=text),)))


@pytest.mark.timeout(240)
def test_from_a_new_library_to_reading_and_through_a_kill(tmp_path: Path) -> None:
    library, folder = tmp_path / "library", tmp_path / "fics"
    folder.mkdir()
    with serving(library, tmp_path / "log-1") as server:
        assert "no owner yet" in server.log.read_text()
        claim(server)
        assert "noindex" in server.opener.open(server.address).headers["X-Robots-Tag"]
        job = server.post(
            "import/receive/", {}, page="import/", files=[("one.html", story(1)), ("bad.epub", b"PK\x03\x04")]
        )
        until(lambda: works_in(library) == 1)
        until(lambda: "could not be read" in server.get(job.removeprefix(server.address)))

        bundle = [(f"s{n}.html", story(n, 20_000)) for n in range(2, 402)]
        job = server.post("import/receive/", {}, page="import/", files=bundle)
        until(lambda: works_in(library) > 20)
        server.kill()
    assert 20 < works_in(library) < 401, "it was killed in the middle"

    with serving(library, tmp_path / "log-2") as server:
        assert "no owner yet" not in server.log.read_text()
        until(lambda: works_in(library) == 401)
        with sqlite3.connect(library / "fanlight.sqlite3") as database:
            broken = database.execute(
                "SELECT count(*) FROM works_work w WHERE chapter_count != (SELECT count(*) FROM works_chapter c "
                "JOIN works_chapterversion v ON v.chapter_id = c.id WHERE c.work_id = w.id)"
            ).fetchone()[0]
            outcomes = dict(database.execute("SELECT outcome, count(*) FROM imports_importfile GROUP BY 1").fetchall())
        assert broken == 0
        assert outcomes == {"imported": 401, "failed": 1}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all who only ask."""
    folder = tmp_path_factory.mktemp("serve")
    with serving(folder / "library", folder / "log") as server:
        yield server


def test_who_asks_for_another_host_is_refused_in_one_line_of_the_log(server: Server) -> None:
    before = server.log.read_text()
    with pytest.raises(urllib.error.HTTPError) as refused:
        server.opener.open(urllib.request.Request(server.address, headers={"Host": "elsewhere.example"}), timeout=30)
    with refused.value as answer:
        assert answer.code == 400
        assert "could not read that request" in answer.read().decode()
    [line] = until(lambda: server.log.read_text().removeprefix(before).splitlines())
    assert "'elsewhere.example'" in line


def test_no_static_file_is_to_be_indexed(server: Server) -> None:
    files = set(re.findall(r"""["'](/static/[^"']+)""", server.get("account/sign-in/")))
    assert any(file.endswith(".css") for file in files)
    for file in files:
        with server.opener.open(server.address + file.lstrip("/"), timeout=30) as answer:
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
            assert "immutable" in answer.headers["Cache-Control"]


def test_a_port_that_is_taken_is_said(server: Server, tmp_path: Path) -> None:
    port = server.address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, "-m", "fanlight", "--library", str(tmp_path / "other"), "serve", "--port", port]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert "cannot be used" in done.stderr
    assert "another number" in done.stderr
