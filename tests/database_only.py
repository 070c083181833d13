"""Loaded with `-p tests.database_only`: leaves out what never touches the database, and so is the same on any."""

import pytest
from django.test import TransactionTestCase

DATABASE = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if touches_database(item)]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if not touches_database(item)])
        items[:] = kept


def touches_database(item: pytest.Item) -> bool:
    if issubclass(getattr(item, "cls", None) or object, TransactionTestCase):  # Django's own way to ask for it
        return True
    names = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not DATABASE.isdisjoint(names)
