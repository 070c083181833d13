"""R12, R13. Slips of the hand, and spellings that differ only in form.

Source of R12's bounds: Damerau-Levenshtein 1 from 6 letters on, 2 from 10; digits have to agree, since `Episode 12` is
no slip of `Episode 13`; the other name has to be ten times as common.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from html import unescape

from fanlight.kernel.text import squish
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.people import straight
from fanlight.tags.mistakes.placeholders import is_nobody
from fanlight.tags.mistakes.values import Action, Certainty, Proposal, Tagged, Word, respell

SLIP, FORM = "R12", "R13"

KINDS = ("fandom", "character", "freeform")
"""Kinds whose slips are looked for; those in relationships are told by their members (R2)."""

RARE = 5
"""Uses from which on a name is no slip."""

_DECODED_WRONGLY = re.compile("[ÂÃâ][\u0080-\u00bf€™œžŸšŠ‚ƒ„…†‡ˆ‰‹ŒŽ‘’“”•–—˜›]")


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Ask for the name that was meant."""
    for word in work.words:
        tag = known.find(word.kind, word.name)
        if tag and (tag.is_canonical or tag.head):
            continue
        uses = known.elsewhere(word.kind, word.name)
        plain = normal_form(word.name)
        meant = known.find(word.kind, plain)
        if meant and meant.key != word.key and (meant.is_canonical or meant.uses > uses):
            yield _proposal(FORM, "certain", word, "other-form", meant.stands_for)
        elif plain != straight(word.name) and ("&" in word.name or _DECODED_WRONGLY.search(word.name)):
            yield _proposal(FORM, "likely", word, "decoded-wrongly", plain)
        elif (
            word.kind in KINDS
            and uses < RARE
            and not is_nobody(word.name)
            and (near := next(known.near(word.kind, word.name), None))
        ):
            yield _proposal(SLIP, "uncertain", word, "slip", near.stands_for)


def _proposal(rule: str, certainty: Certainty, word: Word, reason: str, better: str) -> Proposal:
    values = {"name": word.name, "better": better}
    return Proposal(rule, Action.CANONICAL, certainty, word, reason, values, respell(word, better))


def normal_form(name: str) -> str:
    """Give a name without what only its form has: entities, mojibake, curly quotes, width, a full stop at the end."""
    text = unescape(unescape(name))
    if _DECODED_WRONGLY.search(text):
        with suppress(UnicodeError):
            text = text.encode("cp1252").decode()
    text = squish(straight(unicodedata.normalize("NFKC", text)))
    if text.endswith(".") and not text.endswith("..") and not re.search(r"(?:\b[A-Za-z]|\.[A-Za-z]+)\.$", text):
        text = text[:-1]
    return text or name
