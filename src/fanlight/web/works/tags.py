"""The tags of a work, or of one of its chapters, to be changed."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fanlight.kernel.errors import Conflict, Invalid
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.tag_forms import place_of, read_lists, show_form
from fanlight.works.actions.taggings import set_tags
from fanlight.works.selectors.taggings import get_tag_lists


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show the tags of the place that `?chapter=` names, or keep what is sent and go to the history."""
    lists = get_tag_lists(request.viewer, key=key)
    place = place_of(request.GET.get("chapter", ""), lists)
    problem: Exception | None = None
    if request.method == "POST":
        said, seen = request.POST.get("said", ""), request.POST.get("seen", "")
        try:
            given = read_lists(request.POST, lists, place)
            entries = set_tags(key=key, lists=given, by=request.viewer, said=said, seen=seen)
            messages.success(request, _("The tags are changed.") if entries else _("Nothing was to be changed."))
            return HttpResponseRedirect(reverse("works:history", args=[key]), status=303)
        except (Invalid, Conflict) as error:
            problem = error
    form = show_form(lists, place, request.POST if problem else None, problem)
    return render(request, "works/tags.html", {"form": form}, status=400 if problem else 200)
