"""The index of words: which works say what, field by field, in Tantivy's files.

Nothing but sets of works is asked of it: what a word is, and what relevance is, is said elsewhere (words, sheets). One
process writes at a time, in whole steps; `read.json` beside Tantivy's files says how far in the change log they are.
Killed between the two, it does the last step once more, which changes nothing.
"""

import json
import math
import re
import secrets
import weakref
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
import tantivy
from pyroaring import BitMap

from fanlight.changes.selectors import Read
from fanlight.search import sheets, words
from fanlight.search.index.archive import Archive
from fanlight.search.index.documents import Document, document
from fanlight.search.index.rowsets import rows_of, rowset
from fanlight.search.query import Words
from fanlight.search.sheets import FIELDS, WEIGHTS, Field

FORMAT = 1
"""Of the files; others are made anew."""

FEW = 40
"""Works of which alone it is asked whether they say a word, instead of which of all do: each has to be looked up."""

LOOK_UP, HIT = 170.0, 0.33
"""Microseconds: of looking works up among those that say a word, by the root of their number (the more there are, the
nearer they lie to each other), and of each that is told of all that say it, of which Python makes three objects."""

HEAP = 64_000_000
"""Bytes that a writer gathers before it writes them out."""

REMEMBERED = 16_000_000
"""Bytes of the sets of works that are kept for the next question, by word and field. The words that most works say are
the ones that take long, and few: sets of all the works of a million take an eighth of a megabyte each."""

PARTS = 64
"""Words of which is kept who says them among the works that were asked about last: an order by relevance asks again."""

_READ = "read.json"


class Texts:
    """The files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read = read_of(folder)
        self._index = tantivy.Index.open(str(folder))
        self._index.register_tokenizer("words", _analyzer())
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._remembered = _Kept()
        self._parts: dict[tuple[object, ...], tuple[BitMap, BitMap]] = {}
        self._rows_of: weakref.ref[Archive] | None = None

    def reload(self) -> None:
        """See what another process has written since."""
        read = read_of(self.folder)
        if read != self.read:
            self._index.reload()
            self._searcher = self._index.searcher()
            self._forget()
            self.read = read

    def _forget(self) -> None:
        self._remembered = _Kept()
        self._parts.clear()

    def count(self) -> int:
        """Tell how many works there are."""
        return int(self._searcher.num_docs)

    # Asking

    def rows(self, archive: Archive, asked: Words, *, chapter_text: bool, within: BitMap | None = None) -> BitMap:
        """Give the works that say it anywhere it is looked for; of those in a set, where one is given."""
        found = BitMap()
        for _, rows in self.fields(archive, asked, chapter_text=chapter_text, within=within):
            found |= rows
        return found

    def fields(
        self, archive: Archive, asked: Words, *, chapter_text: bool, within: BitMap | None = None
    ) -> list[tuple[int, BitMap]]:
        """Give the works that say it in each field, with the field's weight, the lightest first."""
        fields = sheets.fields_of(asked.field, chapter_text=chapter_text)
        found = [(WEIGHTS[field], self._field(archive, asked, field, within)) for field in fields]
        return sorted(found, key=lambda pair: pair[0])

    def _field(self, archive: Archive, asked: Words, field: Field, within: BitMap | None) -> BitMap:
        if self._rows_of is None or self._rows_of() is not archive:  # another's rows are other works
            self._forget()
            self._rows_of = weakref.ref(archive)
        languages = tuple(sorted({words.primary(code) for code in archive.languages} | {""}))
        key = (asked.text, asked.prefix, field, languages, archive.version)
        known = self._remembered.get(key)
        if known is not None:
            return known
        asked_before, part = self._parts.get(key, (None, None))
        if within is not None and asked_before is not None and part is not None and within <= asked_before:
            return part & within
        query = self._query(asked, field, languages)
        if query is None:
            return BitMap()
        most = self._most(asked, field, languages)
        by_others = most is not None and 2 * most > self.count() and self.read == archive.read
        told = self.count() - most if by_others and most is not None else most
        if within is None or not _is_soon_looked_up(len(within), told):
            rows = self._all_but(archive, query) if by_others else self._rows(archive, query)
            self._remembered.put(key, rows, room=archive.labels.row_count)
            return rows
        ids = archive.columns.ids(rows_of(within)).tolist()
        only = tantivy.Query.term_set_query(self._schema, "id", ids)
        rows = self._rows(
            archive, tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, only)])
        )
        if len(self._parts) >= PARTS:
            self._parts.clear()
        self._parts[key] = within.copy(), rows
        return rows

    def _most(self, asked: Words, field: Field, languages: Sequence[str]) -> int | None:
        """Give how many works say it at the most: of a word just so many. None where only looking would tell."""
        if asked.prefix:
            return None
        read = self._readings(asked, field, languages)
        return sum(min(self._searcher.doc_freq(field, term) for term in terms) for terms in read)

    def _all_but(self, archive: Archive, query: tantivy.Query) -> BitMap:
        """Give all works that a query finds by those that it does not find, which are soon told where most say it.

        That takes it that the same works are here and there, so the log has to be read as far.
        """
        every = tantivy.Query.all_query()
        others = tantivy.Query.boolean_query([(tantivy.Occur.Must, every), (tantivy.Occur.MustNot, query)])
        return archive.alive - self._rows(archive, others)

    def _rows(self, archive: Archive, query: tantivy.Query) -> BitMap:
        return rowset(archive.columns.rows_of_ids(self._ids(query))) & archive.alive

    def _ids(self, query: tantivy.Query) -> Any:
        """Give the works' ids, ascending. To have them in order from Tantivy takes longer than these two steps."""
        found = self._searcher.search(
            tantivy.Query.const_score_query(query, 1.0), limit=max(1, self.count()), count=False
        ).hits
        ids = self._searcher.fast_field_values("id", list(map(itemgetter(1), found)))
        return np.sort(np.fromiter(ids, np.int64, count=len(ids)))

    def _query(self, asked: Words, field: Field, languages: Sequence[str]) -> tantivy.Query | None:
        if asked.prefix:
            surfaces = words.surfaces(asked.text)
            if len(surfaces) == 1:
                return tantivy.Query.regex_query(self._schema, f"{field}_begin", f"{re.escape(surfaces[0])}.*")
            spoken = _spoken(field, languages)
            parts = [self._begun(field, sheets.begun(asked.text, language)) for language in spoken if surfaces]
        else:
            parts = [self._said(field, read) for read in self._readings(asked, field, languages)]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts]) if parts else None

    def _readings(self, asked: Words, field: Field, languages: Sequence[str]) -> Collection[Sequence[str]]:
        return words.readings(asked.text, _spoken(field, languages)).values()

    def _said(self, field: Field, terms: Sequence[str]) -> tantivy.Query:
        if len(terms) == 1:
            return tantivy.Query.term_query(self._schema, field, terms[0])
        return tantivy.Query.phrase_query(self._schema, field, list(terms))

    def _begun(self, field: Field, terms: Sequence[str]) -> tantivy.Query:
        patterns = [re.escape(term) for term in terms]
        return tantivy.Query.regex_phrase_query(self._schema, field, [*patterns[:-1], f"{patterns[-1]}.*"])

    # Writing

    def write(self, works: Iterable[int], read: Read, *, merge: bool = False) -> None:
        """Write what works say now, however they stood here before. Call it with the lock of the folder.

        `merge` waits until small files are one, which a page had better not. Of no works, only how far it is read is
        noted: a writer is a thread and a commit.
        """
        wanted = list(works)
        if wanted:
            self._write(wanted, merge=merge)
        _note(self.folder, read)
        self.reload()

    def _write(self, wanted: Sequence[int], *, merge: bool) -> None:
        writer = self._index.writer(HEAP, 1)
        for work in wanted:
            writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "id", work))
        for work, sheet in sheets.read(wanted):
            writer.add_document(_as_tantivy(document(work, sheet)))
        writer.commit()
        if merge:
            writer.wait_merging_threads()


