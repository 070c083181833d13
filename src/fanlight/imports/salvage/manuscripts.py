"""A Salvaged as a Manuscript."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.headings import work_title
from fanlight.imports.salvage.drafts import Details
from fanlight.imports.salvage.paragraphs import Paragraphs, Repairs
from fanlight.imports.salvage.statements import Gathered, gather
from fanlight.imports.salvage.titles import title_of
from fanlight.imports.salvage.values import PROSE, SWITCHES, Decision, Piece, Role, Salvaged
from fanlight.kernel.text import count_words
from fanlight.works.manuscript import (
    Certainty,
    Chapter,
    Counts,
    Creator,
    Finding,
    Manuscript,
    SeriesPlace,
    Tag,
)

_FIELDS: dict[Role, str] = {
    "text": "text",
    "summary": "summary",
    "notes": "notes",
    "end notes": "end_notes",
    "work summary": "summary",
    "work notes": "notes",
    "work end notes": "end_notes",
}
_OF_WORK = frozenset({"work summary", "work notes", "work end notes"})
_TOGETHER = {
    "scene break": "Scene breaks were found: {}.",
    "paragraph": "Paragraphs were parted again where a closing quotation mark touched a capital: {}.",
    "tidy": "Blanks before commas and full stops were taken out: {}.",
    "page-number": "Numbers of printed pages were taken out: {}.",
    "page-number left": "Lines look like the numbers of printed pages, and were left: {}.",
    "running-head": "Heads of printed pages were taken out: {}.",
    "running-head left": "Lines look like the heads of printed pages, and were left: {}.",
    "quote-then-speaker": "Blanks were put back between speeches and who says them: {}.",
    "repair": "Letters look spoilt by a wrong encoding, and were left as they are: {}.",
}


@dataclass(slots=True)
class _Draft:
    """A chapter's pieces, by role."""

    heading: str = ""
    pieces: dict[Role, list[Piece]] = field(default_factory=dict)


def to_manuscript(salvaged: Salvaged, details: Details | None = None) -> Manuscript:
    """Make the Manuscript that the pieces and the decisions that are on amount to; what is proposed is a finding.

    What a person said about the work (`details`) holds. Without that, and without a head that says so, the title is the
    file's name, for bare text has no other.
    """
    details = details or Details()
    paragraphs = Paragraphs(salvaged)
    drafts, of_work, paths = _drafts(salvaged)
    gathered = gather(salvaged)
    findings = Findings()
    title = details.title or work_title(gathered.title, salvaged.name, findings)
    chapters = tuple(_chapter(draft, position, paragraphs) for position, draft in enumerate(drafts, start=1))
    words = sum(count_words(chapter.text) for chapter in chapters)
    return Manuscript(
        title=title,
        creators=creators_of(gathered, details),
        language=details.language or gathered.language,
        summary=paragraphs.html_or_none(of_work.get("work summary")),
        notes=paragraphs.html_or_none(of_work.get("work notes")),
        end_notes=paragraphs.html_or_none(of_work.get("work end notes")),
        tags=tags_of(gathered.tags, details),
        series=series_of(gathered, details),
        chapters=chapters,
        complete=gathered.complete,
        planned_chapters=details.planned or planned_of(salvaged),
        counts=Counts(words=words),
        extras=gathered.extras,
        findings=(*findings.found, *_findings(salvaged, paths, gathered)),
    )


def tags_of(given: list[Tag], details: Details) -> tuple[Tag, ...]:
    """Give the text's tags with those that a person added and without those that they took out."""
    removed = frozenset(details.removed)
    return tuple(dict.fromkeys((*(tag for tag in given if tag not in removed), *details.added)))


def creators_of(gathered: Gathered, details: Details) -> tuple[Creator, ...]:
    """Give whom the work is by: whom a person named, else whom its head names."""
    if details.creators is not None:
        return tuple(map(Creator, details.creators))
    return tuple(dict.fromkeys(gathered.creators))


