"""The values of a facet as doors, the fullest first, some at a time."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http.response import HttpResponseBase

from fanlight.search.language import write_node
from fanlight.search.query import Node, Query
from fanlight.search.results import FacetName, FacetRow, Wanted
from fanlight.search.selectors import find
from fanlight.web.middleware import ViewerRequest
from fanlight.web.opds.answers import send
from fanlight.web.opds.catalogs import Catalog, Door, Form, address_of, root_of
from fanlight.web.reading.rules import own_of

NodeOf = Callable[[FacetRow], Node]

PAGE = 100

LAST = 50
"""Pages; who looks for one of the others asks for it by name."""


def send_values(request: ViewerRequest, form: Form, *, title: str, facet: FacetName, node: NodeOf) -> HttpResponseBase:
    """Send a page of doors; `node` gives what a value asks for."""
    number = min(LAST, max(1, _number(request.GET.get("page", ""))))
    wanted = Wanted((facet,), number * PAGE + 1)
    found = find(Query(), request.viewer, limit=1, facets=wanted, excludes=own_of(request.viewer).excludes)
    rows = next((each.rows for each in found.facets if each.name == facet), ())
    works = address_of(form, "works")
    page = Catalog(
        form=form,
        title=title,
        href=_address(request.path, number),
        up=root_of(form),
        first=_address(request.path, 1),
        previous=_address(request.path, number - 1) if number > 1 else "",
        next=_address(request.path, number + 1) if len(rows) > number * PAGE and number < LAST else "",
        doors=[
            Door(row.name, f"{works}?{urlencode({'q': write_node(node(row))})}", count=row.count)
            for row in rows[(number - 1) * PAGE : number * PAGE]
        ],
    )
    return send(page)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _address(path: str, number: int) -> str:
    return f"{path}?page={number}" if number > 1 else path
