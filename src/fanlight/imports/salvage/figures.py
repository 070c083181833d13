"""How many words a cut text has, and where they went: so that a person sees that none is missing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.headings import work_title
from fanlight.imports.salvage.statements import gather
from fanlight.imports.salvage.values import PROSE, Piece, Role, Salvaged
from fanlight.kernel.text import count_words


@dataclass(frozen=True, slots=True)
class Figures:
    """Words by the role of the pieces they are in. `words` are those of the story, as readers count them."""

    by_role: Mapping[Role, int]
    chapters: int
    title: str

    @property
    def words(self) -> int:
        """Words of the chapters' texts."""
        return self.by_role.get("text", 0)

    @property
    def kept(self) -> int:
        """Words that go into the work: texts, notes and summaries."""
        return sum(number for role, number in self.by_role.items() if role in PROSE)

    @property
    def read(self) -> int:
        """Words that are read or only removed: headings, labels, navigation, tags."""
        return sum(number for role, number in self.by_role.items() if role not in PROSE)


def measure(salvaged: Salvaged) -> Figures:
    """Count a cut text's words."""
    words: Counter[Role] = Counter()
    for piece in salvaged.pieces:
        words[piece.role] += words_of(salvaged, piece)
    return Figures(words, count_chapters(salvaged), work_title(gather(salvaged).title, salvaged.name, Findings()))


def words_of(salvaged: Salvaged, piece: Piece) -> int:
    """Count a piece's words, as a chapter's are counted."""
    return count_words(escape(salvaged.words(piece), quote=False))


def count_chapters(salvaged: Salvaged) -> int:
    """Count the chapters that the pieces make."""
    chapters = 0
    for piece in salvaged.pieces:
        chapters += piece.role == "heading" or (not chapters and piece.role in CHAPTERS_OWN)
    return max(1, chapters)


CHAPTERS_OWN: frozenset[Role] = frozenset({"title", "text", "summary", "notes", "end notes"})
"""Roles of a chapter's parts: the first of them opens a chapter where no heading has."""
