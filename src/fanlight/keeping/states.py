"""How far a database's tables have come: the migrations that ran, and making tables as some of them leave them."""

from collections.abc import Mapping
from typing import cast

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from fanlight.keeping.tables import Apps


def ran() -> dict[str, tuple[str, ...]]:
    """Give the migrations that the database has been through, by app."""
    found: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        found.setdefault(app, []).append(name)
    return {app: tuple(names) for app, names in found.items()}


def are_known(migrations: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether this version of Fanlight has all of these migrations."""
    known = set(MigrationLoader(None).disk_migrations)
    return all((app, name) in known for app, names in migrations.items() for name in names)


def make_tables(migrations: Mapping[str, tuple[str, ...]]) -> Apps:
    """Make, in an empty database, the tables that these migrations leave; give the models of that time."""
    executor = MigrationExecutor(connection)
    ours = {(app, name) for app, names in migrations.items() for name in names}
    followed = {parent for node in ours for parent in executor.loader.graph.node_map[node].parents}
    last = [node for node in sorted(ours) if node not in {(key.key[0], key.key[1]) for key in followed}]
    executor.migrate(last)
    return cast("Apps", executor.loader.project_state(last).apps)


def bring_up_to_date() -> None:
    """Run the migrations that are missing."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def current() -> Apps:
    """Give the models of now."""
    return apps
