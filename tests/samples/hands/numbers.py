"""Numbers as people write them."""

UNITS = [
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
]
ORDINALS = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
]
ROMANS = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
    "XVII",
    "XVIII",
    "XIX",
    "XX",
]


def word(number: int) -> str:
    """`Three`, `Twenty-One`."""
    if number <= len(UNITS):
        return UNITS[number - 1]
    tens, unit = divmod(number, 10)
    ten = ("Twenty", "Thirty", "Forty")[tens - 2]
    return f"{ten}-{UNITS[unit - 1]}" if unit else ten


def ordinal(number: int) -> str:
    """`Third`."""
    return ORDINALS[number - 1]


def roman(number: int) -> str:
    """`III`."""
    return ROMANS[number - 1]
