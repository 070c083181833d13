"""The page about a tag: what it stands for and under, its works, what was decided, and the buttons to decide."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.accounts.policies import can_wrangle
from fanlight.kernel.errors import NotFound
from fanlight.tags.models import Kind
from fanlight.tags.selectors.decisions import list_decisions
from fanlight.tags.selectors.tags import get_sheet, get_tag
from fanlight.web.middleware import ViewerRequest, open_to_guests
from fanlight.web.tags.addresses import read_label
from fanlight.web.tags.lines import carried, show_line
from fanlight.web.tags.sayings import say_decision, say_state
from fanlight.web.tags.sheets import show_groups
from fanlight.web.works.cards import tag_href
from fanlight.web.works.tables import kind_label

HISTORY = 12


@open_to_guests
@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show the tag that `of` names as kind:name."""
    kind, name = read_label(request.GET.get("of", ""))
    sheet = get_sheet(request.viewer, kind=kind, name=name)
    tag, works = sheet.tag, carried(request.viewer, kind, name)
    if not (works or request.viewer.is_member):  # the same where only works have it that guests never see
        raise NotFound(_("No work here has this tag."))
    tagged = get_tag(request.viewer, kind=kind, name=name)
    log = list_decisions(request.viewer, tag=tagged, limit=HISTORY)[0]
    context = {
        "sheet": sheet,
        "line": show_line(tag),
        "label": f"{tag.kind}:{tag.name}",
        "kind": kind_label(tag.kind, 1),
        "state": say_state(tag.state),
        "works": works,
        "works_href": tag_href(reverse("works:list"), tag.kind, tag.name),
        "stands_for": show_line(sheet.stands_for) if sheet.stands_for else None,
        "groups": show_groups(sheet),
        "said": map(say_decision, log),
        "may": can_wrangle(request.viewer),
        "kinds": [(each.value, kind_label(each, 1)) for each in Kind],
    }
    return render(request, "tags/tag.html", context)
