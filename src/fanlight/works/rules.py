"""What is decided about a work without a database: what makes two the same, what the tables can hold of one."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fanlight.kernel.text import fold
from fanlight.tags.mistakes.values import Word, key_of
from fanlight.tags.models import NAME_LENGTH, Kind
from fanlight.works.manuscript import Chapter, Creator, Finding, Manuscript, SeriesPlace, Tag
from fanlight.works.models import TITLE_LENGTH

CREATOR_LENGTH = 500
"""Characters of a creator's name that are kept."""

_TEXT = re.compile(rb">([^<]+)")
_SEPARATOR = "\x1f"
ANTHOLOGY = f"{_SEPARATOR}anthology{_SEPARATOR}"
"""Begins the identity of a series that is an anthology."""

FEWEST_LETTERS = 400
"""Bytes of letters from which on two equal texts are no coincidence: some eighty words."""

_LOWER = bytes(range(0x41)) + bytes(range(0x61, 0x7B)) + bytes(range(0x5B, 0x100))
_NO_LETTERS = bytes(byte for byte in range(0x80) if not chr(byte).isalnum())
_NO_ASCII_LETTERS = _NO_LETTERS + bytes(range(0x80, 0x100))
_KINDS = frozenset(Kind.values)
FIXED_KINDS = frozenset({Kind.RATING.value, Kind.WARNING.value, Kind.CATEGORY.value})
"""Kinds of which a library has a fixed list of values."""

ALL_AGES = ("General Audiences", "Teen And Up Audiences")
"""Ratings of what is not only for adults; AO3 asks first before any other (Taggable, adult?)."""


def digests(manuscript: Manuscript) -> tuple[str, str | None]:
    """Give the work's fingerprint, and the digest of its text; None for a text too short to tell anything.

    The fingerprint is a SHA-256 of title, creators and letters of the text: equal for a story's two formats, blind to
    markup. The text's digest is blind to titles as well, to where chapters begin, to case and punctuation, and in a
    text that is mostly ASCII to all that is not, so that neither curly quotation marks nor letters decoded wrongly make
    another of it: equal for a story and for what somebody copied out of its page.
    """
    texts = [_letters(chapter.text) for chapter in manuscript.chapters]
    digest = hashlib.sha256()
    digest.update(fold(manuscript.title).encode())
    for name in sorted(fold(creator.name) for creator in manuscript.creators):
        digest.update(_SEPARATOR.encode() + name.encode())
    for text in texts:
        digest.update(_SEPARATOR.encode())
        digest.update(text)
    return digest.hexdigest(), _text_digest(b"".join(texts))


def fingerprint(manuscript: Manuscript) -> str:
    """Give the work's fingerprint (see digests)."""
    return digests(manuscript)[0]


def _text_digest(text: bytes) -> str | None:
    words = text.translate(_LOWER, _NO_ASCII_LETTERS)
    if len(words) * 2 < len(text):
        words = text.translate(_LOWER, _NO_LETTERS)
    return hashlib.sha256(words).hexdigest() if len(words) >= FEWEST_LETTERS else None


@dataclass(frozen=True, slots=True)
class Likeness:
    """What tells whether a work is like another. `named`: its source tells it from every other."""

    fingerprint: str
    text_digest: str | None
    named: bool


def likeness(manuscript: Manuscript) -> Likeness:
    """Give what a work on its way in is compared by with those that are here; the same before and after `settle`."""
    settled = settle(manuscript)
    source = settled.source
    named = bool(source and source.site and source.id)
    return Likeness(*digests(settled), named)


def letters(html: str) -> str:
    """Give clean HTML without its markup and white space: what stays the same from one format to another."""
    return _letters(html).decode()


def _letters(html: str) -> bytes:
    texts = _TEXT.findall(b">" + html.replace("\xa0", "").encode())  # half the time of taking the tags out
    return b"".join(texts).translate(None, b" \t\n\r\f\v")


def chapter_digest(chapter: Chapter) -> str:
    """Give a SHA-256 of all that a reader of the chapter sees: equal digests need no new version."""
    parts = (chapter.title, chapter.summary, chapter.notes, chapter.end_notes, chapter.text)
    return hashlib.sha256(_SEPARATOR.join(part or "" for part in parts).encode()).hexdigest()


def series_identity(place: SeriesPlace, creators: Iterable[Creator]) -> str:
    """Give what tells a series from another: its address, else its title with the first creator's name.

    An anthology has no creator of its own.
    """
    if place.url:
        return re.sub(r"^https?://(www\.)?", "", place.url).rstrip("/").lower()[:700]
    if place.anthology:
        return f"{ANTHOLOGY}{fold(place.title)}"[:700]
    first = next(iter(creators), None)
    return f"{fold(first.name) if first else ''}{_SEPARATOR}{fold(place.title)}"[:700]


def tag_lists(manuscript: Manuscript) -> Iterator[tuple[int | None, tuple[Tag, ...]]]:
    """Give the work's tags (chapter None), then those of each chapter that has its own, by its position."""
    yield None, manuscript.tags
    for chapter in manuscript.chapters:
        if chapter.tags:
            yield chapter.position, chapter.tags


