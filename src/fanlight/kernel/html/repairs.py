"""What is put right in a source before it is parsed: characters that no page may hold, and tags that never end.

A parser that meets `<a href="x>word` looks for the quote to the end of the story and loses all of it; one that meets
`</3` takes what follows for a comment. Here the tag ends where its author must have meant it to, and the rest stays.
"""

import re

from fanlight.kernel.html import rules

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes({*range(0x20)} - set(b"\t\n"))
_NO_CHARACTERS = "\ufeff\ufffe\uffff"

_LONG_TAG = 1024
"""Characters between `<` and `>` from which a tag is rewritten: a parser compares each attribute with all others."""

_SUSPECT = re.compile(
    rf"""<(?:
        /?+[A-Za-z](?:
            [^<>]{{{_LONG_TAG}}}
            | (?:[^<>"']++ | "[^"<>]*+" | '[^'<>]*+')* (?: < | \Z | "[^"<>]*+(?:[<>]|\Z) | '[^'<>]*+(?:[<>]|\Z))
        )
        | /(?![A-Za-z>])
        | !(?!doctype|\[CDATA)
        | \?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/<>\"']|\Z)")
_SOUND = re.compile(r"""(?:[^<>"']++|"[^"<>]*+"|'[^'<>]*+')*""")
_LEAK = re.compile(r">[^<]*<")
_TAG_END = re.compile(r"[<>]|\Z")
_COMMENT_END = re.compile(r"-?>|.*?--!?>", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([A-Za-z:-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


def scrubbed(html: str) -> str:
    """Drop what XML and databases refuse (control characters, lone surrogates, byte order marks); unify line ends."""
    if _is_sound(html):
        return html
    return _FORBIDDEN.sub("", html).replace("\r\n", "\n").replace("\r", "\n")


def _is_sound(html: str) -> bool:
    try:
        utf8 = html.encode()
    except UnicodeEncodeError:
        return False
    if len(utf8.translate(None, _CONTROLS)) != len(utf8):
        return False
    return html.isascii() or not any(c in html for c in _NO_CHARACTERS)


def mended(html: str) -> str:
    """End the tags and comments that have no end, escape each `<` that begins none, shorten monstrous tags."""
    pieces: list[str] = []
    at = 0
    last_comment_end = max(html.rfind("-->"), html.rfind("--!>"))
    while (found := _SUSPECT.search(html, at)) is not None:
        start = found.start()
        pieces.append(html[at:start])
        piece, at = _mended_at(html, start, last_comment_end)
        pieces.append(piece)
    return "".join(pieces) + html[at:] if pieces else html


def _mended_at(html: str, start: int, last_comment_end: int) -> tuple[str, int]:
    """Give what replaces the suspect at `start`, and where to go on."""
    if html.startswith("<!--", start):
        return _mended_comment(html, start, last_comment_end)
    if html.startswith(("<!", "<?"), start):
        end = _TAG_END.search(html, start + 1)
        return ("", end.end()) if end is not None and end[0] == ">" else ("&lt;", start + 1)
    name = _NAME.match(html, start)
    if name is None or name[2].lower() not in rules.KNOWN:
        return "&lt;", start + 1
    return _mended_tag(html, start, name)


def _mended_comment(html: str, start: int, last_comment_end: int) -> tuple[str, int]:
    """Leave a whole comment to the parser; of one without an end only the `<!--` goes."""
    end = _COMMENT_END.match(html, start + 4) if start < last_comment_end else None
    return (html[start : end.end()], end.end()) if end is not None else ("", start + 4)


def _mended_tag(html: str, start: int, name: re.Match[str]) -> tuple[str, int]:
    at = name.end()
    while True:
        sound = _SOUND.match(html, at)
        at = sound.end() if sound is not None else at
        stop = html[at : at + 1]
        if stop == ">":
            return _written(name, html[name.end() : at]), at + 1
        if stop in ("", "<"):
            return _unclosed(html, start, at, name)
        close = html.find(stop, at + 1)
        if close < 0 or _LEAK.search(html, at + 1, close) is not None:
            return _unquoted(html, at, stop, name)
        at = close + 1


def _unclosed(html: str, start: int, end: int, name: re.Match[str]) -> tuple[str, int]:
    """Decide on a tag that runs into the next `<` or the end: with attributes it is one, with words it is prose."""
    inside = html[name.end() : end]
    if inside.strip(" \n\t/") and "=" not in inside:
        return "&lt;", start + 1
    return ("" if name[2].lower() in rules.REMOVED else _written(name, inside)), end


def _unquoted(html: str, at: int, quote: str, name: re.Match[str]) -> tuple[str, int]:
    """End a value that lacks its closing quote, and its tag, at the next `>` or before the next `<`."""
    end = _TAG_END.search(html, at)
    stop = end.start() if end is not None else len(html)
    past = stop + 1 if html[stop : stop + 1] == ">" else stop
    removed = past == stop and name[2].lower() in rules.REMOVED
    return ("" if removed else _written(name, html[name.end() : stop] + quote)), past


def _written(name: re.Match[str], attributes: str) -> str:
    """Write a tag anew, with those of its attributes that could survive."""
    element = name[2].lower()
    if name[1]:
        return f"</{element}>"
    return f"<{element}{''.join(written_attributes(element, attributes))}>"


def written_attributes(element: str, attributes: str) -> list[str]:
    """Write the attributes that an element may have, quoted and escaped, from the inside of its tag."""
    if "=" not in attributes:
        return []
    allowed = rules.attributes_of(element)
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        attribute = match[1].lower()
        if attribute in allowed and attribute not in found:
            value = match[2]
            if value[0] in "\"'":
                value = value[1:-1]
            found[attribute] = value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return [f' {attribute}="{value}"' for attribute, value in found.items()]
