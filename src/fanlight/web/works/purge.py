"""Letting a deleted work go for good: what goes and what stays is said before it is asked for."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fanlight.imports.selectors.originals import named_by_reviews
from fanlight.web.middleware import ViewerRequest
from fanlight.works.actions import trash
from fanlight.works.selectors.trash import get_letting_go


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Ask, or do it."""
    plan = get_letting_go(request.viewer, key=key, named=named_by_reviews)
    if request.method != "POST":
        return render(request, "works/purge.html", {"key": key, "plan": plan})
    keep = request.POST.get("files") == "keep"
    trash.let_go(key=key, by=request.viewer, named=named_by_reviews, keep_files=keep)
    messages.success(request, _("“%(title)s” is gone for good.") % {"title": plan.title})
    return HttpResponseRedirect(reverse("works:trash"), status=303)
