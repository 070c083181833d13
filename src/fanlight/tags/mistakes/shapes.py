"""R8. Names that are shaped like a fandom's, in another field.

Source: the forms of 42,344 canonical fandoms: `(TV)` 7.3 %, `(Video Game)` 5.1 %, `(Movie)` 1.1 %, `Title - Author`
18 %, `RPF` 3.2 %, `- All Media Types` 0.7 %.
"""

import re
from collections.abc import Iterator

from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.values import Action, Proposal, Tagged, Word, retype

ID = "R8"

_SHAPE = re.compile(
    r".+ \((?:TV(?: \d{4})?|TV \d{4}|Movies?(?: \d{4})?|(?:\w+ )?Video Games?|Video Game \d{4}|Anime(?: & Manga)?|Manga"
    r"|Comics?|Webcomic|Podcast|Musical|Radio|Visual Novel|Cartoon|Web Series|Live Action TV)\)"
    r"|.+ - All Media Types|.+ & Related Fandoms|.+ RPF"
    r"|[A-Z][^-–]+ - [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}"
)
_OTHER = re.compile(
    r"(?:alternat\w+ universe|au|season|episode|spoilers?|pov|podfic|set|post|pre|canon|time travel|period|book|story"
    r"|inspired|based)\b",
    re.IGNORECASE,
)
"""Beginnings of freeforms that have a hyphen too."""


def find(work: Tagged, known: Lexicon) -> Iterator[Proposal]:
    """Ask about characters and freeforms that look like a fandom and are not known for what they are."""
    for kind in ("character", "freeform"):
        for name in work.of(kind):
            word = Word(kind, name)
            if _SHAPE.fullmatch(name) and not _OTHER.match(name) and not known.knows(kind, name):
                values = {"name": name, "kind": "fandom"}
                yield Proposal(ID, Action.RETYPE, "uncertain", word, "fandom-shape", values, retype(word, "fandom"))
