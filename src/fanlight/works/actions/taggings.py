"""Changing the tags of a work, or of one of its chapters, by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from django.db import transaction

from fanlight.accounts.policies import require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, audit, record
from fanlight.changes.tables import insert_rows
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, Invalid, NotFound
from fanlight.kernel.text import fold, squish
from fanlight.tags.actions import tags
from fanlight.tags.models import NAME_LENGTH, Kind
from fanlight.tags.selectors.fixed import list_fixed
from fanlight.works.actions import states
from fanlight.works.manuscript import Tag
from fanlight.works.models import EarlierState, TagChange, Tagging, Work
from fanlight.works.policies import can_edit_tags
from fanlight.works.revisions import tag_difference
from fanlight.works.rules import FIXED_KINDS, tags_digest

Lists = dict[int | None, tuple[Tag, ...]]
"""The tags of the work (None) and of its chapters, by their positions, each list in its order."""

LONGEST_WORD = 1_000
"""Characters of what is said about a change."""

MOST = 500
"""Tags of a work or of a chapter that somebody may write; AO3 allows 75."""

NOT_YOURS = "Only the owner may change the tags of works."
CHANGED = "The tags were changed meanwhile, in another window or by a newer copy. Look at them again."


@transaction.atomic
def set_tags(
    *, key: str, lists: Mapping[int | None, Sequence[Tag]], by: Viewer, said: str = "", seen: str = ""
) -> list[TagChange]:
    """Give the work (None), and chapters by their positions, these tags; places that are not named keep theirs.

    Each place that changes gets an entry in the history, with what was `said` about it; a new order alone makes none.
    `seen` is the digest of all lists as they were when they were read (works.rules.tags_digest).

    Raises: Refused; NotFound, also for a chapter; Invalid, with the place as `at`; Conflict where `seen` is no more.
    """
    require(can_edit_tags(by), NOT_YOURS)
    work = Work.objects.select_for_update().filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    held, chapters = lists_of(work)
    if seen and seen != tags_digest(held):
        raise Conflict(CHANGED)
    if len(said) > LONGEST_WORD:
        raise Invalid(f"What you say about a change has up to {LONGEST_WORD:,} characters.", at="said")
    missing = [place for place in lists if place is not None and place not in chapters]
    if missing:
        raise NotFound(f"“{work.title:.80}” has no chapter {missing[0]}.")
    wanted = {place: _settle(written) for place, written in lists.items()}
    changed = {place: now for place, now in wanted.items() if now != held.get(place, ())}
    if not changed:
        return []
    return change(work, changed, by=by, said=squish(said))[0]


def change(work: Work, changed: Lists, *, by: Viewer, said: str) -> tuple[list[TagChange], EarlierState | None]:
    """Give places of a work these tags; give the entries of their history, and the note of what was before.

    The caller has seen to it that somebody may, has locked the work, and writes each tag once.
    """
    held, chapters = lists_of(work)
    before = states.states_of([work])[work.pk]
    _write(work, changed, chapters)
    entries = _add_entries(work, held, changed, chapters, by, said or None)
    noted = states.note(work, before=before, after=states.states_of([work])[work.pk], sha256="", pictures=())
    audit(actor_id=by.user_id, actor_name=by.name, verb="work.tagged", subject=work.key, title=work.title[:100])
    record([News("work.revised", work.pk, {"key": work.key, "tags": True})])
    return entries, noted


@transaction.atomic
def take_back(*, key: str, by: Viewer) -> None:
    """Undo the last change of a work's tags by hand, with an entry in their history.

    Raises: Refused; NotFound; Conflict where the last change of the work was another, or something changed since.
    """
    require(can_edit_tags(by), NOT_YOURS)
    work = Work.objects.select_for_update().filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    last = find_undoable(work)
    if last is None or last.before is None:
        raise Conflict("The work was changed since, so that this cannot be taken back.")
    held, chapters = lists_of(work)
    places = {pk: position for position, pk in chapters.items()}
    wanted: Lists = dict.fromkeys(held, ())
    for chapter, kind, name, _ in last.before["tags"]:
        place = places[chapter] if chapter is not None else None
        wanted[place] = (*wanted.get(place, ()), Tag(kind, name))
    changed = {place: now for place, now in wanted.items() if now != held.get(place, ())}
    _write(work, changed, chapters)
    _add_entries(work, held, changed, chapters, by, None)
    last.delete()
    audit(actor_id=by.user_id, actor_name=by.name, verb="work.retagged", subject=work.key, title=work.title[:100])
    record([News("work.revised", work.pk, {"key": work.key, "tags": True})])


def find_undoable(work: Work) -> EarlierState | None:
    """Give the note on the last change if that was one of tags by hand, and nothing was changed since."""
    last = work.earlier_states.order_by("-pk").first()
    if last is None or last.sha256 or last.before is None:
        return None
    now = states.states_of([work])[work.pk]
    is_tags = all(last.before[name] == now[name] for name in now if name != "tags")
    return last if is_tags and states.digest(now) == last.after else None


def lists_of(work: Work) -> tuple[Lists, dict[int, int]]:
    """Give a work's tags by place, and its chapters' ids by position."""
    chapters = dict(work.chapters.values_list("position", "pk"))
    lists: Lists = {None: ()}
    rows: Iterable[Any] = work.taggings.order_by("position").values_list("chapter__position", "tag__kind", "written")
    for place, kind, name in rows:
        lists[place] = (*lists.get(place, ()), Tag(kind, name))
    return lists, chapters


def _settle(written: Sequence[Tag]) -> tuple[Tag, ...]:
    """Give a list as it can be kept: each tag once, in the order of the kinds. Raises: Invalid."""
    found: dict[tags.Identity, Tag] = {}
    for tag in written:
        name = squish(tag.name)
        if tag.kind not in Kind.values:
            raise Invalid(f"There is no kind “{tag.kind:.20}”: it is one of {', '.join(Kind.values)}.", at="kind")
        if not fold(name):
            raise Invalid("A tag has a name.", at=tag.kind)
        if len(name) > NAME_LENGTH:
            raise Invalid(f"A tag has up to {NAME_LENGTH} characters; this one has more: “{name:.60}…”.", at=tag.kind)
        found.setdefault(tags.identity(tag.kind, name), replace(tag, name=name))
    if len(found) > MOST:
        raise Invalid(f"A work, or a chapter, has up to {MOST} tags.", at="freeform")
    _check_fixed(found)
    order = {kind: number for number, kind in enumerate(Kind.values)}
    return tuple(sorted(found.values(), key=lambda tag: order[tag.kind]))


def _check_fixed(found: Mapping[tags.Identity, Tag]) -> None:
    asked = {kind for kind, _ in found} & FIXED_KINDS
    known = list_fixed() if asked else {}
    for (kind, folded), tag in found.items():
        if kind in asked and folded not in known[kind]:
            values = ", ".join(dict.fromkeys(known[kind].values()))
            raise Invalid(f"There is no {kind} “{tag.name:.60}”; there are: {values}.", at=kind)


def _write(work: Work, changed: Lists, chapters: Mapping[int, int]) -> None:
    before = set(work.taggings.values_list("tag_id", flat=True))
    ids = tags.ensure((tag.kind, tag.name) for written in changed.values() for tag in written)
    rows: list[tuple[object, ...]] = []
    for place, written in changed.items():
        chapter = None if place is None else chapters[place]
        work.taggings.filter(chapter=chapter).delete()
        rows += [
            (work.pk, chapter, ids[tags.identity(tag.kind, tag.name)], number, tag.name)
            for number, tag in enumerate(written)
        ]
    insert_rows(Tagging, ("work_id", "chapter_id", "tag_id", "position", "written"), rows)
    after = set(work.taggings.values_list("tag_id", flat=True))
    tags.count_uses(dict.fromkeys(after - before, 1) | dict.fromkeys(before - after, -1))


def _add_entries(
    work: Work, held: Lists, changed: Lists, chapters: Mapping[int, int], by: Viewer, said: str | None
) -> list[TagChange]:
    at, entries = clock.now(), []
    for place, now in changed.items():
        added, removed = tag_difference(held.get(place, ()), now)
        if added or removed:
            entries.append(
                TagChange.objects.create(
                    work=work, chapter_id=None if place is None else chapters[place], at=at, by_id=by.user_id,
                    by_name=by.name, said=said, added=[asdict(tag) for tag in added],
                    removed=[asdict(tag) for tag in removed],
                )
            )  # fmt: skip
    return entries
