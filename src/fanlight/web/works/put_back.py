"""Putting a deleted work back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.kernel.errors import Conflict
from fanlight.web.middleware import ViewerRequest
from fanlight.works.actions import trash


@require_POST
def put_back(request: ViewerRequest, key: str) -> HttpResponse:
    """Take a work out of the trash, and show it; or the trash, with what is in the way."""
    try:
        back = trash.put_back(key=key, by=request.viewer)
    except Conflict as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("works:trash"), status=303)
    messages.success(request, _("“%(title)s” is back, as it was.") % {"title": back.title})
    return HttpResponseRedirect(reverse("works:work", args=[back.work_key]), status=303)
