"""KOReader's “Register”: nobody becomes a user here by asking, and what to do instead is said."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from fanlight.web.kosync.answers import CLOSED, refuse


@csrf_exempt
@login_not_required
@require_POST
def refuse_all(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Refuse to register anybody."""
    return refuse(CLOSED, _("Log in instead: with your name here, and as password a key made under “You”."))
