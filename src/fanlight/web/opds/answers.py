"""A page of the catalog sent, in the form that its address names."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from fanlight.web.opds import atom, json
from fanlight.web.opds.books import show_book
from fanlight.web.opds.catalogs import Catalog


def send(page: Catalog) -> HttpResponseBase:
    """Send a page."""
    books = [show_book(card) for card in page.books or ()]
    if page.form == "v2":
        return HttpResponse(json.write(page, books), content_type=json.FEED)
    return HttpResponse(atom.write(page, books), content_type=f"{atom.kind_of(page)};charset=utf-8")
