"""`fanlight demo`, called as the command line calls it."""

import errno

import pytest

from fanlight.cli import demo
from fanlight.cli.outcomes import DONE_WITH_FAILURES, Failed
from fanlight.kernel.blobs import BlobStore


@pytest.mark.django_db
@pytest.mark.usefixtures("library")
def test_a_full_disk_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(BlobStore, "put", full)
    with pytest.raises(Failed, match="is full") as failed:
        demo.command()
    assert failed.value.status == DONE_WITH_FAILURES
