"""The feed of a list: what is new of the works that a question finds."""

from django.contrib.auth.decorators import login_not_required
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fanlight.kernel.errors import Invalid
from fanlight.search.language import parse, write
from fanlight.search.notices import say
from fanlight.web.feeds import atom
from fanlight.web.feeds.addresses import reader_of
from fanlight.web.middleware import ViewerRequest
from fanlight.web.works.questions import Asked


@login_not_required  # the address tells who asks
@require_safe
def send(request: ViewerRequest) -> HttpResponseBase:
    """Send what is new of a list. Raises: Invalid for a question that cannot be asked."""
    viewer, asked = reader_of(request), parse(request.GET.get("q", ""))
    if asked.notices:
        raise Invalid(say(asked.notices[0]), at="q")
    text = write(asked.query)
    href = Asked.of_text(text, reverse("works:list")) if text else reverse("works:list")
    return atom.answer(request, viewer, atom.of_query(text or _("All works"), href, asked.query))