def _is_soon_looked_up(works: int, told: int | None) -> bool:
    """Tell whether it is quicker to look at so many works than to be told of all that say it, or do not."""
    return works <= FEW or (told is not None and LOOK_UP * math.sqrt(works) < HIT * told)


class _Kept:
    """Sets of works, those that were wanted last, within REMEMBERED bytes."""

    def __init__(self) -> None:
        self._sets: OrderedDict[tuple[object, ...], tuple[BitMap, int]] = OrderedDict()
        self._size = 0

    def get(self, key: tuple[object, ...]) -> BitMap | None:
        found = self._sets.get(key)
        if found is None:
            return None
        self._sets.move_to_end(key)
        return found[0]

    def put(self, key: tuple[object, ...], rows: BitMap, *, room: int) -> None:
        """Keep a set; `room` is how many works there are, of which it takes a bit each or two bytes each of its own."""
        size = 500 + min(2 * len(rows), room // 8)
        self._sets[key] = rows, size
        self._size += size
        while self._size > REMEMBERED and len(self._sets) > 1:
            _, (_, freed) = self._sets.popitem(last=False)
            self._size -= freed


def _spoken(field: Field, languages: Sequence[str]) -> Sequence[str]:
    """Give the languages in which a field is read."""
    if field == "creators":
        return ("",)
    return (words.TAG_LANGUAGE,) if field == "tags" else languages


def create(folder: Path, found: Iterable[Document], read: Read) -> None:
    """Make the files anew in an empty folder, of works' documents."""
    index = tantivy.Index(_schema(), path=str(folder))
    index.register_tokenizer("words", _analyzer())
    writer = index.writer(4 * HEAP, 1)
    for each in found:
        writer.add_document(_as_tantivy(each))
    writer.commit()
    writer.wait_merging_threads()
    _note(folder, read)


def read_of(folder: Path) -> Read:
    """Give how far in the log the files are. Raises: OSError, ValueError, KeyError."""
    said = json.loads((folder / _READ).read_text(encoding="ascii"))
    if said["format"] != FORMAT:
        raise ValueError(f"{folder.name} is of another format")
    return Read(int(said["position"]), datetime.fromisoformat(said["at"]) if said["at"] else None)


def _note(folder: Path, read: Read) -> None:
    said = {"format": FORMAT, "position": read.position, "at": read.at.isoformat() if read.at else None}
    draft = folder / f"{_READ}.{secrets.token_hex(4)}"
    draft.write_text(json.dumps(said), encoding="ascii")
    draft.replace(folder / _READ)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="words", index_option="position")
        builder.add_text_field(f"{field}_begin", tokenizer_name="words", index_option="basic")
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


_NAMES = tuple(name for field in FIELDS for name in (field, f"{field}_begin"))


def _as_tantivy(given: Document) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned("id", given[0])
    for name, text in zip(_NAMES, given[1], strict=True):
        if text:
            made.add_text(name, text)
    return made
