"""KOReader's “Login”: whether a name and a key are good."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from fanlight.web.devices import reader_in_sync
from fanlight.web.kosync.answers import unauthorized


@login_not_required
@require_safe
def tell(request: HttpRequest) -> JsonResponse:
    """Tell whether the device is known."""
    return JsonResponse({"authorized": "OK"}) if reader_in_sync(request) else unauthorized()
