"""What is by a creator, as a zip."""

import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from fanlight.accounts.models import Creator as CreatorRow
from fanlight.works.manuscript import Creator
from tests import factories


@pytest.mark.usefixtures("library")
def test_the_works_by_a_name_alone(owners: Client, guest: Client) -> None:
    factories.accept(factories.manuscript(title="Mine", creators=(Creator("marrow"),)))
    factories.accept(factories.manuscript(title="Another's"))
    key = CreatorRow.objects.get(name="marrow").key
    answer: Any = owners.get(f"/creators/{key}/download/txt/")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        assert [name.rpartition("/")[2] for name in archive.namelist()] == ["Mine.txt"]
    assert f"/creators/{key}/download/txt/" in owners.get(f"/creators/{key}/").content.decode()
    assert guest.get(f"/creators/{key}/download/txt/").status_code == 302
    assert owners.get("/creators/0000000000/download/txt/").status_code == 404