def series_of(gathered: Gathered, details: Details) -> tuple[SeriesPlace, ...]:
    """Give the work's places in series: those that a person said, else those that the text names."""
    return tuple(gathered.series) if details.series is None else details.series


def planned_of(salvaged: Salvaged) -> int | None:
    """Give the number of chapters planned, where a person has taken what the notes say."""
    return next((int(d.value) for d in salvaged.decisions if d.kind == "planned" and d.on), None)


def _chapter(draft: _Draft, position: int, paragraphs: Paragraphs) -> Chapter:
    return Chapter(
        position=position,
        title=title_of(draft.heading, position),
        summary=paragraphs.html_or_none(draft.pieces.get("summary")),
        notes=paragraphs.html_or_none(draft.pieces.get("notes")),
        end_notes=paragraphs.html_or_none(draft.pieces.get("end notes")),
        text=paragraphs.html(draft.pieces.get("text", ())),
    )


def _drafts(salvaged: Salvaged) -> tuple[list[_Draft], dict[Role, list[Piece]], list[str]]:
    """Give the chapters' pieces, the work's own, and for each piece the path of where it went."""
    repairs = Repairs(salvaged)
    drafts: list[_Draft] = []
    of_work: dict[Role, list[Piece]] = {}
    paths: list[str] = []
    for piece in salvaged.pieces:
        path = "chapters"
        if piece.role == "heading":
            drafts.append(_Draft(repairs.words(piece.start, piece.end)))
            path = f"chapters[{len(drafts) - 1}]"
        elif piece.role == "title":
            drafts = drafts or [_Draft()]
            drafts[-1].heading += "\n" + repairs.words(piece.start, piece.end)
            path = f"chapters[{len(drafts) - 1}]"
        elif piece.role in _OF_WORK:
            of_work.setdefault(piece.role, []).append(piece)
            path = _FIELDS[piece.role]
        elif piece.role in PROSE:
            if not drafts:
                drafts.append(_Draft())
            drafts[-1].pieces.setdefault(piece.role, []).append(piece)
            path = f"chapters[{len(drafts) - 1}].{_FIELDS[piece.role]}"
        elif piece.role == "tags":
            path = "tags"
        elif drafts:
            path = f"chapters[{len(drafts) - 1}]"
        paths.append(path)
    return drafts or [_Draft()], of_work, paths


def _findings(salvaged: Salvaged, paths: list[str], gathered: Gathered) -> Iterator[Finding]:
    """Give what a person may want to see: what is unsure, what was put right; traces of a kind together."""
    starts = [piece.start for piece in salvaged.pieces]
    together: Counter[tuple[str, str, Certainty, bool]] = Counter()
    examples: dict[tuple[str, str, Certainty, bool], Decision] = {}
    for decision in salvaged.decisions:
        if decision.settled or not _matters(decision):
            continue
        path = paths[max(0, bisect_right(starts, decision.at) - 1)]
        if decision.kind in _TOGETHER:
            key = (path, decision.rule, decision.certainty, decision.on)
            together[key] += 1
            examples[key] = decision
        else:
            yield Finding(_at(decision, path, gathered), decision.certainty, decision.rule, decision.said)
    for (path, rule, certainty, is_on), count in together.items():
        said = _TOGETHER.get(rule if is_on else f"{rule} left") or _TOGETHER.get(rule)
        said = said or _TOGETHER[examples[path, rule, certainty, is_on].kind]
        yield Finding(path, certainty, rule, said.format(count))


def _matters(decision: Decision) -> bool:
    if decision.kind in SWITCHES:
        return (
            (decision.on and decision.kind != "scene break")
            or decision.certainty == "uncertain"
            or decision.kind == "repair"
            or decision.rule in ("page-number", "running-head")
        )
    return decision.certainty != "certain" or decision.kind in ("navigation", "tag")


def _at(decision: Decision, path: str, gathered: Gathered) -> str:
    if decision.kind == "planned":
        return "planned_chapters"
    if decision.kind == "tag" and decision.at in gathered.tag_at:
        return f"tags[{gathered.tag_at[decision.at]}]"
    return path
