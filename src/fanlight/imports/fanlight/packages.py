"""What somebody changed in a book's package since Fanlight wrote it: titles, names and tags edited in calibre."""

from dataclasses import replace

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.opf import Metadata
from fanlight.kernel.text import fold, squish
from fanlight.works.manuscript import Creator, Manuscript, Tag

_UNSAID = frozenset({"", "unknown", "anonymous"})


def as_cataloged(m: Manuscript, written: Manuscript, package: Metadata, findings: Findings) -> Manuscript:
    """Give a work with the title, creators and tags that its package has now, where others were `written` into it."""
    changed = {**_title(written, package), **_creators(written, package), **_tags(written, package)}
    if changed:
        said = f"The book’s {', '.join(changed)} were changed after Fanlight wrote it, and taken as they are now."
        findings.add("", "catalog-edited", said)
    return replace(m, **changed)  # type: ignore[arg-type]


def _title(m: Manuscript, package: Metadata) -> dict[str, object]:
    title = squish(next(iter(package.titles), ""))
    return {"title": title} if title and title != squish(m.title) else {}


def _creators(m: Manuscript, package: Metadata) -> dict[str, object]:
    here = [squish(person.name) for person in package.creators]
    known = {squish(creator.name): creator for creator in m.creators}
    written = list(dict.fromkeys(squish(c.name) for c in m.creators if c.role in ("author", "translator")))
    if m.anonymous or here == written or {fold(name) for name in here} <= _UNSAID:
        return {}
    others = [c for c in m.creators if c.role not in ("author", "translator")]
    return {"creators": (*(known.get(name) or Creator(name) for name in here if name), *others)}


def _tags(m: Manuscript, package: Metadata) -> dict[str, object]:
    """Give the tags that are still named, and those that are new, of whose kind nothing is known."""
    here = dict.fromkeys(squish(name) for name in package.subjects if squish(name))
    written = {squish(tag.name) for tag in m.tags}
    if set(here) == written:
        return {}
    kept = tuple(tag for tag in m.tags if squish(tag.name) in here)
    added = tuple(Tag("freeform", name) for name in here if name not in written)
    return {"tags": (*kept, *added)}
