"""The index as a process has it: found, mapped, followed to the log's head before each answer, or said to be missing.

One lock for all: answers take a millisecond of Python each, which threads could not share anyway.
"""

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.db.models import Sum

from fanlight.accounts.viewers import Viewer
from fanlight.changes.rules import WORDLESS
from fanlight.changes.selectors import Line, Read, get_head, read_on
from fanlight.kernel.library import Library
from fanlight.search.conditions import wanted_words
from fanlight.search.index import archive as archives
from fanlight.search.index import building
from fanlight.search.index.answers import Asked, answer, has_words
from fanlight.search.index.archive import Archive
from fanlight.search.index.documents import documents
from fanlight.search.index.entries import TAG_KINDS
from fanlight.search.index.folders import Folders
from fanlight.search.index.passages import passages
from fanlight.search.index.texts import Texts, create
from fanlight.search.index.visibility import visible_rows
from fanlight.search.meanings import Understood
from fanlight.search.query import Query
from fanlight.search.results import Notice, Results, Wanted
from fanlight.search.sql.answers import Page
from fanlight.works.models import Work
from fanlight.works.selectors.figures import Figures

log = logging.getLogger("fanlight.search")

SMALL = 2_000
"""Works up to which a process that finds no index makes one of its own, in memory, sooner than anybody notices."""

SMALL_TEXT = 300_000
"""Words, likewise, up to which the index of texts is made while somebody waits."""

BATCH = 500
"""Changes that are done at once."""

MOST_BEHIND = 4_000
"""Changes that are caught up with while somebody waits; beyond that the database answers."""

WRITTEN = 100
"""Changes whose works' texts are written at once by the indexer."""

MOST_WRITTEN = 20
"""Works whose text is written while somebody waits; beyond that it is the indexer's to do."""


