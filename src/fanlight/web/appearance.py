"""Choosing how pages look, on this device."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from fanlight.web.looks import CHOICES, LIFETIME, PREFIX
from fanlight.web.middleware import open_to_guests


@open_to_guests
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Show the choices, or keep those that are sent and go back."""
    back = _back(request.POST.get("next") or request.GET.get("next") or "")
    if request.method != "POST":
        return render(request, "appearance.html", {"back": back})
    # Answers of 303 turn the POST into a GET whatever the browser.
    response = HttpResponse(status=204) if request.htmx else HttpResponseRedirect(back, status=303)  # type: ignore[attr-defined]
    for choice in CHOICES:
        if choice.name in request.POST:
            response.set_cookie(
                PREFIX + choice.name,
                choice.read(request.POST[choice.name]),
                max_age=LIFETIME,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
    return response


def _back(given: str) -> str:
    """Give a path of this archive to go back to, never another site's."""
    is_path = given.startswith("/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None)
    return given if is_path else reverse("home")
