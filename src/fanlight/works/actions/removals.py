"""Taking works out, and copies that works followed; and, last, their originals.

What is taken out leaves its originals here, named by a Removal, until they are purged: until then it can be brought in
again. `cause` says for what it was (“import:7k2m9x4q0z” is that import's undoing), and finds all of it together.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q

from fanlight.accounts.models import Creator
from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, record
from fanlight.changes.rules import PICTURED
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound
from fanlight.tags.actions import tags
from fanlight.works.actions import states
from fanlight.works.actions.rows import Kept
from fanlight.works.models import (
    Chapter,
    ChapterVersion,
    Creatorship,
    DismissedMistake,
    EarlierState,
    KeptOriginal,
    Original,
    Removal,
    Series,
    SeriesPlace,
    Source,
    TagChange,
    Tagging,
    TagRepair,
    Work,
)
from fanlight.works.store import guarding_originals, originals

NOT_YOURS = "Only the owner may take works out of this library."
CHANGED = "This work was changed since, and was left as it is."


@transaction.atomic
def remove_many(*, keys: Sequence[str], by: Viewer, cause: str) -> list[str]:
    """Take works out, with all that hangs on them, and give the keys of those that were here.

    Creators and series that no other work has go too; tags stay, with one use less. Raises: Refused.
    """
    require(can_import(by), NOT_YOURS)
    works = list(Work.objects.select_for_update().filter(key__in=keys).order_by("pk"))
    pks = [work.pk for work in works]
    _keep_originals(Removal.Kind.WORK, {work: list(work.originals.order_by("pk")) for work in works}, by, cause)
    carried = Tagging.objects.filter(work__in=pks).order_by().values_list("work", "tag").distinct()
    uses = Counter(tag for _, tag in carried)
    named = states.named_in([*states.states_of(works).values(), *_earlier(works)])
    for rows in _HANGING:
        rows._default_manager.filter(work__in=pks).delete()
    ChapterVersion.objects.filter(chapter__work__in=pks).delete()
    Chapter.objects.filter(work__in=pks).delete()
    Work.objects.filter(pk__in=pks).delete()
    remove_forsaken(*named)
    record(News("work.removed", work.pk, {"key": work.key}) for work in works)
    tags.count_uses({tag: -number for tag, number in uses.items()})
    return [work.key for work in works]


@transaction.atomic
def take_back(*, key: str, copies: Iterable[str], by: Viewer, cause: str, said: str) -> None:
    """Make a work what it was before these copies (SHA-256 of their files) came; the files stay as kept originals.

    `said` is for the history of its tags. Raises: Refused; NotFound; Conflict where the work was changed since.
    """
    require(can_import(by), NOT_YOURS)
    work = Work.objects.select_for_update().filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    wanted = set(copies)
    noted = work.earlier_states.filter(sha256__in=wanted).order_by("pk")
    changes = [state for state in noted if state.before is not None]
    first = changes[0].before if changes else None
    if changes and not is_unchanged_since(work, changes):
        raise Conflict(CHANGED)
    kind = ""
    with_tags = False
    if first is not None:
        held = states.states_of([work])[work.pk]
        named = states.named_in([held, *_earlier([work])])
        with_tags = states.put_back(work, first, by=by, said=said)
        remove_forsaken(*named)
        kind = states.kind_of_change(held, first)
    pictures = {sha256 for state in noted for sha256 in state.pictures}
    files = work.originals.filter(role=Original.Role.FILE, sha256__in=wanted)
    rows = list((files | work.originals.filter(role=Original.Role.PICTURE, sha256__in=pictures)).order_by("pk"))
    _keep_originals(Removal.Kind.COPY, {work: rows}, by, cause)
    Original.objects.filter(pk__in=[row.pk for row in rows]).delete()
    gone = any(row.role == Original.Role.PICTURE for row in rows)
    if not kind and gone and not work.originals.filter(role=Original.Role.PICTURE).exists():
        kind = PICTURED
    EarlierState.objects.filter(pk__in=[state.pk for state in noted]).delete()
    if kind:
        record([News(kind, work.pk, {"key": work.key, "tags": with_tags})])


def is_unchanged_since(work: Work, changes: Sequence[EarlierState]) -> bool:
    """Tell whether a work is what the last of these changes, which are its own, made it, with no other between."""
    since = work.earlier_states.filter(pk__gte=changes[0].pk, before__isnull=False).count()
    return since == len(changes) and states.digest(states.states_of([work])[work.pk]) == changes[-1].after


@transaction.atomic
def keep_waiting(*, title: str, files: Sequence[Kept], by: Viewer, cause: str) -> None:
    """Keep the originals of something that was taken out before it had joined the library. Raises: Refused."""
    require(can_import(by), NOT_YOURS)
    at = clock.now()
    removal = Removal.objects.create(
        kind=Removal.Kind.WAITING, title=title, cause=cause, at=at, by_id=by.user_id, by_name=by.name
    )
    KeptOriginal.objects.bulk_create(
        KeptOriginal(
            removal=removal, sha256=kept.sha256, role=Original.Role.PICTURE if number else Original.Role.FILE,
            size=kept.size, name=kept.name, part=kept.part, format=kept.format, kept_at=at,
        )
        for number, kept in enumerate(files)
    )  # fmt: skip


_HANGING: Sequence[type[Model]] = (
    Tagging, TagChange, TagRepair, DismissedMistake, EarlierState, Original, Source, Creatorship, SeriesPlace,
)  # fmt: skip
"""What hangs on a work, chapters apart, in an order in which nothing is named any more by what stays."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge did to a batch of kept originals. `bytes` is what the disk has back."""

    files: int = 0
    bytes: int = 0
    spared: int = 0


