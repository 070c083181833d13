"""Addresses of feeds. A program that reads feeds does not sign in: its address is signed for somebody."""

import re
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from fanlight.accounts.selectors import find_signer, sign_address
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import Refused
from fanlight.web.middleware import ViewerRequest

_OF_THE_SIGNATURE = ("for", "sig")
_NUMBER = re.compile("[1-9][0-9]{0,17}")


def sign(viewer: Viewer, address: str) -> str:
    """Give the address as it opens without signing in; as it is for who is no user."""
    parts = urlsplit(address)
    asked = QueryDict(parts.query, mutable=True)
    signature = sign_address(viewer, _signed_part(parts.path, asked))
    if signature:
        asked["for"], asked["sig"] = str(viewer.user_id), signature
    return f"{parts.path}?{asked.urlencode(safe=':/')}" if asked else parts.path


def reader_of(request: ViewerRequest) -> Viewer:
    """Give who asks: whoever is signed in, else whom the address was signed for. Raises: Refused for nobody."""
    number, signature = request.GET.get("for", ""), request.GET.get("sig", "")
    viewer: Viewer | None = request.viewer
    if not request.viewer.is_member and _NUMBER.fullmatch(number) and signature.isascii():
        viewer = find_signer(int(number), _signed_part(request.path, request.GET), signature)
    if viewer is None or not viewer.is_member:
        raise Refused(_("Sign in, or take this feed’s address for programs from its page “Follow”."))
    return viewer


def is_feed(address: str) -> bool:
    """Tell whether an address is that of a feed here."""
    parts = urlsplit(address)
    try:
        found = resolve(parts.path)
    except Resolver404:
        return False
    return not (parts.scheme or parts.netloc) and found.namespace == "feeds" and parts.path.endswith(".atom")


def _signed_part(path: str, asked: QueryDict) -> str:
    rest = sorted((name, value) for name, values in asked.lists() for value in values if name not in _OF_THE_SIGNATURE)
    return "\n".join([path, *(f"{name}={value}" for name, value in rest)])
