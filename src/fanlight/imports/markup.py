"""HTML and XHTML as lxml trees, from bytes that nobody vouches for. No Django in here.

No DTD is loaded, no entity declared by the file is expanded, nothing is fetched. Comments and processing instructions
are gone. Both parsers give elements without namespace (`p`, not `{http://www.w3.org/1999/xhtml}p`).
"""

import re
from collections.abc import Callable
from contextlib import suppress
from html import escape
from html.entities import html5
from typing import TypeAlias

from lxml import etree

from fanlight.imports.encodings import Decoded, decode
from fanlight.imports.prose import Prose
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.text import squish

Element: TypeAlias = etree._Element

MOST_BYTES = 64 * 2**20
"""Of one page. The longest works there are come to about a third of it."""

MOST_ATTRIBUTES = 256
"""Of one tag: lxml needs time with the square of their number."""

MOST_DEPTH = 2048
"""Of one page: deeper than that libxml2 stops reading."""

_XHTML = "{http://www.w3.org/1999/xhtml}"
_ROOT_NAMESPACE = re.compile(rb"""(<html\b[^>]*?)\sxmlns\s*=\s*(["'])http://www\.w3\.org/1999/xhtml\2""")
_PROLOG = re.compile(
    rb"""\s*+(?:<\?xml\b[^>]*+>)?+(?:\s*+<!--.*?-->)*+\s*+(?:<!DOCTYPE\b[^>\[]*+(?:\[.*?\]\s*+)?+>)?+""",
    re.DOTALL | re.IGNORECASE,
)
_NAMED_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]*);")

_LONG_TAG = re.compile(rb"<[A-Za-z][^>]{512}")
_QUOTED_END = re.compile(rb"""=\s*+(?:"[^">]*+>|'[^'>]*+>)""")
_ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+"""
_SCRIPT = re.compile(
    rb"<(script|style)\b(?:.*?</\1\b[^>]*+>|.*+)|<!--(?:.*?-->|.*+)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(rb"<[A-Za-z][^\s/>]*+(?:%b){0,%d}+([\s/]*+[^\s/>])?+" % (_ATTRIBUTE, MOST_ATTRIBUTES))


def parse_html(page: bytes | str | Decoded, prose: Prose | None = None) -> Element:
    """Read an HTML page; give its `html` element. Broken markup is mended.

    With `prose`, the tree has marks in place of the plain paragraphs that are set aside there.

    Raises: Unreadable for a page that is empty, far too large, or built to be slow.
    """
    return _parse(page, prose, _parse_html)


def parse_xhtml(page: bytes | str | Decoded, prose: Prose | None = None) -> Element:
    """Read an XHTML page as XML, or, if it is not well-formed, as HTML; give its root element.

    With `prose`, as parse_html. Raises: Unreadable, as parse_html does.
    """
    return _parse(page, prose, _parse_xhtml)


def _parse(page: bytes | str | Decoded, prose: Prose | None, parse: Callable[[bytes], Element]) -> Element:
    if not isinstance(page, Decoded):
        check_size(len(page))
        page = decode(page.encode("utf-8", errors="replace") if isinstance(page, str) else page)
    if prose is not None and page.text is not None:
        skeleton, marks = prose.set_aside(page.text, is_xml=parse is _parse_xhtml)
        if marks:
            with suppress(Unreadable):
                root = parse(_without_crowds(skeleton.encode()))
                if prose.stands_in(root, marks):
                    return root
            prose.forget(marks)
    return parse(_without_crowds(page.utf8))


def _parse_xhtml(utf8: bytes) -> Element:
    xml = utf8[_prolog_length(utf8) :]
    if b"<!ENTITY" in xml:  # only ever seen in attacks; the HTML parser passes over declarations
        return _parse_html(utf8)
    if b"&" in xml:
        xml = _NAMED_ENTITY.sub(_character, xml)
    if start := _ROOT_NAMESPACE.search(xml, 0, 1024):
        xml = xml[: start.start()] + start[1] + xml[start.end() :]
    try:
        root: Element = etree.fromstring(xml, _xml_parser())
    except (etree.XMLSyntaxError, ValueError):
        return _parse_html(utf8)
    for element in root.iter(_XHTML + "*"):
        element.tag = str(element.tag)[len(_XHTML) :]
    return root


def check_size(size: int) -> None:
    """Refuse a page of so many bytes before anything is made of it. Raises: Unreadable."""
    if size > MOST_BYTES:
        raise Unreadable(f"This page is larger than {MOST_BYTES // 2**20} MB, which no work is.")


def body_of(root: Element) -> Element:
    """Give the body of a page, or the root of what has none."""
    body = root if root.tag == "body" else root.find("body")
    return root if body is None else body


def inner_html(element: Element) -> str:
    """Give what stands inside an element, as HTML that still has to be cleaned."""
    if element.nsmap:  # its tag would be written with them
        pieces = (etree.tostring(child, encoding="unicode", method="html") for child in element)
        return escape(element.text or "", quote=False) + "".join(pieces)
    attributes = dict(element.attrib)
    element.attrib.clear()  # so that the tag to cut off is as long as its name
    html = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    for name, value in attributes.items():
        with suppress(ValueError):  # lxml reads names from broken markup that it would not write
            element.set(name, value)
    length = len(str(element.tag))
    return html[length + 2 : -(length + 3)]


def text_of(element: Element) -> str:
    """Give the text inside an element, on one line."""
    return squish("".join(element.itertext()))


def classes_of(element: Element) -> list[str]:
    """Give an element's class names."""
    return (element.get("class") or "").split()


def _without_crowds(utf8: bytes) -> bytes:
    """Give a page that takes no longer to parse than others of its size. Raises: Unreadable."""
    if not _has_crowded_tag(utf8):
        return utf8
    utf8 = _SCRIPT.sub(b"", utf8)  # a program may look like a tag
    if _has_crowded_tag(utf8):
        raise Unreadable(f"This page has a tag with more than {MOST_ATTRIBUTES} attributes, which no work needs.")
    return utf8


def _parse_html(utf8: bytes) -> Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False
    )
    try:
        root: Element | None = etree.fromstring(utf8, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Unreadable("This page is empty.")
    if len(parser.error_log) and parser.error_log[-1].type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        raise Unreadable(f"This page is nested more than {MOST_DEPTH:,} elements deep, which no work is.")
    return root


def _xml_parser() -> etree.XMLParser[Element]:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        huge_tree=True,
        collect_ids=False,
    )


def _prolog_length(utf8: bytes) -> int:
    prolog = _PROLOG.match(utf8)
    return prolog.end() if prolog else 0


def _character(match: re.Match[bytes]) -> bytes:
    named = html5.get(match[1].decode("ascii") + ";")
    return named.encode("utf-8") if named else match[0]


def _has_crowded_tag(utf8: bytes) -> bool:
    """Tell whether a tag has too many attributes. Two cheap searches spare an honest page the walk over its tags."""
    if not (_LONG_TAG.search(utf8) or _QUOTED_END.search(utf8)):
        return False
    return any(tag[1] for tag in _TAG.finditer(utf8))
