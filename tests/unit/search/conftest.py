"""Every question of these tests is answered twice: by the index, and by the database alone."""

from unittest import mock

import pytest
from django.conf import settings

from fanlight.search.index import engine as engines
from fanlight.search.index import folders
from fanlight.search.index.engine import Engine

ASKING = frozenset({"test_find", "test_clauses"})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Ask both; a test that is about one of them says `@pytest.mark.source("database")`."""
    if metafunc.module.__name__.rpartition(".")[2] in ASKING and metafunc.cls is None:
        asked = metafunc.definition.get_closest_marker("source")
        metafunc.parametrize("source", asked.args if asked else ["index", "database"], indirect=True)


@pytest.fixture(autouse=True)
def source(request: pytest.FixtureRequest) -> str:
    name = str(getattr(request, "param", "index"))
    if name == "database":
        request.getfixturevalue("without_index")
    return name


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, library: object) -> Engine:
    """An index with files, as `serve` keeps one, and none in the tests' own memory."""
    monkeypatch.setattr(folders, "settle", mock.Mock())
    made = Engine(settings.LIBRARY)
    made.make_labels()
    made.make_texts()
    monkeypatch.setattr(engines, "_engine", made)
    return made
