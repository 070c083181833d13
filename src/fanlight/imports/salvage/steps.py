"""What a person does in a review, as values: each to and from a small JSON object, each applied to a Draft.

`{"do": "move", "at": 120, "to": 131}` is a step. Offsets count the text's characters (code points) from 0.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import NoneType
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from fanlight.imports.salvage import reviews
from fanlight.imports.salvage.drafts import Details, Draft
from fanlight.imports.salvage.manuscripts import series_of
from fanlight.imports.salvage.statements import gather
from fanlight.imports.salvage.values import DecisionKind, Role, Salvaged
from fanlight.kernel.errors import Invalid
from fanlight.kernel.language import code_of
from fanlight.kernel.text import fold, squish
from fanlight.works.manuscript import Kind, SeriesPlace, Tag

MOST_NAME = 500
"""Characters of a title, a creator's name or a tag that a person gives."""

MOST_NAMES = 1_000
"""Creators or tags that a person gives."""

MOST_PLANNED = 100_000
MOST_SERIES = 50
MOST_POSITION = 100_000
_MOST_NUMBER = 2**31 - 1
_UNSOUND = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Confirm:
    """Settle what was decided at a place, as it is."""

    at: int


@dataclass(frozen=True, slots=True)
class ConfirmAll:
    """Settle everything, as it is."""


@dataclass(frozen=True, slots=True)
class Move:
    """Move the boundary at `at` to `to`."""

    at: int
    to: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the boundary at `at` out: what begins there joins what stands before."""

    at: int


@dataclass(frozen=True, slots=True)
class Add:
    """Let a piece begin at `at`, up to `end` or as far as the piece that it is cut from."""

    at: int
    role: Role
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SetRole:
    """Say what the piece at `at` is."""

    at: int
    role: Role


@dataclass(frozen=True, slots=True)
class Switch:
    """Switch what was found at a place on or off: a tidy-up, a restored paragraph, a repair, a series."""

    at: int
    kind: DecisionKind
    on: bool


@dataclass(frozen=True, slots=True)
class SwitchAll:
    """Switch everything of a kind on or off, or only what one rule found."""

    kind: DecisionKind
    on: bool
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Retype:
    """Say of which kind the tag written at `at` is."""

    at: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the tag written at `at` under the kind where it stands."""

    at: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Say how many chapters are planned; None is what nobody knows."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Rename:
    """Give the work its title; empty is what the text or the file's name says."""

    title: str


@dataclass(frozen=True, slots=True)
class SetCreators:
    """Say by whom the work is."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Say in which language the work is: a code or the language's own name; empty is what the text says."""

    language: str


@dataclass(frozen=True, slots=True)
class SetSeries:
    """Say what the work's series of this number is, from 0, as they stand; the next number adds one.

    An empty title takes it out; a position of None is not known.
    """

    number: int
    title: str
    position: float | None = None


@dataclass(frozen=True, slots=True)
class TakeSeries:
    """Let the work's series be what the text says."""


@dataclass(frozen=True, slots=True)
class AddTag:
    """Give the work a tag."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class RemoveTag:
    """Take a tag from the work."""

    kind: Kind
    name: str


Step = (
    Confirm
    | ConfirmAll
    | Move
    | Remove
    | Add
    | SetRole
    | Switch
    | SwitchAll
    | Retype
    | Leave
    | Plan
    | Rename
    | SetCreators
    | SetLanguage
    | SetSeries
    | TakeSeries
    | AddTag
    | RemoveTag
)

NAMES: dict[str, type[Step]] = {
    "confirm": Confirm,
    "confirm-all": ConfirmAll,
    "move": Move,
    "remove": Remove,
    "add": Add,
    "set-role": SetRole,
    "switch": Switch,
    "switch-all": SwitchAll,
    "retype": Retype,
    "leave": Leave,
    "plan": Plan,
    "rename": Rename,
    "set-creators": SetCreators,
    "set-language": SetLanguage,
    "set-series": SetSeries,
    "take-series": TakeSeries,
    "add-tag": AddTag,
    "remove-tag": RemoveTag,
}
_NAME_OF = {cls: name for name, cls in NAMES.items()}
_HINTS: dict[type[Step], dict[str, Any]] = {cls: get_type_hints(cls) for cls in NAMES.values()}


def name_of(step: Step) -> str:
    """Give what a step's JSON says under `do`."""
    return _NAME_OF[type(step)]


def to_json(step: Step) -> dict[str, Any]:
    """Give the JSON form."""
    values = ((f.name, getattr(step, f.name)) for f in fields(step))
    return {"do": name_of(step), **{name: list(v) if isinstance(v, tuple) else v for name, v in values}}


def from_json(value: object) -> Step:
    """Read the JSON form. Raises: Invalid, for whatever is no step; whether it can be done only `apply` knows."""
    cls = NAMES.get(str(value.get("do"))) if isinstance(value, Mapping) else None
    if cls is None or not isinstance(value, Mapping):
        raise Invalid("This is no step of a review.", at="do")
    known = {f.name for f in fields(cls)}
    if strange := [name for name in value if name != "do" and name not in known]:
        raise Invalid(f"A step “{value['do']}” has no “{strange[0]!s:.40}”.", at=str(strange[0])[:40])
    hints = _HINTS[cls]
    given = {name: _read(hints[name], value[name], name) for name in known if name in value}
    try:
        return cls(**given)
    except TypeError as error:
        missing = next(name for name in sorted(known) if name not in given)
        raise Invalid(f"A step “{value['do']}” needs “{missing}”.", at=missing) from error


