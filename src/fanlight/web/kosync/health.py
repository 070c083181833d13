"""Whether sync is here at all."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def tell(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Tell that it is."""
    return JsonResponse({"state": "OK"})
