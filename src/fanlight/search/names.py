"""Names that can be offered: to complete what is typed, and instead of one that nobody knows.

Each process holds all names that works carry, and gets them anew when the library has changed; where that takes long,
another thread does it while the old ones are offered.
"""

import logging
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db import DatabaseError, close_old_connections, connection
from django.db.models import Count, Exists, OuterRef, Q

from fanlight.accounts.models import Creator
from fanlight.accounts.policies import can_see_library
from fanlight.accounts.viewers import Viewer
from fanlight.changes.selectors import Read, get_head
from fanlight.kernel.text import fold
from fanlight.search.results import Offer
from fanlight.search.wordlists import Name, Wordlist
from fanlight.tags.models import Kind, MetaPath, Tag
from fanlight.works.models import Creatorship, Series, Tagging
from fanlight.works.policies import sees_every_work, visible_works

log = logging.getLogger(__name__)

QUICK = 0.2
"""Seconds in which names are read anew while somebody waits."""

PATIENCE = 20
"""As many times as long as reading took, names may be out of date."""

BY, SERIES = "by", "series"


def list_completions(
    viewer: Viewer, *, text: str, kinds: Sequence[str] = (), limit: int = 12, forgiving: bool = True
) -> list[Offer]:
    """Give names of `kinds` (tags of any kind, if none) in which each word typed begins a word.

    If `forgiving`, a slip in the last word is forgiven where nothing is found otherwise.
    """
    if not can_see_library(viewer):
        return []
    found = _names.get().wordlist.complete(text, _open_to(viewer, kinds or Kind.values), limit, forgiving=forgiving)
    return _known_to(viewer, [Offer(name.kind, name.head, name.uses) for name in found])


def list_near(viewer: Viewer, *, kind: str, name: str, limit: int = 6) -> list[Offer]:
    """Give names of the same kind that are most like one, else of any kind of tag."""
    if not can_see_library(viewer):
        return []
    kinds = _open_to(viewer, [kind] if kind else Kind.values)
    found = _names.get().wordlist.near(name, kinds, limit)
    if not found and kind in Kind.values:
        found = _names.get().wordlist.near(name, Kind.values, limit)
    return _known_to(viewer, [Offer(name.kind, name.head, name.uses) for name in found])


def _known_to(viewer: Viewer, offers: list[Offer]) -> list[Offer]:
    """Leave out tags that only works carry of which the viewer may not know, under any spelling or below."""
    if sees_every_work(viewer) or not offers:
        return offers
    named = Q()
    for offer in offers:
        named |= Q(kind=offer.kind, folded=fold(offer.name))  # which has an index
    tags = {pk: (kind, name) for pk, kind, name in Tag.objects.filter(named).values_list("pk", "kind", "name")}
    known = {tags[pk] for pk in _list_carried(viewer, tags.keys())}
    return [offer for offer in offers if (offer.kind, offer.name) in known]


def _list_carried(viewer: Viewer, tags: Collection[int]) -> set[int]:
    """Give those of some tags that works carry of which the viewer may know."""
    from fanlight.search.index.engine import Unavailable, engine  # noqa: PLC0415  it takes a while to load

    try:
        return engine().carried(viewer, tags)
    except Unavailable:
        spelled = Q(tag=OuterRef("pk")) | Q(tag__synonym_of=OuterRef("pk"))
        below = Q(tag__paths_up__upper=OuterRef("pk")) | Q(tag__synonym_of__paths_up__upper=OuterRef("pk"))
        carried = Tagging.objects.filter(spelled | below, work__in=visible_works(viewer))
        return set(Tag.objects.filter(Exists(carried), pk__in=tags).values_list("pk", flat=True))


def _open_to(viewer: Viewer, kinds: Sequence[str]) -> list[str]:
    """Give the kinds of names that a viewer may be offered; a creator's or a series' may stand on restricted works."""
    return [kind for kind in kinds if viewer.is_member or kind in Kind.values]


