"""What templates need to write a work down: its HTML, figures, times."""

from datetime import date, datetime
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from fanlight.accounts.viewers import Viewer
from fanlight.imports.selectors.reviews import count_waiting
from fanlight.web.works import pictures
from fanlight.web.works.figures import say_day, say_minutes, say_number, say_place
from fanlight.works.selectors.trash import count_trash

register = template.Library()

LONGEST_PATH = 8_000
"""Characters of an address that a page says of itself."""


@register.filter
def story(html: str | None) -> SafeString:
    """Write clean HTML into the page as it is.

    The one place where text from a file is marked as safe. It is, because every such field passed kernel.html on its
    way in (and passes it again in the selectors when the sanitiser has changed), and `pictures` only rewrites <img>.
    """
    return mark_safe(pictures.place(html)) if html else SafeString("")  # noqa: S308


@register.filter
def count(number: int | None) -> str:
    """Write a number with its thousands apart."""
    return say_number(number) if number is not None else ""


@register.filter
def duration(minutes: int) -> str:
    """Write a time to read: "52 min", "3 h 10"."""
    return say_minutes(minutes)


@register.filter
def moment(day: date | datetime | None) -> SafeString:
    """Write a date as people say it, with the exact one for machines."""
    if day is None:
        return SafeString("")
    if isinstance(day, datetime):
        day = timezone.localtime(day).date()
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), say_day(day))


@register.filter
def part(position: float | None) -> str:
    """Write a place in a series: 3, or 2.5 where a source has halves."""
    return say_place(position)


@register.filter
def seconds(number: float | None) -> str:
    """Write a while: "40 s", "3 min", "2 h 05"."""
    if number is None:
        return ""
    if number < 90:
        return _("%d s") % round(number)
    return say_minutes(round(number / 60))


@register.simple_tag
def reviews_waiting(viewer: Viewer) -> int:
    """Count what waits for a look before it joins the library."""
    return count_waiting(viewer)


@register.simple_tag
def trash_size(viewer: Viewer) -> int:
    """Count the works in the trash."""
    return count_trash(viewer)


@register.simple_tag
def follow_href(name: str, key: str = "", *, text: str = "") -> str:
    """Give the address of the page that gives a feed's address: of the feed of a name and key, or of a question."""
    feed = reverse(f"feeds:{name}", args=[key] if key else None)
    feed = f"{feed}?q={quote(text, safe='')}" if text else feed
    return f"{reverse('feeds:index')}?of={quote(feed, safe='/')}"


@register.simple_tag(takes_context=True)
def page_path(context: template.Context) -> str:
    """Give this page's path and query, to come back to; without the query where no address could hold it again."""
    request = context.get("request")
    if request is None:
        return reverse("home")
    whole: str = request.get_full_path()
    return whole if len(whole) <= LONGEST_PATH else request.path
