"""Addresses of which a page has dozens: Django's reverse() takes 30 µs for each, this takes one for each kind."""

from functools import cache

from django.urls import get_script_prefix, reverse


def address(name: str, key: str) -> str:
    """Give the address of a page that takes a public key and nothing else."""
    before, after = _around(name, get_script_prefix())
    return before + key + after


def page(name: str) -> str:
    """Give the address of a page that takes nothing."""
    return _page(name, get_script_prefix())


@cache
def _page(name: str, prefix: str) -> str:  # noqa: ARG001  as below
    return reverse(name)


@cache
def _around(name: str, prefix: str) -> tuple[str, str]:  # noqa: ARG001  the prefix tells one answer from another
    before, _, after = reverse(name, args=["0"]).rpartition("0")
    return before, after
