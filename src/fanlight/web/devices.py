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
    """Let in whoever may see the library, and devices that show their owner's name and their key; ask all others."""
    return _asking(view, can_see_library)


def for_devices_of_members(view: View[Given]) -> View[Given]:
    """The same for what is somebody's own: guests of an open library are asked too.

    Programs that show a key only when they are asked for it (RFC 7617, 2) show it everywhere from then on.
    """
    return _asking(view, lambda viewer: viewer.is_member)


def _asking(view: View[Given], may: Callable[[Viewer], bool]) -> View[Given]:
    @wraps(view)
    def asked(request: ViewerRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        shown = request.headers.get("Authorization")
        if not request.viewer.is_member and shown is not None:
            found = _viewer_of(shown)
            if found is None:  # not taken for a guest: whoever mistyped a key would miss works and not know why
                return challenge()
            request.viewer = found
        return view(request, *args, **kwargs) if may(request.viewer) else challenge()

    return cast("View[Given]", login_not_required(asked))


def challenge() -> HttpResponse:
    """Ask for a name and a key."""
    said = _("Give your name here and the key of this device, which “You” makes for you in a browser.")
    headers = {"WWW-Authenticate": 'Basic realm="Fanlight", charset="UTF-8"'}
    return HttpResponse(said, content_type="text/plain; charset=utf-8", status=401, headers=headers)


def reader_in_sync(request: HttpRequest) -> Viewer | None:
    """Give whose device asks KOReader's way: the owner's name, and the MD5 of the key."""
    name, shown = request.headers.get("x-auth-user", ""), request.headers.get("x-auth-key", "")
    return _known(find_device(name, sync_secret=shown)) if len(name) <= LONGEST and len(shown) == 32 else None


def _viewer_of(shown: str) -> Viewer | None:
    scheme, _space, given = shown.partition(" ")
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
