"""What stands beside a text under review: its figures, decisions by kind, tags, tidy-ups, chapters, details."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fanlight.imports.salvage.values import PROSE
from fanlight.imports.selectors.reviews import FoundGroup, ShownTag, TextView
from fanlight.kernel.language import name_of
from fanlight.web.imports.cuts import Choice
from fanlight.web.imports.roles import KINDS, TIDYING, say_certainty, say_kind, say_role, say_rule, say_tag_kind
from fanlight.web.imports.steps import write_step
from fanlight.web.works.figures import say_number, say_place
from fanlight.works.manuscript import Certainty, SeriesPlace

MOST_TAGS = 200
"""Tags shown beside a text; a block may hold a hundred thousand."""

TAG_KINDS = ("fandom", "relationship", "character", "freeform", "rating", "warning", "category")

_UNSURE: Sequence[Certainty] = ("likely", "uncertain")

Link = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Line:
    """Decisions of a kind: how many, how sure, and where the first of them is."""

    name: str
    said: str
    href: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Tidying:
    """What one rule found, switched on or off as a whole. `preview` shows some places before and after."""

    name: str
    said: str
    number: str
    is_on: bool
    is_mixed: bool
    step: str
    answers: Sequence[Choice]
    preview: str
    href: str


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag, its kind in words; `answers` are for one that seems to be of another kind."""

    kind: str
    name: str
    proposed: str
    answers: Sequence[Choice]
    remove: str
    leaves_open: str


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A chapter of the outline."""

    number: str
    title: str
    words: str
    href: str
    open: int


@dataclass(frozen=True, slots=True)
class Side:
    """All of it."""

    lines: Sequence[Line]
    tidying: Sequence[Tidying]
    tags: Sequence[TagRow]
    more_tags: int
    asked_tags: int
    plan: Sequence[Choice]
    chapters: Sequence[ChapterRow]
    chapters_after: int | None
    words: Sequence[tuple[str, str]]
    words_in: str
    words_here: str
    language: str
    kinds: Sequence[tuple[str, str]]
    confirm_all: str
    series: Sequence[str]
    places: Sequence[tuple[int, str, str]]
    series_choice: Choice | None


def make_side(view: TextView, link: Link) -> Side:
    """Make what stands beside a text ready."""
    figures = view.figures
    tags = sorted(view.tags, key=lambda tag: not tag.is_open)
    last = view.outline[-1].number if view.outline else 0
    roles = [(say_role(role), say_number(number)) for role, number in figures.by_role.items() if number]
    return Side(
        lines=_lines(view.groups, link),
        tidying=_tidying(view, link),
        tags=[_tag(tag, is_only=sum(tag.kind == other.kind for other in tags) == 1) for tag in tags[:MOST_TAGS]],
        more_tags=max(0, len(tags) - MOST_TAGS),
        asked_tags=sum(tag.is_open for tag in tags),
        plan=_plan(view),
        chapters=[
            ChapterRow(say_number(c.number), c.title or "", say_number(c.words), link(c.at), c.open)
            for c in view.outline
        ],
        chapters_after=last if last and last < figures.chapters else None,
        words=roles,
        words_in=say_number(sum(figures.by_role.values())),
        words_here=_here(view),
        language=name_of(view.language) if view.language else "",
        kinds=[(kind, say_tag_kind(kind)) for kind in TAG_KINDS],
        confirm_all=write_step("confirm-all"),
        series=[_say_series(place) for place in view.series],
        places=[
            *((number, place.title, say_place(place.position)) for number, place in enumerate(view.series)),
            (len(view.series), "", ""),
        ],
        series_choice=_series_choice(view),
    )


def _say_series(place: SeriesPlace) -> str:
    if place.position is None:
        return place.title
    return _("part %(number)s of %(series)s") % {"number": say_place(place.position), "series": place.title}


def _series_choice(view: TextView) -> Choice | None:
    """Give the way back to what the text's own words say of series, or the switch of that, if they say anything."""
    if view.details.series is not None:
        return Choice(_("Take what the text says"), write_step("take-series"))
    groups = [group for group in view.groups if group.kind == "series"]
    if not groups:
        return None
    is_on = any(group.on for group in groups)
    words = _("Leave it out") if is_on else _("Take what the text says")
    return Choice(words, write_step("switch-all", kind="series", on=not is_on))


