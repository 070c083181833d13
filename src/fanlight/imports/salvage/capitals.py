"""What capitals say about a line."""

_WORDS = "with from into over upon onto that than then when your their about without between"
_SMALL = frozenset(_WORDS.split())


def is_named(words: str) -> bool:
    """Tell whether words are capitalised as a title's are: the long ones begin with no small letter."""
    every = words.split()
    long = [word for word in every if len(word) > 3 and word not in _SMALL] or every[:1]
    return all(not word.strip("(\"'‘“")[:1].islower() for word in long)
