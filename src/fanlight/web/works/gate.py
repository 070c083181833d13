"""The gate: are you of age?"""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from fanlight.web.middleware import OF_AGE, ViewerRequest, open_to_guests


@open_to_guests
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest) -> HttpResponse:
    """Ask; or remember the answer as long as the session lasts, and go on."""
    given = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = given.startswith("/") and url_has_allowed_host_and_scheme(given, allowed_hosts=None)
    onward = given if is_ours else reverse("works:list")
    if request.method != "POST":
        return render(request, "works/gate.html", {"next": onward})
    if not request.viewer.is_member:
        request.session[OF_AGE] = True
    return HttpResponseRedirect(onward, status=303)
