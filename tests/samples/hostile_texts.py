"""Texts that nobody wrote: what a reader of bare text might take for ever over, each to be repeated at will."""

HOSTILE = {
    "no heading": "The keeper went up, and came down. ",
    "one number": "Chapter 1 ",
    "numbers": "It ended. Chapter 2: A B C D E F G H I J K ",
    "unspaced": "灯台の人が言った",
    "dashes": "-",
    "stars": "* ",
    "quotes": '"A',
    "line ends": "\n",
    "brackets": "[",
    "notes": "It ended. Notes: So. ",
    "pointers": "(See the end of the chapter for notes.) ",
    "notes and pointers": "Notes: So. (See the end of the chapter for notes.) ",
    "series": "Series this work belongs to: Part ",
    "blocks": "[tags]\nrating: x\n\nfoo\n",
    "blanks": "a , ",
    "bare numbers": "12\n\n",
    "parts": "Part 1 of a series ",
    "prologues": ". Prologue A",
}
