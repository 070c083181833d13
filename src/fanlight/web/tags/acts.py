"""What buttons about a tag do."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fanlight.accounts.policies import can_wrangle, require
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.errors import FanlightError, Invalid
from fanlight.tags.actions import links, names, states, synonyms
from fanlight.tags.errors import InTheWay
from fanlight.tags.models import Decision, Kind, Tag
from fanlight.tags.selectors.decisions import line_of
from fanlight.tags.selectors.tags import get_tag
from fanlight.tags.tables import split_label
from fanlight.web.middleware import ViewerRequest
from fanlight.web.tags.addresses import decision_page, tag_page
from fanlight.web.tags.sayings import say_decision

Act = Callable[[Tag, str, Viewer, int | None], Decision]

ACTS: Mapping[str, Act] = {
    "merge": lambda tag, name, by, seen: synonyms.merge(tag=tag, name=_own(tag, name), by=by, seen=seen, crown=True),
    "unmerge": lambda tag, _name, by, seen: synonyms.unmerge(tag=tag, by=by, seen=seen),
    "canonical": lambda tag, _name, by, seen: states.canonicalize(tag=tag, by=by, seen=seen),
    "uncanonical": lambda tag, _name, by, seen: states.decanonicalize(tag=tag, by=by, seen=seen),
    "aside": lambda tag, _name, by, seen: states.set_aside(tag=tag, by=by, seen=seen),
    "back": lambda tag, _name, by, seen: states.take_back(tag=tag, by=by, seen=seen),
    "meta": lambda tag, name, by, seen: links.add_metatag(tag=tag, metatag=_same(tag, name, by), by=by, seen=seen),
    "unmeta": lambda tag, name, by, seen: links.remove_metatag(tag=tag, metatag=_same(tag, name, by), by=by, seen=seen),
    "parent": lambda tag, name, by, seen: links.add_parent(tag=tag, parent=_parent(name, by), by=by, seen=seen),
    "unparent": lambda tag, name, by, seen: links.remove_parent(tag=tag, parent=_parent(name, by), by=by, seen=seen),
    "media": lambda tag, name, by, seen: links.set_media(tag=tag, names=_list(name), by=by, seen=seen),
    "rename": lambda tag, name, by, seen: names.rename(tag=tag, name=name, by=by, seen=seen),
    "kind": lambda tag, name, by, seen: names.change_kind(tag=tag, kind=name, by=by, seen=seen),
}
"""What each button does with the tag and what was typed or chosen beside it."""


def act(tag: Tag, do: str, name: str, *, by: Viewer, seen: int | None = None) -> Decision:
    """Do what a button says. Raises: whatever the action does; Invalid where there is no such button."""
    if do not in ACTS:
        raise Invalid(_("That cannot be done with a tag."), at="do")
    return ACTS[do](tag, name, by, seen)


def require_wrangler(viewer: Viewer) -> None:
    """Raises: Refused for who decides about no tags at all."""
    require(can_wrangle(viewer), _("Only wranglers and the owner decide about tags."))


def tell(request: ViewerRequest, decision: Decision) -> None:
    """Say on the next page what was decided."""
    said = say_decision(line_of(decision))
    target = format_html(" “<bdi>{}</bdi>”", said.target[1]) if said.target[1] else ""
    messages.success(request, format_html("“<bdi>{}</bdi>” {}{}.", said.subject[1], said.verb, target))


def refuse(request: ViewerRequest, error: FanlightError) -> None:
    """Say on the next page why not, with a link to what stands in the way."""
    messages.error(request, explain(error))


def explain(error: FanlightError) -> SafeString | str:
    """Give the sentence of an error, with its link."""
    if not isinstance(error, InTheWay) or not (error.tag or error.decision):
        return str(error)
    href = decision_page(error.decision) if error.decision else tag_page(*(error.tag or ("", "")))
    return format_html('{} <a href="{}">{}</a>', str(error), href, _("Look at it"))


def _own(tag: Tag, text: str) -> str:
    kind, name = split_label(text)
    if not name:
        raise Invalid(_("Of which tag? Type its name."), at="name")
    if kind not in ("", tag.kind):
        raise Invalid(_("Tags of two kinds cannot stand for each other."), at="name")
    return name


def _same(tag: Tag, text: str, by: Viewer) -> Tag:
    return get_tag(by, kind=tag.kind, name=_own(tag, text))


def _parent(text: str, by: Viewer) -> Tag:
    kind, name = split_label(text)
    return get_tag(by, kind=kind or Kind.FANDOM, name=name)


def _list(text: str) -> list[str]:
    return [name for name in text.split(",") if name.strip()]
