"""Bytes to a text, and a text to its cuts."""

from fanlight.imports.encodings import decode
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.mojibake import Repair, find_mojibake
from fanlight.imports.salvage import Decision, salvage, to_manuscript
from fanlight.kernel.errors import Unreadable

_REPLACED = "\ufffd"
_MOST_REPLACED = 0.02
"""Letters that no encoding makes sense of: more than a damaged disk leaves in a text."""

_USUAL = frozenset({"utf-8", "utf-16-le", "utf-16-be", "cp1252"})
"""Encodings that are recognised rather than guessed, or are what people have."""


def parse(file: SourceFile) -> Parsed:
    """Decode and cut a text. Raises: Unreadable, when there is none in it, or in no encoding that makes sense."""
    decoded = decode(file.data)
    text = decoded.text or decoded.utf8.decode("utf-8")
    if text.count(_REPLACED) > max(3, _MOST_REPLACED * len(text)):
        raise Unreadable("This is no text in any encoding that Fanlight knows; it may be damaged, or no text at all.")
    cut = salvage(text, name=file.name)
    more = [_proposed(repair) for repair in find_mojibake(text)]
    if decoded.guessed and decoded.encoding not in _USUAL:
        more.append(_guessed(decoded.encoding))
    cut = cut.with_decisions([*cut.decisions, *more]) if more else cut
    return Parsed(to_manuscript(cut), salvaged=cut)


def _guessed(encoding: str) -> Decision:
    said = f"Nothing says in which encoding this was written; it was read as {encoding}, which makes most sense."
    return Decision(0, "text", "likely", "encoding-guessed", said)


def _proposed(repair: Repair) -> Decision:
    """Give a repair of wrongly decoded letters as a decision that is off: nothing is repaired unasked."""
    return Decision(
        repair.at,
        "repair",
        repair.certainty,
        "wrongly-decoded",
        repair.said,
        end=repair.end,
        value=repair.repaired,
        on=False,
    )
