"""Tags on a reader's lists made ready for a template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold
from fanlight.reading.selectors.lists import ListedLine
from fanlight.tags.selectors.meanings import Meaning
from fanlight.web.tags.lines import carried
from fanlight.web.works.cards import tag_href


@dataclass(frozen=True, slots=True)
class ShownListed:
    """A tag on a list: where its works are, what else it covers (`others` tags), and how many works carry any of it."""

    kind: str
    name: str
    does: str
    href: str
    spellings: Sequence[str]
    others: int
    uses: int


def show_lines(viewer: Viewer, meant: Mapping[ListedLine, Sequence[Meaning]]) -> list[ShownListed]:
    """Make lists ready, by name."""
    works = reverse("works:list")
    return [
        ShownListed(
            kind=line.kind,
            name=line.name,
            does=line.does,
            href=tag_href(works, line.kind, line.name),
            spellings=[name for name in _names(found) if fold(name) != fold(line.name)][:5],
            others=max(0, sum(len(meaning.ids) for meaning in found) - 1),
            uses=carried(viewer, line.kind, line.name) if found else 0,
        )
        for line, found in meant.items()
    ]


def _names(found: Sequence[Meaning]) -> list[str]:
    return [name for meaning in found for name in (meaning.name, *meaning.spellings)]
