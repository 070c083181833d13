"""Any decisions in any order: the graph stays whole after each, and undoing them all gives back the start."""

from collections.abc import Callable

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from fanlight.accounts.viewers import OPERATOR
from fanlight.kernel.errors import FanlightError
from fanlight.tags.actions import decisions, links, names, states, synonyms, tags
from fanlight.tags.invariants import find_all_broken
from fanlight.tags.models import Decision, FormerName, Media, MetaLink, ParentLink, Shelving, Tag

KINDS = ("fandom", "relationship", "character", "freeform")
NAMES = ("Alder", "Beech", "Cedar", "Dogwood", "Elm")
START = [(kind, name) for kind in KINDS for name in NAMES[: 5 if kind == "freeform" else 2]]
TAGS = st.integers(0, len(START) - 1)
SHELVES = st.lists(st.sampled_from(["Books", "Films"]), unique=True, max_size=2)


def snapshot() -> list[object]:
    """Everything that was decided, as values; versions only ever grow, and decisions stay in the log."""
    tags_now = Tag.objects.order_by("pk").values_list(
        "pk", "kind", "name", "folded", "is_canonical", "is_unwrangleable", "synonym_of"
    )
    links_now = [sorted(table.objects.values_list("lower", "upper")) for table in (MetaLink, ParentLink, Shelving)]
    former = sorted(FormerName.objects.values_list("kind", "name", "folded", "tag"))
    return [list(tags_now), links_now, former, sorted(Media.objects.values_list("name", flat=True))]


class Wrangling(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        ids = tags.ensure(START)
        self.pks = [ids[tags.identity(*pair)] for pair in START]
        self.start = snapshot()

    def teardown(self) -> None:
        try:
            for decision in Decision.objects.filter(undone_at=None).order_by("-pk"):
                decisions.undo(decision=decision, by=OPERATOR)
            assert snapshot() == self.start
            assert find_all_broken() == []
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

    def tag(self, number: int) -> Tag:
        return Tag.objects.get(pk=self.pks[number])

    def decide(self, action: Callable[..., object], **what: object) -> None:
        """Whatever is refused has changed nothing."""
        before = snapshot()
        try:
            action(**what, by=OPERATOR)
        except FanlightError:
            assert snapshot() == before

    @rule(number=TAGS, name=st.sampled_from([*NAMES, "Fir"]), crown=st.booleans())
    def merge(self, number: int, name: str, crown: bool) -> None:
        self.decide(synonyms.merge, tag=self.tag(number), name=name, crown=crown)

    @rule(number=TAGS)
    def unmerge(self, number: int) -> None:
        self.decide(synonyms.unmerge, tag=self.tag(number))

    @rule(
        number=TAGS,
        action=st.sampled_from([
            states.canonicalize, states.canonicalize, states.decanonicalize, states.set_aside, states.take_back,
        ]),
    )  # fmt: skip
    def state(self, number: int, action: Callable[..., object]) -> None:
        self.decide(action, tag=self.tag(number))

    @rule(number=TAGS, other=TAGS, away=st.booleans())
    def parent(self, number: int, other: int, away: bool) -> None:
        action = links.remove_parent if away else links.add_parent
        self.decide(action, tag=self.tag(number), parent=self.tag(other))

    @rule(number=st.integers(6, 10), other=st.integers(6, 10), away=st.sampled_from([False, False, True]))
    def metatag(self, number: int, other: int, away: bool) -> None:
        for one in (number, other):
            if not away and Tag.objects.filter(pk=self.pks[one], synonym_of=None, is_canonical=False).exists():
                self.decide(states.canonicalize, tag=self.tag(one))
        action = links.remove_metatag if away else links.add_metatag
        self.decide(action, tag=self.tag(number), metatag=self.tag(other))

    @rule(number=TAGS, shelves=SHELVES)
    def media(self, number: int, shelves: list[str]) -> None:
        self.decide(links.set_media, tag=self.tag(number), names=shelves)

    @rule(number=TAGS, name=st.sampled_from([*NAMES, "ELM", "Élm", "Gorse"]))
    def rename(self, number: int, name: str) -> None:
        self.decide(names.rename, tag=self.tag(number), name=name)

    @rule(number=TAGS, kind=st.sampled_from(KINDS))
    def kind(self, number: int, kind: str) -> None:
        self.decide(names.change_kind, tag=self.tag(number), kind=kind)

    @rule(back=st.integers(0, 4))
    def undo(self, back: int) -> None:
        decision = Decision.objects.order_by("-pk")[back : back + 1].first()
        if decision is not None:
            self.decide(decisions.undo, decision=decision)

    @invariant()
    def whole(self) -> None:
        assert find_all_broken() == []


@pytest.mark.django_db
def test_any_decisions_in_any_order() -> None:
    run_state_machine_as_test(
        Wrangling,
        settings=settings(
            max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
