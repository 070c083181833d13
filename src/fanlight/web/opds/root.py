"""Where the catalog begins."""

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.search.query import Query
from fanlight.search.selectors import find
from fanlight.web.devices import for_devices
from fanlight.web.middleware import ViewerRequest
from fanlight.web.opds.answers import send
from fanlight.web.opds.catalogs import Catalog, Door, Form, address_of, root_of
from fanlight.web.reading.rules import own_of


@for_devices
@require_safe
def show(request: ViewerRequest, form: Form) -> HttpResponseBase:
    """Show the doors: what is new, the reader's own, and the ways through the library."""
    own = own_of(request.viewer)
    total = find(Query(), request.viewer, limit=1, excludes=own.excludes).total
    works = address_of(form, "works")
    doors = [
        Door(_("Came in last"), f"{works}?q=sort:added", _("The newest first"), total, relation="new"),
        Door(_("Updated last"), works, _("By the day of the last chapter"), total),
        Door(_("Go on reading"), address_of(form, "begun"), _("What you began on an e-reader"), relation="shelf"),
        Door(_("Your filters"), address_of(form, "shelves"), _("Each as a shelf"), has_books=False),
        Door(_("Fandoms"), address_of(form, "fandoms"), _("The fullest first"), has_books=False),
        Door(_("Series"), address_of(form, "series"), _("The longest first"), has_books=False),
        Door(_("By title"), f"{works}?q=sort:title", _("From A to Z"), total),
        Door(_("At random"), f"{works}?q=sort:random", _("Shuffled"), total),
    ]
    return send(Catalog(form=form, title="Fanlight", href=root_of(form), doors=doors))
