"""Files that FanFicFare itself writes of its test stories, without a network."""

import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
STORIES = (1, 8, 20, 21, 83, 664, 667, 673, 2000)


@cache
def shelf(
    stories: tuple[int, ...], options: tuple[str, ...], *, kind: str = "epub", ending: str = "", chapters: str = ""
) -> dict[int, bytes]:
    """Let FanFicFare make files of some of its test stories, of one `kind` (`epub`, `html`, `txt`).

    `ending` asks for the file that it lays beside each (`.json` for its metadata), `chapters` for some alone (`2-8`).
    """
    with TemporaryDirectory() as folder:
        always = ("is_adult=true", "continue_on_chapter_error=true", "output_filename=${storyId}.out")
        given = [part for option in (*always, *options) for part in ("-o", option)]
        command = [sys.executable, str(HERE / "run_fanficfare.py"), "--non-interactive", "-f", kind]
        beside = ["--json-meta-file"] if ending else []
        some = f"[{chapters}]" if chapters else ""
        urls = [f"http://test1.com?sid={sid}{some}" for sid in stories]
        done = subprocess.run(
            [*command, "-c", str(HERE / "ao3_reader.ini"), *beside, *given, *urls],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=110,
            check=False,
        )
        files = {sid: Path(folder, f"{sid}.out{ending}") for sid in stories}
        assert all(file.is_file() for file in files.values()), done.stderr[-2000:]
        return {sid: file.read_bytes() for sid, file in files.items()}
