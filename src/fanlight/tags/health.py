"""Is what was decided about tags whole?"""

from django.db import transaction

from fanlight.accounts.policies import can_manage_users, require
from fanlight.accounts.viewers import Viewer
from fanlight.changes.actions import News, record
from fanlight.kernel.checks import Check
from fanlight.tags import closures
from fanlight.tags.invariants import find_all_broken
from fanlight.tags.models import MetaPath, Tag

NAMED = 5


def examine_tags(viewer: Viewer, *, fix: bool = False) -> list[Check]:
    """Look whether synonyms, metatags and parents hold together; `fix` makes the metatags' closure anew.

    Raises: Refused.
    """
    require(can_manage_users(viewer), "Only the owner may examine the library.")
    broken = find_all_broken()
    if broken and fix:
        with transaction.atomic():
            closures.rebuild()
            record([News("tags.mended", 0)])  # nobody decided anything, but what lies below a tag is remembered
        broken = find_all_broken()
    if not broken:
        return [Check("tags", True, f"{MetaPath.objects.count():,} places under metatags, all as the links say.")]
    names = Tag.objects.filter(pk__in=[pk for _, tags in broken for pk in tags][:NAMED]).values_list("name", flat=True)
    rules = "; ".join(rule for rule, _ in broken)
    return [Check("tags", False, f"It does not hold that {rules}: {', '.join(names)}.")]
