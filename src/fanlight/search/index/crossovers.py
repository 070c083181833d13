"""Works of more than one fandom, where no fandom of theirs is kin to all the others.

Fandoms are kin where both are one canonical's spellings, or one lies above the other, or one metatag above both
(otwarchive's lib/fandom_crossover.rb).
"""

from pyroaring import BitMap

from fanlight.search.index.archive import Archive


def crossovers(archive: Archive) -> BitMap:
    """Give them."""
    labels, several = archive.labels, archive.flag("fandoms")
    families = labels.families()
    if not families:
        return several
    doubtful = BitMap()
    for slot in dict.fromkeys(families.lower.tolist()):
        if labels.kind_of(slot) == "fandom":
            doubtful |= labels.rows(slot) & several
    if not doubtful:
        return several
    fandoms: dict[int, list[int]] = {}
    for slot in sorted(labels.slots_of("fandom")):
        for row in labels.rows(slot) & doubtful:
            fandoms.setdefault(row, []).append(slot)
    kin = _Kin(archive)
    return several - BitMap(row for row, slots in fandoms.items() if kin.is_one(tuple(slots)))


class _Kin:
    """Which fandoms belong together; works share sets of them, so each set is judged once."""

    def __init__(self, archive: Archive) -> None:
        self._labels = archive.labels
        self._aliases = frozenset(archive.labels.families().aliases.tolist())
        self._above: dict[int, frozenset[int]] = {}
        self._known: dict[tuple[int, ...], bool] = {}

    def is_one(self, slots: tuple[int, ...]) -> bool:
        """Tell whether some fandom of a set is kin to all the others."""
        known = self._known.get(slots)
        if known is None:
            sets = [self._with_above(slot) for slot in slots]
            known = self._known[slots] = any(all(one & other for other in sets) for one in sets)
        return known

    def _with_above(self, slot: int) -> frozenset[int]:
        found = self._above.get(slot)
        if found is None:
            own = () if slot in self._aliases else (slot,)
            found = self._above[slot] = frozenset((*own, *self._labels.above(slot).tolist()))
        return found
