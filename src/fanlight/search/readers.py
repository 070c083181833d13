"""What a reader saved, as a question takes it: questions by name, and rules of what is not shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fanlight.accounts.viewers import Viewer
from fanlight.kernel.text import fold
from fanlight.reading.selectors.filters import FilterLine, list_filters
from fanlight.reading.selectors.lists import ListedLine, list_hidden_ids, list_meant
from fanlight.search.language import parse
from fanlight.search.query import AllOf, Query, TagNamed
from fanlight.search.results import Exclude


@dataclass(frozen=True, slots=True)
class Own:
    """What a reader saved: `pinned` stand on their pages, `excludes` hide works from their lists.

    `warned` are the ids of tags that cards mark for them. What is `gated` from a guest, no press shows.
    """

    lines: Mapping[str, FilterLine]
    listed: Sequence[ListedLine] = ()
    works: frozenset[int] = frozenset()
    warned: frozenset[int] = frozenset()
    gated: Sequence[Exclude] = ()

    @property
    def pinned(self) -> list[FilterLine]:
        """Those that stand on the reader's pages."""
        return [line for line in self.lines.values() if line.is_pinned and not line.hides]

    @property
    def excludes(self) -> list[Exclude]:
        """What hides works: filters, tags on the reader's list, and works that they hid one by one."""
        return self.excludes_but("")

    def excludes_but(self, folded: str) -> list[Exclude]:
        """Give what hides works, but for one filter: who asks for what it finds means just those works."""
        hiding = [line for line in self.lines.values() if line.hides and line.folded != folded]
        rules = [Exclude(line.name, AllOf(parse(line.text).query.where)) for line in hiding]
        rules += [Exclude(line.name, TagNamed(line.kind, line.name)) for line in self.listed if line.does == "hide"]
        rules += [Exclude(_("works you hid"), works=self.works)] if self.works else []
        return [*rules, *self.gated]

    def find_filter(self, name: str) -> Query | None:
        """Give the question that was saved under a name."""
        line = self.lines.get(fold(name))
        return parse(line.text).query if line else None


def own_of(viewer: Viewer, *, gated: Sequence[Exclude] = ()) -> Own:
    """Give what the viewer saved."""
    meant = list_meant(viewer)
    return Own(
        {line.folded: line for line in list_filters(viewer)},
        list(meant),
        list_hidden_ids(viewer),
        frozenset(pk for line, found in meant.items() if line.does == "warn" for tag in found for pk in tag.ids),
        gated,
    )
