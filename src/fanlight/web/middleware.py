"""What holds for every request: who is looking, no machine may index what it sees, and a refusal is said in words."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.log import log_response

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer, viewer_of
from fanlight.kernel.errors import FanlightError
from fanlight.web.errors import bad_request, say

log = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]
OF_AGE = "of-age"
"""Where a guest's session keeps that they passed the gate."""

View = TypeVar("View", bound=Callable[..., Any])


class ViewerRequest(HttpRequest):
    """A request behind the middleware: it names its viewer, and knows whether htmx sent it."""

    viewer: Viewer
    htmx: bool


def open_to_guests(view: View) -> View:
    """Let guests come to a page, where the library is open to them at all."""
    view.is_open_to_guests = True  # type: ignore[attr-defined]
    return view


class SignIn(LoginRequiredMiddleware):
    """Ask for a sign-in at every page but the few that say otherwise; an open library lets guests read."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let guests through to what is open to them."""
        if settings.FANLIGHT_OPEN and getattr(view_func, "is_open_to_guests", False):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class Compression(GZipMiddleware):
    """Send pages compressed, and nothing else: pictures and e-books are, and files go out by the system's own hand.

    Django adds bytes at random, so that a length gives no secret of the page away (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is text and whole."""
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


def privacy(get_response: GetResponse) -> GetResponse:
    """Forbid indexing, and keeping pages in shared caches, for every answer whatever made it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.setdefault("Cache-Control", "private, no-cache")
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()")
        return response

    return middleware


def hosts(get_response: GetResponse) -> GetResponse:
    """Refuse a request that means another host, in one line of the log: Django's own refusal is a whole traceback."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            response, name = bad_request(request), request.META.get("HTTP_HOST", "")[:100]
            said = "Refused a request for the host '%s', which FANLIGHT_HOSTS does not name"
            log_response(said, name, response=response, request=request, logger=log)  # so that Django adds no line
            return response
        return get_response(request)

    return middleware


def viewer(get_response: GetResponse) -> GetResponse:
    """Name the viewer of the request, for every view to pass on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        viewer = viewer_of(request.user)
        if not viewer.is_member and request.session.get(OF_AGE):
            viewer = replace(viewer, is_of_age=True)
        request.viewer = viewer  # type: ignore[attr-defined]
        request.may_look = can_see_library(viewer)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def errors(get_response: GetResponse) -> GetResponse:
    """Answer what an action or selector raised with its sentence, on a page of the right status."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return say(request, exception) if isinstance(exception, FanlightError) else None

    middleware.process_exception = process_exception  # type: ignore[attr-defined]
    return middleware