def tags_digest(lists: Mapping[int | None, Sequence[Tag]]) -> str:
    """Give what tells a work's tags from what they are once somebody has changed them; empty lists tell nothing."""
    filled = sorted((place or 0, [(tag.kind, tag.name) for tag in tags]) for place, tags in lists.items() if tags)
    return hashlib.sha256(repr(filled).encode()).hexdigest()[:16]


def is_for_adults(ratings: Iterable[str]) -> bool:
    """Tell whether a work of these ratings (canonical names) is for adults alone: one of no rating may be."""
    found = set(ratings)
    return not found or not found <= set(ALL_AGES)


def says_restricted(extras: Iterable[tuple[str, str]]) -> bool:
    """Tell whether what a source said besides is that it shows the work to those alone who are signed in there."""
    said = (str(value) for label, value in extras if fold(str(label)).startswith("restricted"))
    return any(value and fold(value) not in ("no", "false", "0", "none") for value in said)


@dataclass(frozen=True, slots=True)
class Rekinded:
    """A tag that was put into another kind: the same name went from one and came to the other."""

    name: str
    was: str
    now: str


def told_apart(
    added: Iterable[Mapping[str, str]], removed: Iterable[Mapping[str, str]]
) -> tuple[list[Mapping[str, str]], list[Mapping[str, str]], list[Rekinded]]:
    """Give what really came, what really went, and what only changed its kind, of an entry of the tag history."""
    gone = {fold(tag["name"]): tag for tag in removed}
    came, rekinded, kept = list[Mapping[str, str]](), list[Rekinded](), set[str]()
    for tag in added:
        before = gone.get(fold(tag["name"]))
        if before is not None and before["kind"] != tag["kind"] and fold(tag["name"]) not in kept:
            kept.add(fold(tag["name"]))
            rekinded.append(Rekinded(tag["name"], before["kind"], tag["kind"]))
        else:
            came.append(tag)
    return came, [tag for name, tag in gone.items() if name not in kept], rekinded


def mended(tags: Sequence[Tag], removes: Collection[Word], adds: Sequence[Word], *, is_works: bool) -> list[Tag]:
    """Give a list of tags as a repair leaves it: what is added stands where the first that goes stood.

    Where nothing goes it follows the last of its kind, among the work's own alone; nothing comes twice.
    """
    gone, new = {(word.kind, word.name) for word in removes}, [Tag(_kind(word), word.name) for word in adds]
    places = [n for n, tag in enumerate(tags) if (tag.kind, tag.name) in gone]
    if not places and (removes or not is_works):
        return list(tags)
    kept = [tag for tag in tags if (tag.kind, tag.name) not in gone]
    last = max((n for n, tag in enumerate(kept, 1) if new and tag.kind == new[0].kind), default=len(kept))
    at = sum((tag.kind, tag.name) not in gone for tag in tags[: places[0]]) if places else last
    here = {(tag.kind, key_of(tag.kind, tag.name)) for tag in kept}
    return [*kept[:at], *(tag for tag in new if (tag.kind, key_of(tag.kind, tag.name)) not in here), *kept[at:]]


def _kind(word: Word) -> Any:
    return word.kind  # one of the Manuscript's literals: it came from a tag's own kind


def settle(manuscript: Manuscript) -> Manuscript:
    """Give the Manuscript as the tables can hold it; whatever had to be cut is said in a finding.

    Creators named twice and tags written twice are one; chapters are numbered from 1 without gaps, and a work without
    any gets one that is empty.
    """
    findings: list[Finding] = []
    title = manuscript.title
    if len(title) > TITLE_LENGTH:
        title = title[:TITLE_LENGTH]
        findings.append(
            _cut("title", "title-too-long", f"the title is longer than {TITLE_LENGTH:,} characters and was cut")
        )
    tags = _settle_tags(manuscript.tags, "tags", findings)
    chapters = tuple(
        replace(chapter, position=number, tags=_settle_tags(chapter.tags, f"chapters[{number - 1}].tags", findings))
        for number, chapter in enumerate(manuscript.chapters or (Chapter(position=1),), start=1)
    )
    creators = tuple(
        {
            (creator.name[:CREATOR_LENGTH], creator.login, creator.role): replace(
                creator, name=creator.name[:CREATOR_LENGTH]
            )
            for creator in reversed(manuscript.creators)
        }.values()
    )[::-1]
    return replace(
        manuscript,
        title=title or "Untitled",
        creators=creators,
        tags=tags,
        chapters=chapters,
        findings=(*manuscript.findings, *findings),
    )


def _settle_tags(tags: tuple[Tag, ...], at: str, findings: list[Finding]) -> tuple[Tag, ...]:
    kept = dict.fromkeys(tag for tag in tags if tag.name and len(tag.name) <= NAME_LENGTH and tag.kind in _KINDS)
    for tag in tags:
        if len(tag.name) > NAME_LENGTH:
            said = f"a {tag.kind} of more than {NAME_LENGTH} characters was left out: “{tag.name[:60]}…”"
            findings.append(_cut(at, "tag-too-long", said))
    return tuple(kept)


def _cut(at: str, rule: str, said: str) -> Finding:
    return Finding(at=at, certainty="certain", rule=rule, said=said)
