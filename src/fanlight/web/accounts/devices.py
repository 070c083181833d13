"""One's e-readers and other programs: a key for each, made once, taken back at any time."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fanlight.accounts.actions import devices
from fanlight.accounts.selectors import find_reader_mail, list_devices
from fanlight.exports.actions.mails import can_send
from fanlight.kernel.errors import Invalid
from fanlight.web.middleware import ViewerRequest


@never_cache  # a key is shown once, and not to whoever presses “back” later
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest) -> HttpResponse:
    """Show the devices, and do what a button says; a new key is shown with the page that its button gave."""
    secret = ""
    if request.method == "POST":
        try:
            secret = do(request)
        except Invalid as error:
            messages.error(request, str(error))
        if not secret:
            return HttpResponseRedirect(request.path)
    context = {
        "devices": list_devices(request.viewer),
        "secret": secret,
        "here": request.build_absolute_uri("/").rstrip("/"),
        "sender": settings.DEFAULT_FROM_EMAIL if can_send() else "",
        "address": find_reader_mail(request.viewer),
    }
    return render(request, "accounts/devices.html", context)


def do(request: ViewerRequest) -> str:
    """Do what the button says, and give the key if one was made. Raises: NotFound, Invalid."""
    act = request.POST.get("do")
    if act == "remove":
        name = devices.remove(key=request.POST.get("key", ""), by=request.viewer)
        messages.success(request, _("“%s” can do nothing here any more.") % name)
    elif act == "mail":
        devices.set_mail(address=request.POST.get("address", ""), by=request.viewer)
        messages.success(request, _("Kept."))
    else:
        return devices.add(name=request.POST.get("name", ""), by=request.viewer)
    return ""
