"""Books: what a question finds, some at a time, with the ways to narrow it."""

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.search.results import Wanted
from fanlight.search.selectors import find
from fanlight.web.devices import for_devices
from fanlight.web.middleware import ViewerRequest
from fanlight.web.opds.answers import send
from fanlight.web.opds.catalogs import Catalog, Form, root_of
from fanlight.web.opds.facets import show_facets
from fanlight.web.reading.rules import own_of
from fanlight.web.works import questions
from fanlight.works.selectors.cards import list_cards

PAGE = 30
"""Books on a page: some e-readers draw each with its cover, and slowly."""

WANTED = Wanted(("fandom", "rating", "relationship", "freeform", "words", "complete", "language"), 8)


@for_devices
@require_safe
def show(request: ViewerRequest, form: Form) -> HttpResponseBase:
    """Show a page of books. What of a question cannot be read is left out: an e-reader has nowhere to say it."""
    asked = questions.read(request.GET, request.path)
    own = own_of(request.viewer)
    found = find(
        asked.query, request.viewer, limit=PAGE, after=asked.after, before=asked.before, facets=WANTED,
        excludes=own.excludes, find_filter=own.find_filter,
    )  # fmt: skip
    page = Catalog(
        form=form,
        title=asked.typed or _("All works"),
        href=asked.href(page="after" if asked.after else "before", token=asked.after or asked.before or ""),
        books=list_cards(request.viewer, found.ids),
        total=found.total,
        up=root_of(form),
        first=asked.href(),
        previous=asked.href(page="before", token=found.previous) if found.previous else "",
        next=asked.href(page="after", token=found.next) if found.next else "",
        facets=list(show_facets(asked, found)),
    )
    return send(page)
