"""What a wrangler is offered about an undecided tag."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from fanlight.accounts.viewers import Viewer
from fanlight.search import completions
from fanlight.search.query import Query, TagNamed
from fanlight.search.results import FacetRow, Wanted
from fanlight.search.selectors import find
from fanlight.tags.selectors.candidates import Candidate, list_candidates
from fanlight.tags.selectors.decisions import list_decisions
from fanlight.tags.selectors.tags import list_by_ids
from fanlight.web.tags.lines import ShownTag, show_line
from fanlight.web.tags.sayings import Said, say_decision, say_reason
from fanlight.web.works.cards import tag_href
from fanlight.web.works.tables import kind_label
from fanlight.works.selectors.bins import count_shared


@dataclass(frozen=True, slots=True)
class Choice:
    """A tag that may be meant, the reasons in words, and how many works carry both."""

    shown: ShownTag
    why: str
    shared: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A tag, the works that carry it with the fandoms of most of them, and what it may be."""

    shown: ShownTag
    kind: str
    works: int
    works_href: str
    fandoms: Sequence[FacetRow]
    choices: Sequence[Choice]


def offer(viewer: Viewer, shown: ShownTag) -> Offer:
    """Look up all that helps to decide about a tag."""
    tag = shown.tag
    own = Query((TagNamed(tag.kind, tag.name, exact=True),))
    found = find(own, viewer, limit=1, facets=Wanted(("fandom",), limit=3))
    near = completions.list_near(viewer, kind=tag.kind, name=tag.name)
    candidates = list_candidates(viewer, list_by_ids(viewer, [tag.id])[0], near=near)
    shared = count_shared(viewer, tag=tag.id, others=[one.tag.id for one in candidates])
    return Offer(
        shown=shown,
        kind=kind_label(tag.kind, 1),
        works=found.total,
        works_href=tag_href(reverse("works:list"), tag.kind, tag.name),
        fandoms=found.facets[0].rows,
        choices=[_choice(one, shared) for one in candidates],
    )


def last_own(viewer: Viewer) -> Said | None:
    """Give the viewer's last decision that stands: what was undone leaves the one before it to be undone."""
    lines, _ = list_decisions(viewer, by_name=viewer.name, only_standing=True, limit=1)
    return say_decision(lines[0]) if lines else None


def _choice(candidate: Candidate, shared: dict[int, int]) -> Choice:
    why = "; ".join(say_reason(reason) for reason in candidate.why[:2])
    return Choice(show_line(candidate.tag), why, shared.get(candidate.tag.id, 0))
