"""A question saved under a name."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict, Invalid
from fanlight.reading.actions import filters
from fanlight.reading.models import SavedFilter
from fanlight.search.language import parse, write
from fanlight.search.notices import say
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.addresses import back
from fanlight.web.reading.filters import show_again


@require_POST
def save(request: ViewerRequest) -> HttpResponse:
    """Save, say so, and go back to the list; what will not do is said there too, or beside the form it was typed in."""
    hides = request.POST.get("as") == "rule"
    try:
        saved = keep(request, hides=hides)
    except (Conflict, Invalid) as error:
        if "next" not in request.POST:
            return show_again(request, trouble=str(error))
        messages.error(request, str(error))
        return HttpResponseRedirect(back(request))
    said = _("Works that “%s” finds are hidden from now on.") if hides else _("Saved as “%s”.")
    messages.success(request, said % saved.name)
    return HttpResponseRedirect(back(request))


def keep(request: ViewerRequest, *, hides: bool) -> SavedFilter:
    """Save what the form says. Raises: Conflict, Invalid; also where a part of the text cannot be read."""
    parsed = parse(request.POST.get("text", ""))
    for notice in parsed.notices:
        raise Invalid(say(notice), at="text")  # a rule that lost a part would hide more than was meant
    return filters.save(
        name=request.POST.get("name", ""),
        text=write(parsed.query),
        by=request.viewer,
        is_pinned=not hides,
        hides=hides,
    )
