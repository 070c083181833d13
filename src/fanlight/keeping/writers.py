"""A piece being written."""

import hashlib
import os
import secrets

from fanlight.keeping.files import WHOLE, Damaged, digest_from, holds, is_well, send_on, write_all
from fanlight.keeping.manifests import Piece
from fanlight.kernel.blobs import NEW, BlobStore


class PieceWriter:
    """A piece on its way to its place: lines go in, a name comes out. Up to WHOLE bytes wait in memory."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store
        self._path = store.root / f"{NEW}{secrets.token_hex(8)}"
        self._out: int | None = None
        self._waiting: list[bytes] = []
        self._digest = hashlib.sha256()
        self._size = self._rows = 0

    def write(self, lines: list[bytes]) -> None:
        """Add lines. Raises: OSError."""
        data = b"\n".join([*lines, b""])
        self._digest.update(data)
        self._waiting.append(data)
        self._size += len(data)
        self._rows += len(lines)
        if self._out is not None or self._size > WHOLE:
            self._flush()

    def close(self, of: str = "") -> Piece:
        """Put the piece in its place, and look whether it is there as it was written. Raises: Damaged, OSError.

        One that lies there already is read: an earlier backup wrote it, and disks forget.
        """
        sha256 = self._digest.hexdigest()
        if not is_well(self._store, sha256, self._size):
            parts = self._waiting if self._out is None else None
            out = self._flush()
            os.lseek(out, 0, os.SEEK_SET)
            if not (digest_from(out) == sha256 if parts is None else holds(out, parts)):
                raise Damaged(str(self._path))
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
            self._out = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        for part in self._waiting:
            write_all(self._out, part)
        self._waiting = []
        return self._out
