"""The doctor finds originals that are missing or set aside, uploads that nobody waits for, and deletes nothing."""

import os
import time

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports.actions import jobs
from fanlight.imports.health import YOUNG, examine_library, list_named
from fanlight.imports.models import ImportJob
from fanlight.kernel import clock
from fanlight.kernel.checks import Check
from fanlight.kernel.library import Library
from fanlight.works.actions.rows import Incoming, Kept
from fanlight.works.actions.works import accept
from tests.factories import manuscript

pytestmark = pytest.mark.django_db

OLD = time.time() - 2 * YOUNG


def examine(library: Library, *, fix: bool = False) -> dict[str, Check]:
    return {check.name: check for check in examine_library(OPERATOR, library=library, fix=fix)}


def bring(library: Library) -> str:
    data = b"as it came"
    file = Kept(sha256=library.originals.put(data), size=len(data), name="lamp.html", format="html")
    accept(Incoming(manuscript=manuscript(), file=file), by=OPERATOR)
    return file.sha256


def test_an_original_that_was_set_aside_comes_back(library: Library) -> None:
    sha256 = bring(library)
    assert list_named(OPERATOR) == [sha256]
    library.set_aside.mkdir(exist_ok=True)
    library.originals.path(sha256).rename(library.set_aside / sha256)
    assert "1 missing" in examine(library)["originals"].said
    mended = examine(library, fix=True)["originals"]
    assert (mended.is_well, mended.fixed) == (True, 1)
    assert library.originals.read(sha256) == b"as it came"
    library.originals.path(sha256).unlink()
    (library.set_aside / sha256).write_bytes(b"something else")
    assert not examine(library, fix=True)["originals"].is_well
    assert (library.set_aside / sha256).exists()


def test_uploads_that_stopped_are_gone_on_with(library: Library) -> None:
    with_file, empty, fresh = (jobs.begin(by=OPERATOR, origin="a test") for _ in range(3))
    jobs.receive(by=OPERATOR, key=with_file, name="lamp.html", chunks=[b"<p>Fog.</p>"])
    ImportJob.objects.exclude(key=fresh).update(made_at=clock.now().replace(year=2020))
    os.utime(library.incoming / with_file, (OLD, OLD))
    assert not examine(library)["imports"].is_well
    mended = examine(library, fix=True)["imports"]
    assert (mended.is_well, mended.fixed) == (True, 2)
    states = dict(ImportJob.objects.values_list("key", "state"))
    assert states == {with_file: "queued", empty: "done", fresh: "receiving"}


def test_uploads_of_no_import_are_set_aside(library: Library) -> None:
    stray = library.incoming / "2222222222"
    stray.mkdir(parents=True)
    (stray / "upload").write_bytes(b"hers")
    assert examine(library)["uploads"].is_well, "it may be one that begins just now"
    os.utime(stray, (OLD, OLD))
    assert not examine(library)["uploads"].is_well
    assert examine(library, fix=True)["uploads"].fixed == 1
    assert (library.set_aside / "incoming-2222222222" / "upload").read_bytes() == b"hers"
    assert examine(library)["uploads"].is_well
