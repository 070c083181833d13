"""The process that runs jobs and watches folders; `serve` starts it and starts it again should it die."""

import logging
import os
import signal
import threading
from collections.abc import Callable

from django.conf import settings

from fanlight.accounts.viewers import OPERATOR
from fanlight.changes.tables import let_go
from fanlight.cli.libraries import use
from fanlight.imports import tasks
from fanlight.imports.selectors.originals import named_by_reviews
from fanlight.imports.watching import Watch
from fanlight.kernel.errors import FanlightError
from fanlight.works.actions.trash import let_expired_go

log = logging.getLogger(__name__)

HOUR = 3600.0
"""Seconds between looks into the trash."""

BREATH = 5.0
"""Seconds before watching is begun again after it broke."""


def command() -> None:
    """Run import jobs as they come, until told to stop or until whoever started it is gone."""
    use(settings.LIBRARY)
    stop = threading.Event()
    parent = os.getppid()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    def is_over() -> bool:
        return stop.is_set() or os.getppid() != parent

    watcher = threading.Thread(target=_watch, args=(is_over, stop), daemon=True)
    if settings.FANLIGHT_WATCH:
        watcher.start()
    threading.Thread(target=_empty_trash, args=(is_over, stop), daemon=True).start()
    tasks.work(until=is_over)
    if watcher.is_alive():
        watcher.join(timeout=5)


def _empty_trash(is_over: Callable[[], bool], stop: threading.Event) -> None:
    """Let go for good, now and every hour, what has been in the trash long enough."""
    while not is_over():
        try:
            for title in let_expired_go(by=OPERATOR, named=named_by_reviews):
                log.info("gone from the trash for good: %s", title)
        except Exception:
            log.exception("the trash could not be emptied; it is tried again")
        finally:
            let_go()
        stop.wait(HOUR)


def _watch(is_over: Callable[[], bool], stop: threading.Event) -> None:
    """Watch the folders that the settings name, whatever comes between; the jobs are this process' main thread's."""
    while not is_over():
        try:
            Watch(settings.FANLIGHT_WATCH, on_job=lambda _: None).run(until=is_over)
        except FanlightError as error:
            log.error("folders are not watched: %s", error)
            return
        except Exception:
            log.exception("watching broke; it is begun again")
            stop.wait(BREATH)
        finally:
            let_go()
