"""What a file's name says, where its content says nothing. No Django in here."""

import posixpath
import re
from collections.abc import Iterable
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

BESIDE_A_STORY = frozenset(
    (
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".ico"),
        *(".css", ".js", ".json", ".opf", ".ncx", ".xml", ".csv", ".ini", ".db", ".log", ".lnk", ".url"),
        *(".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".mkv", ".ttf", ".otf", ".woff", ".woff2"),
        *(".py", ".sh", ".bat", ".exe", ".dll"),
    )
)
"""Endings of what lies beside stories and is not meant as one: left alone when its content is no story either."""


def is_beside_a_story(name: str) -> bool:
    """Tell by the ending whether a file was meant as a story at all. Only asked of content that is none."""
    return PurePosixPath(name).suffix.casefold() in BESIDE_A_STORY


_FOLDER = re.compile(
    r"(.+)(?:[_.]files|-(?:dateien|filer)|_(?:fichiers|bestanden|archivos|tiedostot|pliki|soubory|elemei|ficheiros|arquivos"
    r"|dosyalar|datoteke|fitxers|failid|fails|bylos|fajlovi|fitxategiak|file))",
    re.IGNORECASE | re.DOTALL,
)
"""What browsers call the folder that they lay beside a saved page, in the languages that they speak."""

_PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM")
_PARTS_OF_PAGES = frozenset({".download", ".map"})
_REFERENCE = re.compile(rb"""src\s*+=\s*+(?:"([^"<>]*+)"|'([^'<>]*+)'|([^\s"'<>]++))""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|[#/]", re.IGNORECASE)
_MOST_REFERENCES = 1000


def find_parts_of_pages(names: Iterable[str]) -> dict[str, str]:
    """Give, for the files in a folder that a browser laid beside a saved page, the page. Stories are parts of none."""
    known = dict.fromkeys(names)
    found: dict[str, str] = {}
    pages: dict[str, str | None] = {}
    for name in known:
        folder, _, base = name.rpartition("/")
        if not folder or not _is_part(base):
            continue
        steps = folder.split("/")
        for depth in range(len(steps), 0, -1):
            path = "/".join(steps[:depth])
            if path not in pages:
                stem = _FOLDER.fullmatch(path)
                pages[path] = next((stem[1] + e for e in _PAGES if stem[1] + e in known), None) if stem else None
            if page := pages[path]:
                found[name] = page
                break
    return found


def _is_part(base: str) -> bool:
    ending = PurePosixPath(base).suffix.casefold()
    if ending in (".html", ".htm"):  # a frame of the page; another page is a story of its own
        return base.casefold().startswith(("saved_resource", "index", "frame"))
    return not ending or ending in BESIDE_A_STORY or ending in _PARTS_OF_PAGES


def find_references(page: bytes) -> list[str]:
    """Give the addresses, relative to itself, of what a page in UTF-8 shows, as its parser will read them."""
    found: dict[str, None] = {}
    for match in _REFERENCE.finditer(page):
        if not page[match.start() - 1 : match.start()].isspace():
            continue
        address = unescape((match[1] or match[2] or match[3] or b"").decode("utf-8", errors="replace")).strip()
        if address and len(address) <= 1000 and not _ELSEWHERE.match(address):
            found.setdefault(address)
            if len(found) == _MOST_REFERENCES:
                break
    return list(found)


def resolve(address: str, *, page: str) -> list[str]:
    """Give the names that a relative address on a page may mean; none for one that leads out of its folder."""
    before, arrow, inside = page.rpartition(" › ")
    folder = posixpath.dirname(inside)
    names = []
    for spelling in dict.fromkeys((unquote(address), unquote(address.partition("?")[0]), address)):
        path = posixpath.normpath(posixpath.join(folder, spelling.replace("\\", "/")))
        if not path.startswith(("../", "/")) and (not folder or path.startswith(f"{folder}/")):
            names.append(before + arrow + path)
    return names
