"""A story's id at its site, read off the address that FanFicFare gives the story.

Its EPUB names the id, its HTML and TXT only the address. These rules give the same id for the example addresses of
nearly all its adapters, and a wrong one for none. An address that could be read in two ways gives none: a wrong id
would take one story for another.
"""

import re
from urllib.parse import parse_qsl, urlsplit

_RULES = tuple(
    (re.compile(host), re.compile(path))
    for host, path in (
        (r"(?:www\.)?fanfiktion\.de", r"^/s/([0-9a-f]{10,40})(?:/|$)"),
        (r"fictionhunt\.com", r"^/(?:stories|read)/(\w{1,40})(?:/|$)"),
        (r"fanfics\.me", r"^/fic(\d{1,20})$"),
    )
)
"""Sites whose addresses no general rule reads right: host, and path with the id."""

_NUMBER = re.compile(r"(?:.*\.)?([0-9]{1,20})(?:\.html?)?", re.ASCII)
_NAMES_NOTHING = re.compile(r"(?:index|chapters?|home|default)(?:\.\w{1,5})?", re.IGNORECASE)
_ENDING = re.compile(r"\.html?$", re.IGNORECASE)
_PROGRAM = re.compile(r"\.(?:php|aspx?|cgi|pl)$", re.IGNORECASE)


def id_in(url: str) -> str | None:
    """Give the id that stands in a story's address: its only number, or else the last name in its path."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    for hosts, paths in _RULES:
        if hosts.fullmatch(host) and (found := paths.search(parts.path)):
            return found[1]
    if "/" not in parts.query and parts.query:
        return _only([value for _, value in parse_qsl(parts.query) if value.isascii() and value.isdigit()])
    steps = [step for step in f"{parts.path}/{parts.query}".split("/") if step]
    is_folder = parts.path.endswith("/")
    if steps and _NAMES_NOTHING.fullmatch(steps[-1]):
        steps.pop()
        is_folder = True
    numbers = [found[1] for step in steps[-2:] if (found := _NUMBER.fullmatch(step))]
    if numbers:
        return _only(numbers)
    if not steps or _PROGRAM.search(steps[-1]) or (len(steps) == 1 and not is_folder):
        return None
    return _ENDING.sub("", steps[-1])


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None
