"""What an examination says: one thing looked at, well or not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `said` is a sentence; `fixed` counts what was put right."""

    name: str
    is_well: bool
    said: str
    fixed: int = 0
