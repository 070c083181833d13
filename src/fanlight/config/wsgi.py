"""The door for the web server."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fanlight.config.settings")
application = get_wsgi_application()


def _prepare() -> None:
    """Have ready what the first to type would wait for; beside the first pages, which wait for nothing."""
    from fanlight.search.selectors import prepare  # noqa: PLC0415  the start does not wait for it either

    prepare()


threading.Thread(target=_prepare, name="prepare", daemon=True).start()
