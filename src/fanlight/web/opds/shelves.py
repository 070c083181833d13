"""The reader's filters as shelves."""

from urllib.parse import urlencode

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.web.devices import for_devices_of_members
from fanlight.web.middleware import ViewerRequest
from fanlight.web.opds.answers import send
from fanlight.web.opds.catalogs import Catalog, Door, Form, address_of, root_of
from fanlight.web.reading.rules import own_of


@for_devices_of_members
@require_safe
def show(request: ViewerRequest, form: Form) -> HttpResponseBase:
    """Show a door for each filter that does not hide works, the pinned ones first."""
    lines = [line for line in own_of(request.viewer).lines.values() if not line.hides]
    works = address_of(form, "works")
    doors = [
        Door(line.name, f"{works}?{urlencode({'q': line.text})}", line.text, relation="shelf")
        for line in sorted(lines, key=lambda line: (not line.is_pinned, line.folded))
    ]
    return send(Catalog(form=form, title=_("Your filters"), href=request.path, up=root_of(form), doors=doors))
