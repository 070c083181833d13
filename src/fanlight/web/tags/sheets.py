"""What is around a tag, in groups."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fanlight.tags.selectors.tags import TagLine, TagSheet
from fanlight.web.tags.lines import ShownTag, show_line
from fanlight.web.works.tables import kind_label


@dataclass(frozen=True, slots=True)
class Group:
    """Tags under a heading; `undo` is the button that takes one away from there, `more` how many are not listed."""

    title: str
    tags: list[ShownTag]
    undo: str = ""
    more: int = 0


def show_groups(sheet: TagSheet) -> list[Group]:
    """Give the groups that have tags."""
    indirect = [tag for tag in sheet.everything_above if tag not in sheet.above]
    groups = [
        _group(_("Other spellings"), sheet.spellings, sheet.counts["spellings"]),
        _group(_("Directly above it"), sheet.above, undo="unmeta"),
        _group(_("Further above"), tuple(indirect)),
        _group(_("Directly below it"), sheet.below, sheet.counts["below"]),
        _group(_("It belongs to"), sheet.parents, undo="unparent"),
    ]
    groups += [_group(kind_label(kind, 2), tags, sheet.counts[kind]) for kind, tags in sheet.children.items()]
    return [group for group in groups if group.tags]


def _group(title: str, tags: tuple[TagLine, ...], count: int | None = None, *, undo: str = "") -> Group:
    return Group(title, [show_line(tag) for tag in tags], undo, max(0, (count or 0) - len(tags)))
