"""Shapes of HTML that can be told by looking, without parsing it.

In all of them nothing is left for a parser to put right: every inline element opens and closes within one block, few
deep, and a paragraph holds no block. A shape is a run of units, each matched by itself, in linear time.
(Only single characters repeat possessively: in Python before 3.11.5 groups that do can match what they should not.)
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

_FORMATTING = "em|strong|i|b|u|s|small|big|sub|sup|span|tt|code|cite|q|del|ins|strike|abbr|kbd|var|samp|dfn|acronym"
_ALIGN = '(?: align="(?:center|right|left|justify)")?'
_WRITTEN = '(?: [a-z]++="[^"<>]*+")*'
_ANY = r'(?:\s++[\w:-]++(?:="[^"<>]*+")?){0,20}\s*+/?'


def _run(text: str, atoms: str) -> str:
    return rf"{text}*+(?:(?:{atoms}){text}*+)*"


def _inline(use: str, run: str, names: str, attributes: str, *, depth: int, outermost: str = "") -> str:
    """Describe an inline element and those within; `use` keeps the group names of several uses in one pattern apart."""
    group = f"{use}{depth}"
    inside = run
    if depth > 1:
        inside = rf"{run}(?:{_inline(use, run, names, attributes, depth=depth - 1)}{run})*"
    return rf"<(?P<{group}>{names}{outermost}){attributes}>{inside}</(?P={group})>"


def _canonical_unit() -> str:
    atoms = "&(?:amp|lt|gt);|<br>"
    run = _run("[^<>&]", atoms)

    def inline(use: str) -> str:
        return _inline(use, run, _FORMATTING, "", depth=2)

    def block(use: str) -> str:
        return rf"<(?P<{use}>p|h[1-6]){_ALIGN}>{run}(?:{inline(use + 'i')}{run})*</(?P={use})>|<hr>"

    held = rf"<(?P<h>div|blockquote|center){_ALIGN}>{run}(?:(?:{block('b')}|{inline('h')}){run})*</(?P=h)>"
    return rf"(?:{block('a')}|{inline('l')}|{held}|{atoms}|[^<>&])[^<>&]*+"


def _settled_unit(text: str, names: str, attributes: str, tokens: str) -> str:
    atoms = rf"<(?:br|img){attributes}>"
    run = _run(text, atoms)
    within, loose = (_inline(use, run, names, attributes, depth=4, outermost="|a") for use in "wl")
    block = rf"<(?P<b>p|h[1-6]){attributes}>{run}(?:{within}{run})*</(?P=b)>"
    return rf"(?:{block}|{loose}|(?P<token>{tokens})|{atoms}|{text}){text}*+"


_CANONICAL = re.compile(_canonical_unit())
_SETTLED = re.compile(
    _settled_unit("[^<>]", _FORMATTING, _WRITTEN, rf"</?(?:div|blockquote|center){_WRITTEN}>|<hr{_WRITTEN}>")
)
_ORDERLY = re.compile(
    _settled_unit(
        "[^<]",
        f"{_FORMATTING}|font|bdo|bdi|mark",
        _ANY,
        rf"</?(?:div|blockquote|center|[uod]l|li|d[td]|table|t(?:body|head|foot|[rdh])|caption){_ANY}>|<hr{_ANY}>",
    )
)

_TAG = re.compile("<[^<>]*>")
_ODD_ENTITY = re.compile("&(?!(?:amp|lt|gt);)")

Kind = Literal["canonical", "orderly", "other"]
Stretch = tuple[Kind, int, int]


def stretches(html: str) -> Iterable[Stretch]:
    """Divide `html` where nothing is open, into stretches that can be cleaned one by one.

    A canonical one is left by cleaning as it is, to the letter: text, paragraphs, plain inline elements, one block
    around them, with no attribute but `align`. An orderly one may lose attributes, its elements stay as they are. From
    the first thing that is neither, all is other. `html` holds no control characters.

    Text may stand wherever these shapes have a tag, so they are the shapes of the tags alone, which are a twentieth of
    a story; only where a `<`, a `>` or an entity stands oddly, all of it is gone through.
    """
    tags = _TAG.findall(html)
    if not (html.count("<") == html.count(">") == len(tags) and not _ODD_ENTITY.search(html)):
        return _divided(html)
    skeleton = "".join(tags)
    found = list(_divided(skeleton))
    if len(found) > 1:
        return _put_into_place(found, skeleton, html)
    return [(found[0][0] if found else "canonical", 0, len(html))] if html else []


def _put_into_place(found: Iterable[Stretch], skeleton: str, html: str) -> Iterator[Stretch]:
    """Give the stretches of a skeleton as those of its whole: each goes on to the first tag of the next."""
    places = [tag.start() for tag in _TAG.finditer(html)]
    start = tags = 0
    for kind, begin, end in found:
        tags += skeleton.count("<", begin, end)
        stop = places[tags] if tags < len(places) else len(html)
        yield kind, start, stop
        start = stop


def _divided(html: str) -> Iterator[Stretch]:
    kind: Literal["canonical", "orderly"] = "canonical"
    start = at = 0
    end = len(html)
    canonical, orderly = _CANONICAL.match, _ORDERLY.match
    while at < end:
        found = canonical(html, at)
        is_canonical = found is not None
        if found is None:
            found = orderly(html, at)
            if found is None or found["token"]:
                break
        if is_canonical != (kind == "canonical"):
            if start < at:
                yield kind, start, at
            kind, start = ("canonical" if is_canonical else "orderly"), at
        at = found.end()
    if start < at:
        yield kind, start, at
    if at < end:
        yield "other", at, end


def is_settled(html: str) -> bool:
    """Tell whether cleaned (so balanced) HTML is surely such that a second parse rebuilds it as it is."""
    at, end = 0, len(html)
    while at < end:
        found = _SETTLED.match(html, at)
        if found is None:
            return False
        at = found.end()
    return True


def is_orderly(html: str, *, nestable: int) -> bool:
    """Tell whether no inline element outlives its block, and at most `nestable` blocks could stand in one another."""
    at, end = 0, len(html)
    while at < end:
        found = _ORDERLY.match(html, at)
        if found is None:
            return False
        at = found.end()
        if (token := found["token"]) and token[1] != "/":
            nestable -= 1
            if nestable < 0:
                return False
    return True
