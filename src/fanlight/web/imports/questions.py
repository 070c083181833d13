"""What a report is asked, from its address and back to it."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from fanlight.imports.models import OUTCOMES
from fanlight.imports.selectors.files import Question, list_formats
from fanlight.kernel.errors import Invalid
from fanlight.kernel.text import squish

HIGHEST = 2**31
"""No file of a job has a number as high."""

LONGEST = 1000
"""Characters of what is asked for: a reason is a sentence or two, a folder a path."""


def read_question(query: QueryDict) -> Question:
    """Give the question of an address. Raises: Invalid for what no report has."""
    outcome, form = query.get("outcome", ""), query.get("format", "")
    if outcome and outcome not in OUTCOMES:
        raise Invalid(_("A report has no such part."), at="outcome")
    if form and form not in dict(list_formats()):
        raise Invalid(_("Fanlight knows no such kind of file."), at="format")
    before = read_number(query.get("before", ""))
    return Question(
        outcome=outcome,
        reason=_text(query, "reason"),
        words=squish(_text(query, "words")),
        format=form,
        folder=_text(query, "in").strip(),
        after=read_number(query.get("after", "")),
        before=before if before >= 0 else None,
    )


def read_number(given: str) -> int:
    """Give the number of a file, -1 where none was given. Raises: Invalid."""
    if not given:
        return -1
    if not (given.isascii() and given.isdigit() and len(given) < 12 and int(given) < HIGHEST):
        raise Invalid(_("This link to a page of the report is broken. Please start from the first page."), at="after")
    return int(given)


def write(question: Question, **changes: Any) -> str:
    """Give the query string of a question, changed as asked, from its first page on unless a page is asked for."""
    asked = replace(question, **({"after": -1, "before": None} | changes))
    pairs = [
        ("outcome", asked.outcome), ("reason", asked.reason), ("words", asked.words), ("format", asked.format),
        ("in", asked.folder), ("after", "" if asked.after < 0 else str(asked.after)),
        ("before", "" if asked.before is None else str(asked.before)),
    ]  # fmt: skip
    return "?" + urlencode([(name, value) for name, value in pairs if value], quote_via=quote)


def _text(query: QueryDict, name: str) -> str:
    text = query.get(name, "")
    if len(text) > LONGEST or "\0" in text:
        raise Invalid(_("This is too long to look for."), at=name)
    return text
