"""What a work was tagged with, since when, and who said what about it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fanlight.kernel.errors import Conflict
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.gates import ask_age
from fanlight.works.actions.taggings import take_back
from fanlight.works.policies import can_edit_tags
from fanlight.works.selectors.cards import get_card
from fanlight.works.selectors.tag_changes import get_history


@open_to_guests
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show the tag history, or take its last entry back."""
    if request.method == "POST":
        try:
            take_back(key=key, by=request.viewer)
            messages.success(request, _("The tags are as they were before."))
        except Conflict as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(request.path, status=303)
    if (gate := ask_age(request, get_card(request.viewer, key=key))) is not None:
        return gate
    context = {
        "history": get_history(request.viewer, key=key),
        "can_edit": can_edit_tags(request.viewer),
    }
    return render(request, "works/history.html", context)
