"""A work as one value with every row of it, its history too, and a work again of that value.

What hangs on it in other rooms (that a reader hides it, say) is in it too. What it shares with other works is named,
not held (tags by kind and name, creators and series by what tells them apart), so that it is found again, or made again
under its old key, whatever became of it meanwhile.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from fanlight.accounts.models import Creator
from fanlight.kernel.ids import new_key
from fanlight.tags.actions import tags
from fanlight.tags.models import Tag
from fanlight.works.models import Series, Tagging, Work

SHARED: tuple[type[models.Model], ...] = (Creator, Series)
"""What a work has together with others, and what goes when no work has it any more."""

_SAME = {Creator: ("folded", "site", "login"), Series: ("identity",)}
"""What tells one of these from another."""


@cache
def own() -> Mapping[type[models.Model], str]:
    """Give every table whose rows go with a work, of whichever room, and what leads from them to it."""
    found: dict[type[models.Model], str] = {Work: "pk"}
    while more := _hanging_on(found, found):
        found |= more
    return found


def _hanging_on(
    these: Mapping[type[models.Model], str], known: Collection[type[models.Model]]
) -> dict[type[models.Model], str]:
    return {
        model: field.name if path == "pk" else f"{field.name}__{path}"
        for model in apps.get_models(include_auto_created=True)
        if model not in known
        for field in _leading(model)
        for target, path in these.items()
        if field.related_model is target and field.remote_field.on_delete is models.CASCADE
    }


def _leading(model: type[models.Model]) -> "list[models.ForeignKey[Any, Any]]":
    return [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


Row = Mapping[str, Any]
"""A row's columns as JSON has them."""


def pack(work: Work) -> str:
    """Give a work as one JSON text."""
    packed: dict[str, Any] = {
        model._meta.label: _rows(model._default_manager.filter(**{path: work.pk})) for model, path in own().items()
    }
    packed |= {model._meta.label: _rows(model._default_manager.filter(works=work)) for model in SHARED}
    names = Tag.objects.filter(taggings__work=work).distinct()
    packed["tags"] = [list(row) for row in names.values_list("pk", "kind", "name")]
    return json.dumps(packed, ensure_ascii=False)


def unpack(packed: str) -> Work:
    """Make the work's rows again, under their old ids. Raises: IntegrityError where something of it is here again."""
    held = json.loads(packed)
    found = {model: _ensure(model, held[model._meta.label]) for model in SHARED}
    named = tags.ensure((kind, name) for _, kind, name in held["tags"])
    ids = {pk: named[tags.identity(kind, name)] for pk, kind, name in held["tags"]}
    others = {"creator_id": found[Creator], "series_id": found[Series], "tag_id": ids}
    for model in own():
        _insert(model, held.get(model._meta.label, []), others)
    work = Work.objects.get(pk=held[Work._meta.label][0]["id"])
    carried: Collection[int] = set(Tagging.objects.filter(work=work).values_list("tag_id", flat=True))
    tags.count_uses(Counter(carried))
    return work


def _rows(queryset: "models.QuerySet[Any]") -> list[dict[str, Any]]:
    names = [field.attname for field in queryset.model._meta.concrete_fields]
    rows = queryset.order_by("pk").distinct().values_list(*names)
    return [{name: _plain(value) for name, value in zip(names, row, strict=True)} for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date too


def _insert(
    model: type[models.Model], rows: Iterable[Mapping[str, Any]], others: Mapping[str, Mapping[int, int]]
) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}  # of now: what is gone since is left out
    objects = []
    for row in rows:
        values = {name: _value(fields[name], value) for name, value in row.items() if name in fields}
        values |= {name: ids[values[name]] for name, ids in others.items() if values.get(name) is not None}
        objects.append(model(**values))
    model._default_manager.bulk_create(_still_possible(model, objects))


def _still_possible(model: type[models.Model], objects: list[models.Model]) -> list[models.Model]:
    """Leave out rows of those who are gone: a reader's list whose reader has been deleted."""
    for field in _leading(model):
        target = field.related_model
        if isinstance(target, str) or target in own() or target in SHARED or target is Tag:
            continue
        wanted = {getattr(item, field.attname) for item in objects}
        there = set(target._default_manager.filter(pk__in=wanted).values_list("pk", flat=True)) | {None}
        objects = [item for item in objects if getattr(item, field.attname) in there]
    return objects


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is not None and isinstance(field, models.BinaryField):
        return bytes.fromhex(value)
    return field.to_python(value) if isinstance(field, models.DateField) else value


def _ensure(model: type[models.Model], rows: Sequence[Row]) -> dict[int, int]:
    """Find what a work has together with others, or make it again; give its id of now by that of then."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    found = {}
    for row in rows:
        values = {name: _value(fields[name], value) for name, value in row.items() if name in fields and name != "id"}
        if model._default_manager.filter(key=values["key"]).exists():
            values["key"] = new_key()  # made again meanwhile, or this very one, which is found by what it is
        same = {name: values.pop(name) for name in _SAME[model]}
        found[row["id"]] = model._default_manager.get_or_create(**same, defaults=values)[0].pk
    return found
