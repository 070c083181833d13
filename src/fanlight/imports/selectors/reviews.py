"""Reading what waits for a person, and how a text is cut."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, QuerySet

from fanlight.accounts.policies import can_import
from fanlight.accounts.viewers import Viewer
from fanlight.imports.models import Review
from fanlight.imports.salvage import previews, states, steps, windows
from fanlight.imports.salvage.drafts import Details, Draft
from fanlight.imports.salvage.figures import Figures, measure
from fanlight.imports.salvage.manuscripts import creators_of, planned_of, series_of, tags_of, to_manuscript
from fanlight.imports.salvage.statements import Gathered, gather
from fanlight.imports.salvage.values import DecisionKind
from fanlight.kernel import pages
from fanlight.kernel.errors import Invalid, NotFound
from fanlight.works.manuscript import Certainty, Kind, Manuscript, SeriesPlace, Tag
from fanlight.works.manuscript_json import load

PAGE = 50
"""Reviews on a page of the list."""

_BIG = ("text", "cut", "manuscript")


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """A line of the list. `unsure` 0 means that nothing asks: it may be accepted unseen.

    `answer` is what was said before of this and the work `twin_key`: "copy", "own", "" where it is still asked.
    """

    key: str
    kind: str
    state: str
    name: str
    title: str
    format: str
    chapters: int
    words: int
    notes: int
    series: int
    decisions: int
    unsure: int
    revision: int
    twin_key: str
    answer: str
    work_key: str
    job_key: str
    made_at: datetime
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page of the list. `counts` are by state, `certain` counts what waits and asks nothing; of the job, if given.

    `next` is a token, None at the end.
    """

    cards: Sequence[ReviewCard]
    counts: Mapping[str, int]
    certain: int
    next: str | None


@dataclass(frozen=True, slots=True)
class ShownTag:
    """A tag as it stands now. `at` is where it is written in the text, None for one that a person added."""

    kind: Kind
    name: str
    at: int | None
    given_kind: str
    proposed: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """All decisions of one rule: how many there are, are on, and are open; `said` is the first one's sentence."""

    kind: DecisionKind
    rule: str
    certainty: Certainty
    number: int
    on: int
    open: int
    said: str
    first_at: int


@dataclass(frozen=True, slots=True)
class TextView:
    """A text's review: the work as it would be, a window of its text, an outline, and what was found by rule.

    `details` are what a person said; `title`, `creators` and the rest are what holds now. `undo_step` and `redo_step`
    are the JSON of what would be taken back or done again, None when there is nothing.
    """

    card: ReviewCard
    revision: int
    undo_step: Mapping[str, Any] | None
    redo_step: Mapping[str, Any] | None
    figures: Figures
    details: Details
    title: str
    creators: tuple[str, ...]
    language: str | None
    planned: int | None
    proposed_plan: int | None
    tags: tuple[ShownTag, ...]
    series: tuple[SeriesPlace, ...]
    groups: tuple[FoundGroup, ...]
    characters: int
    window: windows.Window
    outline: tuple[windows.OutlineLine, ...]


def list_reviews(
    viewer: Viewer,
    *,
    state: str = Review.State.WAITING,
    job: str | None = None,
    kind: str | None = None,
    certain: bool = False,
    after: str | None = None,
    limit: int = PAGE,
) -> ReviewPage:
    """Give a page of reviews, oldest first; only those that ask nothing with `certain`. Raises: Invalid (the token)."""
    reviews = _of_job(job) if can_import(viewer) else Review.objects.none()
    counts = dict(reviews.values_list("state").annotate(n=Count("pk")).order_by())
    sure = reviews.filter(state=Review.State.WAITING, unsure=0).count()
    chosen = reviews.filter(state=state)
    chosen = chosen.filter(kind=kind) if kind else chosen
    chosen = chosen.filter(unsure=0) if certain else chosen
    if after is not None:
        (last,) = pages.decode(after, (int,))
        chosen = chosen.filter(pk__gt=last)
    rows = list(chosen.select_related("file__job").defer(*_BIG).order_by("pk")[: limit + 1])
    more = pages.encode([rows[limit - 1].pk]) if len(rows) > limit else None
    return ReviewPage([_card(row) for row in rows[:limit]], counts, sure, more)


def count_waiting(viewer: Viewer) -> int:
    """Count what waits; nothing does for who may not import."""
    return Review.objects.filter(state=Review.State.WAITING).count() if can_import(viewer) else 0


def get_card(viewer: Viewer, *, key: str) -> ReviewCard:
    """Give the line of one review. Raises: NotFound."""
    return _card(_get(viewer, key, big=False))


