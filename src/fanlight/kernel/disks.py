"""What a disk has to have before something is said to be done."""

import os
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
