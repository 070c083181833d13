"""The process that keeps the search index; `serve` starts it and starts it again should it die."""

import os
import signal
import threading

from django.conf import settings

from fanlight.cli.libraries import use
from fanlight.search import tasks

NICE = 10
"""How far the index stands back behind pages and imports."""


def command() -> None:
    """Keep the search index up to date, until told to stop or until whoever started it is gone."""
    use(settings.LIBRARY)
    stop = threading.Event()
    parent = os.getppid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if hasattr(os, "nice"):
        os.nice(NICE)
    tasks.follow(until=lambda: stop.is_set() or os.getppid() != parent)
