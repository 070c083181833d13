"""Clean HTML as a tree: it is balanced, so it is XML once its void elements are closed."""

import re

from lxml import etree

from fanlight.kernel.html.rules import VOID

_TAG = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z:]+="[^"]*")*)>')


def parse(html: str) -> etree._Element:
    """Give a `div` with clean HTML in it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, collect_ids=False)
    return etree.fromstring(f"<div>{_TAG.sub(_closed, html)}</div>", parser)


def _closed(tag: re.Match[str]) -> str:
    attributes = tag[2].replace("<", "&lt;")
    return f"<{tag[1]}{attributes}{'/' if tag[1] in VOID else ''}>"
