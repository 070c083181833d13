"""Letting in what waited for a person: one, or many at once."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.imports import revisions as reports
from fanlight.imports.actions.reviews import NOT_YOURS, decide, draft_of, follow, locked, require_state
from fanlight.imports.models import ImportFile, ImportJob, Review
from fanlight.imports.policies import current_policy
from fanlight.imports.rules import PLAIN
from fanlight.imports.salvage.manuscripts import to_manuscript
from fanlight.kernel.errors import Conflict, FanlightError, Refused
from fanlight.works import rules
from fanlight.works.actions import works
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming, Kept
from fanlight.works.manuscript import Manuscript
from fanlight.works.manuscript_json import load
from fanlight.works.models import Work
from fanlight.works.selectors.manuscripts import get_manuscript
from fanlight.works.selectors.originals import find_works_by_sources
from fanlight.works.selectors.twins import find_twins

log = logging.getLogger(__name__)
Outcome = ImportFile.Outcome

BATCH = 16
"""Reviews that are let in within one transaction, each of which may fail by itself."""

TWIN = "A work of the same text is here already. Is this another copy of it, or a work of its own?"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a review became: `outcome` is its file's in the report (imported, updated, same-source)."""

    key: str
    work_key: str
    title: str
    outcome: str
    said: str


