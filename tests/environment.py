"""Loaded before anything else (`-p tests.environment`): a library of its own, and the database that was asked for.

FANLIGHT_TEST_DATABASE=postgres runs everything on PostgreSQL: on FANLIGHT_TEST_POSTGRES_URL if that is set, else on the
server that comes in a wheel.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import settings

from tests import postgres


def _own_library() -> None:
    folder = tempfile.mkdtemp(prefix="fanlight-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["FANLIGHT_LIBRARY"] = str(Path(folder, "library"))
    Path(folder, "library").mkdir(mode=0o700)


def _databases_beside_browsers() -> None:
    """A process that has driven a browser has a loop for good, and may be handed tests of the database after it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def _postgres() -> str:
    given = os.environ.get("FANLIGHT_TEST_POSTGRES_URL")
    if given:
        return given
    while_tests_run = ExitStack()
    atexit.register(while_tests_run.close)
    return while_tests_run.enter_context(postgres.running())


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fanlight.config.settings")
for name in [name for name in os.environ if name.startswith("FANLIGHT_") and not name.startswith("FANLIGHT_TEST_")]:
    if name != "FANLIGHT_DATABASE_URL" or "PYTEST_XDIST_WORKER" not in os.environ:
        del os.environ[name]
_own_library()
_databases_beside_browsers()
os.environ["FANLIGHT_READERS"] = "0"  # tests run side by side; those of the readers start their own
if os.environ.get("FANLIGHT_TEST_DATABASE") == "postgres" and "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["FANLIGHT_DATABASE_URL"] = _postgres()

# A machine that does other things too must not fail a property: how long a thing takes is for the benchmarks to say.
settings.register_profile("fanlight", deadline=None)
settings.load_profile("fanlight")
