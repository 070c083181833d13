"""Taking in another copy of a work that is here: nothing that was ever here is lost by it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.db.models import F

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, record
from fanlight.changes.rules import MARKED, PICTURED, UNTOLD
from fanlight.kernel import clock
from fanlight.kernel.errors import NotFound
from fanlight.kernel.text import count_words
from fanlight.tags.actions import tags
from fanlight.works import revisions, rules
from fanlight.works.actions import rows, series
from fanlight.works.actions.rows import Incoming
from fanlight.works.actions.states import kind_of_change, note, states_of
from fanlight.works.actions.works import describe
from fanlight.works.manuscript import Chapter as Said
from fanlight.works.manuscript import Manuscript, Tag
from fanlight.works.models import Chapter, Original, TagChange, Tagging, Work
from fanlight.works.revisions import Held, Pair, Trust
from fanlight.works.selectors.manuscripts import get_manuscript

_ASIDE = 1_000_000
"""Added to positions while chapters change places, so that no two ever share one."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What a copy changed: chapters by their positions from now on, and whether tags or what else is said changed."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    returned: tuple[int, ...] = ()
    tags: bool = False
    about: bool = False

    @property
    def happened(self) -> bool:
        """Tell whether a reader would notice."""
        return bool(self.new or self.changed or self.gone or self.returned or self.tags or self.about)


@dataclass(frozen=True, slots=True)
class _Place:
    """A chapter in its place: as it was here, as it reads now if that is new, and whether the source lost it."""

    held: Held | None
    said: Said | None
    gone: bool = False
    tags: tuple[Tag, ...] = ()


@transaction.atomic
def revise(*, key: str, incoming: Incoming, by: Viewer) -> Revision:
    """Keep a copy's file with its work, and follow it as far as it is to be believed (works.revisions).

    Chapters that changed get a new version, and the old ones stay; those that the source has no more are marked so and
    stay; tags follow with an entry in their history. Raises: Refused; NotFound.
    """
    require(can_import(by), "Only the owner may bring works into this library.")
    work = Work.objects.select_for_update().filter(key=key).first()  # before it is read: two copies may come at once
    if work is None:
        raise NotFound("There is no such work here.")
    before, same_format = states_of([work])[work.pk], _knows_format(work, incoming)
    had_pictures = work.originals.filter(role=Original.Role.PICTURE).exists()
    pictures = _keep_files(work, incoming)
    revision = _follow(work, incoming, by, same_format=same_format)
    work.refresh_from_db()
    sha256 = incoming.file.sha256 if incoming.file else ""
    after = states_of([work])[work.pk]
    note(work, before=before, after=after, sha256=sha256, pictures=pictures)
    kind = kind_of_change(before, after) or (PICTURED if pictures and not had_pictures else "")
    if revision.happened and kind in UNTOLD:
        kind = MARKED
    if kind:
        record([News(kind, work.pk, {"key": work.key, "tags": revision.tags})])
    return revision


def _follow(work: Work, incoming: Incoming, by: Viewer, *, same_format: bool) -> Revision:
    here = get_manuscript(by, key=work.key)
    copy = rules.settle(incoming.manuscript)
    if not incoming.has_text:
        copy = replace(copy, chapters=())
    trusted = revisions.trust(
        here_updated=here.updated, copy_updated=copy.updated, same_format=same_format, is_plain=incoming.is_plain
    )
    if trusted is Trust.OLDER:
        return Revision()
    held = _held(work, here)
    if incoming.has_text:
        pairs = revisions.pair_chapters(held, copy.chapters, by_place=not incoming.only)
        pairs = revisions.place_alone(pairs, incoming.only)
    else:
        pairs = [Pair(each, None) for each in held]
    places = _places(pairs, copy, trusted, may_drop=same_format)
    now = revisions.merged(here, copy, trusted=trusted, may_drop=same_format)
    chapters = tuple(replace(place.said or _content(place), tags=place.tags) for place in places)
    now = rules.settle(replace(now, chapters=chapters))
    return _write(work, here, now, places, by)


def _knows_format(work: Work, incoming: Incoming) -> bool:
    """Tell whether a file of this format made the work what it is: then what it does not say is not so any more."""
    files = work.originals.filter(role=Original.Role.FILE)
    made_by = incoming.file is not None and files.filter(format=incoming.file.format).exists()
    return made_by and incoming.has_text


def _keep_files(work: Work, incoming: Incoming) -> list[str]:
    """Keep a copy's file and its pictures with the work; give the pictures that it did not have."""
    known = set(work.originals.values_list("sha256", "role"))
    file = incoming.file if incoming.file and (incoming.file.sha256, "file") not in known else None
    pictures = [picture for picture in incoming.pictures if (picture.sha256, "picture") not in known]
    rows.add_originals([(work, replace(incoming, file=file, pictures=pictures))])
    return sorted({picture.sha256 for picture in pictures})


def _held(work: Work, here: Manuscript) -> list[Held]:
    found = dict(work.chapters.order_by("position").values_list("pk", "gone_at"))
    return [Held(pk, said, gone=at is not None) for (pk, at), said in zip(found.items(), here.chapters, strict=True)]


