"""Words in works, by reading the works one after the other."""

from django.db.models import Q, QuerySet

from fanlight.search import sheets
from fanlight.search.query import Words
from fanlight.works.models import Work


class Texts:
    """Looks for words in `works`; in their chapters too if `chapters`."""

    def __init__(self, works: QuerySet[Work], *, chapters: bool) -> None:
        self._works = works
        self._chapters = chapters

    def find(self, words: Words) -> Q:
        """Give the works in which a word or phrase stands."""
        pks = self._works.order_by().values_list("pk", flat=True)
        read = sheets.read(pks, with_text=self._chapters)
        return Q(pk__in=[pk for pk, sheet in read if sheets.matches(sheet, words, chapter_text=self._chapters)])
