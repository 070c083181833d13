"""What the pieces without prose say: tags, series, and the details of a head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fanlight.imports.salvage.heads import Detail, read_details
from fanlight.imports.salvage.navigation import read_series, read_series_line
from fanlight.imports.salvage.paragraphs import Repairs
from fanlight.imports.salvage.surroundings import evened
from fanlight.imports.salvage.tag_blocks import TAG_KINDS, Given, read_tags
from fanlight.imports.salvage.values import Salvaged
from fanlight.kernel.language import code_of
from fanlight.works.manuscript import Creator, CreatorRole, SeriesPlace, Tag

_ROLES: dict[str, CreatorRole] = {"author": "author", "translator": "translator"}
_STATES = {"complete": True, "completed": True, "yes": True, "finished": True, "wip": False, "in progress": False}
_STATES |= {"in-progress": False, "incomplete": False, "no": False, "work in progress": False}


@dataclass(slots=True)
class Gathered:
    """What the pieces without prose say. `tag_at` gives a tag's place among the tags by where it is written.

    `given` is the kind that it stands under there.
    """

    tags: list[Tag] = field(default_factory=list)
    tag_at: dict[int, int] = field(default_factory=dict)
    given: dict[int, str] = field(default_factory=dict)
    series: list[SeriesPlace] = field(default_factory=list)
    extras: dict[str, str] = field(default_factory=dict)
    language: str | None = None
    title: str = ""
    creators: list[Creator] = field(default_factory=list)
    complete: bool | None = None
    others: dict[str, list[str]] = field(default_factory=dict)
    _places: dict[Tag, int] = field(default_factory=dict)

    def add_tag(self, tag: Tag, at: int, kind: str) -> None:
        """Write down a tag; one that is given twice, as heads over each chapter do, counts once."""
        self.tag_at[at] = self._places.setdefault(tag, len(self.tags))
        self.given[at] = kind
        if self.tag_at[at] == len(self.tags):
            self.tags.append(tag)


def gather(salvaged: Salvaged) -> Gathered:
    """Read what stands in navigation and tag blocks; a tag that was typed anew has its new kind."""
    gathered = Gathered()
    repairs = Repairs(salvaged)
    kinds = {d.at: d.value for d in salvaged.decisions if d.kind == "tag" and d.on}
    unwanted = {d.at for d in salvaged.decisions if d.kind == "series" and not d.on}
    for piece in salvaged.pieces:
        if piece.role == "navigation" and piece.start not in unwanted:
            gathered.series += read_series(evened(salvaged.words(piece)))
        elif piece.role == "tags":
            given = read_tags(evened(salvaged.words(piece)), piece.start)
            _gather_tags(given, repairs, kinds, gathered)
        elif piece.role == "details":
            details = read_details(evened(repairs.words(piece.start, piece.end)))
            _gather_details(details, gathered, series=piece.start not in unwanted)
    gathered.series = list(dict.fromkeys(gathered.series))
    gathered.extras |= {label: "; ".join(values) for label, values in gathered.others.items()}
    return gathered


def _gather_tags(given: Sequence[Given], repairs: Repairs, kinds: Mapping[int, str], gathered: Gathered) -> None:
    for one in given:
        name = " ".join(repairs.words(one.start, one.end).split())
        if one.kind in TAG_KINDS:
            gathered.add_tag(Tag(TAG_KINDS[kinds.get(one.start, one.kind)], name), one.start, one.kind)
        elif one.kind == "series":
            gathered.series.append(read_series_line(name))
        elif one.kind == "language" and gathered.language is None and (code := code_of(name)):
            gathered.language = code
        else:
            gathered.others.setdefault(one.kind.capitalize(), []).append(name)


def _gather_details(details: Sequence[Detail], gathered: Gathered, *, series: bool) -> None:
    """Read lines like `Title: …`; of what is said twice, as over each chapter, the first counts."""
    for detail in details:
        if detail.name == "title":
            gathered.title = gathered.title or detail.value
        elif detail.name in ("author", "translator"):
            gathered.creators.append(Creator(detail.value, role=_ROLES[detail.name]))
        elif detail.name == "series":
            gathered.series += [read_series_line(detail.value)] if series else []
        elif detail.name == "language" and gathered.language is None and (code := code_of(detail.value)):
            gathered.language = code
        elif detail.name == "status" and detail.value.casefold() in _STATES:
            gathered.complete = _STATES[detail.value.casefold()]
        else:
            gathered.extras.setdefault(detail.name.capitalize(), detail.value)
