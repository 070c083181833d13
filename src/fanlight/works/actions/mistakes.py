"""Doing something about a mistake in a work's tags: put it right, take that back, or say that it is none."""

from django.db import transaction

from fanlight.accounts.policies import require
from fanlight.accounts.viewers import Viewer
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, Invalid, NotFound
from fanlight.tags.actions import synonyms
from fanlight.tags.mistakes.sayings import say
from fanlight.tags.models import NAME_LENGTH, Decision, Tag
from fanlight.works.actions.taggings import CHANGED, NOT_YOURS, change, find_undoable, lists_of, take_back
from fanlight.works.models import DismissedMistake, TagRepair, Work
from fanlight.works.policies import can_edit_tags
from fanlight.works.rules import mended
from fanlight.works.selectors.mistakes import Mistake, get_mistakes

UNDO_LATER_FIRST = "The work was changed since, so that this cannot be undone any more."


@transaction.atomic
def mend(*, key: str, mistake: str, by: Viewer) -> TagRepair:
    """Put a mistake right as was proposed, with an entry in the tags' history and a note of what was before.

    Raises: Refused; NotFound; Conflict where it is not found any more; Invalid where nothing is proposed.
    """
    work = _locked(key, by)
    found = _find(key, mistake, by)
    repair, said = found.proposal.repair, say(found.proposal)
    if not repair:
        raise Invalid("Nothing is proposed here: only you can tell what is right.")
    if any(len(word.name) > NAME_LENGTH for word in repair.adds):
        raise Invalid(f"The name would have more than {NAME_LENGTH} characters.")
    held, _ = lists_of(work)
    mended_lists = {
        place: tuple(mended(tags, repair.removes, repair.adds, is_works=place is None)) for place, tags in held.items()
    }
    changed = {place: tags for place, tags in mended_lists.items() if tags != held[place]}
    _, state = change(work, changed, by=by, said=said)
    if state is None:
        raise Conflict(CHANGED)
    return TagRepair.objects.create(
        work=work, state=state, rule=found.proposal.rule, said=said, at=state.at, by_id=by.user_id, by_name=by.name
    )


@transaction.atomic
def mend_everywhere(*, key: str, mistake: str, by: Viewer) -> Decision:
    """Let the tag stand for the one that is proposed, in every work: a wrangler's decision, and undone like any.

    The works keep what was written on them. Raises: Refused; NotFound; Invalid where the proposal is for this work
    alone; Conflict where it is not found any more, or something stands in the way.
    """
    _locked(key, by)
    found = _find(key, mistake, by)
    about = found.proposal.about
    tag = Tag.objects.filter(kind=about.kind, folded=about.key).first()
    if not found.works or tag is None:
        raise Invalid("That holds for this work alone.")
    return synonyms.merge(tag=tag, name=found.proposal.repair.adds[0].name, by=by, crown=True)


@transaction.atomic
def undo(*, key: str, repair: int, by: Viewer) -> None:
    """Take a repair back, and with it the note of it. Raises: Refused; NotFound; Conflict for a work changed since."""
    work = _locked(key, by)
    made = work.tag_repairs.filter(pk=repair).first()
    if made is None:
        raise NotFound("There is no such repair, or it was undone.")
    last = find_undoable(work)
    if last is None or last.pk != made.state_id:
        raise Conflict(UNDO_LATER_FIRST)
    take_back(key=key, by=by)


@transaction.atomic
def dismiss(*, key: str, mistake: str, by: Viewer) -> DismissedMistake:
    """Say that a mistake is none: the rule will never say it of this tag of this work again.

    Raises: Refused; NotFound; Conflict where it is not found any more.
    """
    work = _locked(key, by)
    proposal = _find(key, mistake, by).proposal
    dismissed, _ = DismissedMistake.objects.get_or_create(
        work=work, rule=proposal.rule, kind=proposal.about.kind, folded=proposal.about.key,
        defaults={"name": proposal.about.name, "at": clock.now(), "by_id": by.user_id, "by_name": by.name},
    )  # fmt: skip
    return dismissed


@transaction.atomic
def ask_again(*, key: str, dismissed: int, by: Viewer) -> None:
    """Let a mistake that was dismissed be named again. Raises: Refused; NotFound."""
    work = _locked(key, by)
    if not work.dismissed_mistakes.filter(pk=dismissed).delete()[0]:
        raise NotFound("There is nothing dismissed like that.")


def _locked(key: str, by: Viewer) -> Work:
    require(can_edit_tags(by), NOT_YOURS)
    work = Work.objects.select_for_update().filter(key=key).first()
    if work is None:
        raise NotFound("There is no such work here.")
    return work


def _find(key: str, mistake: str, by: Viewer) -> Mistake:
    found = next((each for each in get_mistakes(by, key=key).mistakes if each.key == mistake), None)
    if found is None:
        raise Conflict(CHANGED)
    return found
