"""Giving a chapter back what it said before."""

from django.db import transaction
from django.db.models import Max

from fanlight.accounts.policies import require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, audit, record
from fanlight.kernel import clock
from fanlight.kernel.errors import Conflict, NotFound
from fanlight.works import rules
from fanlight.works.actions.states import note, states_of
from fanlight.works.models import Chapter, Work
from fanlight.works.policies import can_change_works, visible_works
from fanlight.works.selectors.manuscripts import get_manuscript

NOT_YOURS = "Only the owner may change what stands in a chapter."
AS_IT_IS = "That is what the chapter says now."


@transaction.atomic
def restore(*, key: str, position: int, number: int, by: Viewer) -> int:
    """Let a chapter say again what it said in a version, as a new version; give that one's number.

    The others stay. Raises: Refused, NotFound, Conflict where it says just that.
    """
    require(can_change_works(by), NOT_YOURS)
    work = visible_works(by).select_for_update().filter(key=key).first()
    chapter = work.chapters.filter(position=position).first() if work else None
    version = chapter.versions.filter(number=number).first() if chapter else None
    if work is None or chapter is None or version is None:
        raise NotFound("There is no such version of this chapter.")
    if chapter.versions.filter(number=chapter.version, digest=version.digest).exists():
        raise Conflict(AS_IT_IS)
    before = states_of([work])[work.pk]
    version.pk, version.number, version.made_at = None, _next(chapter), clock.now()
    version.save(force_insert=True)
    chapter.version, chapter.title, chapter.words = version.number, version.title, version.words
    chapter.save(update_fields=["version", "title", "words"])
    _reckon(work, by)
    note(work, before=before, after=states_of([work])[work.pk], sha256="", pictures=())
    audit(
        actor_id=by.user_id, actor_name=by.name, verb="chapter.restored", subject=f"work:{key}", position=position,
        version=number,
    )  # fmt: skip
    record([News("work.revised", work.pk, {"key": key, "tags": False})])
    return version.number


def _next(chapter: Chapter) -> int:
    return 1 + int(chapter.versions.aggregate(last=Max("number"))["last"] or chapter.version)


def _reckon(work: Work, by: Viewer) -> None:
    """Write down anew what follows from the chapters' texts."""
    work.words = sum(work.chapters.values_list("words", flat=True))
    work.fingerprint, work.text_digest = rules.digests(get_manuscript(by, key=work.key))
    work.save(update_fields=["words", "fingerprint", "text_digest"])
