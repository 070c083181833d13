"""What must be true of works beyond what the database itself holds: what is counted, and that nothing hangs loose."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum, TextField, Value
from django.db.models.functions import Coalesce

from fanlight.accounts.models import Creator
from fanlight.accounts.policies import can_keep, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, record
from fanlight.kernel.checks import Check
from fanlight.works.actions.removals import remove_forsaken
from fanlight.works.models import Chapter, ChapterVersion, Creatorship, Series, SeriesPlace, Work


def examine_works(viewer: Viewer, *, fix: bool) -> list[Check]:
    """Look at chapters, figures and leftovers, and with `fix` put right what can be without loss. Raises: Refused."""
    require(can_keep(viewer), "Only the owner may examine this library.")
    return [_chapters(fix=fix), _figures(fix=fix), _forsaken(fix=fix)]


def _chapters(*, fix: bool) -> Check:
    """See that each chapter has the version that it says it has, and says of it what it says itself."""
    current = ChapterVersion.objects.filter(chapter=OuterRef("pk"), number=OuterRef("version"))
    newest = ChapterVersion.objects.filter(chapter=OuterRef("pk")).order_by("-number").values("number")[:1]
    lost = Chapter.objects.filter(~Exists(current))
    without = lost.count()
    with transaction.atomic():
        if fix and without:
            lost.annotate(last=Subquery(newest)).filter(last__isnull=False).update(version=Subquery(newest))
        nothing = Value("", output_field=TextField())
        title = Coalesce(Subquery(current.values("title")), nothing)
        said = Chapter.objects.annotate(n=Subquery(current.values("words")), t=title, mine=Coalesce("title", nothing))
        wrong = said.filter(~Q(words=F("n")) | ~Q(mine=F("t")), n__isnull=False)
        figures = wrong.count()
        if fix and figures:
            works = list(Work.objects.filter(pk__in=wrong.values("work")).values_list("pk", "key"))
            wrong.update(words=Subquery(current.values("words")), title=Subquery(current.values("title")))
            _tell(works)
    left = lost.count()
    if not without and not figures:
        return Check("chapters", True, "Each has its text.")
    sentence = f"{without:,} have not the version that they name, {figures:,} say other words or titles than it."
    if fix:
        sentence += f" {left:,} have no text at all." if left else " They say what is there now."
    return Check("chapters", fix and not left, sentence, fixed=without - left + figures if fix else 0)


def _figures(*, fix: bool) -> Check:
    """See that works have as many chapters and words as they say."""
    chapters = Chapter.objects.filter(work=OuterRef("pk")).order_by().values("work")
    counted = Subquery(chapters.annotate(n=Count("pk")).values("n"))
    summed = Coalesce(Subquery(chapters.annotate(n=Sum("words")).values("n")), 0)
    with transaction.atomic():
        wrong = Work.objects.annotate(n=Coalesce(counted, 0), w=summed).exclude(chapter_count=F("n"), words=F("w"))
        found = list(wrong.values_list("pk", "key", "n", "w"))
        if fix:
            for pk, _, number, words in found:
                Work.objects.filter(pk=pk).update(chapter_count=max(number, 1), words=words)
            _tell([(pk, key) for pk, key, _, _ in found])
    empty = sum(not number for _, _, number, _ in found)
    if not found:
        return Check("figures of works", True, "Every work has the chapters and words that it says.")
    said = f"{len(found):,} works say another number of chapters or words than they have."
    said += f" {empty:,} have no chapter at all: bring them in again." if empty else ""
    return Check("figures of works", fix and not empty, said, fixed=len(found) - empty if fix else 0)


def _forsaken(*, fix: bool) -> Check:
    """See that no creator and no series is left without a work."""
    creators = Creator.objects.filter(~Exists(Creatorship.objects.filter(creator=OuterRef("pk"))))
    series = Series.objects.filter(~Exists(SeriesPlace.objects.filter(series=OuterRef("pk"))))
    with transaction.atomic():
        alone, empty = (list(rows.values_list("pk", flat=True)) for rows in (creators, series))
        if fix:
            remove_forsaken(alone, empty)
    number = len(alone) + len(empty)
    said = f"{len(alone):,} creators and {len(empty):,} series have no work." if number else "Nobody is without a work."
    return Check("creators and series", fix or not number, said, fixed=number if fix else 0)


def _tell(works: Iterable[tuple[int, str]]) -> None:
    """Have the index read again what was put right."""
    record(News("work.revised", pk, {"key": key, "tags": False}) for pk, key in works)
