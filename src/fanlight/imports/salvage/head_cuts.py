"""The pieces and decisions that a head's lines make."""

from collections.abc import Sequence

from fanlight.imports.salvage.heads import Field, read_details
from fanlight.imports.salvage.marks import Mark
from fanlight.imports.salvage.mistypes import find_mistypes
from fanlight.imports.salvage.navigation import read_series_line
from fanlight.imports.salvage.tag_blocks import read_tags
from fanlight.imports.salvage.values import Decision, Role
from fanlight.works.manuscript import Certainty

_NOTES: dict[bool, Role] = {True: "work notes", False: "notes"}
_SUMMARY: dict[bool, Role] = {True: "work summary", False: "summary"}


def marks_of(fields: Sequence[Field], then: Role, *, of_work: bool) -> list[Mark]:
    """Give the pieces of a head: tags, details, and prose for what people wrote in sentences."""
    marks: list[Mark] = []
    for field in fields:
        if field.name in ("summary", "notes", "kept"):
            role = _SUMMARY[of_work] if field.name == "summary" else _NOTES[of_work]
            label_end = field.start if field.name == "kept" else field.value
            marks += [Mark(field.start, label_end, "label", role), Mark(field.end, field.end, "text", then)]
        else:
            marks.append(Mark(field.start, field.end, "tags" if field.name == "tags" else "details", then))
    return marks


def decisions_of(text: str, fields: Sequence[Field], *, certainty: Certainty = "likely") -> list[Decision]:
    """Say what each line of a head was taken for."""
    found: list[Decision] = []
    given = []
    for field in fields:
        words = text[field.start : field.end]
        if field.name == "tags":
            said = f"“{field.label}:” in a head names tags."
            found.append(Decision(field.start, "tags", certainty, "head-tags", said, field.end))
            given += read_tags(words, field.start)
        elif field.name == "summary":
            said = f"“{field.label}:” in a head opens the summary."
            found.append(Decision(field.start, "summary", certainty, "head-summary", said))
        elif field.name in ("notes", "kept"):
            said = f"“{field.label}:” in a head is the author's word to the readers."
            found.append(Decision(field.start, "notes", certainty, "head-notes", said))
        else:
            found += _details(words, field, certainty)
    return [*found, *find_mistypes(given)]


def _details(words: str, field: Field, certainty: Certainty) -> list[Decision]:
    details = read_details(words, field.start)
    if field.name == "series" and details:
        place = read_series_line(details[0].value)
        value = f"{place.position:g}: {place.title}" if place.position is not None else place.title
        said = f"The head names the series “{place.title[:80]}”."
        return [Decision(field.start, "series", certainty, "detail-series", said, field.end, value)]
    name = details[0].name if details else field.name
    value = ", ".join(detail.value for detail in details)[:200]
    said = f"“{value[:80]}” was taken as the work's {name}."
    rule = f"detail-{field.name}"
    return [Decision(field.start, "detail", certainty, rule, said, field.end, value)]