@dataclass(frozen=True, slots=True)
class Left:
    """A review that was not let in, and why, in a sentence."""

    key: str
    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of many. `remaining` counts those that were asked for and not come to."""

    accepted: Sequence[Accepted]
    left: Sequence[Left]
    remaining: int = 0


def accept(*, by: Viewer, key: str, revision: int | None = None, as_copy: bool | None = None) -> Accepted:
    """Let in what waits, as it stands.

    A work of equal title, creators and text that is here is asked about: `as_copy` keeps the file with that work, which
    follows it as far as it is believed; False makes another work of it; None is what was said of these two before, as
    by an import that was undone, and raises Conflict where nothing was.

    Raises: Refused (also by the library's policy); NotFound; Conflict, also when it is not at `revision` any more.
    """
    try:
        accepted, twin = _accept(by, key, revision, as_copy)
    except IntegrityError:  # another brought its source in at the same moment: now it is here
        accepted, twin = _accept(by, key, revision, as_copy)
    if accepted is None:
        raise Conflict(TWIN if twin else "This was changed meanwhile. Look at it again.")
    return accepted


def accept_many(
    *,
    by: Viewer,
    keys: Iterable[str],
    as_copy: bool | None = None,
    looked_at: bool = True,
    progress: Callable[[int], None] = lambda _: None,
) -> Result:
    """Let in those named, batch by batch; what cannot come in stays, and is said. `progress` is told how many are done.

    `as_copy` answers for those that seem to be here, as in `accept`; without `looked_at`, what the library's policy
    holds to be looked at stays. Killed at any moment, each is wholly in or still waits. Raises: Refused.
    """
    require(can_import(by), NOT_YOURS)
    wanted = list(dict.fromkeys(keys))
    accepted: list[Accepted] = []
    left: list[Left] = []
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        try:
            with transaction.atomic():
                done = [_attempt(by, key, as_copy, looked_at) for key in batch]
        except DatabaseError:  # one of them spoilt the batch: each by itself shows which
            done = [_attempt_alone(by, key, as_copy, looked_at) for key in batch]
        accepted += [one for one in done if isinstance(one, Accepted)]
        left += [one for one in done if isinstance(one, Left)]
        progress(start + len(batch))
    return Result(accepted, left)


def accept_certain(
    *, by: Viewer, job: str | None = None, most: int = 1_000, progress: Callable[[int], None] = lambda _: None
) -> Result:
    """Let in up to `most` of what waits and asks nothing, the oldest first, of one import if named. Raises: Refused."""
    require(can_import(by), NOT_YOURS)
    waiting = Review.objects.filter(state=Review.State.WAITING, unsure=0).order_by("pk")
    waiting = waiting.filter(file__job__key=job) if job else waiting
    result = accept_many(by=by, keys=waiting.values_list("key", flat=True)[:most], looked_at=False, progress=progress)
    return Result(result.accepted, result.left, max(0, waiting.count() - len(result.left)))


def _attempt(by: Viewer, key: str, as_copy: bool | None, looked_at: bool) -> Accepted | Left:
    try:
        if not looked_at:
            _check_held(by, key)
        return accept(by=by, key=key, as_copy=as_copy)
    except (FanlightError, ValueError) as error:
        return _left(key, error)


def _attempt_alone(by: Viewer, key: str, as_copy: bool | None, looked_at: bool) -> Accepted | Left:
    try:
        return _attempt(by, key, as_copy, looked_at)
    except DatabaseError as error:
        log.exception("the review %s could not be accepted", key)
        return _left(key, error)


def _left(key: str, error: Exception) -> Left:
    title = Review.objects.filter(key=key).values_list("title", flat=True).first()
    said = str(error) if isinstance(error, FanlightError) else f"The library could not take it: {error}"
    return Left(key, title or "", said[:500])


@transaction.atomic
def _accept(by: Viewer, key: str, revision: int | None, as_copy: bool | None) -> tuple[Accepted | None, str]:
    """Let one in; or note the twin that has to be asked about, and give its key."""
    review = locked(by, key)
    require_state(review, Review.State.WAITING)
    if revision is not None and review.revision != revision:
        raise Conflict("This review was changed meanwhile, in another window or by somebody else. Look at it again.")
    incoming = _incoming(review)
    _check_policy(incoming.manuscript)
    here = _find_here(incoming.manuscript)
    twin = "" if here else _find_twin(incoming.manuscript)
    if twin and as_copy is None and twin == review.twin_key and review.answer:
        as_copy = review.answer == Review.Answer.COPY
    if twin and as_copy is None:
        unsure = review.unsure + (not review.asks_twin)
        Review.objects.filter(pk=review.pk).update(twin_key=twin, answer="", unsure=unsure)
        return None, twin
    if twin:
        review.unsure -= review.asks_twin
        review.twin_key, review.answer = twin, Review.Answer.COPY if as_copy else Review.Answer.OWN
    known = here or (twin if as_copy else "")
    incoming = _cut_alike(incoming, twin, by) if known and known == twin else incoming
    return (_join(review, known, incoming, by) if known else _make(review, incoming, by)), twin


def _incoming(review: Review) -> Incoming:
    manuscript = load(json.loads(review.manuscript)) if review.manuscript is not None else _written(review)
    return Incoming(
        manuscript=manuscript,
        file=Kept(review.sha256, review.size, file_name(review), review.format, review.part),
        pictures=[Kept(sha256, size, "", media) for sha256, size, media in review.pictures],
        is_plain=review.format in PLAIN,
    )


def file_name(review: Review) -> str:
    """Give the name of the file that is kept: a work out of an anthology bears its own behind the anthology's."""
    return review.name.rpartition(" › ")[0] if review.part else review.name


def _written(review: Review) -> Manuscript:
    draft = draft_of(review)
    return to_manuscript(draft.salvaged, draft.details)


def _check_policy(manuscript: Manuscript) -> None:
    refusal = current_policy().refusal(manuscript)
    if refusal:
        raise Refused(f"This library refuses works tagged {refusal}.", rule=refusal)


def _check_held(by: Viewer, key: str) -> None:
    held = current_policy().holds(_incoming(locked(by, key)).manuscript)
    if held:
        raise Conflict(f"This library holds works tagged {held} to be looked at; let it in by itself.")


def _find_here(manuscript: Manuscript) -> str:
    source = manuscript.source
    if source is None or not source.site or not source.id:
        return ""
    return find_works_by_sources([(source.site, source.id)]).get((source.site, source.id), "")


def _find_twin(manuscript: Manuscript) -> str:
    like = rules.likeness(manuscript)
    return find_twins([like]).get(like, "")


def _cut_alike(incoming: Incoming, twin: str, by: Viewer) -> Incoming:
    """Give a copy of a work that is here the chapters as they are here: its text is the same, however it was cut."""
    here = get_manuscript(by, key=twin).chapters
    copy = incoming.manuscript
    return incoming if len(here) == len(copy.chapters) else replace(incoming, manuscript=replace(copy, chapters=here))


def _make(review: Review, incoming: Incoming, by: Viewer) -> Accepted:
    work = works.accept(incoming, by=by)
    _settle(review, work, Outcome.IMPORTED, by, findings=len(work.findings))
    if review.file is not None:
        ImportJob.objects.filter(pk=review.file.job_id).update(works_in=F("works_in") + 1)
    return Accepted(review.key, work.key, work.title, Outcome.IMPORTED, "")


def _join(review: Review, work_key: str, incoming: Incoming, by: Viewer) -> Accepted:
    revision = revise(key=work_key, incoming=incoming, by=by)
    outcome = Outcome.UPDATED if revision.happened else Outcome.SAME_SOURCE
    said = reports.say_revision(revision) if revision.happened else ""
    work = Work.objects.get(key=work_key)
    _settle(review, work, outcome, by, said=said, changes=reports.changes_of(revision) if revision.happened else {})
    return Accepted(review.key, work.key, work.title, outcome, said)


def _settle(review: Review, work: Work, outcome: Outcome, by: Viewer, **told: object) -> None:
    review.work_key = work.key
    decide(review, Review.State.ACCEPTED, by)
    figures = {"title": work.title, "chapters": work.chapter_count, "words": work.words}
    follow(review, outcome=outcome, work_key=work.key, **{"said": "", **figures, **told})
