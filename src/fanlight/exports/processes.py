"""Other programs, fenced in: a folder of their own that goes afterwards, a time, no shell, none of our settings."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from fanlight.kernel.errors import Unreadable

MOST_SECONDS = 300
_KEPT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")


def convert(
    command: Sequence[str], *, given: Mapping[str, bytes], wanted: str, who: str, seconds: float = MOST_SECONDS
) -> bytes:
    """Run a program in a folder that holds the files `given`; give the file `wanted` that it makes there.

    Raises: Unreadable, saying what `who` said, where it makes none or takes too long.
    """
    with TemporaryDirectory(prefix="fanlight-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for file, data in given.items():
            (folder / file).write_bytes(data)
        status, said = _run(command, folder, seconds)
        made = folder / wanted
        if status != 0 or not made.is_file() or not made.stat().st_size:
            reason = "took too long" if status is None else said.strip().rpartition("\n")[2][:300] or "made nothing"
            raise Unreadable(f"{who} could not make this file: {reason}")
        return made.read_bytes()


def _run(command: Sequence[str], folder: Path, seconds: float) -> tuple[int | None, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    home = {name: str(folder) for name in ("HOME", "CALIBRE_CONFIG_DIRECTORY", "CALIBRE_TEMP_DIR", "XDG_CACHE_HOME")}
    environment = kept | home | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(  # noqa: S603  a program that this machine has, with arguments of our own alone
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
            start_new_session=True,
        )  # fmt: skip
        try:
            status: int | None = process.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        finally:
            _end(process)
    return status, (folder / "said").read_bytes()[-4096:].decode("utf-8", errors="replace")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program with all that it started."""
    with contextlib.suppress(OSError, AttributeError):
        os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
