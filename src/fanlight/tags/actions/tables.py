"""Taking in a table of decisions: many at once, undone as one. What was decided here holds; what differs is told."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fanlight.accounts.viewers import Viewer
from fanlight.changes.tables import insert_rows, update_rows
from fanlight.kernel.errors import FanlightError
from fanlight.kernel.text import fold
from fanlight.tags.actions._ledger import NOT_FIXED, TABLES, Ledger, Pair, deciding
from fanlight.tags.actions.tags import Identity, identity
from fanlight.tags.components import kinds_of_pairs
from fanlight.tags.models import Decision, FormerName, Kind, Media, Tag
from fanlight.tags.rules import FIXED, PARENTS, check_name
from fanlight.tags.tables import FORMER, Name, Refused, Row, Table

FETCH = 5_000
"""Names that are asked for in one statement."""


@dataclass(slots=True)
class Report:
    """What became of a table. `decision` is None where it changed nothing."""

    made: int = 0
    canonical: int = 0
    synonyms: int = 0
    unwrangleable: int = 0
    metatags: int = 0
    parents: int = 0
    media: int = 0
    same: int = 0
    passed_by: Mapping[str, int] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    decision: Decision | None = None


def import_table(*, table: Table, name: str, by: Viewer, kind: str = "") -> Report:
    """Take a table in; `name` is its file's. `kind` is that of pairs where neither name is known here.

    A tag that there is not is made, though no work carries it. Raises: Refused.
    """
    report = Report(passed_by=dict(table.passed_by), refused=list(table.refused))
    try:
        with deciding(by=by, verb="imported", detail={"subject": name[:200], "is_table": True}) as ledger:
            _Import(ledger, report).take(table, kind)
            if not ledger.steps:
                raise _NothingNew
            ledger.detail["figures"] = {
                figure: getattr(report, figure)
                for figure in ("made", "canonical", "synonyms", "unwrangleable", "metatags", "parents", "media", "same")
            }
            ledger.detail["figures"]["refused"] = len(report.refused)
        report.decision = ledger.made
    except _NothingNew:
        pass
    report.refused.sort(key=lambda refused: refused.line)
    return report


class _NothingNew(Exception):
    """All that a table says is so already, or was refused."""


class _Import:
    def __init__(self, ledger: Ledger, report: Report) -> None:
        self.ledger, self.report = ledger, report
        self.tags: dict[Identity, Tag] = {}
        self.fresh: list[Tag] = []
        self.before: dict[int, dict[str, object]] = {}

    def take(self, table: Table, kind: str) -> None:
        rows = [row for row in table.rows if self._may(row)]
        pairs = self._pairs(table.pairs, kind)
        wanted = [(row.kind, row.name) for row in rows if row.state != FORMER]
        wanted += [name for row in rows for name in _named_by(row)]
        wanted += [name for _, *names in pairs for name in names]
        self._find(wanted)
        canonical = [(row.line, (row.kind, row.name)) for row in rows if row.state == "canonical"]
        canonical += [(line, name) for line, *names in pairs for name in names]
        self._each(canonical, self._crown)
        self._each([(row.line, (row.kind, row.name)) for row in rows if self._is_new(row)], self._make)
        self._write_fresh()
        for row in rows:
            self._state(row)
        self._write_changes()
        self._links(rows, pairs)
        self._former(rows)

    # What is there

    def _may(self, row: Row) -> bool:
        if row.kind in FIXED and not self.ledger.by.is_owner:
            return self._refuse(row.line, (row.kind, row.name), NOT_FIXED)
        return True

    def _pairs(self, pairs: Sequence[tuple[int, str, str]], kind: str) -> list[tuple[int, Name, Name]]:
        """Give the pairs with the kind of each, as far as anything tells it."""
        folded = {name: fold(name) or name for _, *names in pairs for name in names}
        known: dict[str, set[str]] = defaultdict(set)
        for part in _parts(set(folded.values())):
            for of, name in Tag.objects.filter(kind__in=Kind.values, folded__in=part).values_list("kind", "folded"):
                known[name].add(of)
        kinds = kinds_of_pairs([(folded[low], folded[up]) for _, low, up in pairs], known)
        found = []
        for (line, low, up), told in zip(pairs, kinds, strict=True):
            of = told or kind
            if of:
                found.append((line, (of, low), (of, up)))
            else:
                self._refuse(line, ("", low), "Nothing here tells of which kind this is; say so with --kind.")
        return found

    def _find(self, wanted: Iterable[Name]) -> None:
        by_kind: dict[str, set[str]] = defaultdict(set)
        for kind, name in wanted:
            by_kind[kind].add(identity(kind, name)[1])
        for kind, names in by_kind.items():
            for part in _parts(names):
                for former in FormerName.objects.filter(kind=kind, folded__in=part).select_related("tag"):
                    if former.tag.kind == kind:
                        self.tags[kind, former.folded] = former.tag
                for tag in Tag.objects.filter(kind=kind, folded__in=part):
                    self.tags[kind, tag.folded] = tag

    def _get(self, name: Name) -> Tag | None:
        return self.tags.get(identity(*name))

    # States

    def _each(self, named: Iterable[tuple[int, Name]], act: Callable[[int, Name], object]) -> None:
        for line, name in {name: (line, name) for line, name in named}.values():
            act(line, name)

    def _make(self, line: int, name: Name, *, is_canonical: bool = False) -> Tag:  # noqa: ARG002
        key = identity(*name)
        tag = self.tags[key] = Tag(kind=name[0], name=name[1], folded=key[1], is_canonical=is_canonical)
        self.fresh.append(tag)
        return tag

    def _crown(self, line: int, name: Name) -> None:
        tag = self._get(name)
        if tag is not None and tag.is_canonical:
            self.report.same += 1
            return
        if tag is not None and (tag.synonym_of_id is not None or tag.is_unwrangleable):
            self._refuse(line, name, _decided(tag))
            return
        try:
            check_name(name[1])
        except FanlightError as error:
            self._refuse(line, name, str(error))
            return
        self.report.canonical += 1
        if tag is None:
            self._make(line, name, is_canonical=True)
        else:
            self._change(tag, is_canonical=True)

    def _is_new(self, row: Row) -> bool:
        if row.state == FORMER or self._get((row.kind, row.name)) is not None:
            return False
        if row.state == "synonym":
            head = self._get(row.synonym_of) if row.synonym_of else None
            return head is not None and head.is_canonical
        return row.state == "unwrangleable" or bool(row.parents or row.media)

    def _write_fresh(self) -> None:
        """Make the tags that there are not, and take their ids."""
        if not self.fresh:
            return
        columns = ("kind", "name", "folded", "is_canonical", "is_unwrangleable", "uses", "version")
        rows = ((t.kind, t.name, t.folded, t.is_canonical, False, 0, 0) for t in self.fresh)
        insert_rows(Tag, columns, rows)
        by_kind: dict[str, dict[str, Tag]] = defaultdict(dict)
        for tag in self.fresh:
            by_kind[tag.kind][tag.folded] = tag
        for kind, tags in by_kind.items():
            for part in _parts(tags):
                for pk, folded in Tag.objects.filter(kind=kind, folded__in=part).values_list("pk", "folded"):
                    tags[folded].pk = pk
        self.report.made = len(self.fresh)
        self.ledger.note_made([tag.pk for tag in self.fresh])

    def _state(self, row: Row) -> None:
        name = (row.kind, row.name)
        tag = self._get(name)
        if row.state == "synonym" and row.synonym_of is not None:
            self._point(row, tag, self._get(row.synonym_of))
        elif row.state == "unwrangleable" and tag is not None:
            if tag.is_unwrangleable:
                self.report.same += 1
            elif tag.is_canonical or tag.synonym_of_id is not None:
                self._refuse(row.line, name, _decided(tag))
            else:
                self._change(tag, is_unwrangleable=True)
                self.report.unwrangleable += 1

    def _point(self, row: Row, tag: Tag | None, head: Tag | None) -> None:
        name, target = (row.kind, row.name), row.synonym_of or ("", "")
        if head is None or not head.is_canonical:
            self._refuse(row.line, name, f"“{target[1]}” is not canonical here.")
        elif tag is None or tag.pk == head.pk:
            self._refuse(row.line, name, f"“{row.name}” and “{target[1]}” are the same tag here.")
        elif row.kind != target[0]:
            self._refuse(row.line, name, f"“{target[1]}” is of another kind.")
        elif tag.synonym_of_id == head.pk:
            self.report.same += 1
        elif tag.is_canonical or tag.synonym_of_id is not None or tag.is_unwrangleable:
            self._refuse(row.line, name, _decided(tag))
        else:
            self._change(tag, synonym_of_id=head.pk)
            self.report.synonyms += 1

    def _change(self, tag: Tag, **fields: object) -> None:
        held = self.before.setdefault(tag.pk, {})
        for column, value in fields.items():
            held.setdefault(column, getattr(tag, column))
            setattr(tag, column, value)

    def _write_changes(self) -> None:
        tags = {tag.pk: tag for tag in self.tags.values()}
        columns = ("is_canonical", "is_unwrangleable", "synonym_of_id")
        changed = [tags[pk] for pk in sorted(self.before)]
        update_rows(Tag, columns, [(t.is_canonical, t.is_unwrangleable, t.synonym_of_id, t.pk) for t in changed])
        for tag in changed:
            self.ledger.note_changed(tag.pk, {
                column: [before, getattr(tag, column)] for column, before in self.before[tag.pk].items()
            })  # fmt: skip

    # Links

    def _links(self, rows: Iterable[Row], pairs: Iterable[tuple[int, Name, Name]]) -> None:
        metas = [(line, low, up) for line, low, up in pairs]
        metas += [(row.line, (row.kind, row.name), (row.kind, up)) for row in rows for up in row.metatags]
        parents = [(row.line, (row.kind, row.name), parent) for row in rows for parent in row.parents]
        self.report.metatags = self._link("meta", metas, _MetaCheck())
        self.report.parents = self._link("parent", parents, _may_belong)
        shelves = [(row, name) for row in rows for name in row.media if row.kind == Kind.FANDOM]
        held = {media.folded: media for media in Media.objects.all()}
        new: set[Pair] = set()
        for row, name in shelves:
            tag = self._get((row.kind, row.name))
            if tag is not None and tag.synonym_of_id is None and fold(name):
                media = held.get(fold(name)) or self.ledger.make_media(name, fold(name))
                held[media.folded] = media
                new.add((tag.pk, media.pk))
        new -= set(TABLES["media"].objects.values_list("lower", "upper"))
        self.ledger.note_links("media", sorted(new))
        self.report.media = len(new)

    def _link(
        self, table: str, wanted: Sequence[tuple[int, Name, Name]], refused: Callable[[Tag, Tag], str | None]
    ) -> int:
        held = set(TABLES[table].objects.values_list("lower", "upper")) if wanted else set()
        new: list[Pair] = []
        for line, low, up in wanted:
            lower, upper = self._get(low), self._get(up)
            if lower is None or upper is None or lower.pk is None or upper.pk is None:
                continue  # said already
            pair = (lower.pk, upper.pk)
            if pair in held:
                self.report.same += 1
            elif why := refused(lower, upper):
                self._refuse(line, low, why)
            else:
                held.add(pair)
                new.append(pair)
        self.ledger.note_links(table, new)
        return len(new)

    def _former(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if row.state != FORMER or row.synonym_of is None:
                continue
            tag, key = self._get(row.synonym_of), identity(row.kind, row.name)
            known = Tag.objects.filter(kind=key[0], folded=key[1]).exists()
            if tag is None or tag.pk is None or known:
                self._refuse(row.line, (row.kind, row.name), "There is a tag of this name here.")
            elif FormerName.objects.filter(kind=key[0], folded=key[1]).exists():
                self.report.same += 1
            else:
                self.ledger.keep_former(row.kind, row.name, key[1], tag.pk)

    def _refuse(self, line: int, name: Name, why: str) -> bool:
        self.report.refused.append(Refused(line, f"{name[0]}:{name[1]}" if name[0] else name[1], why))
        return False


def _named_by(row: Row) -> list[Name]:
    head = [row.synonym_of] if row.synonym_of else []
    return [*head, *((row.kind, up) for up in row.metatags), *row.parents]


def _decided(tag: Tag) -> str:
    if tag.is_canonical:
        return "Here it is canonical."
    return "Here it is set aside as unwrangleable." if tag.is_unwrangleable else "Here it is another's synonym."


def _may_belong(lower: Tag, upper: Tag) -> str | None:
    if upper.kind not in PARENTS.get(lower.kind, ()):
        return f"A {lower.kind} does not belong to a {upper.kind}."
    if not upper.is_canonical:
        return f"“{upper.name}” is not canonical here."
    return None if lower.synonym_of_id is None else "Here it is another's synonym."


class _MetaCheck:
    """Whether links may join those that are there: no circle is ever closed, in the order in which they come."""

    def __init__(self) -> None:
        self._above: dict[int, set[int]] | None = None

    def __call__(self, lower: Tag, upper: Tag) -> str | None:
        if lower.pk == upper.pk:
            return "It would be its own metatag."
        if not (lower.is_canonical and upper.is_canonical):
            return f"“{(upper if lower.is_canonical else lower).name}” is not canonical here."
        if self._above is None:
            self._above = defaultdict(set)
            for low, up in TABLES["meta"].objects.values_list("lower", "upper"):
                self._above[low].add(up)
        if self._leads(upper.pk, lower.pk):
            return f"“{lower.name}” is already above “{upper.name}”."
        self._above[lower.pk].add(upper.pk)
        return None

    def _leads(self, start: int, end: int) -> bool:
        above = self._above or {}
        seen, waiting = {start}, [start]
        while waiting:
            for up in above.get(waiting.pop(), ()):
                if up == end:
                    return True
                if up not in seen:
                    seen.add(up)
                    waiting.append(up)
        return False


def _parts(names: Collection[str]) -> Iterable[list[str]]:
    ordered = sorted(names)
    return (ordered[start : start + FETCH] for start in range(0, len(ordered), FETCH))
