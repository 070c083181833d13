"""Getting a library ready for a command: its folder, its tables."""

from contextlib import suppress

from django.conf import settings
from django.core.management import call_command

from fanlight.changes.tables import are_current, is_database_trouble
from fanlight.kernel import locks
from fanlight.kernel.errors import Conflict, Unreadable
from fanlight.kernel.library import Library


def ready() -> Library:
    """Make the library if it is new, and bring its tables up to this version. Raises: Conflict, Unreadable, OSError."""
    library: Library = settings.LIBRARY
    is_new = not library.root.is_dir()
    library.create()
    use(library)
    if is_new:
        settings.SECRET_KEY = library.secret_key()
    try:
        if not are_current():
            call_command("migrate", verbosity=0, interactive=False)
    except Exception as error:
        if not is_database_trouble(error):
            raise
        raise Unreadable(f"The library at {library.root} cannot be opened: {error}") from error
    return library


def use(library: Library) -> None:
    """Say, until this process ends, that the library is in use: nobody may put another in its place meanwhile.

    Raises: Conflict where somebody is just doing that.
    """
    with suppress(OSError):  # a library that cannot be written to is not replaced either
        if locks.take(library.in_use, shared=True) is None:
            raise Conflict("This library is being restored just now. Try again when that is done.")
