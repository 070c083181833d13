"""The kinds of which a library has a fixed list of values."""

from fanlight.tags.models import Kind, Tag


def list_fixed() -> dict[str, dict[str, str]]:
    """Give, for each such kind, every wording (folded) with the value that it stands for."""
    kinds = (Kind.RATING, Kind.WARNING, Kind.CATEGORY)
    known = Tag.objects.filter(kind__in=kinds).exclude(is_canonical=False, synonym_of=None)
    rows = known.order_by("pk").values_list("kind", "folded", "name", "synonym_of__name")
    found: dict[str, dict[str, str]] = {kind.value: {} for kind in kinds}
    for kind, folded, name, stands_for in rows:
        found[kind][folded] = stands_for or name
    return found
