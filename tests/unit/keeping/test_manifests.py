"""A state's file, whoever wrote it: read as it is meant, or refused in a sentence."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from fanlight.keeping import loads, manifests
from fanlight.keeping.manifests import Held, Piece, State
from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.errors import Unreadable

PIECE = Piece(sha256="0a" * 32, size=9, rows=1)
STATE = State(
    made_at="2026-11-26T03:59:12+00:00",
    version="0.1.0",
    migrations={"works": ("0001_initial",)},
    tables=(Held("works_work", ("id", "title"), 7, (PIECE,)),),
    originals=(PIECE,),
    files=1,
    bytes=9,
    settings={"FANLIGHT_TIME_ZONE": "Europe/Berlin"},
)


def test_what_was_written_is_read() -> None:
    assert manifests.read(manifests.write(STATE), name="x") == STATE


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("fanlight-backup",), "1"),
        (("files",), "\x1b[2J"),
        (("bytes",), -1),
        (("version",), None),
        (("migrations",), []),
        (("migrations", "works"), [5]),
        (("settings", "FANLIGHT_TIME_ZONE"), {}),
        (("originals", 0, "sha256"), "../../../../etc/passwd"),
        (("tables", 0, "pieces", 0, "sha256"), 5),
        (("tables", 0, "pieces", 0, "rows"), "many"),
        (("tables", 0, "last_id"), "x"),
        (("tables", 0, "last_id"), 2**63),
        (("tables", 0), 1),
    ],
)
def test_what_no_version_wrote_is_refused(where: tuple[Any, ...], value: object) -> None:
    document = json.loads(manifests.write(STATE))
    del document["sha256"]
    inner = document
    for name in where[:-1]:
        inner = inner[name]
    inner[where[-1]] = value
    document["sha256"] = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    with pytest.raises(Unreadable, match="damaged or cut short"):
        manifests.read(json.dumps(document).encode(), name="x")


@pytest.mark.parametrize("line", [b'["../../etc/passwd",1]', b'{"a":1}', b"[1,2,3]", b"\xff", b"5", b"[" * 100_000])
def test_a_list_of_originals_that_is_none(tmp_path: Path, line: bytes) -> None:
    store = BlobStore(tmp_path)
    piece = Piece(store.put(line), len(line), 1)
    state = State("", "", {}, (), (piece,), 1, 1)
    with pytest.raises(Unreadable, match="list of originals"):
        loads.list_originals(state, store)
