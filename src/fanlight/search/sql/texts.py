"""Words in works, by reading the works one after the other."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from fanlight.search import sheets
from fanlight.search.query import Words
from fanlight.works.models import Work

MOST_WORDS = 8
"""Words and phrases that are looked for in one question. Each costs a reading of everything."""


class Texts:
    """Looks for `words` in `works`, the first few of them; in chapters too if `chapters`. The others stand nowhere."""

    def __init__(self, works: QuerySet[Work], words: Iterable[Words], *, chapters: bool) -> None:
        self._works = works
        self._words = list(dict.fromkeys(words))
        self._chapters = chapters

    @property
    def leaves_out(self) -> bool:
        """Tell whether there are more words than are looked for."""
        return len(self._words) > MOST_WORDS

    def find(self, words: Words) -> Q:
        """Give the works in which a word or phrase stands."""
        return Q(pk__in=_listed(self._found.get(words, ())))

    @cached_property
    def _found(self) -> Mapping[Words, Sequence[int]]:
        found: dict[Words, list[int]] = {words: [] for words in self._words[:MOST_WORDS]}
        pks = self._works.order_by().values_list("pk", flat=True)
        for pk, sheet in sheets.read(pks, with_text=self._chapters):
            for words, carriers in found.items():
                if sheets.matches(sheet, words, chapter_text=self._chapters):
                    carriers.append(pk)
        return found


def _listed(pks: Sequence[int]) -> RawSQL:
    """Give ids as one value: a statement holds some thousands of values, and a common word stands in more works."""
    if connection.vendor == "sqlite":
        return RawSQL("SELECT value FROM json_each(%s)", (json.dumps(pks),))
    return RawSQL("SELECT unnest(%s::bigint[])", (list(pks),))
