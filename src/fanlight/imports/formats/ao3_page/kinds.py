"""What a page of AO3's is that holds no text: AO3 writes which of its pages it is into `#main`, as a class."""

import re

from fanlight.imports.markup import Element, classes_of, text_of

_PAGES = {
    "bookmarks": "a list of bookmarks",
    "bookmarks-show": "the page of a bookmark",
    "bookmarks-search": "a page of search results (bookmarks)",
    "collections": "a page about collections",
    "comments": "a page of comments",
    "external_works": "the page of a work that stands elsewhere",
    "fandoms": "a list of fandoms",
    "gifts": "a list of gifts",
    "inbox": "an inbox",
    "kudos": "a list of kudos",
    "media": "a list of fandoms",
    "people": "a list of people",
    "profile": "the profile of a user",
    "pseuds": "the page of a user",
    "readings": "a reading history",
    "related_works": "a list of related works",
    "series": "a list of series",
    "series-show": "the page of a series",
    "subscriptions": "a list of subscriptions",
    "tags": "the page of a tag",
    "tags-search": "a page of search results (tags)",
    "users": "the page of a user",
    "works": "a list of works",
    "works-navigate": "the chapter index of a work",
    "works-new": "the form for a new work",
    "works-edit": "the form in which a work is edited",
    "works-search": "a page of search results (works)",
}
"""What the pages of a controller are, and what some of its actions are instead (`works`, `works-search`)."""

_CLASS = re.compile(r"[a-z_]+-[a-z0-9_]+", re.ASCII)
_OF_WORKS = frozenset({"works-show", "chapters-show"})
_ADULT = (
    "This is the question that AO3 asks before it shows an adult work; the work is not on the page. Go on to the work "
    "and save it then, or use its own download."
)
_LOCKED = (
    "This is AO3's sign-in page, which stands in for works that only its users may see. Sign in, open the work and "
    "save it then, or use its own download."
)
_UNREVEALED = "This work was not revealed yet when the page was saved, so its text is not on it."
_ERROR = "This is an error page of AO3's, not a work."
_NO_TEXT = "This is a work's page saved from AO3, but it holds none of the work's text; it may have been cut off."


def why_no_work(body: Element) -> str:
    """Say, for a person, what a page without a work's text is."""
    main = next((e for e in body.iter("div") if e.get("id") == "main"), None)
    page = next((name for name in classes_of(main) if _CLASS.fullmatch(name)), "") if main is not None else ""
    controller = page.partition("-")[0]
    if any("view_adult=true" in (a.get("href") or "") for a in body.iter("a")):
        return _ADULT
    if controller in ("sessions", "user_sessions"):
        return _LOCKED
    if controller == "errors":
        return _ERROR
    if any("will be revealed soon" in text_of(p) for p in body.iter("p") if "notice" in classes_of(p)):
        return _UNREVEALED
    if what := None if page in _OF_WORKS else _what(page, controller, body):
        return f"This is {what}, saved from AO3, not a work. Save the works themselves, or use their own downloads."
    return _NO_TEXT


def _what(page: str, controller: str, body: Element) -> str | None:
    known = _PAGES.get(page) or _PAGES.get(controller)
    if known:
        return known
    items = _classes(body, "li")
    if "blurb" in items:
        return _PAGES["bookmarks" if "bookmark" in items else "works"]
    return "a page" if page else None


def _classes(body: Element, tag: str) -> set[str]:
    return {name for element in body.iter(tag) for name in classes_of(element)}
