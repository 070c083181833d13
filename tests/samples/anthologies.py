"""Anthologies as EpubMerge lays them out (epubmerge.py 2.16): each book in a folder, its metadata kept or not."""

import posixpath
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from tests.samples.epub_files import pack, shell

_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_NCX = "application/x-dtbncx+xml"


@dataclass
class _Gathered:
    """What is gathered while the books are laid beside each other."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    items: list[tuple[str, str, str]] = field(default_factory=lambda: [("ncx", "toc.ncx", _NCX)])
    spine: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    authors: list[list[str]] = field(default_factory=list)
    firsts: list[str] = field(default_factory=list)


def merge(
    books: Sequence[bytes],
    *,
    title: str | None = None,
    source: str | None = None,
    keep: bool = True,
    title_lines: bool = True,
    cover: bytes | None = None,
    extra: dict[str, str | bytes] | None = None,
) -> bytes:
    """Put books together. `keep` keeps their own metadata, `title_lines` gives each a line of the contents."""
    all_of = _Gathered()
    for number, book in enumerate(books, 1):
        _add(all_of, book, number, keep=keep)
    names = list(dict.fromkeys(name for authors in all_of.authors for name in authors))
    points = []
    for number, (name, authors, first, own) in enumerate(
        zip(all_of.titles, all_of.authors, all_of.firsts, all_of.points, strict=True)
    ):
        label = f"{name} by {authors[0]}" if len(names) > 1 else name
        inner = own if own.count("<navPoint") > 1 or not title_lines else ""
        points.append(_point(f"book{number:03}", label, first, inner) if title_lines else inner)
    if cover is not None:
        all_of.items += [("coverimageid", "cover.jpg", "image/jpeg"), ("cover", "cover.xhtml", "application/xhtml+xml")]
        all_of.spine.insert(0, "cover")
        all_of.files |= {"cover.jpg": cover, "cover.xhtml": '<html><body><img src="cover.jpg"/></body></html>'}
    told = "".join(f"{name} by {authors[0]}\n" for name, authors in zip(all_of.titles, all_of.authors, strict=True))
    metadata = (
        '<dc:identifier id="epubmerge-id">epubmerge-uid-1600000000</dc:identifier>'
        f"<dc:title>{escape(title or f'{all_of.titles[0]} Anthology')}</dc:title>"
        + "".join(f'<dc:creator opf:role="aut">{escape(name)}</dc:creator>' for name in names)
        + "<dc:contributor>epubmerge</dc:contributor><dc:rights>Copyrights as per source stories</dc:rights>"
        f"<dc:language>en</dc:language><dc:description>Anthology containing:\n{escape(told)}</dc:description>"
        + (f'<dc:identifier opf:scheme="URL">{escape(source)}</dc:identifier>' if source else "")
        + (f"<dc:source>{escape(source)}</dc:source>" if source else "")
    )
    items = "".join(f'<item id="{i}" href="{escape(h)}" media-type="{t}"/>' for i, h, t in all_of.items)
    spine = "".join(f'<itemref idref="{i}" linear="yes"/>' for i in all_of.spine)
    package = (
        '<package version="2.0" xmlns="http://www.idpf.org/2007/opf" unique-identifier="epubmerge-id">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}'
        f'</metadata><manifest>{items}</manifest><spine toc="ncx">{spine}</spine></package>'
    )
    ncx = f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{"".join(points)}</navMap></ncx>'
    return pack({**shell(), **all_of.files, "content.opf": package, "toc.ncx": ncx, **(extra or {})})


def _add(all_of: _Gathered, book: bytes, number: int, *, keep: bool) -> None:
    archive = zipfile.ZipFile(BytesIO(book))
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    package_name = next(e.get("full-path", "") for e in container.iter() if str(e.tag).endswith("rootfile"))
    package = etree.fromstring(archive.read(package_name))
    folder, rel = f"{number}/", posixpath.dirname(package_name)
    if keep:
        all_of.files[folder + package_name] = archive.read(package_name)
        all_of.items.append((f"a{number}rootfile", folder + package_name, "origrootfile/xml"))
    by_id: dict[str, str] = {}
    all_of.points.append("")
    for item in package.iter(_OPF + "item"):
        inside = posixpath.normpath(posixpath.join(rel, unquote(item.get("href", ""))))
        key, name = f"a{number}{item.get('id')}", folder + inside
        if inside not in archive.namelist():
            continue
        data, media_type = archive.read(inside), item.get("media-type", "")
        if media_type == _NCX:
            all_of.points[-1] = _points(data, posixpath.normpath(folder + rel), f"a{number}")
            media_type = "origtocncx/xml"
        else:
            by_id[key] = name
        if media_type != "origtocncx/xml" or keep:
            all_of.files[name] = data
            all_of.items.append((key, name, media_type))
    refs = [f"a{number}{ref.get('idref')}" for ref in package.iter(_OPF + "itemref")]
    all_of.spine += refs
    all_of.firsts.append(next(by_id[ref] for ref in refs if ref in by_id))
    all_of.titles.append(next((e.text or "" for e in package.iter(_DC + "title")), "(Title Missing)"))
    authors = [e.text or "" for e in package.iter(_DC + "creator") if e.get(_OPF + "role") in (None, "aut")]
    all_of.authors.append(authors or ["(Author Missing)"])


def _points(ncx: bytes, folder: str, prefix: str) -> str:
    """Give a book's own contents with its folder before each address."""
    tree = etree.fromstring(ncx)
    for element in tree.iter():
        if str(element.tag).endswith("}content"):
            element.set("src", posixpath.normpath(posixpath.join(folder, element.get("src", ""))))
        elif str(element.tag).endswith("}navPoint"):
            element.set("id", prefix + (element.get("id") or ""))
    tops = [e for nav in tree.iter() if str(nav.tag).endswith("}navMap") for e in nav]
    return "".join(etree.tostring(e, encoding="unicode", with_tail=False) for e in tops)


def _point(key: str, label: str, src: str, inner: str) -> str:
    return (
        f'<navPoint id="{key}"><navLabel><text>{escape(label)}</text></navLabel><content src="{escape(src)}"/>{inner}'
        "</navPoint>"
    )
