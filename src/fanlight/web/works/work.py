"""A work's own page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import GUEST
from fanlight.exports.actions.mails import can_send
from fanlight.kernel.language import name_of
from fanlight.reading.selectors.lists import list_warned
from fanlight.web.exports.files import work_menu
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.works.cards import mark_names, show_marks
from fanlight.web.works.contents import show_contents
from fanlight.web.works.figures import say_all_figures
from fanlight.web.works.gates import ask_age
from fanlight.web.works.tables import show_table
from fanlight.works.policies import can_edit_tags
from fanlight.works.selectors.readings import get_work


@open_to_guests
@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show all that is known of a work, and the ways to read it."""
    work = get_work(request.viewer, key=key, warned=list_warned(request.viewer))
    if (gate := ask_age(request, work.card)) is not None:
        return gate
    works = reverse("works:list")
    context = {
        "work": work,
        "guests_may_look": can_see_library(GUEST),
        "card": work.card,
        "marks": show_marks(work.card, works, mark_names()),
        "contents": show_contents(key, work.contents, request.GET),
        "table": show_table(work.card, works),
        "language": name_of(work.card.language) if work.card.language else "",
        "figures": say_all_figures(work.card),
        "sends": can_send(),
        "downloads": work_menu(request.viewer, key),
        "can_edit_tags": can_edit_tags(request.viewer),
    }
    return render(request, "works/work.html", context)
