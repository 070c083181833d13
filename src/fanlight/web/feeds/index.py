"""Following: a feed's address for programs that do not sign in."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fanlight.accounts.actions import addresses as signed
from fanlight.kernel.errors import NotFound
from fanlight.web.feeds.addresses import is_feed, sign
from fanlight.web.middleware import ViewerRequest


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest) -> HttpResponse:
    """Show the address, or make all that were given before worthless. Raises: NotFound for no feed of ours."""
    feed = request.GET.get("of", "")
    if not is_feed(feed):
        raise NotFound(_("There is no such feed."))
    if request.method == "POST":
        signed.renew(by=request.viewer)
        return HttpResponseRedirect(request.get_full_path())
    address = request.build_absolute_uri(sign(request.viewer, feed))
    return render(request, "feeds/index.html", {"feed": feed, "address": address})