def _places(pairs: Sequence[Pair], copy: Manuscript, trusted: Trust, *, may_drop: bool) -> list[_Place]:
    lacking = any(pair.found is None for pair in pairs)
    places = []
    for pair in pairs:
        held, found = pair.held, pair.found
        if held is None:
            if trusted is Trust.NEWER or not lacking:  # beside: else it is likelier an edited one than a new one
                places.append(_Place(None, found, tags=found.tags if found else ()))
        elif found is None:
            whole = trusted is Trust.NEWER and bool(copy.chapters) and not revisions.is_incomplete(copy)
            places.append(_Place(held, None, gone=held.gone or whole, tags=held.chapter.tags))
        else:
            said = revisions.revised(held.chapter, found, may_drop=may_drop) if trusted is Trust.NEWER else None
            tags_now = revisions.revised_tags(held.chapter, found, trusted=trusted, may_drop=may_drop)
            places.append(_Place(held, said, tags=tags_now))
    return places


def _content(place: _Place) -> Said:
    if place.held is None:
        raise ValueError("a chapter that is neither here nor in the copy")
    return place.held.chapter


def _write(work: Work, here: Manuscript, now: Manuscript, places: Sequence[_Place], by: Viewer) -> Revision:
    added, removed = revisions.tag_difference(here.tags, now.tags)
    revision = Revision(
        new=tuple(n for n, p in enumerate(places, 1) if p.held is None),
        changed=tuple(n for n, p in enumerate(places, 1) if p.held is not None and p.said is not None),
        gone=tuple(n for n, p in enumerate(places, 1) if p.held is not None and p.gone and not p.held.gone),
        returned=tuple(n for n, p in enumerate(places, 1) if p.held is not None and p.held.gone and not p.gone),
        tags=bool(added or removed) or any(p.held and p.held.chapter.tags != p.tags for p in places),
        about=revisions.differs(here, now),
    )
    chapters = _write_chapters(work, now, places)
    differences = [
        (chapters[n].pk, *revisions.tag_difference(place.held.chapter.tags if place.held else (), said.tags))
        for n, (place, said) in enumerate(zip(places, now.chapters, strict=True), 1)
    ]
    words = sum(chapter.words for chapter in chapters.values())
    now = replace(now, counts=replace(now.counts, words=words))
    day = rows.day_of(now.updated) or rows.day_of(now.published) or work.sorted_on
    Work.objects.filter(pk=work.pk).update(sorted_on=day, **describe(now))
    if here.creators != now.creators:
        work.creatorships.all().delete()
        rows.add_creators([(work, now)])
    if here.series != now.series:
        work.series_places.all().delete()
        series.place_many([(work, now)])
    if list(rules.tag_lists(here)) != list(rules.tag_lists(now)):
        _write_tags(work, now, {n: chapter.pk for n, chapter in chapters.items()})
    _write_histories(work, [(None, added, removed), *differences], by)
    return revision


def _write_histories(
    work: Work, differences: Iterable[tuple[int | None, Sequence[Tag], Sequence[Tag]]], by: Viewer
) -> None:
    """Add an entry to the history of the work's tags (None) and of each chapter's, by its row, that changed."""
    at = clock.now()
    TagChange.objects.bulk_create(
        TagChange(
            work=work,
            chapter_id=chapter,
            at=at,
            by_id=by.user_id,
            by_name=by.name,
            added=[asdict(tag) for tag in added],
            removed=[asdict(tag) for tag in removed],
        )
        for chapter, added, removed in differences
        if added or removed
    )


def _write_chapters(work: Work, now: Manuscript, places: Sequence[_Place]) -> dict[int, Chapter]:
    """Put the chapters into their places; give them by position."""
    at = clock.now()
    work.chapters.update(position=F("position") + _ASIDE)
    known = {chapter.pk: chapter for chapter in work.chapters.all()}
    chapters: dict[int, Chapter] = {}
    versions: list[tuple[int, int, Said, int]] = []
    for position, (place, said) in enumerate(zip(places, now.chapters, strict=True), 1):
        chapter = known[place.held.pk] if place.held else Chapter(work=work, version=0)
        if place.said is not None:
            chapter.version += 1
            chapter.title, chapter.words = said.title, count_words(said.text)
        chapter.position = position
        chapter.published = rows.day_of(said.published) or chapter.published
        chapter.source_url = said.source_url or chapter.source_url
        chapter.gone_at = (chapter.gone_at or at) if place.gone else None
        chapter.save()
        if place.said is not None:
            versions.append((chapter.pk, chapter.version, said, chapter.words))
        chapters[position] = chapter
    rows.add_versions(versions)
    return chapters


def _write_tags(work: Work, now: Manuscript, chapters: Mapping[int, int]) -> None:
    before = set(work.taggings.values_list("tag_id", flat=True))
    Tagging.objects.filter(work=work).delete()
    places = {(work.pk, position): pk for position, pk in chapters.items()}
    after = {tag for _, tag in rows.add_tags([(work, now)], places)}
    tags.count_uses(Counter(after - before))
    tags.count_uses(dict.fromkeys(before - after, -1))
