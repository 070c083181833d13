"""Questions that are broken or mean harm, each with the code of what is to be said about it first."""

FOG = "freeform:Fog "
"""What still holds of each."""

BROKEN: dict[str, tuple[str, str]] = {
    "a quotation mark left open": ('fandom:"The Lamp', "open-quote"),
    "twenty thousand of them": ('"' * 19_900, "no-letters"),
    "a bracket left open": ("(bell OR lamp", "open-bracket"),
    "a bracket that closes none": ("bell)", "stray-bracket"),
    "nine thousand brackets": ("(" * 9_000, "too-deep"),
    "ten thousand clauses": ("freeform:Fog " * 10_000, "too-long"),
    "more clauses than a question holds": ("fog " * 600, "too-many-clauses"),
    "a megabyte of words": ("lamp " * 200_000, "too-long"),
    "a megabyte that is one word": ("x" * 1_000_000, "too-long"),
    "a phrase of thousands of words": ('"' + "the lamp " * 1_500 + '"', "long-phrase"),
    "a star alone": ("*", "lone-star"),
    "a star within a word": ("li*ht", "star-inside"),
    "a star in a tag": ("freeform:Fo*", "star-in-name"),
    "a bomb for regular expressions": ("(((a+)+)+)+$ " * 700, "no-letters"),
    "another one": ('fandom:"' + "a" * 400 + "!" * 100 + '\\"' * 400, "open-quote"),
    "a field that there is not": ("fandm:Lamp", "unknown-field"),
    "a range that ends before it begins": ("words:9..1", "empty-range"),
    "a number that is none": ("words:many", "bad-number"),
    "a number of thousands of digits": ("words:" + "9" * 9_000, "bad-number"),
    "a day that is none": ("updated:2021-02-30", "bad-date"),
    "a date of thousands of digits": ("updated:" + "1" * 9_000, "bad-date"),
    "neither yes nor no": ("complete:perhaps", "bad-yes"),
    "an order that there is not": ("sort:sideways", "bad-sort"),
    "a language that there is not": ("language:Gullish", "bad-language"),
    "nothing after a field": ("words:", "nothing-after"),
    "an OR without its other side": ("bell OR", "lone-or"),
}
"""What it is → the text, and what is said."""

UNKNOWN = ("freeform:Fogg", "by:nobody", 'series:"No such thing"')
"""Names that nothing has: no fault of the text's, said beside an answer of no works."""
