"""A review's steps as a page sends them, and as they are said to people."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from fanlight.imports.selectors.reviews import TextView
from fanlight.kernel.errors import Invalid
from fanlight.web.imports.roles import say_kind

Step = Mapping[str, Any]

LONGEST = 100_000
"""Characters of a step: a thousand creators with long names would fit."""


def write_step(do: str, **fields: object) -> str:
    """Write a step for a button's value."""
    return json.dumps({"do": do, **fields}, ensure_ascii=False, separators=(",", ":"))


def read_step(given: QueryDict) -> Step:
    """Read what a form asks for: a button's step, or a field's. What it holds is the action's to check.

    Raises: Invalid.
    """
    written = given.get("step")
    if written is not None:
        return parse_step(written)
    do = given.get("do", "")
    if do == "set-creators":
        return {"do": do, "names": given.get("names", "").splitlines()}
    if do == "set-series":
        place = _place(given.get("position", ""))
        return {
            "do": do,
            "number": _number(given.get("number", "")),
            "title": given.get("title", ""),
            "position": place,
        }
    if do == "plan":
        return {"do": do, "number": _number(given.get("number", ""))}
    if do == "retype":
        return {"do": do, "at": _number(given.get("at", "")), "kind": given.get("kind", "")}
    fields = {"rename": ("title",), "set-language": ("language",), "add-tag": ("kind", "name")}.get(do)
    if fields is None:
        raise _refusal()
    return {"do": do, **{name: given.get(name, "") for name in fields}}


def parse_step(written: str) -> Step:
    """Read a step's JSON. Raises: Invalid."""
    try:
        step = json.loads(written) if len(written) <= LONGEST else None
    except (ValueError, RecursionError):
        step = None
    if not isinstance(step, dict):
        raise _refusal()
    return step


def say_step(step: Step) -> str:
    """Say what a step did, in a few words."""
    kind = step.get("kind")
    words = {
        "confirm": _("confirmed a place"),
        "confirm-all": _("confirmed everything"),
        "move": _("moved a cut"),
        "remove": _("took a cut out"),
        "add": _("put a cut in"),
        "set-role": _("said what a piece is"),
        "retype": _("gave a tag another kind"),
        "leave": _("left a tag as it was"),
        "plan": _("said how many chapters are planned"),
        "rename": _("gave the work its title"),
        "set-creators": _("said who wrote it"),
        "set-language": _("said the language"),
        "set-series": _("said which series it is in"),
        "take-series": _("took the series from the text"),
        "add-tag": _("added a tag"),
        "remove-tag": _("took a tag out"),
    }
    if step.get("do") in ("switch", "switch-all") and isinstance(kind, str):
        on_off = _("%s: on") if step.get("on") else _("%s: off")
        return on_off % say_kind(kind)  # type: ignore[arg-type]  # a stored step names a kind there is
    return words.get(str(step.get("do")), _("changed something"))


def _number(given: str) -> int | None:
    if not given.strip():
        return None
    if not (given.isascii() and given.strip().isdigit() and len(given) < 12):
        raise Invalid(_("This is no number."), at="number")
    return int(given)


def _place(given: str) -> float | None:
    """Read a place in a series: 3, or 2.5 where it is between two."""
    written = given.strip().replace(",", ".")
    if written and not (written.isascii() and written.replace(".", "", 1).isdigit() and len(written) < 9):
        raise Invalid(_("This is no number."), at="position")
    return float(written) if written else None


def _refusal() -> Invalid:
    return Invalid(_("The page sent something that is no step of a review. Load it again."), at="step")


def say_taken(verb: str, view: TextView) -> tuple[str, int | None]:
    """Say what was done, taken back ("undo") or done again ("redo"), and where in the text, if it was there."""
    step = (view.redo_step if verb == "undo" else view.undo_step) or {}
    said = {"undo": _("Taken back: %s."), "redo": _("Done again: %s.")}.get(verb) or _("Done: %s.")
    place = step.get("at") if verb == "undo" else step.get("to", step.get("at"))
    return said % say_step(step), place if isinstance(place, int) else None
