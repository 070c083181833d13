"""Books that were begun on an e-reader and not read to the end."""

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.reading.selectors.places import list_begun
from fanlight.web.devices import for_devices_of_members
from fanlight.web.middleware import ViewerRequest
from fanlight.web.opds.answers import send
from fanlight.web.opds.catalogs import Catalog, Form, root_of
from fanlight.works.selectors.cards import list_cards

MOST = 50


@for_devices_of_members
@require_safe
def show(request: ViewerRequest, form: Form) -> HttpResponseBase:
    """Show them, the last read first."""
    books = list_cards(request.viewer, list_begun(request.viewer, limit=MOST))
    page = Catalog(
        form=form, title=_("Go on reading"), href=request.path, books=books, total=len(books), up=root_of(form)
    )
    return send(page)
