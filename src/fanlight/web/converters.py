"""What may stand in an address: a public key, a SHA-256, a chapter's number."""

from django.urls.converters import IntConverter, StringConverter


class KeyConverter(StringConverter):
    """A public key (kernel.ids)."""

    regex = "[0-9a-z]{1,16}"


class Sha256Converter(StringConverter):
    """The name of a file in the originals."""

    regex = "[0-9a-f]{64}"


class FormConverter(StringConverter):
    """The form of a catalog: OPDS 1.2 or 2.0 (web.opds)."""

    regex = "v1|v2"


class NumberConverter(IntConverter):
    """A chapter's number: nine digits reach further than any work, and fit every database."""

    regex = "[0-9]{1,9}"
