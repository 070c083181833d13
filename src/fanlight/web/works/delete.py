"""Deleting a work: at once, and taken back with one press."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fanlight.web.middleware import ViewerRequest
from fanlight.works.actions import trash


@require_POST
def delete(request: ViewerRequest, key: str) -> HttpResponse:
    """Put a work into the trash, and say how it comes back."""
    deleted = trash.delete(key=key, by=request.viewer)
    said = _("“%(title)s” is in the trash.") % {"title": deleted.title}
    messages.success(request, said, extra_tags=reverse("works:put-back", args=[deleted.key]))
    return HttpResponseRedirect(reverse("works:list"), status=303)