@dataclass(frozen=True, slots=True)
class Held:
    """The names of a library, and how far the log had gone before they were read."""

    wordlist: Wordlist
    read: Read
    library: object
    made: float
    took: float


class _Names:
    """The names of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: Held | None = None
        self._making = False

    def get(self) -> Held:
        """Give the names, read anew if the library has changed since."""
        read, library = get_head(), connection.settings_dict["NAME"]
        with self._lock:
            held = self._held if self._held and self._held.library == library else None
            if held is not None and self._is_fresh(held, read):
                return held
            if held is not None and held.took > QUICK:
                self._make_aside(read, library)
                return held
            return self._make(read, library)

    def get_held(self) -> Held | None:
        """Give the names as `get` does, but wait for no first reading of them."""
        held = self._held
        return self.get() if held is not None and held.library == connection.settings_dict["NAME"] else None

    def _is_fresh(self, held: Held, read: Read) -> bool:
        waited = time.monotonic() - held.made
        return held.read == read or self._making or waited < held.took * PATIENCE

    def _make(self, read: Read, library: object) -> Held:
        started = time.monotonic()
        wordlist = Wordlist(_read())
        made = time.monotonic()
        self._held = held = Held(wordlist, read, library, made, made - started)
        return held

    def _make_aside(self, read: Read, library: object) -> None:
        self._making = True

        def make() -> None:
            try:
                self._make(read, library)
            finally:
                self._making = False
                close_old_connections()
                connection.close()

        threading.Thread(target=make, name="names", daemon=True).start()

    def forget(self) -> None:
        """Drop the names, so that they are read anew."""
        with self._lock:
            self._held = None


_names = _Names()
forget, get_held = _names.forget, _names.get_held


def prepare() -> None:
    """Read the names in this thread before anybody asks for them; where there is no database yet, whoever asks will."""
    try:
        _names.get()
    except DatabaseError as error:
        log.info("names are read when somebody asks for them: %s", error)
    finally:
        if threading.current_thread() is not threading.main_thread():
            connection.close()


def _read() -> Iterator[Name]:
    yield from _read_tags()
    signed = Creatorship.objects.filter(work__anonymous=False).order_by().values_list("creator")
    works = dict(signed.annotate(n=Count("work", distinct=True)).iterator())
    for pk, name in Creator.objects.values_list("pk", "name").iterator():
        if pk in works:
            yield Name(BY, name, name, works[pk], pk)
    series = Series.objects.annotate(n=Count("places")).filter(n__gt=0).values_list("pk", "title", "n")
    for pk, title, uses in series.iterator():
        yield Name(SERIES, title, title, uses, pk)


def _read_tags() -> Iterator[Name]:
    """Give the tags that works carry and those that stand above them, each with the works of all that means it."""
    used = Tag.objects.filter(synonym_of__isnull=False, uses__gt=0)
    more: dict[int, int] = {}  # uses of spellings, then of what lies below as well
    for head, uses in used.values_list("synonym_of__pk", "uses").iterator():
        more[head] = more.get(head, 0) + uses
    spelled = dict(more)
    for low, up, uses in MetaPath.objects.values_list("lower", "upper", "lower__uses").iterator():
        more[up] = more.get(up, 0) + uses + spelled.get(low, 0)
    columns = "pk", "kind", "name", "uses", "synonym_of"
    heads = {
        pk: (name, uses + more[pk])
        for pk, _, name, uses, _ in Tag.objects.filter(pk__in=used.values("synonym_of")).values_list(*columns)
        if pk in more
    }
    above = Tag.objects.filter(uses=0, pk__in=MetaPath.objects.values("upper"))
    unused = Tag.objects.filter(uses=0, pk__in=used.values("synonym_of"))
    for tags in (Tag.objects.filter(uses__gt=0), above.union(unused)):
        for pk, kind, name, uses, head in tags.values_list(*columns).iterator():
            if head in heads:
                yield Name(kind, name, *heads[head], pk)
            elif total := uses + more.get(pk, 0):
                yield Name(kind, name, name, total, pk)
