"""What stands before and after a place in a text: a line's start, a sentence's end, an open quotation.

Every look is bounded or passes over white space alone, so that looking at each of many places stays linear.
"""

import re

LINE_ENDS = ("\v", "\f", "\x85", "\u2028", "\u2029")
BLANKS = ("\xa0", "\u2002", "\u2003", "\u2009", "\u202f", "\u3000", "\ufeff")

_CLOSERS = "\"”’')]}»*_~"
_ENDS = ".!?…。！？"
_NOT_SPACE = re.compile(r"\S")
_WINDOW = 64
_IN_DIALOGUE = 400
_OPENING = re.compile(r"[\"“‘«]?(?:\.{3}|…)[ ]?\w|(?:[—–-]{1,2}[ ])?[\"“‘«'(\[*_~—–-]{0,3}+(\w)")
_ORNAMENTS = ("--", "==", "__", "——", "**")


def evened(text: str) -> str:
    """Give the text as the rules read it: of the same length, with one kind of line end and of blank."""
    text = with_one_line_end(text)
    for sign in BLANKS:
        text = text.replace(sign, " ")
    return text.replace("’", "'").replace("\t", " ")


def with_one_line_end(text: str) -> str:
    """Give the text with one kind of line end, of the same length."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for sign in LINE_ENDS:
        text = text.replace(sign, "\n")
    return text


def last_before(text: str, at: int) -> int:
    """Give the place of the last character before `at` that is no white space, -1 if there is none."""
    width = _WINDOW
    while at > 0:
        start = max(0, at - width)
        found = len(text[start:at].rstrip())
        if found:
            return start + found - 1
        at, width = start, width * 2
    return -1


def first_after(text: str, at: int, stop: int | None = None) -> int:
    """Give the place of the first character from `at` on that is no white space, else `stop` (the end)."""
    stop = len(text) if stop is None else stop
    found = _NOT_SPACE.search(text, at, stop)
    return found.start() if found else stop


def starts_line(text: str, at: int) -> bool:
    """Tell whether only blanks stand before `at` on its line."""
    last = last_before(text, at)
    return last < 0 or "\n" in text[last + 1 : at]


def line_end(text: str, at: int, most: int = 200) -> int:
    """Give the end of the line that `at` is on, -1 if that is more than `most` characters away."""
    end = text.find("\n", at, at + most)
    if end < 0 and len(text) - at <= most:
        return len(text)
    return end


def ends_sentence(text: str, last: int) -> bool:
    """Tell whether the character at `last` ends a sentence, quotes and brackets after it passed over, or a break."""
    if (
        text[last] in "#~"
        or text.startswith(_ORNAMENTS, max(0, last - 1))
        or text[max(0, last - 2) : last + 1] == "* *"
    ):
        return True
    for place in range(last, max(-1, last - 5), -1):
        if text[place] in _ENDS:
            return True
        if text[place] not in _CLOSERS:
            return text[place] in "-—–" and (place < last or text[place - 1 : place] in tuple(_ENDS))
    return False


def is_after_sentence(text: str, at: int) -> bool:
    """Tell whether a sentence, a line or nothing ends before `at`, and a quotation does not just open there."""
    last = last_before(text, at)
    if last < 0:
        return True
    if last == at - 1 and text[last] in _CLOSERS + "“‘«(":  # glued to it: closing only after a sentence's end
        return last > 0 and text[last] in _CLOSERS and text[last - 1] in _ENDS
    return "\n" in text[last + 1 : at] or ends_sentence(text, last)


def opens_with_capital(text: str, at: int) -> bool:
    """Tell whether what begins at `at` could begin a sentence: a capital, or a letter of a script without them."""
    found = _OPENING.match(text, at, at + 12)
    return found is not None and (found[1] is None or found[1].isdigit() or is_capital(found[1]))


def is_capital(sign: str) -> bool:
    """Tell whether a letter is no small one; scripts without capitals have none."""
    return sign.isupper() or (sign.isalpha() and sign.lower() == sign.upper())


def is_in_dialogue(text: str, at: int) -> bool:
    """Tell whether the last quotation mark shortly before `at`, in its paragraph, opens a quotation."""
    start = max(0, at - _IN_DIALOGUE)
    start = max(start, text.rfind("\n\n", start, at) + 1)
    straight = text.rfind('"', start, at)
    curly = text.rfind("“", start, at)
    closed = text.rfind("”", start, at)
    last = max(straight, curly, closed)
    if last < 0 or last == closed:
        return False
    return last == curly or quote_side(text, last) == "opening"


def quote_side(text: str, at: int) -> str:
    """Tell by its neighbours whether a straight quotation mark is opening or closing, "" when they do not say."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = before.isspace() or before in "([—–"
    closes = after.isspace() or after in ".,;:!?)]—–"
    if opens == closes:
        return ""
    return "opening" if opens else "closing"
