"""What could come next where somebody types: a field, a tag, a creator, a value. At most twenty milliseconds' work."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.language import LANGUAGES
from fanlight.kernel.text import fold
from fanlight.search import names
from fanlight.search.language.fields import (
    DATES,
    FLAGS,
    HAS,
    KINDS,
    NUMBERS,
    SAVED,
    SORT,
    TAG,
    TEXT,
    TEXTS,
    THINGS,
    field_of,
)
from fanlight.search.language.printer import quote
from fanlight.search.query import SORTS

LONGEST = 600
"""Characters before the caret that are looked at."""

LIMIT = 10
"""Options that are offered."""

_BARE = re.compile(r"(?:(?<=\s)|^)[^\W_][^\s:\"“”()*-]*(?: [^\W_][^\s:\"“”()*-]*){1,3}$")
"""Up to four words that are neither quoted nor a field's."""

FIELDS = (*KINDS, "by", "series", "language", *NUMBERS, *DATES, *FLAGS, *TEXTS, HAS, SAVED, SORT, TAG, TEXT)
"""Fields that are offered, the most useful first; those of a reader's own come when they are kept."""

_VALUES: dict[str, Sequence[str]] = {
    **dict.fromkeys(FLAGS, ("yes", "no")),
    **dict.fromkeys(NUMBERS, (">1k", ">10k", ">50k", "<5k", "5k..20k")),
    **dict.fromkeys(DATES, ("<7d", "<1mo", "<1y", ">2y", "2020..2022")),
    HAS: THINGS,
    SORT: SORTS,
    TEXT: ("no",),
}
_LAST = re.compile(r"""(?:^|(?<=[\s(]))[-(]*(?:[A-Za-z][A-Za-z-]*:=?\s?)?(?:["“](?:[^"“”\\]|\\.)*|[^\s"“”()]*)$""")


@dataclass(frozen=True, slots=True)
class Option:
    """What can be put in place of what is typed; `count` is in how many works it is, None where that says nothing."""

    text: str
    label: str
    kind: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Completions:
    """Options for the part of the text from `start` to the caret."""

    start: int
    options: tuple[Option, ...]


def complete(viewer: Viewer, text: str, caret: int, *, filters: Iterable[str] = ()) -> Completions:
    """Give what could stand at the caret. `filters` are names of the reader's own saved filters."""
    before = text[:caret][-LONGEST:]
    shift = len(text[:caret]) - len(before)
    found = _LAST.search(before)
    if found is None:
        return Completions(caret, ())
    term = found[0]
    marks = len(term) - len(term.lstrip("-("))
    start, term = found.start() + marks, term[marks:]
    field, colon, said = term.partition(":")
    known = field_of(field) if colon else None
    if colon and known is None:
        return Completions(caret, ())
    said = (said if known else term).lstrip("= ").strip('"“')
    if known is None and (several := _of_several(viewer, before, start + len(term))):
        return replace(several, start=shift + several.start)
    options = _of_field(viewer, known, said, filters) if known else _of_any(viewer, said)
    return Completions(shift + start, tuple(options[:LIMIT]))


def _of_several(viewer: Viewer, text: str, end: int) -> Completions | None:
    """Give names that have all of the last bare words, where somebody types a name without its quotes."""
    run = _BARE.search(text[:end])
    words = run[0].split(" ") if run else []
    while len(words) > 1:
        said = " ".join(words)
        tags = names.list_completions(viewer, text=said, limit=LIMIT, forgiving=False)
        if tags:
            options = [
                Option(f"{offer.kind}:{quote(offer.name)}", offer.name, offer.kind, offer.count) for offer in tags
            ]
            return Completions(end - len(said), tuple(options))
        words = words[1:]
    return None


def complete_name(viewer: Viewer, text: str, kind: str) -> Completions:
    """Give names of tags, of any kind if `kind` is empty, that could be meant by a text that is nothing but a name."""
    said = text[-LONGEST:].strip()
    found = names.list_completions(viewer, text=said, kinds=(kind,) if kind else (), limit=LIMIT) if said else ()
    return Completions(0, tuple(Option(offer.name, offer.name, offer.kind, offer.count) for offer in found))


def _of_field(viewer: Viewer, field: str, said: str, filters: Iterable[str]) -> list[Option]:
    if field in (*KINDS, TAG, "by", "series"):
        kinds = () if field == TAG else (field,)
        found = names.list_completions(viewer, text=said, kinds=kinds, limit=LIMIT)
        return [Option(f"{offer.kind}:{quote(offer.name)}", offer.name, offer.kind, offer.count) for offer in found]
    if field == SAVED:
        return [Option(f"{SAVED}:{quote(name)}", name, SAVED) for name in filters if fold(said) in fold(name)]
    if field == "language":
        return _languages(said)
    values = _VALUES.get(field, ())
    return [Option(f"{field}:{value}", value, field) for value in values if value.startswith(said.lower())]


def _languages(said: str) -> list[Option]:
    wanted = fold(said)
    found = [
        (code, native)
        for code, native, english, _ in LANGUAGES
        if any(fold(name).startswith(wanted) for name in (code, native, *english.split(" | ")))
    ]
    return [Option(f"language:{code}", native, "language") for code, native in found[:LIMIT]]


def _of_any(viewer: Viewer, said: str) -> list[Option]:
    """Give fields that begin so, then tags and creators that have a word that does."""
    if not said:
        return []
    fields = [Option(f"{field}:", f"{field}:", "") for field in FIELDS if field.startswith(said.lower())]
    tags = names.list_completions(viewer, text=said, limit=LIMIT)
    people = names.list_completions(viewer, text=said, kinds=(names.BY,), limit=3, forgiving=not tags)
    options = [Option(f"{offer.kind}:{quote(offer.name)}", offer.name, offer.kind, offer.count) for offer in tags]
    others = [Option(f"{names.BY}:{quote(offer.name)}", offer.name, names.BY, offer.count) for offer in people]
    return [*fields[:3], *options[: LIMIT - len(fields[:3]) - len(others)], *others]


def list_near(viewer: Viewer, *, kind: str, name: str) -> list[str]:
    """Give names of a kind that are most like one, whatever that is called."""
    return [offer.name for offer in names.list_near(viewer, kind=kind, name=name) if offer.kind == kind]
