"""What the title page and the package say of the work, put together: the page has the kinds, the package the rest."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fanlight.imports import sources
from fanlight.imports.ao3 import addresses, labels
from fanlight.imports.ao3.findings import Findings
from fanlight.imports.dates import iso_date
from fanlight.imports.fanficfare import story_ids, tags
from fanlight.imports.fanficfare.title_pages import Row, TitlePage
from fanlight.imports.opf import Metadata
from fanlight.kernel.language import code_of
from fanlight.kernel.text import squish
from fanlight.works.manuscript import Collection, Counts, Creator, SeriesPlace, Source, Tag

ANONYMOUS = "Anonymous"
SERIES = ("series", "additional series")

_UID = re.compile(r"(?:fanficfare|fanficdownloader)-uid[: ](?P<site>\S+?)-u(?P<rest>.*)", re.IGNORECASE)
_PLACE = re.compile(r"(?P<title>.+) \[(?P<position>[0-9]{1,6}(?:\.[0-9]{1,2})?)\]")
_ARCHIVED = re.compile(r"(?P<author>.+?) \[archived by (?P<archivist>.+)\]")
_COMPLETE = {"completed": True, "complete": True, "in-progress": False, "in progress": False, "incomplete": False}
_COUNTS = ("kudos", "hits", "comments", "bookmarks")
_READ = frozenset(
    {"title", "author", "author url", "story url", "series url", "byline", "summary", "collections"},
)
"""Labels whose values always find a place outside the extras; `_is_read` looks at the others."""


@dataclass(slots=True)
class Front:
    """All that a file says before its first chapter. `page` has no rows if there is no title page.

    `package` is an EPUB's; HTML and TXT have none.
    """

    page: TitlePage
    findings: Findings
    package: Metadata = field(default_factory=Metadata)

    def text(self, *keys: str) -> str:
        """Give the value of the first row of one of these labels, or ""."""
        row = self.page.row(*keys)
        return row.text if row else ""


def source(front: Front) -> Source | None:
    """Give where the work came from: the same for AO3 as its own downloads give, and for every kind of file."""
    package = front.package
    named = [front.page.url or "", front.text("story url"), *package.sources]
    urls = [*named, *(identifier.value.removeprefix("URL:") for identifier in package.identifiers)]
    if known := next((found for url in urls if (found := sources.source_of(url))), None):
        return known
    url = next((url for url in urls if sources.site_of(url)), None)
    for identifier in package.identifiers:
        if uid := _UID.fullmatch(f"{identifier.scheme or ''} {identifier.value}".strip()):
            site = uid["site"].lower().removeprefix("www.")
            return Source(site=site, id=_story_id(uid["rest"], url), url=url)
    return Source(_site(front, url), front.text("story id") or story_ids.id_in(url), url) if url else None


def _site(front: Front, url: str) -> str:
    """Give the site's name as FanFicFare has it, which the address may spell with a subdomain for each author."""
    named, host = front.text("publisher").lower().removeprefix("www."), sources.site_of(url)
    return named if host == named or host.endswith(f".{named}") else host


def is_otw(front: Front, source: Source | None) -> bool:
    """Tell whether the site runs AO3's software."""
    site = source.site if source else front.package.publishers[0] if front.package.publishers else ""
    return site in sources.OTW_ARCHIVES or any(row.key in tags.OTW_LABELS for row in front.page.rows)


def tags_of(front: Front, *, otw: bool) -> tuple[Tag, ...]:
    """Give the tags, typed by the title page and told apart by the package's subjects, which calibre cuts at commas."""
    subjects = tags.subjects_of(front.package.subjects)
    typed = tuple(dict.fromkeys(tags.tags_of(front.page.rows, subjects, otw=otw)))
    if front.page.rows:
        joined = any(", " in row.text for row in front.page.rows if row.key in tags.IN_SUBJECTS)
        cut = any(person.name.startswith("calibre") for person in front.package.contributors)
        if joined and (cut or not {tag.name for tag in typed}.intersection(subjects)):
            said = "Tags stand in lists joined by commas, so where a name has a comma in it, its ends are a guess."
            front.findings.add("tags", "tags-split-guess", said, "uncertain")
        return typed
    if subjects:
        said = "The book has no title page, so what kind of tag each name is was not to be told."
        front.findings.add("tags", "tags-untyped", said, "uncertain")
    return tuple(Tag("freeform", subject) for subject in subjects)


def creators(front: Front) -> tuple[Creator, ...]:
    """Give the creators: from the title page, which links them, else from the package."""
    named = front.page.authors or [(p.name, None) for p in front.package.creators if p.role in (None, "aut")]
    found = tuple(dict.fromkeys(_creator(name, url) for name, url in named if name))
    if len(found) == 1 and found[0].name == ANONYMOUS and not found[0].login:
        return ()
    archived = _ARCHIVED.fullmatch(front.text("byline"))
    if archived and len(found) == 1:
        archivist = found[0].name in (archived["archivist"], archived["author"])
        return (Creator(squish(archived["author"])), _as_archivist(found[0], archived)) if archivist else found
    return found


