"""The index's health: does it say what the database says?"""

import numpy as np

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.checks import Check
from fanlight.kernel.library import Library
from fanlight.search.index import archive, building
from fanlight.search.index.archive import Archive
from fanlight.search.index.columns import TYPES, Values
from fanlight.search.index.engine import Engine, Unavailable
from fanlight.search.index.entries import KINDS
from fanlight.search.index.rowsets import rows_of
from fanlight.search.index.texts import Texts
from fanlight.works.models import Work


def examine_index(viewer: Viewer, *, library: Library, fix: bool) -> list[Check]:
    """Compare the index with one made anew, and with `fix` make it anew where they differ. Raises: Refused."""
    require(can_import(viewer), "Only the owner may examine this library.")
    engine = Engine(library)
    return [_labels(engine, fix=fix), _texts(engine, fix=fix)]


def _labels(engine: Engine, *, fix: bool) -> Check:
    try:
        held = engine.fresh_archive()
    except Unavailable as missing:
        ill = "Far behind the database" if missing.code == "index-behind" else "Not made yet, or of no use"
        return Check("search index", True, f"{ill}; `serve` makes it anew, and so does `fanlight reindex`.")
    if not engine.is_mapped:
        return Check("search index", True, "Not made yet; `serve` makes it, and so does `fanlight reindex`.")
    wrong = _differences(held, archive.of_draft(building.build()))
    if wrong and fix:
        engine.make_labels()
        return Check("search index", True, f"It differed in {', '.join(wrong)}, and was made anew.", fixed=len(wrong))
    said = (
        f"It differs from the database in {', '.join(wrong)}." if wrong else f"{len(held.alive):,} works, as they are."
    )
    return Check("search index", not wrong, said)


def _differences(held: Archive, made: Archive) -> list[str]:
    """Give in what two indexes differ."""
    mine, other = (np.sort(each.columns.ids(rows_of(each.alive))) for each in (held, made))
    if not np.array_equal(mine, other):
        return ["which works there are"]
    wrong = [kind for kind in KINDS if _carried(held, kind) != _carried(made, kind)]
    names = [name for name in TYPES if name not in ("id", "title", "creator")]
    return wrong + [name for name in names if not np.array_equal(_by_id(held, name), _by_id(made, name))]


def _by_id(index: Archive, column: str) -> Values:
    rows = rows_of(index.alive)
    return index.columns.values(column, rows[np.argsort(index.columns.ids(rows))])


def _carried(index: Archive, kind: str) -> dict[object, int]:
    """Give the works of each label of a kind."""
    labels = index.labels
    name = index.languages.__getitem__ if kind == "language" else int
    return {name(labels.key(slot)): count for slot in labels.slots_of(kind) if (count := labels.count(slot))}


def _texts(engine: Engine, *, fix: bool) -> Check:
    folder = engine.words.current()
    if folder is None:
        return Check("search texts", True, "Not indexed yet; `serve` does it, and so does `fanlight reindex`.")
    try:
        while engine.write_texts():
            pass
        held = Texts(folder).count() if folder == engine.words.current() else Work.objects.count()
    except archive.DAMAGED as error:
        return Check("search texts", False, f"The index of texts cannot be used: {error}.")
    works = Work.objects.count()
    if held != works and fix:
        engine.make_texts()
        return Check("search texts", True, f"It had {held:,} of {works:,} works, and was made anew.", fixed=1)
    said = f"The texts of {held:,} works." if held == works else f"It has the texts of {held:,} of {works:,} works."
    return Check("search texts", held == works, said)
