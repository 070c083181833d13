"""Where one came from, and goes back to."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest, usual: str = "reading:filters") -> str:
    """Give the page that a form names as `next`, if it is one of ours; else the usual one, by its name."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse(usual)