def _read(hint: Any, value: object, at: str) -> Any:
    if get_origin(hint) is Literal:
        fits = isinstance(value, str) and value in get_args(hint)
    elif hint is bool:
        fits = isinstance(value, bool)
    elif hint is str:
        fits = isinstance(value, str) and len(value) <= MOST_NAME and not _UNSOUND.search(value)
    elif get_origin(hint) is tuple:
        fits = isinstance(value, list) and len(value) <= MOST_NAMES
        return tuple(_read(str, item, at) for item in cast(list[object], value)) if fits else _refuse(at)
    elif float in get_args(hint):
        fits = value is None or (type(value) in (int, float) and 0 <= cast(float, value) <= MOST_POSITION)
        return float(cast(float, value)) if fits and value is not None else value if fits else _refuse(at)
    else:  # int, or int | None
        fits = (value is None and NoneType in get_args(hint)) or (type(value) is int and 0 <= value <= _MOST_NUMBER)
    return value if fits else _refuse(at)


def _refuse(at: str) -> Any:
    raise Invalid(f"“{at}” has no value that fits.", at=at)


def apply(draft: Draft, step: Step) -> Draft:
    """Give the draft that a step leads to. Raises: Invalid, when it cannot be done; the draft itself never changes."""
    if isinstance(step, Plan | Rename | SetCreators | SetLanguage | AddTag | RemoveTag):
        draft = replace(draft, details=_detailed(draft.details, step))
        return _planned(draft) if isinstance(step, Plan) else draft
    if isinstance(step, SetSeries | TakeSeries):
        return replace(draft, details=replace(draft.details, series=_series(draft, step)))
    return replace(draft, salvaged=_cut(draft, step))


def _cut(draft: Draft, step: Step) -> Salvaged:
    salvaged = draft.salvaged
    match step:
        case Confirm(at):
            return reviews.confirm(salvaged, at)
        case ConfirmAll():
            return reviews.confirm_all(salvaged)
        case Move(at, to):
            return reviews.move(salvaged, at, to)
        case Remove(at):
            return reviews.remove(salvaged, at)
        case Add(at, role, end):
            return reviews.add(salvaged, at, role, end=end)
        case SetRole(at, role):
            return reviews.set_role(salvaged, at, role)
        case Switch(at, kind, on):
            return reviews.switch(salvaged, at, kind, on=on)
        case SwitchAll(kind, on, rule):
            return reviews.switch_all(salvaged, kind, on=on, rule=rule)
        case Retype(at, kind):
            return reviews.retype(salvaged, at, kind)
        case Leave(at):
            return reviews.switch(salvaged, at, "tag", on=False)
    raise Invalid("This is no step of a review.", at="do")


def _planned(draft: Draft) -> Draft:
    """Somebody has said how many chapters are planned: no proposal asks any more."""
    decisions = [replace(d, settled=True) if d.kind == "planned" else d for d in draft.salvaged.decisions]
    return replace(draft, salvaged=draft.salvaged.with_decisions(decisions))


def _detailed(details: Details, step: Plan | Rename | SetCreators | SetLanguage | AddTag | RemoveTag) -> Details:
    match step:
        case Plan(number):
            if number is not None and not 1 <= number <= MOST_PLANNED:
                raise Invalid(f"Between 1 and {MOST_PLANNED:,} chapters can be planned.", at="number")
            return replace(details, planned=number)
        case Rename(title):
            return replace(details, title=squish(title) or None)
        case SetCreators(names):
            kept = {fold(name): squish(name) for name in reversed(names) if squish(name)}
            return replace(details, creators=tuple(reversed(kept.values())))
        case SetLanguage(language):
            code = code_of(squish(language)) if squish(language) else None
            if squish(language) and code is None:
                raise Invalid("This is no language that Fanlight knows.", at="language")
            return replace(details, language=code)
        case AddTag(kind, name):
            tag = _tag(kind, name)
            if tag in details.removed:
                return replace(details, removed=tuple(t for t in details.removed if t != tag))
            if len(details.added) >= MOST_NAMES:
                raise Invalid(f"A person gives a work up to {MOST_NAMES:,} tags here.", at="name")
            return replace(details, added=tuple(dict.fromkeys((*details.added, tag))))
        case RemoveTag(kind, name):
            tag = _tag(kind, name)
            if tag in details.added:
                return replace(details, added=tuple(t for t in details.added if t != tag))
            if len(details.removed) >= MOST_NAMES:
                raise Invalid(f"Up to {MOST_NAMES:,} tags are taken out one by one.", at="name")
            return replace(details, removed=tuple(dict.fromkeys((*details.removed, tag))))


def _series(draft: Draft, step: SetSeries | TakeSeries) -> tuple[SeriesPlace, ...] | None:
    if isinstance(step, TakeSeries):
        return None
    places = list(series_of(gather(draft.salvaged), draft.details))
    title = squish(step.title)
    if step.number > len(places) or (step.number == len(places) and not title):
        raise Invalid("The work has no such series.", at="number")
    if len(places) >= MOST_SERIES and step.number == len(places):
        raise Invalid(f"A work is in up to {MOST_SERIES} series here.", at="number")
    if any(fold(place.title) == fold(title) for n, place in enumerate(places) if n != step.number):
        raise Invalid("The work is in that series already.", at="title")
    before = places[step.number] if step.number < len(places) else None
    url = before.url if before and fold(before.title) == fold(title) else None
    places[step.number : step.number + 1] = [SeriesPlace(title, step.position, url)] if title else []
    return tuple(places)


def _tag(kind: Kind, name: str) -> Tag:
    if not (name := squish(name)):
        raise Invalid("A tag has a name.", at="name")
    return Tag(kind, name)
