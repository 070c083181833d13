"""Invented words in the frequencies of a language, and names and sentences of them: the same for the same seed."""

from itertools import product

import numpy as np

SENTENCES, LENGTH = 20_000, 12

_BEGINS = ("b", "br", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "w")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea")
_ENDS = ("", "n", "r", "s", "st", "ld", "mp", "ck")
_TAILS = ("", "", "ing", "ed", "er", "ly", "s", "ness")

SYLLABLES = tuple(map("".join, product(_BEGINS, _VOWELS, _ENDS)))
WORDS = 60_000


def word(number: int) -> str:
    """Give the word of a number: the lowest are short, and the most used."""
    first, rest = SYLLABLES[number * 7919 % len(SYLLABLES)], number // len(SYLLABLES)
    second = SYLLABLES[(number * 104_729 + rest) % len(SYLLABLES)] if rest else ""
    return first + second + _TAILS[number * 31 % len(_TAILS)]


def name(number: int) -> str:
    """Give two words that few numbers share."""
    return f"{word(number * 613 % 8_191)} {word(number * 7_877 % 30_011)}"


def sentences(seed: int) -> list[str]:
    """Draw sentences whose words are as frequent as words are (Zipf)."""
    dice = np.random.default_rng(seed + 2)
    weights = np.cumsum(1 / (np.arange(1, WORDS + 1) + 2.7))
    drawn = np.searchsorted(weights, dice.random((SENTENCES, LENGTH)) * weights[-1]).tolist()
    return [f"{' '.join(map(word, numbers)).capitalize()}." for numbers in drawn]
