"""How an e-reader asks: an OpenSearch description (OpenSearch 1.1)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from fanlight.web.opds.atom import ACQUISITION


@login_not_required  # it says what any Fanlight says
@require_safe
def describe(request: HttpRequest) -> HttpResponse:
    """Say at which address words are looked for."""
    works = request.build_absolute_uri(reverse("opds:works", kwargs={"form": "v1"}))
    said = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        "<ShortName>Fanlight</ShortName><Description>Works in this library</Description>"
        "<InputEncoding>UTF-8</InputEncoding>"
        f'<Url type="{ACQUISITION}" template="{escape(works)}?q={{searchTerms}}"/></OpenSearchDescription>'
    )
    return HttpResponse(said, content_type="application/opensearchdescription+xml; charset=utf-8")
