"""What AO3 hangs on a name that another kind has already.

Source: otwarchive `app/models/tag.rb`: a name is unique over all kinds there, and one that is taken gets " - Freeform"
and the like. Here a name is unique within its kind, so that the end says nothing.
"""

_SUFFIXES = {kind: f" - {kind}" for kind in ("fandom", "character", "relationship", "freeform")}


def without_suffix(kind: str, name: str) -> str:
    """Give a name of a kind without the kind's own name behind a hyphen, unless nothing would be left."""
    suffix = _SUFFIXES.get(kind)
    if suffix and name[-len(suffix) :].lower() == suffix:
        return name[: -len(suffix)].rstrip() or name
    return name
