"""How often each rule was right, as `script/bench mistakes` measured it; what it may do follows from that.

Written by `script/bench mistakes WORKS --write`. None: not measurable on that table, so the rule only asks.
"""

PRECISION: dict[str, float | None] = {
    "R1": 1.0,
    "R2": 0.9972,
    "R3": 0.9836,
    "R4": 0.9932,
    "R6": 0.9958,
    "R7": 0.9972,
    "R8": 0.9333,
    "R9": 1.0,
    "R10": 0.9969,
    "R11": 1.0,
    "R12": 0.978,
    "R13": 1.0,
}
"""rule → the share of its proposals that were right, on works that it had not seen."""
