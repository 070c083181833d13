"""A place that KOReader asks for."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from fanlight.reading.selectors.places import find_place
from fanlight.web.devices import reader_in_sync
from fanlight.web.kosync.answers import unauthorized


@login_not_required
@require_safe
def tell(request: HttpRequest, document: str) -> JsonResponse:
    """Tell the place, or nothing where none is kept."""
    reader = reader_in_sync(request)
    if reader is None:
        return unauthorized()
    place = find_place(reader, document=document)
    if place is None:
        return JsonResponse({})
    return JsonResponse(
        {
            "document": place.document,
            "progress": place.progress,
            "percentage": place.percentage,
            "device": place.device,
            "device_id": place.device_id,
            "timestamp": int(place.at.timestamp()),
        }
    )
