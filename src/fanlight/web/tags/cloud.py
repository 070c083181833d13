"""The most used additional tags, larger the more works carry them."""

import math

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.tags.models import Kind
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.tags.entrances import list_seen
from fanlight.web.works.cards import tag_href

MOST, SIZES = 200, 8


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show up to two hundred by name (otwarchive shows as many)."""
    rows = list_seen(request.viewer, Kind.FREEFORM, MOST)
    works = reverse("works:list")
    weights = [math.log(row.uses) for row in rows] or [0.0]
    low, span = min(weights), max(weights) - min(weights) or 1.0
    tags = [
        (tag_href(works, row.kind, row.name), row.name, row.uses, 1 + round((SIZES - 1) * (weight - low) / span))
        for row, weight in zip(rows, weights, strict=False)
    ]
    return render(request, "tags/cloud.html", {"tags": sorted(tags, key=lambda tag: tag[1].casefold())})
