"""How e-readers tell a file: KOReader's two digests, and what a place may say."""

import hashlib
import math

_STEP = _SIZE = 1_024


def document_of_bytes(data: bytes) -> str:
    """Give the digest by which KOReader knows a file: the MD5 of a kilobyte at each power of four from 1,024 bytes on.

    As its util.partialMD5 does it (frontend/util.lua), whose first place, 1,024 shifted by minus two, is 0 in 32 bits.
    """
    found = hashlib.md5(usedforsecurity=False)
    for place in (0, *(_STEP << 2 * power for power in range(11))):
        sample = data[place : place + _SIZE]
        if not sample:
            break
        found.update(sample)
    return found.hexdigest()


def document_of_name(name: str) -> str:
    """Give the digest by which KOReader knows a file where it was set to go by names."""
    return hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()


def share(number: object) -> float | None:
    """Give how far a place is, from 0 to 1; None for what is no number of that kind."""
    if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
        return None
    return min(1.0, max(0.0, float(number)))
