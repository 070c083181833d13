"""One's e-readers and other programs: a key for each, made once, taken back at any time."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fanlight.accounts.actions import devices
from fanlight.accounts.selectors import list_devices
from fanlight.kernel.errors import Invalid
from fanlight.web.middleware import ViewerRequest


@never_cache  # a key is shown once, and not to whoever presses “back” later
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest) -> HttpResponse:
    """Show the devices; make a key and show it, or take one back."""
    secret = ""
    if request.POST.get("do") == "remove":
        name = devices.remove(key=request.POST.get("key", ""), by=request.viewer)
        messages.success(request, _("“%s” can do nothing here any more.") % name)
        return HttpResponseRedirect(request.path)
    if request.method == "POST":
        try:
            secret = devices.add(name=request.POST.get("name", ""), by=request.viewer)
        except Invalid as error:
            messages.error(request, str(error))
    here = request.build_absolute_uri("/")
    context = {"devices": list_devices(request.viewer), "secret": secret, "here": here.rstrip("/")}
    return render(request, "accounts/devices.html", context)
