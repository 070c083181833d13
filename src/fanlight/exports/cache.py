"""Files that were made, kept as long as there is room: under a digest of all that went into them, so never stale."""

import contextlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fanlight.exports import files
from fanlight.exports.editions import Edition, digest_of
from fanlight.exports.making import Format, Made

MOST_BYTES = 512 * 2**20
_LOOKS = 16
"""One file in so many that are put in is followed by a look at how much there is."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The files of one folder, which anybody may empty at any time."""

    root: Path
    most_bytes: int = MOST_BYTES

    def make(self, edition: Edition, format_: Format) -> tuple[Made, str]:
        """Give an edition's file, from here if it is here, and the digest that tells it from any other."""
        digest = digest_of(edition, format_name=format_.name, version=format_.version)
        return self.keep(digest, lambda: format_.make(edition)), digest

    def keep(self, digest: str, make: Callable[[], Made]) -> Made:
        """Give the file of a digest (SHA-256) of all that goes into it, made if it is not here."""
        if (made := self._find(digest)) is None:
            made = make()
            self._put(digest, made)
        return made

    def _find(self, digest: str) -> Made | None:
        folder = self.root / digest[:2]
        with contextlib.suppress(OSError, ValueError):
            path = folder / digest
            data = path.read_bytes()
            os.utime(path)  # used last
            head, _, body = data.partition(b"\n")
            suffix, media_type, size = head.decode("utf-8").split("\t")
            if len(body) == int(size):
                return Made(body, suffix, media_type)
        return None

    def _put(self, digest: str, made: Made) -> None:
        """Keep a file; where that cannot be, the next one is made anew."""
        head = f"{made.suffix}\t{made.media_type}\t{len(made.data)}\n".encode()
        with contextlib.suppress(OSError):
            files.put(self.root / digest[:2] / digest, head + made.data, is_kept_for_sure=False)
            if secrets.randbelow(_LOOKS) == 0:
                self.shrink()

    def shrink(self) -> None:
        """Take away what was used longest ago until there is no more than there may be."""
        with contextlib.suppress(OSError):
            found = [(path.stat(), path) for path in self.root.glob("*/*")]
            total = sum(stat.st_size for stat, _ in found)
            for stat, path in sorted(found, key=lambda each: each[0].st_mtime):
                if total <= self.most_bytes:
                    return
                path.unlink(missing_ok=True)
                total -= stat.st_size
