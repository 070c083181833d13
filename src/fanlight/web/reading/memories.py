"""What a guest's own browser knows of works, kept in their session: they have no row of their own."""

from django.http import HttpRequest

from fanlight.reading.rules.forewarnings import Told

PLACE = "told"
MOST = 100
"""Works that a session remembers, the last ones."""


def recall(request: HttpRequest, key: str) -> Told | None:
    """Give what was accepted in a work."""
    known = request.session.get(PLACE, {}).get(key)
    return Told(frozenset(known[0]), known[1]) if known else None


def remember(request: HttpRequest, key: str, told: Told) -> None:
    """Add to what was accepted in a work."""
    before = recall(request, key) or Told()
    known = dict(request.session.get(PLACE, {}))
    known.pop(key, None)
    known[key] = [sorted(before.accepted | told.accepted), max(before.until, told.until)]
    request.session[PLACE] = dict(list(known.items())[-MOST:])
