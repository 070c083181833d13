"""What is said of a question that was not wholly read or understood: a whole sentence for each notice's code."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fanlight.search.results import Notice

HARMLESS = frozenset({"plain-words", "empty-range"})
"""Codes of what may be wrong with a question that still asks what it says."""

SENTENCES: Mapping[str, str | Promise] = {
    "another-list": _(
        "The page that was asked for belongs to another list, or its address is damaged: this is the first page."
    ),
    "bad-date": _("“%(written)s” is no date: write 2021-05, 2021-05-03, 2019..2021, or <7d, >2y for so long ago."),
    "bad-direction": _("A list runs either up (asc) or down (desc)."),
    "bad-language": _("“%(written)s” is no language that is known here: write its name or its code, such as en."),
    "bad-name": _("After %(field)s: a name was expected, in quotes if it has spaces."),
    "bad-number": _("“%(written)s” is no number: write %(field)s:500, %(field)s:>10k or %(field)s:5k..20k."),
    "bad-own": _("%(field)s: cannot be “%(written)s”: write yes or no (or started, for read:)."),
    "bad-sort": _(
        "Works cannot be put in the order “%(written)s”: write sort: and updated, published, added, words, kudos, "
        "hits, comments, bookmarks, kudos-per-hit, title, creator, relevance or random."
    ),
    "bad-thing": _("has: takes summary, notes, series, pictures or source, not “%(written)s”."),
    "bad-yes": _("%(field)s: is either yes or no, not “%(written)s”."),
    "chapters-not-read": _("The search index is being made: until then words are looked for in all but the chapters."),
    "empty-brackets": _("Between these brackets nothing stands."),
    "empty-range": _("“%(written)s” ends before it begins, so no work can be in it."),
    "filter-in-itself": _("The filter “%(name)s” contains itself, and was left out there."),
    "filters-too-big": _(
        "The filters in this question have more than %(limit)s parts altogether; the rest was left out."
    ),
    "index-behind": _("The search index is catching up: until then the database answers, which takes longer."),
    "lone-or": _("%(written)s stands between two things, either of which will do; here one of them is missing."),
    "lone-star": _("A star stands at the end of a word’s beginning, as in light*; alone it means nothing."),
    "long-name": _("“%(written)s…” is longer than any name."),
    "long-phrase": _("“%(written)s…” is too long: up to 500 characters are looked for one after another."),
    "no-index": _("The search index is being made: until then the database answers, which takes longer."),
    "no-index-of-words": _("The index of words is being made: until then the database answers, which takes longer."),
    "no-letters": _("“%(written)s” holds no letter and no digit to look for."),
    "no-reading-state": _(
        "Fanlight does not keep yet what you have read or marked, so %(field)s: was left out of the question."
    ),
    "no-relevance": _("Without the search index works are not in the order of relevance, but newest first."),
    "nothing-after": _("After %(written)s something was expected."),
    "open-bracket": _("This bracket is not closed; it was taken to end where the question does."),
    "open-quote": _("This quotation mark is not closed; it was taken to end where the question does."),
    "plain-words": _("“%(written)s” was read as plain words: %(marks)s has no meaning here."),
    "star-in-name": _(
        "A star means nothing in %(field)s:. A tag is found under any of its spellings, by its whole name."
    ),
    "star-inside": _("A star can only stand at the end of a word, as in light*."),
    "stray-bracket": _("This bracket closes none."),
    "texts-behind": _("Words in the newest %(works)s works cannot be found yet; their turn comes in a moment."),
    "too-deep": _("Brackets can lie in one another up to %(limit)s deep; these were left out."),
    "too-long": _("The question has %(length)s characters; the first %(limit)s were read."),
    "too-many-clauses": _("A question has up to %(limit)s parts; what came after them was left out."),
    "unknown-field": _("There is no field “%(written)s”. To look for the words themselves, put them in quotes."),
    "unknown-filter": _("You have saved no filter called “%(name)s”."),
    "unknown-name": _("Nothing here is called “%(name)s” (%(kind)s)."),
    "words-left-out": _(
        "The search index is being made: until then the first %(limit)s words of a question are looked for, and more "
        "of them are found nowhere."
    ),
}
"""code → sentence."""


def say(notice: Notice) -> str:
    """Give the sentence of a notice, in the reader's language."""
    return str(SENTENCES[notice.code]) % notice.values