def get_text(viewer: Viewer, *, key: str, at: int = 0, around: int | None = None, outline_after: int = 0) -> TextView:
    """Give a text's review, with the window that begins at `at`, or one that holds the place `around`.

    Raises: NotFound; Invalid for what is no text.
    """
    review = _get(viewer, key)
    draft = _draft(review)
    salvaged, details = draft.salvaged, draft.details
    figures, gathered = measure(salvaged), gather(salvaged)
    beside = dict(review.steps.filter(number__in=(review.done, review.done + 1)).values_list("number", "step"))
    return TextView(
        card=_card(review),
        revision=review.revision,
        undo_step=beside.get(review.done),
        redo_step=beside.get(review.done + 1),
        figures=figures,
        details=details,
        title=details.title or figures.title,
        creators=tuple(creator.name for creator in creators_of(gathered, details)),
        language=details.language or gathered.language,
        planned=details.planned or planned_of(salvaged),
        proposed_plan=next((int(d.value) for d in salvaged.decisions if d.kind == "planned" and d.is_open), None),
        tags=tuple(_tags(draft, gathered)),
        series=series_of(gathered, details),
        groups=tuple(_groups(draft)),
        characters=len(salvaged.text),
        window=windows.window(salvaged, at) if around is None else windows.around(salvaged, around),
        outline=windows.outline(salvaged, after=outline_after),
    )


def list_decisions(
    viewer: Viewer, *, key: str, only_open: bool = True, after: int = -1, limit: int = 100
) -> list[windows.ShownDecision]:
    """Give a text's decisions in order, those numbered above `after`. Raises: NotFound; Invalid for what is no text."""
    return windows.decisions(_draft(_get(viewer, key)).salvaged, only_open=only_open, after=after, limit=limit)


def get_manuscript(viewer: Viewer, *, key: str) -> Manuscript:
    """Give the work that a review would become if it were accepted now. Raises: NotFound."""
    review = _get(viewer, key)
    if review.manuscript is not None:
        return load(json.loads(review.manuscript))
    draft = _draft(review)
    return to_manuscript(draft.salvaged, draft.details)


def get_preview(viewer: Viewer, *, key: str, step: object) -> previews.Preview:
    """Say what a step (as JSON) would do, and do nothing. Raises: NotFound; Invalid, when it cannot be done."""
    return previews.preview(_draft(_get(viewer, key)), steps.from_json(step))


def _of_job(job: str | None) -> QuerySet[Review]:
    return Review.objects.filter(file__job__key=job) if job else Review.objects.all()


def _get(viewer: Viewer, key: str, *, big: bool = True) -> Review:
    rows = Review.objects.select_related("file__job")
    row = (rows if big else rows.defer(*_BIG)).filter(key=key).first() if can_import(viewer) else None
    if row is None:
        raise NotFound("There is no such review.")
    return row


def _draft(review: Review) -> Draft:
    if review.text is None or review.cut is None:
        raise Invalid("Only a bare text is cut in a review.")
    return states.load(review.cut, text=review.text, name=review.name)


def _card(review: Review) -> ReviewCard:
    return ReviewCard(
        key=review.key, kind=review.kind, state=review.state, name=review.name, title=review.title,
        format=review.format, chapters=review.chapters, words=review.words,
        notes=review.notes, series=review.series, decisions=review.decisions,
        unsure=review.unsure, revision=review.revision, twin_key=review.twin_key, answer=review.answer,
        work_key=review.work_key,
        job_key=review.file.job.key if review.file else "",
        made_at=review.made_at, decided_at=review.decided_at, decided_by=review.decided_by,
    )  # fmt: skip


def _tags(draft: Draft, gathered: Gathered) -> Iterable[ShownTag]:
    answers = {d.at: d for d in draft.salvaged.decisions if d.kind == "tag"}
    places = {place: at for at, place in gathered.tag_at.items()}
    shown = frozenset(tags_of(gathered.tags, draft.details))
    for place, tag in enumerate(gathered.tags):
        if tag in shown:
            at = places[place]
            answer = answers.get(at)
            proposed = answer.value if answer and not answer.on else ""
            yield ShownTag(tag.kind, tag.name, at, gathered.given[at], proposed, bool(answer and answer.is_open))
    for tag in draft.details.added:
        yield _added(tag)


def _added(tag: Tag) -> ShownTag:
    return ShownTag(tag.kind, tag.name, None, tag.kind, "", False)


def _groups(draft: Draft) -> Iterable[FoundGroup]:
    grouped: dict[tuple[DecisionKind, str, Certainty], list[Any]] = {}
    for d in draft.salvaged.decisions:
        figures = grouped.setdefault((d.kind, d.rule, d.certainty), [0, 0, 0, d.said, d.at])
        figures[0] += 1
        figures[1] += d.on
        figures[2] += d.is_open
    return (FoundGroup(kind, rule, sure, *figures) for (kind, rule, sure), figures in grouped.items())
