"""A piece being written."""

import hashlib
import os
import secrets

from fanlight.keeping.files import STRETCH, Damaged, create, holds, is_well, send_on, write_all
from fanlight.keeping.manifests import Piece
from fanlight.kernel.blobs import NEW, BlobStore


class PieceWriter:
    """A piece on its way to its place: lines go in, a name comes out. Each is read again once it is written.

    Up to STRETCH bytes wait in memory, for the piece may lie there already; with `is_new` nothing waits.
    """

    def __init__(self, store: BlobStore, *, is_new: bool = False) -> None:
        self._store = store
        self._path = store.root / f"{NEW}{secrets.token_hex(8)}"
        self._out: int | None = None
        self._waiting: list[bytes] = []
        self._most = 0 if is_new else STRETCH
        self._digest = hashlib.sha256()
        self._size = self._written = self._rows = 0

    def write(self, data: bytes, *, rows: int) -> None:
        """Add lines, so many, each with its end. Raises: Damaged, OSError."""
        self._digest.update(data)
        self._waiting.append(data)
        self._size += len(data)
        self._rows += rows
        if self._out is not None or self._size > self._most:
            self._flush()

    def close(self, of: str = "") -> Piece:
        """Put the piece in its place, where it does not lie there. Raises: Damaged, OSError.

        One that does is read: an earlier backup wrote it, and disks forget.
        """
        sha256 = self._digest.hexdigest()
        if not is_well(self._store, sha256, self._size):
            out = self._flush()
            send_on(out)
            target = self._store.path(sha256)
            target.parent.mkdir(mode=0o700, exist_ok=True)
            os.close(out)
            self._out = None
            self._path.replace(target)
        self.abandon()
        return Piece(sha256=sha256, size=self._size, rows=self._rows, of=of)

    def abandon(self) -> None:
        """Leave nothing behind."""
        if self._out is not None:
            os.close(self._out)
            self._out = None
        self._path.unlink(missing_ok=True)

    def _flush(self) -> int:
        if self._out is None:
            self._out = create(self._path)
        for part in self._waiting:
            write_all(self._out, part)
            if not holds(self._out, part, at=self._written):
                raise Damaged(str(self._path))
            self._written += len(part)
        self._waiting = []
        return self._out
