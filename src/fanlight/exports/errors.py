"""What can go wrong with an export in a way of its own."""

from fanlight.kernel.errors import FanlightError


class Unavailable(FanlightError):
    """A format takes something that is not on this machine; the message says what, and how to get it."""