@transaction.atomic
def purge(*, cause: str, by: Viewer, named: Callable[[Sequence[str]], set[str]], limit: int = 200) -> Purged | None:
    """Delete kept originals of a cause for good, some at a time; None when there are none any more.

    A file that a work names, or something else (`named` gives those of a list), stays on the disk. Raises: Refused.
    """
    require(can_import(by), NOT_YOURS)
    guarding_originals(exclusive=True)  # no import may come to rely on a file while it goes
    kept = list(KeptOriginal.objects.filter(removal__cause=cause).order_by("pk")[:limit])
    if not kept:
        Removal.objects.filter(cause=cause).delete()
        return None
    sizes = {row.sha256: row.size for row in kept}
    KeptOriginal.objects.filter(pk__in=[row.pk for row in kept]).delete()
    spared = named_originals(list(sizes)) | named(list(sizes))
    store, gone = originals(), 0
    for sha256 in sizes.keys() - spared:
        store.path(sha256).unlink(missing_ok=True)
        gone += sizes[sha256]
    return Purged(files=len(sizes.keys() - spared), bytes=gone, spared=len(sizes.keys() & spared))


@transaction.atomic
def forget_originals_in_use(*, cause: str, named: Collection[str] = ()) -> None:
    """Let go of kept originals that works, or something else (`named`), have again: they were brought in again."""
    used = Exists(Original.objects.filter(sha256=OuterRef("sha256"))) | Q(sha256__in=named)
    KeptOriginal.objects.filter(used, removal__cause=cause).delete()
    Removal.objects.filter(cause=cause, originals__isnull=True).delete()


def named_originals(sha256s: Sequence[str]) -> set[str]:
    """Give those of some files that a work names, or something that was taken out."""
    return {
        *Original.objects.filter(sha256__in=sha256s).values_list("sha256", flat=True),
        *KeptOriginal.objects.filter(sha256__in=sha256s).values_list("sha256", flat=True),
    }


def named_elsewhere(sha256s: Sequence[str], *, than: Removal) -> set[str]:
    """Give those of some files that a work names, or something else that was taken out."""
    others = KeptOriginal.objects.filter(sha256__in=sha256s).exclude(removal=than)
    works = Original.objects.filter(sha256__in=sha256s)
    return {*works.values_list("sha256", flat=True), *others.values_list("sha256", flat=True)}


def _keep_originals(kind: Removal.Kind, files: Mapping[Work, Sequence[Original]], by: Viewer, cause: str) -> None:
    at = clock.now()
    removals = Removal.objects.bulk_create(
        Removal(
            kind=kind, work_key=work.key, title=work.title, cause=cause, at=at, by_id=by.user_id, by_name=by.name
        )
        for work in files
    )  # fmt: skip
    KeptOriginal.objects.bulk_create(
        KeptOriginal(
            removal=removal, sha256=row.sha256, role=row.role, size=row.size, name=row.name, part=row.part,
            format=row.format, kept_at=row.kept_at,
        )
        for removal, rows in zip(removals, files.values(), strict=True)
        for row in rows
    )  # fmt: skip


def _earlier(works: Sequence[Work]) -> list[states.State]:
    noted = EarlierState.objects.filter(work__in=[work.pk for work in works], before__isnull=False)
    return [before for before in noted.values_list("before", flat=True) if before is not None]


def remove_forsaken(creators: Collection[int], series: Collection[int]) -> None:
    """Delete the creators and series among these that no work has any more."""
    # Locked before they are asked about: an import that names one at this moment either is seen, or has to wait.
    held = Creator.objects.select_for_update().filter(pk__in=creators).order_by("pk")
    mine = [creator.pk for creator in held]
    Creator.objects.filter(~Exists(Creatorship.objects.filter(creator=OuterRef("pk"))), pk__in=mine).delete()
    rows = Series.objects.select_for_update().filter(pk__in=series).order_by("pk")
    ours = [row.pk for row in rows]
    Series.objects.filter(~Exists(SeriesPlace.objects.filter(series=OuterRef("pk"))), pk__in=ours).delete()
