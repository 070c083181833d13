"""A state of a library as a backup has it: a small file that names the pieces which hold it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from fanlight.kernel.blobs import is_sha256
from fanlight.kernel.errors import Unreadable

FORMAT = 1
"""What this version writes. It reads this and every earlier one."""

MOST = 2**63 - 1
"""The largest number that a database takes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of lines, by its SHA-256. `of` is that of its rows without their settled text, where they have one."""

    sha256: str
    size: int
    rows: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A table in a backup. `last_id` is the last that the database gave out, also to rows that are gone by now."""

    name: str
    columns: tuple[str, ...]
    last_id: int | None
    pieces: tuple[Piece, ...]

    @property
    def rows(self) -> int:
        """How many there are."""
        return sum(piece.rows for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class State:
    """A library at one moment. `migrations` are those that its tables had been through, by app.

    `originals` are pieces whose lines are [SHA-256, bytes]; `missing` are those that the library named and did not
    have, whole, when the backup was made.
    """

    made_at: str
    version: str
    migrations: Mapping[str, tuple[str, ...]]
    tables: tuple[Held, ...]
    originals: tuple[Piece, ...]
    files: int
    bytes: int
    missing: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def pieces(self) -> list[Piece]:
        """All that it names."""
        return [*(piece for table in self.tables for piece in table.pieces), *self.originals]

    def rows_of(self, table: str) -> int:
        """Give how many rows a table has, 0 where there was no such table."""
        return sum(held.rows for held in self.tables if held.name == table)


def write(state: State) -> bytes:
    """Give a state as a file, with a checksum of itself."""
    document = {"fanlight-backup": FORMAT, **asdict(state)}
    return json.dumps(document | {"sha256": _digest(document)}, ensure_ascii=False, indent=1).encode()


def read(data: bytes, *, name: str) -> State:
    """Read a state. Raises: Unreadable for what is damaged, cut short, or made by a newer version."""
    try:
        document = json.loads(data)
        number, digest = document.pop("fanlight-backup"), document.pop("sha256")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(name) from error
    if not isinstance(number, int):
        raise _damaged(name)
    if number > FORMAT:
        raise newer(str(document.get("version")))
    if digest != _digest({"fanlight-backup": number, **document}):
        raise _damaged(name)
    try:
        return _state(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(name) from error


def newer(version: str) -> Unreadable:
    """Give what is said of a backup that only a newer Fanlight can read."""
    return Unreadable(f"This backup was made by a newer Fanlight ({version:.20}). Bring this one up to date first.")


def _state(document: dict[str, Any]) -> State:
    """Make a state of a document, whoever wrote it. Raises: KeyError, TypeError, ValueError for what is none."""
    return State(
        made_at=_text(document["made_at"]),
        version=_text(document["version"]),
        migrations={app: tuple(map(_text, names)) for app, names in document["migrations"].items()},
        tables=tuple(map(_held, document["tables"])),
        originals=tuple(map(_piece, document["originals"])),
        files=_number(document["files"]),
        bytes=_number(document["bytes"]),
        missing=tuple(map(_text, document["missing"])),
        settings={name: _text(value) for name, value in document["settings"].items()},
    )


def _held(table: dict[str, Any]) -> Held:
    last_id = table["last_id"]
    return Held(
        name=_text(table["name"]),
        columns=tuple(map(_text, table["columns"])),
        last_id=None if last_id is None else _number(last_id),
        pieces=tuple(map(_piece, table["pieces"])),
    )


def _piece(piece: dict[str, Any]) -> Piece:
    if not is_sha256(piece["sha256"]):
        raise ValueError
    return Piece(piece["sha256"], _number(piece["size"]), _number(piece["rows"]), _text(piece["of"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value <= MOST:
        raise TypeError
    return value


def _digest(document: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()


def _damaged(name: str) -> Unreadable:
    return Unreadable(f"The backup's state {name} is damaged or cut short.")
