"""Originals come back from a backup; what was damaged is set aside, never deleted."""

from pathlib import Path
from typing import Any

import pytest

from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.keeping.actions.refills import Refilled, refill
from fanlight.keeping.folders import Backup
from fanlight.kernel.errors import NotFound, Refused
from fanlight.kernel.library import Library
from tests.unit.keeping.libraries import fill, make

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_missing_or_damaged_comes_back(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    fill(library)
    names = sorted(library.originals.names())
    as_they_came = [library.originals.read(name) for name in names]
    given: dict[str, Any] = {"folder": folder, "library": library, "named": names, "tell": lambda _: None}
    with pytest.raises(NotFound):
        refill(by=OPERATOR, **given)
    make(folder, library)
    with pytest.raises(Refused):
        refill(by=GUEST, **given)
    library.originals.path(names[0]).unlink()
    library.originals.path(names[1]).write_bytes(b"damaged")
    assert refill(by=OPERATOR, **given) == Refilled(back=2)
    assert [library.originals.read(name) for name in names] == as_they_came
    assert (library.set_aside / f"{names[1]}.damaged").read_bytes() == b"damaged"
    assert refill(by=OPERATOR, **given) == Refilled()
    library.originals.path(names[2]).write_bytes(b"damaged")
    Backup(folder).originals.path(names[2]).write_bytes(b"as well")
    assert refill(by=OPERATOR, **given) == Refilled(not_there=1)
    assert library.originals.read(names[2]) == b"damaged", "left as it is"
