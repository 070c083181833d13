"""The boxes of the panel's form: what the question says, or what somebody typed that cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fanlight.search.forms import write_form
from fanlight.web.works.questions import Asked

RANGES: Mapping[str, str | Promise] = {
    "words": _("Words"),
    "chapters": _("Chapters"),
    "kudos": _("Kudos"),
    "hits": _("Hits"),
    "updated": _("Updated"),
    "published": _("Published"),
}
"""Fields with a box for either end."""

CHOICES: Mapping[str, tuple[str | Promise, Sequence[tuple[str, str | Promise]]]] = {
    "complete": (_("Completion"), (("", _("any")), ("yes", _("complete")), ("no", _("in progress")))),
    "crossover": (_("Crossovers"), (("", _("any")), ("yes", _("only these")), ("no", _("none of these")))),
}
"""Fields with a few values."""

DATES = frozenset({"updated", "published"})


@dataclass(frozen=True, slots=True)
class RangeBox:
    """Two boxes, from and to. `error` is what is wrong with either."""

    name: str
    label: str | Promise
    low: str
    high: str
    hint: str | Promise
    error: str


@dataclass(frozen=True, slots=True)
class ChoiceBox:
    """A few values of which `value` holds."""

    name: str
    label: str | Promise
    value: str
    options: Sequence[tuple[str, str | Promise]]


@dataclass(frozen=True, slots=True)
class Boxes:
    """The form: what it carries along unseen, and its boxes."""

    kept: Sequence[tuple[str, str]]
    ranges: Sequence[RangeBox]
    choices: Sequence[ChoiceBox]
    language: str
    is_used: bool


def show_boxes(asked: Asked, errors: Mapping[str, str]) -> Boxes:
    """Make the form ready. `errors` are sentences by the box that they are about."""
    fields = write_form(asked.query)
    if errors:
        fields |= {name: [*asked.fields.get(name, ())] for name in errors}

    def value(name: str) -> str:
        return " ".join(fields.get(name, ()))

    ranges = [
        RangeBox(
            name=name,
            label=label,
            low=value(f"{name}-from"),
            high=value(f"{name}-to"),
            hint="2021-05" if name in DATES else "5k",
            error=" ".join(filter(None, (errors.get(f"{name}-from"), errors.get(f"{name}-to")))),
        )
        for name, label in RANGES.items()
    ]
    choices = [ChoiceBox(name, label, value(name), options) for name, (label, options) in CHOICES.items()]
    boxed = {f"{name}-{end}" for name in RANGES for end in ("from", "to")} | set(CHOICES) | {"language"}
    return Boxes(
        kept=[(name, text) for name, texts in fields.items() if name not in boxed for text in texts],
        ranges=ranges,
        choices=choices,
        language=value("language"),
        is_used=any(name in boxed for name in fields),
    )
