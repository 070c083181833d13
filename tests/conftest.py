"""What every test may ask for: people, works, a library of its own."""

import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models.signals import post_migrate
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import Viewer, viewer_of
from fanlight.changes.memories import forget_all
from fanlight.kernel.library import Library
from fanlight.search import names
from fanlight.search.index import answers
from fanlight.search.index.engine import Engine, Unavailable
from fanlight.works.manuscript import Manuscript
from tests import factories, personas

answers.WORTH_REMEMBERING = 1  # facets of small lists are remembered too, so that every test would see a stale one
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the slow ones are Django's to test


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their length: an archive holds the time it was made, and all workers must agree on names."""
    return f"{argname}{len(val)}" if isinstance(val, bytes) and len(val) > 12 else None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """On SQLite, a file as in real life: a database in memory has no WAL, and its readers lock its writers out."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(settings.LIBRARY.root / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """A test that commits empties every table afterwards, and what the migrations sowed has to come back."""
    vocabulary = import_module("fanlight.tags.migrations.0002_vocabulary")
    post_migrate.connect(
        lambda **_: vocabulary.seed(apps, None),
        sender=apps.get_app_config("tags"),
        weak=False,
        dispatch_uid="vocabulary",
    )


@pytest.fixture(autouse=True)
def _no_names_of_another_test() -> None:
    """A test's works are rolled back, and with them the number by which names are known to be out of date."""
    names.forget()
    forget_all()


@pytest.fixture
def library() -> Iterator[Library]:
    """The library, empty again after the test. (The tables are pytest-django's to empty.)"""
    library: Library = settings.LIBRARY
    library.create()
    yield library
    for folder in (library.originals.root, library.incoming, library.cache, library.set_aside):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def owner(db: None) -> User:
    return personas.owner()


@pytest.fixture
def reader(db: None) -> User:
    return personas.reader()


@pytest.fixture
def owner_viewer(owner: User) -> Viewer:
    return viewer_of(owner)


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    return sign_in


@pytest.fixture
def make_work(db: None) -> Callable[..., str]:
    """Bring a work in and give its key: `make_work(manuscript)` or `make_work(title="…", …)`."""

    def make(manuscript: Manuscript | None = None, **fields: object) -> str:
        return factories.accept(manuscript or factories.manuscript(**fields)).key

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write_file(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    return write_file


@pytest.fixture
def without_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the database answer alone, as before the index is made."""

    def refuse(*_: object) -> None:
        raise Unavailable("")

    for asked in ("answer", "carried", "figures"):
        monkeypatch.setattr(Engine, asked, refuse)
