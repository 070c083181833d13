"""Tags by their kind and name."""

from collections.abc import Callable

import pytest

from fanlight.accounts.viewers import OPERATOR, Viewer, viewer_of
from fanlight.tags.actions import states, tags
from fanlight.tags.models import Tag
from tests import personas

Make = Callable[..., Tag]


@pytest.fixture
def tag(db: None) -> Make:
    """Give the tag `kind:name`, made if there is none: `tag("freeform:Fog", canonical=True, uses=3)`."""

    def make(label: str, *, canonical: bool = False, uses: int = 0) -> Tag:
        kind, _, name = label.partition(":")
        found = Tag.objects.get(pk=tags.ensure([(kind, name)])[tags.identity(kind, name)])
        if uses:
            tags.count_uses({found.pk: uses})
        if canonical and not found.is_canonical:
            states.canonicalize(tag=found, by=OPERATOR)
        return Tag.objects.get(pk=found.pk)

    return make


@pytest.fixture
def wrangler(db: None) -> Viewer:
    return viewer_of(personas.wrangler())