def is_anonymous(front: Front) -> bool:
    """Tell whether the book says that nobody is named."""
    names = [name for name, _ in front.page.authors] or [p.name for p in front.package.creators]
    return names == [ANONYMOUS] and not creators(front)


def series(front: Front) -> tuple[SeriesPlace, ...]:
    """Give the series, with places that only the package has (calibre knows halves)."""
    places = {place.title: place for row in front.page.rows if row.key in SERIES for place in _places(row)}
    for title, position in front.package.series:
        known = places.get(title)
        if known is None:
            places[title] = SeriesPlace(title, position)
        elif known.position is None:
            places[title] = SeriesPlace(title, position, known.url)
    first_url = front.text("series url")
    found = list(places.values())
    if found and found[0].url is None and sources.site_of(first_url):
        found[0] = SeriesPlace(found[0].title, found[0].position, addresses.absolute(first_url))
    return tuple(found)


def collections(front: Front) -> tuple[Collection, ...]:
    """Give the collections."""
    row = front.page.row("collections")
    if row is None:
        return ()
    return tuple(Collection(t, u) for t, u in row.links) or tuple(Collection(t) for t in row.text.split(", ") if t)


def language(front: Front) -> str | None:
    """Give the language. The package says `en` where FanFicFare knows nothing, so it only counts for another."""
    named = code_of(front.text("language")) if front.text("language") else None
    said = next((code for text in front.package.languages if (code := code_of(text))), None)
    return named or (said if said != "en" else None)


def dates(front: Front) -> tuple[str | None, str | None]:
    """Give the dates of publication and of the last update."""
    by_event = {date.event or "publication": date.value for date in front.package.dates}
    published = iso_date(front.text("published")) or iso_date(by_event.get("publication", ""))
    updated = iso_date(front.text("updated")) or iso_date(by_event.get("modification", ""))
    return published, updated or iso_date(front.package.meta.get("calibre:timestamp", ""))


def progress(front: Front, chapters: int) -> tuple[int | None, bool | None]:
    """Give how many chapters are planned and whether that is all of them."""
    complete = _COMPLETE.get(front.text("status").lower())
    if total := labels.chapter_total(front.text("chapters/total chapters")):
        return total[1], total[0] == total[1]
    planned = labels.number(front.text("total chapters"))
    return planned or (chapters if complete else None), complete


def counts(front: Front, words: int) -> Counts:
    """Give the figures."""
    kudos, hits, comments, bookmarks = (labels.number(front.text(label)) for label in _COUNTS)
    return Counts(words=words, kudos=kudos, hits=hits, comments=comments, bookmarks=bookmarks)


def extras(front: Front, found_tags: Iterable[Tag], source: Source | None, chapters: int, words: int) -> dict[str, str]:
    """Give the rows that no field stands for, and those whose value says something else than the field."""
    found: dict[str, str] = {}
    for row in front.page.rows:
        if row.text and not _is_read(row, front, source, chapters, words):
            found[row.label] = f"{found[row.label]}, {row.text}" if row.label in found else row.text
    if front.page.rows:
        known = {*(tag.name for tag in found_tags), *(row.text for row in front.page.rows)}
        others = [subject for subject in tags.subjects_of(front.package.subjects) if subject not in known]
        found.update({"Subjects": ", ".join(others)} if others else {})  # what the book's owner added
    return found


def _is_read(row: Row, front: Front, source: Source | None, chapters: int, words: int) -> bool:
    number = labels.number(row.text)
    match row.key:
        case "published" | "updated":
            return iso_date(row.text) is not None
        case "language":
            return language(front) is not None
        case "status":
            return row.text.lower() in _COMPLETE
        case "words":
            return number == words
        case "chapters":
            return number == chapters
        case "publisher":
            return source is not None and row.text.lower().removeprefix("www.") == source.site
        case "chapters/total chapters":
            return labels.chapter_total(row.text) is not None
        case "total chapters":
            return number is not None or row.text == "?"
    if row.key in _COUNTS:
        return number is not None
    return row.key in tags.KINDS or row.key in SERIES or row.key in _READ


def _story_id(rest: str, url: str | None) -> str | None:
    """Cut `98765-s1` behind the author's id; either may hold `-s`, so the address decides where it can."""
    ids = [rest[found.end() :] for found in re.finditer("-s", rest)]
    return next((i for i in ids if i and url and i in url), ids[-1] if ids else "") or None


def _creator(name: str, url: str | None) -> Creator:
    login = None
    if url and sources.source_of(f"{url.partition('/users/')[0]}/works/1"):
        url = addresses.absolute(url)
        login = addresses.login_of(url)
    name = squish(name)
    return Creator(name.removesuffix(f" ({login})") if login else name, login, url)


def _as_archivist(creator: Creator, archived: re.Match[str]) -> Creator:
    return Creator(squish(archived["archivist"]), creator.login, creator.url, "archivist")


def _places(row: Row) -> Iterator[SeriesPlace]:
    for text, url in row.links or ((row.text, None),):
        place = _PLACE.fullmatch(text)
        title, position = (place["title"], float(place["position"]) or None) if place else (text, None)
        if title:
            yield SeriesPlace(title, position, addresses.absolute(url) if url else None)
