"""Works of more than one fandom, spellings of one counted once."""

import numpy as np
from pyroaring import BitMap

from fanlight.search.index.archive import Archive
from fanlight.search.index.rowsets import rowset

_HALF = np.uint64(32)


def crossovers(archive: Archive) -> BitMap:
    """Give the works that carry two fandoms which do not stand for the same."""
    labels, several = archive.labels, archive.flag("fandoms")
    families = labels.families()
    if not families:
        return several
    kind = labels.kinds["fandom"]
    spelled = {slot for slot in families.aliases.tolist() if labels.kind_of(slot) == "fandom"}
    doubtful = BitMap()
    for slot in spelled:
        doubtful |= labels.rows(slot) & several
    sure = several - doubtful
    pairs: list[int] = []
    for slot in labels.slots_of(kind.name) if doubtful else ():
        head = int(labels.above(slot)[0]) if slot in spelled else slot
        pairs += [row << 32 | head for row in labels.rows(slot) & doubtful]
    found = np.unique(np.array(pairs, np.uint64)) >> _HALF
    rows, counts = np.unique(found, return_counts=True)
    return sure | rowset(rows[counts > 1].astype(np.uint32))
