"""Names are there before anybody types."""

from unittest import mock

import pytest
from django.db import OperationalError

from fanlight.accounts.viewers import OPERATOR
from fanlight.search import names, selectors
from fanlight.works.manuscript import Tag


@pytest.mark.django_db
def test_what_was_made_ready_is_not_read_again(make_work) -> None:
    make_work(tags=(Tag("freeform", "Fog"),))
    names.forget()
    selectors.prepare()
    with mock.patch.object(names, "_read", side_effect=AssertionError("read again")):
        offers = names.list_completions(OPERATOR, text="fo", kinds=("freeform",))
    assert [(offer.name, offer.count) for offer in offers] == [("Fog", 1)]


def test_a_server_starts_without_its_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names._names, "get", mock.Mock(side_effect=OperationalError("no such table")))
    selectors.prepare()
