"""What was backed up is there again, on either database, from earlier versions; or nothing is different at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from fanlight.accounts.models import User
from fanlight.accounts.viewers import GUEST, OPERATOR
from fanlight.changes.models import AuditEntry, Change
from fanlight.keeping import dumps, places, states
from fanlight.keeping.actions import backups, restores, verifications
from fanlight.keeping.folders import Backup
from fanlight.keeping.manifests import Held, State
from fanlight.kernel import locks
from fanlight.kernel.errors import Conflict, NotFound, Refused, Unreadable
from fanlight.kernel.library import Library
from fanlight.tags.models import Tag
from fanlight.works.actions.removals import remove_many
from fanlight.works.models import SeriesPlace, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests import personas
from tests.unit.keeping.libraries import fill, make, on_sqlite, restore, rows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backup"


@pytest.fixture(autouse=True)
def _nothing_replaced_stays(library: Library) -> Iterator[None]:
    yield
    for name in places.list_replaced(library):
        places.drop(name)


def test_what_was_here_comes_back_and_so_does_what_was_replaced(library: Library, folder: Path) -> None:
    keys, user = fill(library), personas.owner()
    last = User.objects.create_user("fleeting")
    last_id = last.pk
    last.delete()
    before = [get_manuscript(OPERATOR, key=key) for key in keys]
    first = make(folder, library)
    remove_many(keys=keys[:2], by=OPERATOR, cause="import:abc")
    user.delete()
    for name in list(library.originals.names()):
        library.originals.path(name).unlink()

    with pytest.raises(Conflict, match="not empty"):
        restore(folder, library)
    found = restore(folder, library, over=True)

    assert (found.works, found.files, found.missing) == (3, 3, ())
    assert [get_manuscript(OPERATOR, key=key) for key in keys] == before
    assert User.objects.get(username="orla").check_password(personas.PASSWORD)
    assert len(list(library.originals.names())) == 3
    assert AuditEntry.objects.get(verb="library.restored").subject == f"backup:{first.state}"
    assert Change.objects.order_by("-pk").values_list("kind", flat=True)[0] == "library.restored"
    assert rows(folder, make(folder, library).state) == rows(folder, first.state)
    assert User.objects.create_user("newer").pk == last_id + 1, "no id is given out twice"

    restores.go_back(library=library, by=OPERATOR)
    assert Work.objects.count() == 1
    restores.go_back(library=library, by=OPERATOR)
    assert Work.objects.count() == 3


def test_sqlite_and_postgresql_hold_the_same(library: Library, folder: Path, tmp_path: Path) -> None:
    """On SQLite it goes to another file of its kind; on PostgreSQL there and back."""
    with on_sqlite(tmp_path / "first.sqlite3"):
        keys = fill(library)
        first = make(folder, library)
        before = [get_manuscript(OPERATOR, key=key) for key in keys]
    restore(folder, library)
    second = make(folder, library)
    assert rows(folder, second.state) == rows(folder, first.state)
    assert [get_manuscript(OPERATOR, key=key) for key in keys] == before
    assert set(SeriesPlace.objects.values_list("position", flat=True)) == {0.1, 1.1, 2.1}
    with on_sqlite(tmp_path / "third.sqlite3"):
        restore(folder, library, state=second.state)
        third = make(folder, library)
        assert [get_manuscript(OPERATOR, key=key) for key in keys] == before
    assert rows(folder, third.state) == rows(folder, first.state)


def test_a_backup_of_an_earlier_version(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its tables are made as they were then, and go through the migrations since."""
    now = states.ran()
    then = now | {"works": ("0001_initial",), "imports": ("0001_initial",), "tags": ("0001_initial",)}
    then.pop("reading")
    with places.drafted(library) as draft, draft.standing_in():
        apps: Any = states.make_tables(then)
        creator = apps.get_model("accounts", "Creator").objects.create(
            key="c" * 10, name="tidewrack", folded="tidewrack"
        )
        tag = apps.get_model("tags", "Tag").objects.create(kind="fandom", name="Tides", folded="tides", uses=1)
        work = apps.get_model("works", "Work").objects.create(
            pk=7, key="k" * 10, title="Old Lamps", title_sort=b"old lamps", sanitizer_version=1, sorted_on="2020-01-02",
            words=3, chapter_count=1, fingerprint="f" * 64, added_at="2020-01-02T03:04:05Z", complete=True,
        )  # fmt: skip
        apps.get_model("works", "Creatorship").objects.create(work=work, creator=creator, position=0)
        apps.get_model("works", "Tagging").objects.create(work=work, tag=tag, position=0, written="Tides")
        chapter = apps.get_model("works", "Chapter").objects.create(work=work, position=1, words=3)
        apps.get_model("works", "ChapterVersion").objects.create(
            chapter=chapter, number=1, words=3, digest="d" * 64, sanitizer_version=1, made_at="2020-01-02T03:04:05Z",
            text="<p>Lamps of old.</p>",
        )  # fmt: skip
        with monkeypatch.context() as patched:
            patched.setattr(states, "current", lambda: apps)
            patched.setattr(backups, "list_named", lambda: [])
            made = make(folder, library)
    assert Backup(folder).read(made.state).migrations["works"] == ("0001_initial",)

    restore(folder, library)

    assert states.ran() == now
    found = get_manuscript(OPERATOR, key="k" * 10)
    assert (found.title, found.chapters[0].text, found.complete) == ("Old Lamps", "<p>Lamps of old.</p>", True)
    assert Work.objects.get().added_at.isoformat() == "2020-01-02T03:04:05+00:00"
    assert Tag.objects.filter(kind="rating").exists(), "what later migrations sow is there"


