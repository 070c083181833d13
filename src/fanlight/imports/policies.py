"""Which works this library refuses, and which it holds to be looked at: what its operator named, in every spelling."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.imports.rules import ImportPolicy, read_entry
from fanlight.tags.models import FormerName, Tag
from fanlight.tags.selectors.meanings import list_meanings

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A rule: `does` is refuse or hold, `names` are all the tags that it covers now, as kind:name."""

    does: str
    entry: str
    names: tuple[str, ...]


def current_policy() -> ImportPolicy:
    """Give the library's policy, with what wranglers made of its tags: synonyms, what lies below, former names."""
    return ImportPolicy.of(
        [*settings.FANLIGHT_REFUSE, *_covered(settings.FANLIGHT_REFUSE)],
        [*settings.FANLIGHT_HOLD, *_covered(settings.FANLIGHT_HOLD)],
    )


def list_policy(viewer: Viewer) -> list[PolicyLine]:
    """Give each rule with what it covers. Raises: Refused."""
    require(can_import(viewer), "Only the owner may see what this library refuses.")
    rules = {"refuse": settings.FANLIGHT_REFUSE, "hold": settings.FANLIGHT_HOLD}
    return [PolicyLine(does, entry, tuple(_names(entry))) for does, entries in rules.items() for entry in entries]


def _names(entry: str) -> Sequence[str]:
    """Give what a rule covers, each once: as the fixed vocabularies have it, then as it is wrangled."""
    return list(dict.fromkeys((*ImportPolicy.wordings(entry), *_covered([entry]))))


def _covered(entries: Iterable[str]) -> list[str]:
    meanings = list_meanings(OPERATOR, [read_entry(entry) for entry in entries])
    ids = {pk for found in meanings.values() for meaning in found for pk in meaning.ids}
    tags = Tag.objects.filter(pk__in=ids).order_by("pk").values_list("kind", "name")
    former = FormerName.objects.filter(tag__in=ids).order_by("pk").values_list("kind", "name")
    return [f"{kind}:{name}" for kind, name in (*tags, *former)]