def _here(view: TextView) -> str:
    """Say where the words went: "12,700 in the work, 109 read as headings and tags"."""
    read = sum(number for role, number in view.figures.by_role.items() if role not in PROSE)
    kept = ngettext("%s word in the work", "%s words in the work", view.figures.kept) % say_number(view.figures.kept)
    if not read:
        return kept
    return _("%(kept)s, %(read)s in headings, labels and tags") % {"kept": kept, "read": say_number(read)}


def _lines(groups: Sequence[FoundGroup], link: Link) -> list[Line]:
    lines: list[Line] = []
    for kind in KINDS:
        own = [group for group in groups if group.kind == kind]
        if own:
            opened = sum(group.open for group in own)
            first = next((group for group in own if group.open), own[0])
            lines.append(Line(say_kind(kind), _say_groups(own), link(first.first_at), opened > 0))
    return lines


def _say_groups(groups: Sequence[FoundGroup]) -> str:
    """Say how many there are and how sure: "4 certain", "2 · 1 uncertain"."""
    total = sum(group.number for group in groups)
    opened = [
        (say_certainty(certainty), sum(group.open for group in groups if group.certainty == certainty))
        for certainty in _UNSURE
    ]
    said = [f"{say_number(number)} {sure}" for sure, number in opened if number]
    if not said:
        return (
            _("%s settled") % say_number(total)
            if any(g.certainty != "certain" for g in groups)
            else _("%s certain") % say_number(total)
        )
    return " · ".join(said if sum(number for _, number in opened) == total else [say_number(total), *said])


def _tidying(view: TextView, link: Link) -> list[Tidying]:
    """Give a row for each rule, however sure it is of each place."""
    rows: list[Tidying] = []
    for kind in TIDYING:
        rules: dict[str, list[FoundGroup]] = {}
        for group in view.groups:
            if group.kind == kind:
                rules.setdefault(group.rule, []).append(group)
        rows += [_tidying_of(view.card.key, groups, link) for groups in rules.values()]
    return rows


def _tidying_of(key: str, groups: Sequence[FoundGroup], link: Link) -> Tidying:
    kind, rule = groups[0].kind, groups[0].rule
    number, on = sum(group.number for group in groups), sum(group.on for group in groups)
    switch_on, switch_off = (write_step("switch-all", kind=kind, on=value, rule=rule) for value in (True, False))
    step = switch_off if on == number else switch_on
    yes, no = {
        "lines": (_("Right"), _("Keep lines as they are")),
        "paragraph": (_("Right"), _("Join them again")),
        "scene break": (_("Right"), _("Leave them as text")),
    }.get(kind, (_("Put right"), _("Leave as it is")))
    asked = [Choice(yes, switch_on), Choice(no, switch_off)]
    return Tidying(
        name=say_rule(kind, rule),
        said=groups[0].said,
        number=say_number(number),
        is_on=on == number,
        is_mixed=0 < on < number,
        step=step,
        answers=asked if any(group.open for group in groups) else [],
        preview=f"{reverse('imports:preview', args=[key])}?{urlencode({'step': step})}",
        href=link(min(group.first_at for group in groups)),
    )


def _tag(tag: ShownTag, *, is_only: bool) -> TagRow:
    answers: list[Choice] = []
    if tag.is_open and tag.at is not None:
        answers = [
            Choice(_("Make it one"), write_step("retype", at=tag.at, kind=tag.proposed)),
            Choice(_("Leave it"), write_step("leave", at=tag.at)),
        ]
    return TagRow(
        kind=say_tag_kind(tag.kind),
        name=tag.name,
        proposed=say_tag_kind(tag.proposed) if tag.proposed else "",
        answers=answers,
        remove=write_step("remove-tag", kind=tag.kind, name=tag.name),
        leaves_open=_("The fandom stays open then.") if is_only and tag.kind == "fandom" else "",
    )


def _plan(view: TextView) -> list[Choice]:
    at = next((g.first_at for g in view.groups if g.kind == "planned" and g.open), None)
    if view.proposed_plan is None or at is None:
        return []
    return [
        Choice(_("Set"), write_step("plan", number=view.proposed_plan)),
        Choice(_("Leave"), write_step("plan", number=view.planned)),
    ]
