"""A question saved under a name."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict, Invalid
from fanlight.reading.actions import filters
from fanlight.search.language import parse, write
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.addresses import back


@require_POST
def save(request: ViewerRequest) -> HttpResponse:
    """Save, say so, and go back to the list; what will not do is said there too."""
    text = write(parse(request.POST.get("text", "")).query)
    hides = request.POST.get("as") == "rule"
    try:
        saved = filters.save(
            name=request.POST.get("name", ""), text=text, by=request.viewer, is_pinned=not hides, hides=hides
        )
    except (Conflict, Invalid) as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(back(request))
    said = _("Works that “%s” finds are hidden from now on.") if hides else _("Saved as “%s”.")
    messages.success(request, said % saved.name)
    return HttpResponseRedirect(back(request))
