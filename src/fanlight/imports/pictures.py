"""The pictures of a book: those that its pages show become `original:<sha256>`, the rest is taken out and said."""

import base64
import binascii
import hashlib
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from lxml import etree

from fanlight.imports.book import Book
from fanlight.imports.markup import Element
from fanlight.kernel.errors import Unreadable
from fanlight.kernel.pictures import kind_of
from fanlight.works.manuscript import Finding

_DROPPED = "fanlight-dropped"
"""What is to be taken out gets this name, and goes at once in the end: one by one takes time with the square."""

_HREFS = ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href", "src")
_SAID = {
    "picture-missing": "{} that this page shows {} not in the file",
    "picture-drawn": "{} in SVG {} left out: drawings can carry programs",
    "picture-unknown": "{} of a kind that Fanlight does not show {} left out",
}


class Pictures:
    """The pictures of one book, gathered while its pages are read."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._names: dict[str, str] = {}
        self._said: Counter[tuple[str, str]] = Counter()
        self.kept: dict[str, bytes] = {}

    def take(self, page: Element, *, of: str, at: str) -> None:
        """Rewrite, in place, the pictures of a page or a part of one.

        `of` is the page's file, `at` the place in the Manuscript that findings will name.
        """
        for element in list(page.iter("{*}img", "{*}svg")):
            if str(element.tag).endswith("svg"):
                self._unwrap(element, of=of, at=at)
            else:
                self._rewrite(element, of=of, at=at)
        etree.strip_elements(page, _DROPPED, with_tail=False)

    def cover(self) -> str | None:
        """Give the cover as `original:<sha256>`, if the package names one that can be shown."""
        name = self._book.cover
        return self._keep_member(name) if name else None

    def findings(self) -> Iterator[Finding]:
        """Say what was taken out, once for each place and reason."""
        for (at, rule), count in self._said.items():
            words = ("a picture", "is") if count == 1 else (f"{count} pictures", "are")
            if rule != "picture-missing":
                words = (words[0], "was" if count == 1 else "were")
            yield Finding(at=at, certainty="certain", rule=rule, said=_SAID[rule].format(*words))

    def _rewrite(self, image: Element, *, of: str, at: str) -> None:
        href = (image.get("src") or "").strip()
        original = image.get("longdesc") or ""  # FanFicFare keeps a picture's address there
        if href.lower().startswith("data:"):
            self._place(image, data_of(href), at=at)
        elif href.lower().startswith(("http://", "https://")):
            image.set("src", href)
        elif name := self._book.resolve(href, of=of) if href else None:
            self._place_member(image, name, at=at)
        elif original.lower().startswith(("http://", "https://")):
            image.set("src", original)
        else:
            self._drop(image, "picture-missing", at=at)

    def _place_member(self, image: Element, name: str, *, at: str) -> None:
        if reference := self._keep_member(name):
            image.set("src", reference)
            return
        drawn = name.lower().endswith((".svg", ".svgz")) or "svg" in self._book.media_type(name)
        self._drop(image, "picture-drawn" if drawn else "picture-unknown", at=at)

    def _place(self, image: Element, data: bytes, *, at: str) -> None:
        if kind_of(data):
            image.set("src", self._keep(data))
        else:
            self._drop(image, "picture-unknown", at=at)

    def _keep_member(self, name: str) -> str | None:
        if name not in self._names:
            try:
                data = self._book.read(name)
            except Unreadable:
                data = b""
            self._names[name] = self._keep(data) if kind_of(data) else ""
        return self._names[name] or None

    def _keep(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.kept[sha256] = data
        return f"original:{sha256}"

    def _unwrap(self, svg: Element, *, of: str, at: str) -> None:
        """Put a picture that is framed in SVG, as covers are, in place of the frame; drop real drawings."""
        framed = list(svg.iter("{*}image"))
        href = next((v for e in framed for name in _HREFS if (v := e.get(name))), None)
        if href is None or len(framed) != 1:
            self._drop(svg, "picture-drawn", at=at)
            return
        tail = svg.tail
        svg.clear()
        svg.tag, svg.tail = "img", tail
        svg.set("src", href)
        self._rewrite(svg, of=of, at=at)

    def _drop(self, element: Element, rule: str, *, at: str) -> None:
        self._said[at, rule] += 1
        element.tag = _DROPPED


def remove(element: Element) -> None:
    """Take an element out of its tree and leave the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def data_of(uri: str) -> bytes:
    """Give the bytes in a `data:` address, none for what is no such address."""
    head, _, body = uri.partition(",")
    data = unquote_to_bytes(body)
    if not head.lower().rstrip().endswith(";base64"):
        return data
    try:
        return base64.b64decode(data)
    except (binascii.Error, ValueError):
        return b""
