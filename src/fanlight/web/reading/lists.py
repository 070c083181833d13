"""One's own lists: tags to be warned of, tags and works that are hidden."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fanlight.kernel.errors import Invalid, NotFound
from fanlight.reading.actions import lists
from fanlight.reading.models import ListedTag
from fanlight.reading.selectors.lists import list_hidden_works, list_meant
from fanlight.tags.models import Kind
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.addresses import back
from fanlight.web.reading.listed import show_lines
from fanlight.web.works.tables import kind_label


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest) -> HttpResponse:
    """Show the lists, or do what a button says and go back to where it stood."""
    if request.method == "POST":
        try:
            messages.success(request, do(request))
        except (Invalid, NotFound) as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(back(request, "reading:lists"), status=303)
    lines = show_lines(request.viewer, list_meant(request.viewer))
    context = {
        "warn": [line for line in lines if line.does == "warn"],
        "hide": [line for line in lines if line.does == "hide"],
        "works": list_hidden_works(request.viewer),
        "kinds": [(kind, kind_label(kind, 1)) for kind in Kind.values],
    }
    return render(request, "reading/lists.html", context)


def do(request: ViewerRequest) -> str:
    """Do what a button says, and say what was done. Raises: Refused; Invalid; NotFound."""
    act, kind, name = (request.POST.get(field, "") for field in ("do", "kind", "name"))
    if act in ListedTag.Does.values:
        listed = lists.list_tag(kind=kind, name=name, does=ListedTag.Does(act), by=request.viewer)
        warned, hidden = _("You are warned of “%s” from now on."), _("Works with “%s” are hidden from now on.")
        return (warned if act == "warn" else hidden) % listed.name
    if act == "unlist":
        lists.unlist_tag(kind=kind, name=name, by=request.viewer)
        return _("“%s” is off your lists.") % name
    if act == "show":
        lists.show_work(key=request.POST.get("work", ""), by=request.viewer)
        return _("The work is in your lists again.")
    raise Invalid(_("That cannot be done with a list."), at="do")
