"""Tags by their kind and name, and somebody to decide about them."""

from collections.abc import Callable

import pytest

from fanlight.accounts.viewers import Viewer, viewer_of
from fanlight.tags.models import Tag
from tests import factories, personas


@pytest.fixture
def tag(db: None) -> Callable[..., Tag]:
    return factories.tag


@pytest.fixture
def wrangler(db: None) -> Viewer:
    return viewer_of(personas.wrangler())
