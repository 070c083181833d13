"""The fandoms, the fullest first."""

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.search.query import TagNamed
from fanlight.web.devices import for_devices
from fanlight.web.middleware import ViewerRequest
from fanlight.web.opds.catalogs import Form
from fanlight.web.opds.valued import send_values


@for_devices
@require_safe
def show(request: ViewerRequest, form: Form) -> HttpResponseBase:
    """Show a door for each."""
    return send_values(
        request, form, title=_("Fandoms"), facet="fandom", node=lambda row: TagNamed("fandom", row.value)
    )
