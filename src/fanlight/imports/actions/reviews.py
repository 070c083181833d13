"""What a person does about something that waits: change how it is cut, let it in, leave it out."""

from typing import Any

from django.db import transaction

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.imports.models import ImportFile, Review, ReviewStep
from fanlight.imports.salvage import states, steps
from fanlight.imports.salvage.drafts import Draft
from fanlight.imports.salvage.figures import measure
from fanlight.imports.salvage.manuscripts import series_of
from fanlight.imports.salvage.statements import gather
from fanlight.imports.salvage.values import PROSE
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, Invalid, NotFound

NOT_YOURS = "Only the owner may review what came in."
State = Review.State


@transaction.atomic
def step(*, by: Viewer, key: str, revision: int, step: object) -> int:
    """Do a step (salvage.steps, as JSON) in a text's review, and give the new revision; steps taken back are forgotten.

    Raises: Refused; NotFound; Invalid, when it cannot be done; Conflict, when the review is not at `revision` any more.
    """
    review = _waiting(by, key, revision)
    wanted = steps.from_json(step)
    before = draft_of(review)
    after = steps.apply(before, wanted)
    review.steps.filter(number__gt=review.done).delete()
    review.done += 1
    ReviewStep.objects.create(
        review=review,
        number=review.done,
        step=steps.to_json(wanted),
        changed=states.difference(before, after),
        at=clock.now(),
        by_name=by.name,
    )
    return _save(review, after)


@transaction.atomic
def undo(*, by: Viewer, key: str, revision: int) -> int:
    """Take the last step back, and give the new revision. Raises: as `step`; Invalid, when there is none."""
    review = _waiting(by, key, revision)
    last = review.steps.filter(number=review.done).first()
    if last is None:
        raise Invalid("There is no step to take back.")
    review.done -= 1
    return _save(review, states.undo(draft_of(review), last.changed))


@transaction.atomic
def redo(*, by: Viewer, key: str, revision: int) -> int:
    """Do again what was taken back last, and give the new revision. Raises: as `step`; Invalid, when there is none."""
    review = _waiting(by, key, revision)
    following = review.steps.filter(number=review.done + 1).first()
    if following is None:
        raise Invalid("There is no step to do again.")
    review.done += 1
    return _save(review, states.redo(draft_of(review), following.changed))


@transaction.atomic
def dismiss(*, by: Viewer, key: str) -> None:
    """Leave something out of the library; its file stays kept. Raises: Refused, NotFound, Conflict."""
    review = locked(by, key)
    require_state(review, State.WAITING)
    decide(review, State.DISMISSED, by)
    said = f"Left out by {by.name} in the review; its file is kept."
    follow(review, outcome=ImportFile.Outcome.SKIPPED, said=said)


@transaction.atomic
def restore(*, by: Viewer, key: str) -> None:
    """Have something wait again that was left out. Raises: Refused, NotFound, Conflict."""
    review = locked(by, key)
    require_state(review, State.DISMISSED)
    review.state, review.decided_at, review.decided_by = State.WAITING, None, ""
    review.save(update_fields=["state", "decided_at", "decided_by"])
    follow(review, outcome=ImportFile.Outcome.REVIEW, said="")


def draft_of(review: Review) -> Draft:
    """Give a text as it is cut now. Raises: Invalid, for what is no bare text."""
    if review.text is None or review.cut is None:
        raise Invalid("Only a bare text is cut in a review.")
    return states.load(review.cut, text=review.text, name=review.name)


def figures_of(draft: Draft) -> dict[str, Any]:
    """Give what a text's row says of its draft."""
    measured = measure(draft.salvaged)
    return {
        "title": measured.title if draft.details.title is None else draft.details.title,
        "chapters": measured.chapters,
        "words": measured.words,
        "notes": sum(piece.role in PROSE and piece.role != "text" for piece in draft.salvaged.pieces),
        "series": len(series_of(gather(draft.salvaged), draft.details)),
        "decisions": len(draft.salvaged.decisions),
        "unsure": draft.open,
    }


def _waiting(by: Viewer, key: str, revision: int) -> Review:
    review = locked(by, key)
    require_state(review, State.WAITING)
    if review.revision != revision:
        raise Conflict("This review was changed meanwhile, in another window or by somebody else. Look at it again.")
    return review


def locked(by: Viewer, key: str) -> Review:
    """Give a review to be changed in this transaction. Raises: Refused, NotFound."""
    require(can_import(by), NOT_YOURS)
    review = Review.objects.select_for_update().filter(key=key).first()
    if review is None:
        raise NotFound("There is no such review.")
    return review


def require_state(review: Review, state: State) -> None:
    """Raise Conflict, unless a review is in this state."""
    if review.state == state:
        return
    said = {
        State.WAITING: "This waits already.",
        State.ACCEPTED: "This is in the library already.",
        State.DISMISSED: "This was left out; have it wait again first.",
        State.WITHDRAWN: "Its import was undone; bring that in again first.",
    }
    raise Conflict(said[State(review.state)])


def _save(review: Review, draft: Draft) -> int:
    review.revision += 1
    review.cut = states.dump(draft)
    figures = figures_of(draft)
    for name, value in figures.items():
        setattr(review, name, value)
    review.unsure += review.asks_twin
    review.save(
        update_fields=["revision", "done", "cut", *figures],
    )
    return review.revision


def decide(review: Review, state: State, by: Viewer) -> None:
    """Write down what was decided, when and by whom."""
    review.state, review.decided_at, review.decided_by = state, clock.now(), by.name
    review.save(update_fields=["state", "decided_at", "decided_by", "work_key", "twin_key", "answer", "unsure"])


def follow(review: Review, **fields: object) -> None:
    """Have the file's row in its import's report say what became of it."""
    if review.file_id is not None:
        ImportFile.objects.filter(pk=review.file_id).update(**fields)
