"""Devices at the door: e-readers and programs that show a key of their own instead of signing in."""

import base64
import binascii
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from fanlight.accounts.actions.devices import note_use
from fanlight.accounts.policies import can_see_library
from fanlight.accounts.selectors import find_device
from fanlight.accounts.viewers import Viewer
from fanlight.web.middleware import ViewerRequest

Given = ParamSpec("Given")
View = Callable[Concatenate[ViewerRequest, Given], HttpResponseBase]

LONGEST = 300
"""Characters of a name and a key as a header has them."""


def for_devices(view: View[Given]) -> View[Given]:
    """Let in who is signed in, and devices that show their owner's name and their key (RFC 7617); ask all others."""

    @wraps(view)
    def asked(request: ViewerRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        if not can_see_library(request.viewer):
            request.viewer = _viewer_of(request) or request.viewer
        if not can_see_library(request.viewer):
            said = _("Give your name here and the key of this device, which “You” makes for you in a browser.")
            challenge = {"WWW-Authenticate": 'Basic realm="Fanlight", charset="UTF-8"'}
            return HttpResponse(said, content_type="text/plain; charset=utf-8", status=401, headers=challenge)
        return view(request, *args, **kwargs)

    return cast("View[Given]", login_not_required(asked))


def reader_in_sync(request: HttpRequest) -> Viewer | None:
    """Give whose device asks KOReader's way: the owner's name, and the MD5 of the key."""
    name, shown = request.headers.get("x-auth-user", ""), request.headers.get("x-auth-key", "")
    return _known(find_device(name, sync_secret=shown)) if len(name) <= LONGEST and len(shown) == 32 else None


def _viewer_of(request: HttpRequest) -> Viewer | None:
    scheme, _space, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic" or len(given) > 2 * LONGEST:
        return None
    try:
        name, colon, secret = base64.b64decode(given, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return _known(find_device(name, secret=secret)) if colon and secret.strip() else None


def _known(found: tuple[str, Viewer] | None) -> Viewer | None:
    if found is None:
        return None
    note_use(key=found[0])
    return found[1]
