"""Names of files: in every script, on every system, from a pattern such as `{fandom}/{creator}/{title}`."""

import re
import string
import unicodedata

from fanlight.exports import pages
from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import Manuscript

PATTERN = "{fandom}/{creator}/{title}"
FIELDS = ("fandom", "creator", "title", "series", "part", "language", "rating", "year", "key")

MOST_BYTES = 100
"""Of one part of a name in UTF-8: encrypted folders take 143, and other parts and an ending are to follow."""

_MOST_PARTS = 8
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]")
"""Characters that show nothing or turn the line round, so that a name would not be what it seems."""

_RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³]|CONIN\$|CONOUT\$)(?=\.|$)", re.IGNORECASE)
_UNNAMED = "Unnamed"


def checked(pattern: str) -> str:
    """Give a pattern that can be filled in. Raises: Invalid, saying what may stand in one."""
    try:
        names = [name for _, name, spec, conversion in string.Formatter().parse(pattern) if name is not None]
        plain = all(
            not spec and not conversion for _, name, spec, conversion in string.Formatter().parse(pattern) if name
        )
    except ValueError as error:
        raise Invalid(f"This is no pattern for names: {pattern!r:.80}.", at="name") from error
    if not plain or any(name not in FIELDS for name in names) or not {"title", "key"} & set(names):
        fields = ", ".join(f"{{{name}}}" for name in FIELDS)
        raise Invalid(f"A pattern for names takes {fields}, and {{title}} or {{key}} has to be in it.", at="name")
    if len(pattern.split("/")) > _MOST_PARTS:
        raise Invalid(f"A pattern for names has {_MOST_PARTS} parts at most.", at="name")
    return pattern


def path_of(m: Manuscript, key: str, pattern: str = PATTERN) -> str:
    """Give a work's place below a folder, without an ending; parts are parted by `/` on every system."""
    values = _values(m, key)
    parts = (part.format_map(values) for part in pattern.split("/") if part.strip())
    return "/".join(file_name(part) for part in parts) or file_name(m.title)


def file_name(text: str) -> str:
    """Give a text as the name of one file or folder, without an ending."""
    name = _UNSEEN.sub("", _FORBIDDEN.sub("_", unicodedata.normalize("NFC", text)))
    name = _shortened(" ".join(name.split())).strip(" .") or _UNNAMED
    return f"_{name}" if _RESERVED.match(name) else name


def fold(path: str) -> str:
    """Give what two names have in common that some file system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _values(m: Manuscript, key: str) -> dict[str, str]:
    first = {kind: next((tag.name for tag in m.tags if tag.kind == kind), "") for kind in ("fandom", "rating")}
    place = m.series[0] if m.series else None
    position = place.position if place else None
    values = {
        "fandom": first["fandom"] or "No Fandom",
        "creator": ", ".join(pages.names_of(m)[:3]),
        "title": m.title,
        "series": place.title if place else "No Series",
        "part": "" if position is None else f"{position:g}".rjust(2, "0"),
        "language": m.language or "und",
        "rating": first["rating"] or "Not Rated",
        "year": (m.published or m.updated or "")[:4] or "No Date",
        "key": key,
    }
    return {name: value.replace("/", "_") for name, value in values.items()}


def _shortened(name: str) -> str:
    """Cut a name between two words, or at least between two letters with all that belongs to them."""
    if len(name.encode("utf-8", errors="replace")) <= MOST_BYTES:
        return name
    cut = name.encode("utf-8", errors="replace")[:MOST_BYTES].decode("utf-8", errors="ignore")
    after = name[len(cut) : len(cut) + 1]
    while cut and after and unicodedata.combining(after):
        cut, after = cut[:-1], cut[-1]
    at_word = cut.rpartition(" ")[0]
    return at_word if len(at_word.encode()) >= MOST_BYTES // 2 else cut