def _piece(folder: Path, state: State, table: str) -> Path:
    [held] = [held for held in state.tables if held.name == table]
    return Backup(folder).pieces.path(held.pieces[0].sha256)


def flip_a_bit(folder: Path, state: State) -> None:
    path = _piece(folder, state, "works_work")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def cut_a_piece_short(folder: Path, state: State) -> None:
    path = _piece(folder, state, "works_chapterversion")
    path.write_bytes(path.read_bytes()[:-10])


def lose_a_piece(folder: Path, state: State) -> None:
    _piece(folder, state, "works_tagging").unlink()


def link_a_piece(folder: Path, state: State) -> None:
    path = _piece(folder, state, "works_work")
    path.rename(folder / "elsewhere")
    path.symlink_to(folder / "elsewhere")


def cut_the_state_short(folder: Path, state: State) -> None:
    [path] = (folder / "states").iterdir()
    path.write_bytes(path.read_bytes()[:-500])


def lie_in_the_state(folder: Path, state: State) -> None:
    [path] = (folder / "states").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace('"works_work"', '"accounts_user"'), encoding="utf-8")


def damage_an_original(folder: Path, state: State) -> None:
    backup = Backup(folder)
    path = backup.originals.path(next(backup.originals.names()))
    path.write_bytes(path.read_bytes()[::-1])


SPOILT = (
    flip_a_bit, cut_a_piece_short, lose_a_piece, link_a_piece, cut_the_state_short, lie_in_the_state,
    damage_an_original,
)  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_spoilt_backup_changes_nothing(library: Library, folder: Path, spoil: Any) -> None:
    keys = fill(library, number=2)
    state = Backup(folder).read(make(folder, library).state)
    spoil(folder, state)
    remove_many(keys=keys[:1], by=OPERATOR, cause="import:abc")
    for name in list(library.originals.names()):
        library.originals.path(name).unlink()
    with pytest.raises(Unreadable, match=r"damaged|missing"):
        restores.look(folder=folder, library=library, by=OPERATOR, tell=lambda _: None)
    with pytest.raises(Unreadable, match=r"damaged|missing"):
        restore(folder, library, over=True)
    assert [work.key for work in Work.objects.all()] == keys[1:]
    assert places.list_replaced(library) == []
    assert not list(library.root.glob(f"{places.DRAFT}*"))


def test_rows_that_do_not_fit_each_other(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a hostile backup says of itself may be right to the last byte: the database has the last word."""
    fill(library, number=1)
    with monkeypatch.context() as patched:
        held = dumps.dump

        def without_chapters(table: Any, *args: Any, **given: Any) -> Any:
            done = held(table, *args, **given)
            return Held(done.name, done.columns, done.last_id, ()) if table.name == "works_chapter" else done

        patched.setattr(dumps, "dump", without_chapters)
        make(folder, library)
    with pytest.raises(Unreadable, match="do not fit"):
        restore(folder, library, over=True)
    assert Work.objects.count() == 1


def test_where_the_newest_state_is_damaged_the_one_before_it_is_named(library: Library, folder: Path) -> None:
    keys = fill(library, number=1)
    first = make(folder, library).state
    (folder / "states" / f"{make(folder, library).state}.json").write_bytes(b"{")
    with pytest.raises(Unreadable, match=f"cut short.* --state {first} takes the one before it"):
        restore(folder, library, over=True)
    assert restore(folder, library, over=True, state=first).state == first
    assert [work.key for work in Work.objects.all()] == keys


def test_a_newer_versions_backup_is_refused(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(library, number=1)
    real = states.ran()
    with monkeypatch.context() as patched:
        patched.setattr(states, "ran", lambda: real | {"works": (*real["works"], "0999_of_tomorrow")})
        patched.setattr("fanlight.__version__", "9.1")
        make(folder, library)
    with pytest.raises(Unreadable, match=r"newer Fanlight \(9\.1\)"):
        restore(folder, library, over=True)
    assert Work.objects.count() == 1


def test_a_library_in_use_is_not_replaced(library: Library, folder: Path) -> None:
    fill(library, number=1)
    make(folder, library)
    with locks.lock(library.in_use), pytest.raises(Conflict, match="serve"):
        restore(folder, library, over=True)


def test_a_full_disk_leaves_the_library_as_it_was(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, number=1)
    make(folder, library)
    monkeypatch.setattr(restores, "_note", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        restore(folder, library, over=True)
    assert Work.objects.count() == 1
    assert not list(library.root.glob(f"{places.DRAFT}*"))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_namespace WHERE nspname = %s", [places.SCHEMA])
            assert cursor.fetchone() == (0,)


def test_who_may(library: Library, folder: Path) -> None:
    with pytest.raises(Refused):
        backups.make(folder=folder, library=library, by=GUEST, settings={}, tell=lambda _: None)
    with pytest.raises(Refused):
        restores.restore(folder=folder, library=library, by=GUEST, tell=lambda _: None)
    with pytest.raises(Refused):
        restores.go_back(library=library, by=GUEST)
    with pytest.raises(Refused):
        verifications.verify(folder=folder, by=GUEST, tell=lambda _: None)


def test_nothing_there(library: Library, folder: Path) -> None:
    with pytest.raises(NotFound, match="no backup"):
        restore(folder, library)
    with pytest.raises(NotFound, match="replaced"):
        restores.go_back(library=library, by=OPERATOR)
