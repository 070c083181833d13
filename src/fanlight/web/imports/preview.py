"""What a step would change, before it is done."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.imports.selectors.reviews import get_card, get_preview
from fanlight.web.imports.doors import require_importer
from fanlight.web.imports.steps import parse_step
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest, key: str) -> HttpResponse:
    """Show some of the places that a step changes, before and after; a script asks for these alone."""
    require_importer(request.viewer)
    written = request.GET.get("step", "")
    step = parse_step(written)
    card = get_card(request.viewer, key=key)
    preview = get_preview(request.viewer, key=key, step=step)
    context = {"card": card, "preview": preview, "step": step, "written": written}
    return render(request, f"imports/preview.html{'#places' if request.htmx else ''}", context)
