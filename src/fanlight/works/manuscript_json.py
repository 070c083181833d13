"""The Manuscript as JSON: written, read back, and described by a schema, all three from the dataclasses' own types."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeVar, Union

from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import FORMAT, Manuscript

T = TypeVar("T")


def dump(manuscript: Manuscript) -> dict[str, Any]:
    """Give the JSON form, `format` first; json.dumps takes it as it is."""
    body = _dump(manuscript)
    return {"format": body.pop("format"), **body}


def load(data: Mapping[str, Any]) -> Manuscript:
    """Read the JSON form.

    Raises: Invalid, whose `at` is the path of what does not fit.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise Invalid(f"This is not a {FORMAT} document.", at="format")
    return _load_dataclass(Manuscript, data, "")


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that docs/reference/manuscript.schema.json publishes."""
    definitions: dict[str, Any] = {}
    root = _schema_of(Manuscript, definitions)
    definitions["Manuscript"]["properties"]["format"] = {"const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": FORMAT,
        "title": "A Fanlight manuscript: a work outside the database",
        **root,
        "$defs": definitions,
    }


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls)) if dataclasses.is_dataclass(cls) else ()


def _dump(value: Any) -> Any:
    if value is None or value.__class__ is str:  # nearly all are
        return value
    if names := _names(value.__class__):
        return {name: _dump(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_dump(item) for item in value]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _load(hint: Any, value: Any, at: str) -> Any:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        return None if value is None else _load(next(a for a in args if a is not types.NoneType), value, at)
    if origin is Literal:
        return _expect(value in args, value, at, "one of " + ", ".join(map(str, args)))
    if origin is tuple:
        _expect(isinstance(value, list), value, at, "a list")
        return tuple(_load(args[0], item, f"{at}[{i}]") for i, item in enumerate(value))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        strings = isinstance(value, Mapping) and all(isinstance(v, str) for v in value.values())
        return dict(_expect(strings, value, at, "an object of strings"))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        _expect(isinstance(value, Mapping), value, at, "an object")
        return _load_dataclass(hint, value, at)
    if hint is float:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(_expect(number, value, at, "a number"))
    if hint is int:
        return _expect(isinstance(value, int) and not isinstance(value, bool), value, at, "a whole number")
    return _expect(isinstance(value, hint), value, at, hint.__name__)


def _load_dataclass(cls: type[T], data: Mapping[str, Any], at: str) -> T:
    fields = {f.name: f for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
    for name in data:
        if name not in fields:
            raise Invalid(f"“{name}” is not a field of a {cls.__name__.lower()}.", at=_join(at, name))
    for name, field in fields.items():
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if required and name not in data:
            raise Invalid(f"“{name}” is missing.", at=_join(at, name))
    hints = _hints(cls)  # type: ignore[arg-type]
    return cls(**{name: _load(hints[name], value, _join(at, name)) for name, value in data.items()})


def _expect(holds: bool, value: T, at: str, expected: str) -> T:
    if not holds:
        raise Invalid(f"At {at}: expected {expected}, not {value!r:.60}.", at=at)
    return value


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name


def _schema_of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _schema_of(next(a for a in args if a is not types.NoneType), definitions)
        return {"anyOf": [inner, {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(args[0], definitions)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        _define(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", bool: "boolean", int: "integer", float: "number"}[hint]}


def _define(cls: type, definitions: dict[str, Any]) -> None:
    if cls.__name__ in definitions:
        return
    definitions[cls.__name__] = {}  # holds the place while a field refers back
    hints = _hints(cls)
    names = [f.name for f in dataclasses.fields(cls)]
    definitions[cls.__name__] = {
        "description": (cls.__doc__ or "").split("\n\n")[0],
        "type": "object",
        "properties": {name: _schema_of(hints[name], definitions) for name in names},
        "required": names,
        "additionalProperties": False,
    }
