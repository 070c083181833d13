"""Works that a question finds, in an order, twenty to a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.tags.models import Kind
from fanlight.web.exports.files import list_menu
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.tags.entrances import Row, list_entrance
from fanlight.web.works import questions
from fanlight.web.works.finding import find_page
from fanlight.web.works.pages import ShownPage

ENTRANCE = ((Kind.RELATIONSHIP, 6), (Kind.FREEFORM, 8), (Kind.WARNING, 6))
"""Kinds beside the whole library's list, and how many tags of each."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """A kind's most used tags in the whole library: (address of their list, name, works)."""

    kind: str
    rows: Sequence[Row]


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show a page of the list; what a form asked becomes an address first."""
    asked = questions.read(request.GET, request.path)
    if asked.is_form and not asked.notices:
        return HttpResponseRedirect(asked.href())
    page = find_page(request.viewer, asked)
    context = {"page": page, "entrance": _entrance(request, page), "downloads": list_menu(request.viewer, page, "list")}
    return render(request, "works/list.html", context)


def _entrance(request: ViewerRequest, page: ShownPage) -> list[Entrance]:
    """Give what stands beside a list that nothing narrows yet, and that is too long to be counted for each reader."""
    if page.chips or page.facets is not None or page.counts_itself:
        return []
    facets = [(kind, list_entrance(request.viewer, kind, limit)) for kind, limit in ENTRANCE]
    return [Entrance(kind=kind.value, rows=rows) for kind, rows in facets if rows]
