"""Files that FanFicFare itself writes of its test stories, without a network: each once, whoever asks first."""

import fcntl
import hashlib
import subprocess
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


class Shelves:
    """Where the files lie: the test session sets it."""

    folder: Path


DEFAULTS = ("epub_version=2.0", "titlepage_use_table=false")
"""What it does unasked: asking for it makes the same file."""

STORIES = (1, 8, 20, 21, 83, 664, 667, 673, 2000)


@cache
def shelf(
    stories: tuple[int, ...], options: tuple[str, ...], *, kind: str = "epub", ending: str = "", chapters: str = ""
) -> dict[int, bytes]:
    """Let FanFicFare make files of some of its test stories, of one `kind` (`epub`, `html`, `txt`).

    `ending` asks for the file that it lays beside each (`.json` for its metadata), `chapters` for some alone (`2-8`).
    """
    options = tuple(option for option in options if option not in DEFAULTS)
    asked = repr((stories, options, kind, chapters)).encode()
    folder = Shelves.folder / hashlib.sha256(asked).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        files = {sid: folder / f"{sid}.out{ending}" for sid in stories}
        if (folder / "done").exists():
            return {sid: file.read_bytes() for sid, file in files.items()}
        always = ("is_adult=true", "continue_on_chapter_error=true", "output_filename=${storyId}.out")
        given = [part for option in (*always, *options) for part in ("-o", option)]
        command = [sys.executable, str(HERE / "run_fanficfare.py"), "--non-interactive", "-f", kind]
        some = f"[{chapters}]" if chapters else ""
        urls = [f"http://test1.com?sid={sid}{some}" for sid in stories]
        done = subprocess.run(
            [*command, "-c", str(HERE / "ao3_reader.ini"), "--json-meta-file", *given, *urls],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )
        assert all(file.is_file() for file in files.values()), done.stderr[-2000:]
        (folder / "done").touch()
        return {sid: file.read_bytes() for sid, file in files.items()}
