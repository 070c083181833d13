"""Taking a decision back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict
from fanlight.tags.actions import decisions
from fanlight.tags.selectors.decisions import get_decision
from fanlight.web.middleware import ViewerRequest
from fanlight.web.reading.addresses import back
from fanlight.web.tags.acts import refuse


@require_POST
def undo(request: ViewerRequest, key: str) -> HttpResponse:
    """Undo it, and go back; what stands in the way is linked."""
    try:
        undone = decisions.undo(decision=get_decision(request.viewer, key=key), by=request.viewer)
        messages.success(request, _("Undone: “%s” is what it was.") % undone.subject.partition(":")[2])
    except Conflict as error:
        refuse(request, error)
    return HttpResponseRedirect(back(request))
