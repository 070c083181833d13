"""What waits for somebody to look at it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fanlight.imports.selectors.reviews import list_reviews
from fanlight.web.imports.doors import require_importer
from fanlight.web.imports.waiting import read_question, show_reviews
from fanlight.web.middleware import ViewerRequest


@require_safe
def show(request: ViewerRequest) -> HttpResponse:
    """Show a page of it, narrowed as the address says."""
    require_importer(request.viewer)
    question = read_question(request.GET)
    page = list_reviews(
        request.viewer,
        state=question.state,
        job=question.job or None,
        kind=question.kind or None,
        certain=question.certain,
        after=question.after or None,
    )
    return render(
        request, "imports/reviews.html", {"page": page, "shown": show_reviews(request.viewer, page, question)}
    )
