"""What every page in HTML needs, be it a download or one saved from a browser."""

import hashlib
import re
from collections.abc import Iterable, Mapping

from lxml import etree

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.encodings import MIXED, Decoded
from fanlight.imports.markup import Element
from fanlight.imports.pictures import data_of
from fanlight.kernel.pictures import kind_of

_LOST = "lost-picture"
_OPENING = re.compile(
    rb"\s*+(?:<!--.{0,500}?-->\s*+)*+(?:<\?xml\b[^>]*+>\s*+)?+<(?:!DOCTYPE\s|html\b|head\b)", re.I | re.S
)


NONE_BESIDE: Mapping[str, bytes] = {}


def is_opening(head: bytes) -> bool:
    """Tell whether a whole page begins here, rather than a piece of one, a mail or a text that speaks of one."""
    return bool(_OPENING.match(head))


def say_encoding(decoded: Decoded, findings: Findings) -> None:
    """Write down that the encoding was a guess, if it was."""
    if decoded.encoding == MIXED:
        said = "The file is UTF-8 with stretches of another encoding in it; each was read as what it is, as it seems."
        findings.add("", "encoding-mixed", said, "likely")
    elif decoded.guessed:
        said = f"The file does not say how its letters are encoded; it was read as {decoded.encoding.upper()}."
        findings.add("", "encoding-guessed", said, "likely")


def take_pictures(
    elements: Iterable[Element], findings: Findings, beside: Mapping[str, bytes] = NONE_BESIDE
) -> dict[str, bytes]:
    """Keep the pictures that stand in the page itself, as `data:`, or lay `beside` it, and take out those nowhere.

    Those on the web stay as they are. Give the kept ones by their SHA-256; the HTML calls them `original:<sha256>`.
    """
    kept: dict[str, bytes] = {}
    lost = 0
    for element in elements:
        for image in list(element.iter("img")):
            src = (image.get("src") or "").strip()
            data = data_of(src) if src[:5].lower() == "data:" else beside.get(src, b"")
            if kind_of(data):
                digest = hashlib.sha256(data).hexdigest()
                kept[digest] = data
                image.set("src", f"original:{digest}")
            elif not src.lower().startswith(("http://", "https://")):
                image.tag = _LOST
                lost += 1
        etree.strip_elements(element, _LOST, with_tail=False)
    if lost:
        said = f"The page shows {lost:,} picture{'s' * (lost > 1)} that the file does not hold."
        findings.add("chapters", "picture-missing", said)
    return kept