class Unavailable(Exception):
    """There is no index to answer from; `code` is a notice's, empty where nobody need be told."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Question:
    """What the door hands in."""

    query: Query
    understood: Understood
    viewer: Viewer
    page: Page
    facets: Wanted | None


class Engine:
    """The index of one library, in this process."""

    def __init__(self, library: Library) -> None:
        self.labels = Folders(library.cache / "search", "labels")
        self.words = Folders(library.cache / "search", "texts")
        self._lock = threading.RLock()
        self._archive: Archive | None = None
        self._archive_folder: Path | None = None
        self._texts: Texts | None = None
        self.is_mapped = False  # rather than in memory alone

    def answer(self, question: Question) -> Results:
        """Answer from the index. Raises: Unavailable; Invalid for a token of another list."""
        with self._lock:
            archive = self.fresh_archive()
            texts, behind = self.fresh_texts() if has_words(question.understood) else (None, 0)
            found = answer(
                archive,
                texts,
                Asked(
                    query=question.query,
                    understood=question.understood,
                    page=question.page,
                    facets=question.facets,
                    visible=visible_rows(question.viewer, archive),
                    remembers=True,
                ),
            )
        asked = wanted_words(question.understood.condition)
        if asked:
            shown = passages(question.viewer, found.ids, asked, chapter_text=question.query.chapter_text)
            found = replace(found, passages=shown)
        if behind:
            found = replace(found, notices=(*found.notices, Notice("texts-behind", {"works": behind})))
        return found

    def figures(self, viewer: Viewer) -> Figures:
        """Count the works that the viewer may know of, and their words. Raises: Unavailable."""
        with self._lock:
            archive = self.fresh_archive()
            visible = visible_rows(viewer, archive)
            return Figures(works=len(visible), words=archive.columns.total("words", visible))

    def carried(self, viewer: Viewer, tags: Iterable[int]) -> set[int]:
        """Give the tags that works carry of which the viewer may know, or that stand above one. Raises: Unavailable."""
        with self._lock:
            archive = self.fresh_archive()
            labels, visible = archive.labels, visible_rows(viewer, archive)
            slots = {tag: labels.slots_named(tag, TAG_KINDS) for tag in tags}
            return {tag for tag, of in slots.items() if any(labels.carriers(slot).intersect(visible) for slot in of)}

    def fresh_archive(self) -> Archive:
        """Give labels and columns as the database is now. Raises: Unavailable."""
        self._open_archive()
        if self._archive is not None and not self._follow(self._archive):
            self._archive = None  # the log is another one now: the files may be older, and still of this one
            self._archive_folder = None
            self._open_archive()
            if self._archive is not None and not self._follow(self._archive):
                self._archive = None
        if self._archive is None:
            if not _is_small():
                raise Unavailable("no-index")
            self._archive = archives.of_draft(building.build())
            self.is_mapped = False
        return self._archive

    def _open_archive(self) -> None:
        folder = self.labels.current()
        if folder is None or folder == self._archive_folder:
            return
        try:
            loaded = archives.load(folder)
        except archives.DAMAGED as error:
            log.warning("The index in %s cannot be used: %s", folder.name, error)
            self._archive_folder = folder  # once is enough: it will not mend itself
            return
        self._archive, self._archive_folder = loaded, folder
        self.is_mapped = True

    def _follow(self, archive: Archive) -> bool:
        """Catch up with the log; False where it is not the log that was read before. Raises: Unavailable."""
        done = 0
        while True:
            lines = read_on(archive.read, limit=BATCH)
            if lines is None:
                return False
            if lines:
                archive.apply(lines)
            done += len(lines)
            if len(lines) < BATCH:
                return True
            if done >= MOST_BEHIND:
                raise Unavailable("index-behind")

    def fresh_texts(self) -> tuple[Texts, int]:
        """Give the texts, and how many works have changed that they do not know of. Raises: Unavailable."""
        self._open_texts()
        lines = _read_on(self._texts.read) if self._texts is not None else None
        if self._texts is None or lines is None:
            self._texts = self._small_texts()
            return self._texts, 0
        changed = works_of(lines)
        if lines and len(changed) <= MOST_WRITTEN:
            changed = self._write(self._texts)
        return self._texts, len(changed)

    def _open_texts(self) -> None:
        folder = self.words.current()
        if self._texts is not None and self._texts.folder == folder:
            self._texts.reload()
            return
        self._texts = None
        if folder is not None:
            try:
                self._texts = Texts(folder)
            except archives.DAMAGED as error:
                log.warning("The index in %s cannot be used: %s", folder.name, error)

    def _write(self, texts: Texts) -> set[int]:
        """Write what changed; give what is left to write because another process is at it, or there is too much."""
        with self.words.lock(wait=False) as is_ours:
            texts.reload()
            lines = _read_on(texts.read) or []
            changed = works_of(lines)
            if not is_ours or len(changed) > MOST_WRITTEN:
                return changed
            if lines:
                texts.write(changed, after(lines))
            return set()

    def _small_texts(self) -> Texts:
        """Make the index of a small library's texts. Raises: Unavailable for a larger one."""
        if (Work.objects.aggregate(total=Sum("words"))["total"] or 0) > SMALL_TEXT:
            raise Unavailable("no-index-of-words")
        return self.make_texts()

    # Making

    def make_labels(self) -> Path:
        """Make the index of labels and columns anew, beside the one that is there, and let it hold."""
        with self.labels.lock(wait=True):
            draft = building.build()
            folder = self.labels.new()
            return self.labels.publish(folder, archives.store(draft, folder))

    def make_texts(self, *, with_text: bool = True) -> Texts:
        """Make the index of texts anew, beside the one that is there, and let it hold."""
        with self.words.lock(wait=True):
            read = get_head()
            folder = self.words.new()
            ids = list(Work.objects.order_by("pk").values_list("pk", flat=True))
            create(folder, documents(ids, with_text=with_text), read)
            return Texts(self.words.publish(folder, {}))

    def write_texts(self) -> bool:
        """Write what changed into the index of texts, some works at a time, or make it; False where all is there."""
        with self._lock:
            self._open_texts()
            if self._texts is None:
                self._texts = self.make_texts()
                return True
            with self.words.lock(wait=True):
                self._texts.reload()
                lines = read_on(self._texts.read, limit=WRITTEN)
                if lines:
                    self._texts.write(works_of(lines), after(lines), merge=True)
            if lines is None:
                self._texts = self.make_texts()
            return lines is None or bool(lines)


def _is_small() -> bool:
    return not Work.objects.order_by()[SMALL : SMALL + 1].exists()


def _read_on(read: Read) -> list[Line] | None:
    """Read on to the log's end, or to more texts than are written while somebody waits; None as `read_on` does.

    Thousands of works may have been counted anew, and the next line may be a text. Raises: Unavailable.
    """
    lines: list[Line] = []
    while True:
        more = read_on(after(lines) if lines else read, limit=BATCH)
        if more is None:
            return None
        lines += more
        if len(more) < BATCH or len(works_of(lines)) > MOST_WRITTEN:
            return lines
        if len(lines) >= MOST_BEHIND:
            raise Unavailable("index-behind")


def works_of(lines: list[Line]) -> set[int]:
    """Give the works whose texts may have changed."""
    return {line.subject_id for line in lines if line.kind.startswith("work.") and line.kind not in WORDLESS}


def after(lines: list[Line]) -> Read:
    """Give how far the log has been read when these are done."""
    return Read(lines[-1].id, lines[-1].at)


_engine: Engine | None = None
_making = threading.Lock()


def engine() -> Engine:
    """Give this process' engine."""
    global _engine  # noqa: PLW0603  one for each process, which forks and tests may want anew
    with _making:
        if _engine is None:
            _engine = Engine(settings.LIBRARY)
        return _engine
