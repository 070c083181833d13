"""The presses beside a facet's rows: buttons of one form, so that a page says its question once and not for each.

A button's name says the group, its value what is to be put there: `put-not`, "freeform:Slow Burn". What stands in the
group already is taken out of it. To have a value in all works is what a press on its name does, which is a link.
"""

from collections.abc import Mapping

from django.http import QueryDict

from fanlight.kernel.ids import is_key
from fanlight.kernel.language import code_of
from fanlight.search.edits import Group, Value, group_of, put
from fanlight.search.query import Named, NameField, Query, TagNamed
from fanlight.tags.models import Kind

GROUPS: Mapping[str, Group] = {"put-any": "any", "put-not": "not"}
"""A button's name → the group that it puts its value into."""

FACETS: Mapping[str, NameField] = {"language": "language", "creator": "creator-key", "series": "series-key"}
"""Facets whose values are no tags → the field that names them."""

LONGEST = 600
"""Characters of a value: a kind and the longest name."""


def value_of(facet: str, value: str) -> Value:
    """Give what a row of a facet stands for."""
    return Named(FACETS[facet], value) if facet in FACETS else TagNamed(facet, value)


def press(query: Query, fields: QueryDict) -> Query:
    """Give the question with what the button of a form says done to it; as it is where none was pressed."""
    name = next((name for name in GROUPS if name in fields), None)
    value = _read(fields.get(name, "")) if name else None
    if name is None or value is None:
        return query
    return put(query, value, "" if group_of(query, value) == GROUPS[name] else GROUPS[name])


def _read(text: str) -> Value | None:
    facet, _, name = text[:LONGEST].partition(":")
    if facet in Kind.values:
        return TagNamed(facet, name) if name.strip() else None
    if facet == "language":
        code = code_of(name)
        return Named("language", code) if code else None
    return value_of(facet, name) if facet in FACETS and is_key(name) else None
