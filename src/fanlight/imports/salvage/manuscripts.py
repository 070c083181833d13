"""A Salvaged as a Manuscript."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.headings import work_title
from fanlight.imports.salvage.drafts import Details
from fanlight.imports.salvage.navigation import read_series, read_series_line
from fanlight.imports.salvage.paragraphs import Paragraphs, Repairs
from fanlight.imports.salvage.surroundings import evened
from fanlight.imports.salvage.tag_blocks import TAG_KINDS, read_tags
from fanlight.imports.salvage.titles import title_of
from fanlight.imports.salvage.values import PROSE, SWITCHES, Decision, Piece, Role, Salvaged
from fanlight.kernel.language import code_of
from fanlight.kernel.text import count_words
from fanlight.works.manuscript import Certainty, Chapter, Counts, Creator, Finding, Manuscript, SeriesPlace, Tag

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
    "repair": "Letters look spoilt by a wrong encoding, and were left as they are: {}.",
}


@dataclass(slots=True)
class _Draft:
    """A chapter's pieces, by role."""

    heading: str = ""
    pieces: dict[Role, list[Piece]] = field(default_factory=dict)


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
    title = details.title or work_title("", salvaged.name, findings)
    chapters = tuple(_chapter(draft, position, paragraphs) for position, draft in enumerate(drafts, start=1))
    words = sum(count_words(chapter.text) for chapter in chapters)
    return Manuscript(
        title=title,
        creators=tuple(map(Creator, creators_of(details))),
        language=details.language or gathered.language,
        summary=paragraphs.html_or_none(of_work.get("work summary")),
        notes=paragraphs.html_or_none(of_work.get("work notes")),
        end_notes=paragraphs.html_or_none(of_work.get("work end notes")),
        tags=tags_of(gathered.tags, details),
        series=tuple(gathered.series),
        chapters=chapters,
        planned_chapters=details.planned or planned_of(salvaged),
        counts=Counts(words=words),
        extras=gathered.extras,
        findings=(*findings.found, *_findings(salvaged, paths, gathered)),
    )


def tags_of(given: list[Tag], details: Details) -> tuple[Tag, ...]:
    """Give the text's tags with those that a person added and without those that they took out."""
    removed = frozenset(details.removed)
    return tuple(dict.fromkeys((*(tag for tag in given if tag not in removed), *details.added)))


def creators_of(details: Details) -> tuple[str, ...]:
    """Give the names that the work is by, as a person said."""
    return details.creators or ()


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


def gather(salvaged: Salvaged) -> Gathered:
    """Read what stands in navigation and tag blocks; a tag that was typed anew has its new kind."""
    gathered = Gathered()
    kinds = {d.at: d.value for d in salvaged.decisions if d.kind == "tag" and d.on}
    unwanted = {d.at for d in salvaged.decisions if d.kind == "series" and not d.on}
    for piece in salvaged.pieces:
        if piece.role == "navigation" and piece.start not in unwanted:
            gathered.series += read_series(evened(salvaged.words(piece)))
        elif piece.role == "tags":
            _gather_tags(salvaged, piece, kinds, gathered)
    gathered.series = list(dict.fromkeys(gathered.series))
    return gathered


def _gather_tags(salvaged: Salvaged, piece: Piece, kinds: Mapping[int, str], gathered: Gathered) -> None:
    repairs = Repairs(salvaged)
    for given in read_tags(evened(salvaged.words(piece)), piece.start):
        name = " ".join(repairs.words(given.start, given.end).split())
        if given.kind in TAG_KINDS:
            gathered.tag_at[given.start] = len(gathered.tags)
            gathered.given[given.start] = given.kind
            gathered.tags.append(Tag(TAG_KINDS[kinds.get(given.start, given.kind)], name))
        elif given.kind == "series":
            gathered.series.append(read_series_line(name))
        elif given.kind == "language" and gathered.language is None and (code := code_of(name)):
            gathered.language = code
        else:
            label = given.kind.capitalize()
            gathered.extras[label] = "; ".join(filter(None, (gathered.extras.get(label), name)))


def _findings(salvaged: Salvaged, paths: list[str], gathered: Gathered) -> Iterator[Finding]:
    """Give what a person may want to see: what is unsure, what was put right; traces of a kind together."""
    starts = [piece.start for piece in salvaged.pieces]
    together: Counter[tuple[str, str, Certainty]] = Counter()
    examples: dict[tuple[str, str, Certainty], Decision] = {}
    for decision in salvaged.decisions:
        if decision.settled or not _matters(decision):
            continue
        path = paths[max(0, bisect_right(starts, decision.at) - 1)]
        if decision.kind in _TOGETHER:
            key = (path, decision.rule, decision.certainty)
            together[key] += 1
            examples[key] = decision
        else:
            yield Finding(_at(decision, path, gathered), decision.certainty, decision.rule, decision.said)
    for (path, rule, certainty), count in together.items():
        kind = examples[path, rule, certainty].kind
        yield Finding(path, certainty, rule, _TOGETHER[kind].format(count))


def _matters(decision: Decision) -> bool:
    if decision.kind in SWITCHES:
        return (
            (decision.on and decision.kind != "scene break")
            or decision.certainty == "uncertain"
            or decision.kind == "repair"
        )
    return decision.certainty != "certain" or decision.kind in ("navigation", "tag")


def _at(decision: Decision, path: str, gathered: Gathered) -> str:
    if decision.kind == "planned":
        return "planned_chapters"
    if decision.kind == "tag" and decision.at in gathered.tag_at:
        return f"tags[{gathered.tag_at[decision.at]}]"
    return path
