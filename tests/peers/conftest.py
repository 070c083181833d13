"""What tests beside other programs share."""

import os

import pytest

from tests.peers.fanficfare_shelf import Shelves


@pytest.fixture(scope="session", autouse=True)
def _shelves(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what FanFicFare wrote where all workers of this session find it."""
    own = tmp_path_factory.getbasetemp()
    Shelves.folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shelves"
