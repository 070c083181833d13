"""Tells Django of the room."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """The room `reading`."""

    name = "fanlight.reading"
    label = "reading"
    default_auto_field = "django.db.models.BigAutoField"
