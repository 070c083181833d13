"""What a disk has to have before something is said to be done, and what room is left on it."""

import os
import shutil
import sys
from pathlib import Path


def settle(path: Path) -> None:
    """Wait until the disk has a file, or a folder's names; Windows cannot be asked about a folder. Raises: OSError."""
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def find_free(path: Path) -> int | None:
    """Give the bytes that are free where a file or folder lies, or will lie; None where nobody can say."""
    for place in (path, *path.parents):
        try:
            return shutil.disk_usage(place).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None
