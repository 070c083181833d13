"""Having files wait for a person instead of joining the library. Called within the transaction of their batch."""

import json
from collections.abc import Sequence

from fanlight.imports.examinations import Verdict
from fanlight.imports.models import ImportFile, Review
from fanlight.imports.salvage import states
from fanlight.imports.salvage.drafts import Draft
from fanlight.kernel import clock
from fanlight.kernel.ids import new_key
from fanlight.works.actions.rows import Incoming, Kept
from fanlight.works.manuscript import Manuscript
from fanlight.works.manuscript_json import dump


def wait(pairs: Sequence[tuple[Verdict, Incoming]]) -> None:
    """Open a review for each, whose original is being kept, and write its figures on the file's row (unsaved).

    A text whose review was withdrawn, when its import was undone, waits there again as it was cut; and what a person
    had said then about a work that seems to be here is not asked again.

    Raises: IntegrityError, where the same text waits already (the caller looks first, and tries each alone).
    """
    withdrawn = _withdrawn([verdict for verdict, _ in pairs if verdict.review is Review.Kind.TEXT])
    said = _answers([verdict for verdict, _ in pairs if verdict.twin_key])
    opened: list[Review] = []
    for verdict, incoming in pairs:
        if (before := withdrawn.pop(verdict.sha256, None)) is not None:
            _revive(before, verdict)
        else:
            answer = said.get((verdict.sha256, verdict.part, verdict.twin_key), "")
            opened.append(_review(verdict, incoming, verdict.review or Review.Kind.HELD, answer))
    Review.objects.bulk_create(opened)


def _withdrawn(verdicts: Sequence[Verdict]) -> dict[str, Review]:
    if not verdicts:
        return {}
    rows = Review.objects.filter(sha256__in={verdict.sha256 for verdict in verdicts}, kind=Review.Kind.TEXT)
    rows = rows.filter(state=Review.State.WITHDRAWN).defer("text", "cut").order_by("pk")
    return {review.sha256: review for review in rows}


def _answers(verdicts: Sequence[Verdict]) -> dict[tuple[str, str, str], str]:
    """Give what was said of works and their twins here, in reviews whose imports were undone since."""
    if not verdicts:
        return {}
    rows = Review.objects.filter(sha256__in={verdict.sha256 for verdict in verdicts}, state=Review.State.WITHDRAWN)
    answered = rows.exclude(answer="").order_by("pk").values_list("sha256", "part", "twin_key", "answer")
    return {(sha256, part, twin): answer for sha256, part, twin, answer in answered}


def _revive(review: Review, verdict: Verdict) -> None:
    verdict.review_key = review.key
    review.file, review.state, review.decided_at, review.decided_by = verdict.file, Review.State.WAITING, None, ""
    review.unsure -= review.asks_twin
    if review.twin_key != verdict.twin_key:
        review.twin_key, review.answer = verdict.twin_key, ""
    review.unsure += review.asks_twin
    review.save(update_fields=["file", "state", "decided_at", "decided_by", "twin_key", "answer", "unsure"])
    _show(review, verdict.file)


def _show(review: Review, file: ImportFile) -> None:
    file.title, file.chapters, file.words, file.findings = review.title, review.chapters, review.words, review.unsure


def _review(verdict: Verdict, incoming: Incoming, kind: Review.Kind, answer: str) -> Review:
    manuscript, file = incoming.manuscript, verdict.file
    kept = incoming.file or Kept(verdict.sha256, len(verdict.data), file.name, verdict.format)
    verdict.review_key = new_key()
    review = Review(
        key=verdict.review_key,
        kind=kind,
        file=file,
        name=file.name,
        title=manuscript.title,
        sha256=kept.sha256,
        part=kept.part,
        size=kept.size,
        format=verdict.format,
        pictures=[[kept.sha256, kept.size, kept.format] for kept in incoming.pictures],
        twin_key=verdict.twin_key,
        answer=answer,
        chapters=max(1, len(manuscript.chapters)),
        words=manuscript.counts.words or 0,
        notes=_count_notes(manuscript),
        series=len(manuscript.series),
        decisions=len(manuscript.findings),
        unsure=sum(finding.certainty != "certain" for finding in manuscript.findings),
        made_at=clock.now(),
    )
    if verdict.parsed is not None and verdict.parsed.salvaged is not None:
        from fanlight.imports.actions.reviews import figures_of  # noqa: PLC0415  loads salvage, which is for few imports

        draft = Draft(verdict.parsed.salvaged)
        review.text, review.cut = draft.salvaged.text, states.dump(draft)
        for name, value in figures_of(draft).items():
            setattr(review, name, value)
    else:
        review.manuscript = json.dumps(dump(manuscript), ensure_ascii=False)
    review.unsure += review.asks_twin
    _show(review, file)
    return review


def _count_notes(work: Manuscript) -> int:
    """Count notes and summaries, the work's and its chapters'."""
    own = (work.summary, work.notes, work.end_notes)
    return sum(map(bool, own)) + sum(bool(c.summary) + bool(c.notes) + bool(c.end_notes) for c in work.chapters)
