"""A book's pages as trees without namespaces, so that EPUB's, SVG's and XML's own names need no special care."""

from lxml import etree

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.book import Book
from fanlight.imports.markup import Element, parse_xhtml
from fanlight.imports.prose import Prose
from fanlight.kernel.errors import Unreadable

KIND = "data-kind"
"""The attribute that stands for `epub:type`; the sanitiser takes it out again."""

_KIND_IN_FILE = "{http://www.idpf.org/2007/ops}type"
_LANGUAGE_IN_FILE = "{http://www.w3.org/XML/1998/namespace}lang"
_FOREIGN_ELEMENTS = etree.XPath("//*[namespace-uri()]")
_FOREIGN_ATTRIBUTES = etree.XPath("//*[@*[namespace-uri()]]")


def read_page(book: Book, name: str, findings: Findings, prose: Prose | None = None) -> Element | None:
    """Read a page; for one that is empty or broken, say so in a finding and give None.

    With `prose`, the tree has marks in place of what is set aside there.
    """
    try:
        data = book.read(name)
        root = parse_xhtml(data, prose)
    except Unreadable as error:
        findings.add("chapters", "page-unreadable", f"The page “{name:.100}” was left out. {error}")
        return None
    etree.strip_elements(root, "script", "style", with_tail=False)  # their text is none of the page's
    if b"xmlns:" in data or b"xml:" in data or b"epub:" in data or root.nsmap:
        _strip_namespaces(root)
    return root


def _strip_namespaces(root: Element) -> None:
    for element in _FOREIGN_ATTRIBUTES(root):
        for name, value in list(element.attrib.items()):
            if name.startswith("{"):
                del element.attrib[name]
                own = {_KIND_IN_FILE: KIND, _LANGUAGE_IN_FILE: "lang"}.get(name, name.rpartition("}")[2])
                if own not in element.attrib:
                    element.set(own, value)
    for element in _FOREIGN_ELEMENTS(root):
        element.tag = str(element.tag).rpartition("}")[2].lower()
    etree.cleanup_namespaces(root)
