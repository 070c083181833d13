"""Bare texts of many hands: how people really head their chapters, each with the truth about where its parts begin.

Written from what saved stories look like, and not from salvage's rules: nothing here imports or mirrors them. A third
of the hands is held out: rules are never tuned on those. All of it is invented.
"""

from tests.samples.hands.register import Hand, all_hands
from tests.samples.hands.sheets import Sheet

__all__ = ["Hand", "Sheet", "all_hands"]
