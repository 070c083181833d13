"""Where the bytes of originals lie."""

from django.conf import settings
from django.db import connection

from fanlight.kernel.blobs import BlobStore
from fanlight.kernel.library import Library

ORIGINALS_LOCK = 0x46414E4F
"""The advisory lock on PostgreSQL for who relies on files in the store, or takes some away: "FANO"."""


def originals() -> BlobStore:
    """Give the library's store of originals and pictures."""
    library: Library = settings.LIBRARY
    return library.originals


def guarding_originals(*, exclusive: bool = False) -> None:
    """Until the transaction ends, keep files from being deleted that this one finds here and comes to rely on.

    With `exclusive`, this is the one that deletes. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        function = "pg_advisory_xact_lock" if exclusive else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [ORIGINALS_LOCK])
