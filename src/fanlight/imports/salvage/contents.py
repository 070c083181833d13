"""A list of the work's chapters before the first of them."""

import re
from collections.abc import Iterable

from fanlight.imports.salvage.forms import MOST, read_form, unshelled
from fanlight.imports.salvage.vocabulary import CONTENTS

_MOST_CHARACTERS = 20_000
_MOST_LINES = 400
_PAGE = re.compile(r"[ .…]*\d{0,4}$")


def is_contents(text: str, headings: Iterable[str]) -> bool:
    """Tell whether a text is nothing but lines that name chapters, two at least; a word over it may say so."""
    lines = [line.strip() for line in text[:_MOST_CHARACTERS].split("\n") if line.strip()][:_MOST_LINES]
    named = bool(lines) and unshelled(lines[0])[1].casefold().strip(" :.") in CONTENTS
    lines = lines[1:] if named else lines
    if len(lines) < 2 or any(len(line) > MOST for line in lines):
        return False
    known = {_bare(heading) for heading in headings}
    entries = [_bare(line) in known or ((form := read_form(line)) is not None and form.number > 0) for line in lines]
    return all(entries) or (named and sum(entries) >= 0.6 * len(lines))


def _bare(line: str) -> str:
    words = " ".join(unshelled(" ".join(line.split()))[1].casefold().split())
    return _PAGE.sub("", words) or words
