"""A step of a text's review: done, taken back, or done again."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from fanlight.imports.actions import reviews
from fanlight.web.errors import wants_json
from fanlight.web.imports.sheets import address_of, make_sheet, read_place, render_sheet
from fanlight.web.imports.steps import read_step, say_taken
from fanlight.web.middleware import ViewerRequest


@require_POST
def take(request: ViewerRequest, key: str) -> HttpResponse:
    """Take a step, and show its place again; a script is given what stands there now, as JSON.

    Raises: as the actions do; Invalid for what is no step.
    """
    given, viewer = request.POST, request.viewer
    at, revision = (read_place(given.get(name, "")) for name in ("at", "revision"))
    verb = next((verb for verb in ("undo", "redo") if verb in given), "step")
    if verb == "step":
        reviews.step(by=viewer, key=key, revision=revision, step=read_step(given))
    else:
        (reviews.undo if verb == "undo" else reviews.redo)(by=viewer, key=key, revision=revision)
    sheet = make_sheet(viewer, key, at)
    said, place = say_taken(verb, sheet.view)
    if not wants_json(request):
        return HttpResponseRedirect(address_of(key, at, place), status=303)
    return JsonResponse(
        {"html": render_sheet(request, sheet), "place": place, "said": f"{said} {capfirst(sheet.needs)}."}
    )
