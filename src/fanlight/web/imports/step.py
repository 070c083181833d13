"""A step of a text's review: done, taken back, or done again."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from fanlight.imports.actions import reviews
from fanlight.kernel.errors import Conflict
from fanlight.web.errors import wants_json
from fanlight.web.imports.sheets import address_of, make_sheet, read_place, render_sheet
from fanlight.web.imports.steps import read_step, say_taken
from fanlight.web.middleware import ViewerRequest


@require_POST
def take(request: ViewerRequest, key: str) -> HttpResponse:
    """Take a step, and show its place again; a script is given what stands there now, as JSON.

    Raises: as the actions do, but that a person whose page was an older one is shown the newer, and told.
    """
    at = read_place(request.POST.get("at", ""))
    try:
        verb = _take(request, key)
    except Conflict as error:
        if wants_json(request):
            raise
        messages.warning(request, str(error))
        return HttpResponseRedirect(address_of(key, at, None), status=303)
    sheet = make_sheet(request.viewer, key, at)
    said, place = say_taken(verb, sheet.view)
    if not wants_json(request):
        return HttpResponseRedirect(address_of(key, at, place), status=303)
    said = f"{said} {capfirst(sheet.needs)}."
    return JsonResponse({"html": render_sheet(request, sheet), "place": place, "said": said})


def _take(request: ViewerRequest, key: str) -> str:
    given, viewer = request.POST, request.viewer
    revision = read_place(given.get("revision", ""))
    if "undo" in given:
        reviews.undo(by=viewer, key=key, revision=revision)
        return "undo"
    if "redo" in given:
        reviews.redo(by=viewer, key=key, revision=revision)
        return "redo"
    reviews.step(by=viewer, key=key, revision=revision, step=read_step(given))
    return "step"
