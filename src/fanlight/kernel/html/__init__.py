"""HTML that people and files bring, reduced to what a page may show, and the text of it.

Cleaned HTML is a fragment as browsers would write it out: every tag closed, attributes in double quotes, no-break
spaces as characters, `&amp;`, `&lt;` and `&gt;` the only entities in its text. Cleaning it again changes nothing.
"""

import re
from collections.abc import Callable
from html import escape, unescape

import nh3

from fanlight.kernel.html import bounds, repairs, rules, shapes
from fanlight.kernel.text import squish

__all__ = ["SANITIZER_VERSION", "clean_content", "clean_summary", "is_blank", "paragraphs", "plain"]

SANITIZER_VERSION = 1
"""Rises with every change of what is kept, so that text stored under an older number is cleaned again."""

_ROUNDS = 5


def _as_it_is(html: str) -> str:
    return html


def clean_content(html: str, *, put_back: Callable[[str], str] = _as_it_is) -> str:
    """Clean a chapter's text, its notes or end notes; class names that a work skin could use are kept.

    `html` may have paragraphs in it that stand for others, which are clean and canonical (see `shapes`); `put_back`
    gives a piece of it with those in their place.
    """
    return _clean(html, rules.CONTENT, put_back)


def clean_summary(html: str) -> str:
    """Clean a summary, a description or a comment: as content, but without class names."""
    return _clean(html, rules.SUMMARY, _as_it_is)


def _clean(html: str, cleaner: nh3.Cleaner, put_back: Callable[[str], str]) -> str:
    html = repairs.scrubbed(html)
    if 'class="calibre' in html:
        html = _CALIBRE_CLASS.sub(r"\1", html)
    html = html.replace("&nbsp;", "\xa0")
    pieces: list[str] = []
    for kind, start, end in shapes.stretches(html):
        piece = put_back(html[start:end])
        if kind == "orderly":
            piece = _cleaned_once(piece, cleaner)
        elif kind == "other":
            piece = _cleaned_until_settled(bounds.bounded(repairs.mended(piece)), cleaner)
        pieces.append(piece)
    return "".join(pieces)


def _cleaned_until_settled(html: str, cleaner: nh3.Cleaner) -> str:
    """Clean, and again as long as a parser would build the outcome otherwise than it was written."""
    for _ in range(_ROUNDS):
        cleaned = _cleaned_once(html, cleaner)
        if cleaned == html or shapes.is_settled(cleaned):
            return cleaned
        html = cleaned
    return escape(plain(html), quote=False)  # nobody wrote such a thing by hand; the words stay


_CALIBRE_CLASS = re.compile(r'(<[a-z0-9]+) class="calibre[\w-]*+"(?=[ >])')
_PRE = re.compile(r'(<pre(?: [a-z]+="[^"]*+")*>)\n')


def _cleaned_once(html: str, cleaner: nh3.Cleaner) -> str:
    cleaned = cleaner.clean(bounds.cut(html))
    if "&#" in html and (scrubbed := repairs.scrubbed(cleaned)) != cleaned:
        # Once more: what is gone may have hidden a scheme, as in java&#1;script:
        cleaned = cleaner.clean(bounds.cut(scrubbed))
    cleaned = cleaned.replace("&nbsp;", "\xa0").replace("<img>", "")
    if "<pre" in cleaned:
        cleaned = _PRE.sub(r"\1\n\n", cleaned)  # a parser swallows the first line break
    return cleaned


_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(rules.INLINE))})(?:[\s/][^<>]*+)?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_TEXT = re.compile(r"(?:\A|>)([^<>]+)")
_UNSEEN = re.compile(
    "[\\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]*"
)
_PICTURE = re.compile(r'<img [^<>]*?src="')


def plain(html: str) -> str:
    """Give the text of clean HTML on one line: white space squeezed, blocks separated by a space."""
    if "<" in html:
        html = _TAG.sub(" ", _INLINE_TAG.sub("", html))
    return squish(unescape(html) if "&" in html else html)


_BLOCK_END = re.compile(r"</(?:p|div|h[1-6]|li|dt|dd|blockquote|pre|tr|table|ul|ol)>|<(?:br|hr)(?: [^<>]*+)?>")


def paragraphs(html: str) -> list[str]:
    """Give the texts of clean HTML's paragraphs, as `plain` gives them; those in which nothing stands are left out."""
    return [text for part in _BLOCK_END.split(html) if (text := plain(part))]


def is_blank(html: str) -> bool:
    """Tell whether clean HTML shows nothing: no visible character and no picture."""
    texts = (text[1] for text in _TEXT.finditer(html))
    return all(_UNSEEN.fullmatch(unescape(text)) for text in texts) and not _PICTURE.search(html)
