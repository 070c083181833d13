"""Decisions about tags as a table: ours (CSV and JSON), and AO3's public ones (CSV). Values; no database.

AO3's tables: `id,type,name,canonical,cached_count,merger_id` (its data dump of March 2021, in which rare tags
are called "Redacted"), and pairs of `Tag Name,Metatag Name`.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import squish
from fanlight.tags.models import NAME_LENGTH, Kind

FORMAT = "fanlight-tags/1"
COLUMNS = ("kind", "name", "state", "synonym_of", "metatags", "parents", "media")
FORMER = "former"
"""The state of a row that is no tag, but what one was called before: `synonym_of` says which one, as kind:name."""

STATES = ("canonical", "synonym", "unwrangleable", "undecided", FORMER)

AO3_KINDS: Mapping[str, str] = {
    "Rating": Kind.RATING,
    "ArchiveWarning": Kind.WARNING,
    "Warning": Kind.WARNING,
    "Category": Kind.CATEGORY,
    "Fandom": Kind.FANDOM,
    "Relationship": Kind.RELATIONSHIP,
    "Character": Kind.CHARACTER,
    "Freeform": Kind.FREEFORM,
}
MISSING = ("Redacted", "None")
"""What stands in place of a name that is not told: AO3 redacted rare ones, Python writes None for nothing."""

_NOTHING = ("", "-1", "0", "NULL", "nil")
"""What the column of mergers says of a tag that is no synonym."""

Name = tuple[str, str]
"""A kind and a name; the kind is empty where a table does not tell."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a table says of a tag. `line` is its place in the file, from 1."""

    line: int
    kind: str
    name: str
    state: str
    synonym_of: Name | None = None
    metatags: tuple[str, ...] = ()
    parents: tuple[Name, ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A row, or a part of one, that was not followed, and why."""

    line: int
    tag: str
    why: str


@dataclass(slots=True)
class Table:
    """A table that was read: rows, pairs of a tag and its metatag, what could not be read, and what was passed by."""

    rows: list[Row] = field(default_factory=list)
    pairs: list[tuple[int, str, str]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    passed_by: dict[str, int] = field(default_factory=dict)

    def pass_by(self, why: str) -> None:
        """Count a row that is none of ours."""
        self.passed_by[why] = self.passed_by.get(why, 0) + 1


def read(data: bytes) -> Table:
    """Read a table of any of the kinds. Raises: Unreadable."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("This table is not text in UTF-8.") from error
    if text.lstrip()[:1] == "{":
        return _read_json(text)
    try:
        rows = csv.reader(StringIO(text, newline=""))
        header = tuple(cell.strip().casefold() for cell in next(rows, []))
        if header[:4] == ("id", "type", "name", "canonical"):
            return _read_ao3(header, rows)
        if header == ("tag name", "metatag name"):
            return _read_pairs(rows)
        if set(COLUMNS[:4]) <= set(header):
            return _read_csv(header, rows)
    except csv.Error as error:
        raise Unreadable(f"This table is broken: {error}.") from error
    raise Unreadable(
        f"This is no table of tags: its first line names neither {', '.join(COLUMNS)},"
        " nor id, type, name, canonical, cached_count, merger_id, nor Tag Name, Metatag Name."
    )


def write_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Write rows as CSV, some lines at a time."""
    yield ",".join(COLUMNS) + "\r\n"
    for row in rows:
        line = StringIO()
        synonym_of = "" if row.synonym_of is None else _written(row.synonym_of, apart=row.state == FORMER)
        lists = (row.metatags, [f"{kind}:{name}" for kind, name in row.parents], row.media)
        csv.writer(line).writerow([row.kind, row.name, row.state, synonym_of, *map(", ".join, lists)])
        yield line.getvalue()


def write_json(rows: Iterable[Row]) -> Iterator[str]:
    """Write rows as one document of JSON, some lines at a time."""
    yield f'{{"format": "{FORMAT}", "tags": ['
    between = "\n"
    for row in rows:
        said: dict[str, Any] = {"kind": row.kind, "name": row.name, "state": row.state}
        if row.synonym_of is not None:
            said["synonym_of"] = _written(row.synonym_of, apart=row.state == FORMER)
        said |= {"metatags": list(row.metatags)} if row.metatags else {}
        said |= {"parents": [f"{kind}:{name}" for kind, name in row.parents]} if row.parents else {}
        said |= {"media": list(row.media)} if row.media else {}
        yield between + json.dumps(said, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def split_label(text: str) -> Name:
    """Give what `kind:name` says; the kind is empty where there is none."""
    kind, colon, name = text.partition(":")
    return (
        (kind.strip().casefold(), squish(name))
        if colon and kind.strip().casefold() in Kind.values
        else ("", squish(text))
    )


def _written(name: Name, *, apart: bool) -> str:
    return f"{name[0]}:{name[1]}" if apart else name[1]


def _read_csv(header: Sequence[str], rows: Iterator[list[str]]) -> Table:
    table = Table()
    for line, cells in enumerate(rows, 2):
        said: dict[str, Any] = dict(zip(header, cells, strict=False))
        if any(cells):
            for name in ("metatags", "parents", "media"):
                said[name] = [part for part in str(said.get(name) or "").split(",") if part.strip()]
            _take(table, line, said)
    return table


def _read_json(text: str) -> Table:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"This table is not JSON: {error}.") from error
    if document.get("format") != FORMAT or not isinstance(document.get("tags"), list):
        raise Unreadable(f"This JSON is no table of tags: its format is not {FORMAT}.")
    table = Table()
    for line, said in enumerate(document["tags"], 1):
        if isinstance(said, dict) and all(_is_list(said.get(name, [])) for name in ("metatags", "parents", "media")):
            _take(table, line, said)
        else:
            table.refused.append(Refused(line, "", "This is no row of a table of tags."))
    return table


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _take(table: Table, line: int, said: Mapping[str, Any]) -> None:
    kind, name, state, above = (str(said.get(key) or "") for key in ("kind", "name", "state", "synonym_of"))
    kind, name, state = kind.strip().casefold(), squish(name), state.strip().casefold()
    if kind not in Kind.values or state not in STATES or not 0 < len(name) <= NAME_LENGTH:
        wrong = f"kind {kind!r}" if kind not in Kind.values else f"state {state!r}" if state not in STATES else "name"
        table.refused.append(Refused(line, f"{kind}:{name[:80]}", f"There is no such {wrong}."))
        return
    head: Name | None = None
    if state in ("synonym", FORMER):
        head = split_label(above) if state == FORMER else (kind, squish(above))
        if not head[1] or not head[0]:
            table.refused.append(Refused(line, f"{kind}:{name}", "It does not say what it stands for."))
            return
    parents = tuple(split_label(part) for part in said.get("parents", ()))
    metatags, media = (tuple(squish(part) for part in said.get(key, ())) for key in ("metatags", "media"))
    table.rows.append(Row(line, kind, name, state, head, metatags, parents, media))


def _read_ao3(header: Sequence[str], rows: Iterator[list[str]]) -> Table:
    table, known, later = Table(), dict[str, Name](), list[tuple[int, Name, str]]()
    places = [header.index(name) for name in ("id", "type", "name", "canonical")]
    merger = header.index("merger_id") if "merger_id" in header else -1
    for line, cells in enumerate(rows, 2):
        if len(cells) <= max(places):
            if any(cells):
                table.refused.append(Refused(line, "", "The line has too few cells."))
            continue
        number, of, name, canonical = (squish(cells[place]) for place in places)
        kind = AO3_KINDS.get(of)
        if kind is None or name in MISSING:
            table.pass_by("names that the table does not tell" if kind else f"tags of the type {of[:40]}")
        elif not 0 < len(name) <= NAME_LENGTH:
            table.refused.append(Refused(line, f"{kind}:{name[:80]}", "There is no such name."))
        else:
            known[number] = (kind, name)
            head = cells[merger].strip() if 0 <= merger < len(cells) else ""
            if head in _NOTHING:
                state = "canonical" if canonical.casefold() in ("true", "t", "1") else "undecided"
                table.rows.append(Row(line, kind, name, state))
            else:
                later.append((line, (kind, name), head))
    for line, (kind, name), head in later:
        if head in known:
            table.rows.append(Row(line, kind, name, "synonym", known[head]))
        else:
            table.refused.append(Refused(line, f"{kind}:{name}", f"The table has no tag {head} for it to stand for."))
    return table


def _read_pairs(rows: Iterator[list[str]]) -> Table:
    table = Table()
    for line, cells in enumerate(rows, 2):
        if len(cells) == 2 and all(0 < len(squish(cell)) <= NAME_LENGTH for cell in cells):
            table.pairs.append((line, squish(cells[0]), squish(cells[1])))
        elif any(cells):
            table.refused.append(Refused(line, "", "The line is no pair of names."))
    return table
