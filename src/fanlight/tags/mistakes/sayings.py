"""What is said of a mistake: a whole sentence for each reason."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fanlight.tags.mistakes.values import Proposal

REASONS: Mapping[str, str | Promise] = {
    "decoded-wrongly": _("“%(name)s” was decoded wrongly; it should read “%(better)s”."),
    "fandom-shape": _("“%(name)s” is written as fandoms are."),
    "gen-with-pairs": _("“%(name)s” says that no romance matters, but each relationship is one."),
    "is-relationship": _("“%(name)s” joins characters, so it is a relationship."),
    "joined": _("“%(name)s” is several tags in one: %(names)s."),
    "loosely-written": _("“%(name)s” is known as “%(better)s”."),
    "member-ambiguous": _("In “%(name)s”, “%(member)s” may be any of these: %(names)s."),
    "member-missing": _("“%(name)s” is about %(member)s, who is not among the characters."),
    "metatag-implied": _("“%(other)s” says “%(name)s” already."),
    "mixed-signs": _("“%(name)s” has both / and & in it; it reads as “%(first)s” and “%(second)s”."),
    "no-relationship": _("“%(name)s” joins no two names."),
    "none-apply": _("“%(name)s” stands beside “%(other)s”."),
    "other-form": _("“%(name)s” differs from “%(better)s” in form alone."),
    "other-kind": _("“%(name)s” is known as another kind of tag, in %(uses)s works."),
    "other-order": _("“%(name)s” is known in another order: “%(better)s”."),
    "other-fandoms-name": _("“%(name)s” is somebody of another fandom; this work’s is “%(better)s”."),
    "pair-category-alone": _("“%(name)s” is a category of relationships, and there is none."),
    "qualified": _("“%(name)s” says more than who it is about: the relationship is “%(better)s”."),
    "rating-too-low": _("“%(other)s” seldom goes with “%(name)s”."),
    "slip": _("“%(name)s” may be a slip: “%(better)s” is used far more often."),
    "whose-name": _("In this fandom, “%(name)s” is “%(better)s”."),
}
"""reason → sentence."""


def say(proposal: Proposal) -> str:
    """Say why a proposal is made."""
    return str(REASONS[proposal.reason]) % proposal.values
