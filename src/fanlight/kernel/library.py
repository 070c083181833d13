"""The library: the one folder that holds everything, and where in it each thing lies."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fanlight.kernel.blobs import BlobStore

VARIABLE = "FANLIGHT_LIBRARY"


@dataclass(frozen=True, slots=True)
class Library:
    """A library's folder. Nothing is made on the disk before `create`."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite database; not there when the library's works live in PostgreSQL."""
        return self.root / "fanlight.sqlite3"

    @property
    def originals(self) -> BlobStore:
        """Every file and picture that came in, byte for byte."""
        return BlobStore(self.root / "originals")

    @property
    def incoming(self) -> Path:
        """Uploads that a job has not finished with."""
        return self.root / "incoming"

    @property
    def set_aside(self) -> Path:
        """Originals that no work names, taken out of the way but not away."""
        return self.root / "set-aside"

    @property
    def cache(self) -> Path:
        """What can be made again at any time."""
        return self.root / "cache"

    @property
    def secret_file(self) -> Path:
        """The key that signs sessions."""
        return self.root / "secret-key"

    @property
    def replaced(self) -> Path:
        """SQLite databases in whose place a backup was put."""
        return self.root / "replaced"

    @property
    def in_use(self) -> Path:
        """Locked, together with others, by each process that uses the library; alone by one that puts another there."""
        return self.root / ".in-use"

    def create(self) -> "Library":
        """Make the folders, readable by their owner alone. Raises: OSError."""
        for folder in (self.root, self.originals.root, self.incoming, self.cache):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self

    def secret_key(self) -> str:
        """Give the key that signs sessions, making it at the first call; two processes get the same one."""
        if not self.secret_file.exists():
            draft = self.secret_file.with_name(f".secret-{secrets.token_hex(8)}")
            draft.touch(mode=0o600)
            draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
            try:
                os.link(draft, self.secret_file)  # fails where another process was first; its key stands
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return self.secret_file.read_text(encoding="ascii")


def find_library(environ: Mapping[str, str] = os.environ) -> Library:
    """Give the library that FANLIGHT_LIBRARY names, else ~/Fanlight."""
    named = environ.get(VARIABLE)
    return Library(Path(named).expanduser().absolute() if named else Path.home() / "Fanlight")
