"""A creator: the works by that name, narrowed and ordered like any list."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.search.query import Named
from fanlight.web.exports.files import list_menu
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works import questions
from fanlight.web.works.finding import find_page
from fanlight.works.selectors.readings import get_creator


@open_to_guests
@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show a page of a creator's works."""
    creator = get_creator(request.viewer, key=key)
    asked = questions.read(request.GET, request.path, Named("creator-key", key))
    if asked.is_form and not asked.notices:
        return HttpResponseRedirect(asked.href())
    page = find_page(request.viewer, asked)
    context = {"creator": creator, "page": page, "downloads": list_menu(request.viewer, page, "creator", key)}
    return render(request, "works/creator.html", context)
