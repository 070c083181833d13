"""What steers a book: its package, and its contents in EPUB 3's form and in EPUB 2's."""

from collections.abc import Iterator, Sequence
from html import escape

from fanlight.exports.addresses import safe_address
from fanlight.exports.formats.epub.books import FOLDER, Binding, Leaf, head, part_of
from fanlight.kernel.language import direction
from fanlight.works.manuscript import SeriesPlace

CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n<rootfiles>\n'
    f'<rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>\n'
    "</rootfiles>\n</container>\n"
)
_UNKNOWN_LANGUAGE = "und"
_ROLES = {"author": "aut", "translator": "trl", "archivist": "ctb", "contributor": "ctb"}
_FIRST_MOMENT = "1980-01-01"


def package(book: Binding) -> str:
    """Give the package: what the book is called and by whom, its files, their order."""
    turned = ' page-progression-direction="rtl"' if book.language and direction(book.language) == "rtl" else ""
    spine = "".join(f'<itemref idref="{_id(leaf.file)}"/>\n' for leaf in book.leaves)
    guide = "".join(
        f'<reference type="{kind}" title="{escape(leaf.title)}" href="{leaf.file}"/>\n'
        for kind, leaf in _landmarks(book)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{''.join(_metadata(book))}</metadata>\n<manifest>\n{''.join(_manifest(book))}</manifest>\n"
        f'<spine toc="ncx"{turned}>\n{spine}</spine>\n<guide>\n{guide}</guide>\n</package>\n'
    )


def nav(book: Binding) -> str:
    """Give EPUB 3's contents and landmarks."""
    marks = "".join(
        f'<li><a epub:type="{kind}" href="{leaf.file}">{escape(leaf.title)}</a></li>\n'
        for kind, leaf in _landmarks(book, nav=True)
    )
    return (
        f'{head("Contents")}<body>\n<nav epub:type="toc" id="toc" role="doc-toc">\n<h1>Contents</h1>\n'
        f"{_nested(_listed(book))}</nav>\n"
        f'<nav epub:type="landmarks" id="landmarks" hidden="hidden">\n<h2>Landmarks</h2>\n<ol>\n{marks}</ol>\n</nav>\n'
        "</body>\n</html>\n"
    )


def ncx(book: Binding) -> str:
    """Give EPUB 2's contents."""
    lines = _listed(book)
    points, depth = [], -1
    for number, leaf in enumerate(lines, start=1):
        points.append("</navPoint>\n" * (depth - leaf.depth + 1 if depth >= leaf.depth else 0))
        label = f"<navLabel><text>{escape(leaf.title)}</text></navLabel>"
        points.append(f'<navPoint id="n{number}" playOrder="{number}">{label}<content src="{leaf.file}"/>\n')
        depth = leaf.depth
    points.append("</navPoint>\n" * (depth + 1))
    deepest = max(leaf.depth for leaf in lines) + 1
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">\n'
        f'<head>\n<meta name="dtb:uid" content="urn:uuid:{book.identity}"/>\n'
        f'<meta name="dtb:depth" content="{deepest}"/>\n<meta name="dtb:totalPageCount" content="0"/>\n'
        '<meta name="dtb:maxPageNumber" content="0"/>\n</head>\n'
        f"<docTitle><text>{escape(book.title)}</text></docTitle>\n<navMap>\n{''.join(points)}</navMap>\n</ncx>\n"
    )


def _nested(leaves: Sequence[Leaf]) -> str:
    pieces, depth = ["<ol>\n"], 0
    for before, leaf in zip([None, *leaves], leaves, strict=False):
        if leaf.depth > depth:
            pieces.append("\n<ol>\n")
        elif before is not None:
            pieces.append("</li>\n" + "</ol>\n</li>\n" * (depth - leaf.depth))
        pieces.append(f'<li><a href="{leaf.file}">{escape(leaf.title)}</a>')
        depth = leaf.depth
    return "".join([*pieces, "</li>\n", "</ol>\n</li>\n" * depth, "</ol>\n"])


def _listed(book: Binding) -> list[Leaf]:
    """Give the pages for the contents; depths of a book's parts begin below its title."""
    return [leaf for leaf in book.leaves if leaf.is_listed]


def _landmarks(book: Binding, *, nav: bool = False) -> Iterator[tuple[str, Leaf]]:
    """Give the pages that readers look for: cover, title page, the first chapter."""
    names = {"cover": "cover", "titlepage": "title-page", "chapter": "text"}
    if nav:
        names |= {"titlepage": "titlepage", "chapter": "bodymatter"}
    seen: set[str] = set()
    for leaf in book.leaves:
        if (kind := names.get(leaf.kind)) and kind not in seen:
            seen.add(kind)
            yield kind, leaf


def _metadata(book: Binding) -> Iterator[str]:
    m = book.first
    yield f'<dc:identifier id="id">urn:uuid:{book.identity}</dc:identifier>\n'
    yield f'<dc:title id="title">{escape(book.title)}</dc:title>\n'
    yield from _people(book)
    yield f"<dc:language>{escape(book.language or _UNKNOWN_LANGUAGE)}</dc:language>\n"
    yield f'<meta property="dcterms:modified">{book.day or _FIRST_MOMENT}T00:00:00Z</meta>\n'
    if book.is_single and m.published:
        yield f"<dc:date>{m.published}</dc:date>\n"
    if book.is_single and m.summary and m.summary.strip():
        yield f"<dc:description>{escape(m.summary)}</dc:description>\n"
    tags = dict.fromkeys(tag.name for edition in book.editions for tag in edition.manuscript.tags)
    yield from (f"<dc:subject>{escape(name)}</dc:subject>\n" for name in tags)
    if book.is_single and m.source:
        if url := safe_address(m.source.url or ""):
            yield f"<dc:identifier>url:{escape(url)}</dc:identifier>\n<dc:source>{escape(url)}</dc:source>\n"
        if m.source.site:
            yield f"<dc:publisher>{escape(m.source.site)}</dc:publisher>\n"
    yield '<dc:contributor id="maker">Fanlight</dc:contributor>\n'
    yield '<meta refines="#maker" property="role" scheme="marc:relators">bkp</meta>\n'
    yield from _series(m.series if book.is_single else ())
    if book.cover:
        yield '<meta name="cover" content="cover-picture"/>\n'
    yield from _accessibility(book)


def _people(book: Binding) -> Iterator[str]:
    roles: dict[str, str] = {}
    for edition in book.editions:
        m = edition.manuscript
        if m.anonymous or not m.creators:
            roles.setdefault("Anonymous", "aut")
        else:
            for creator in m.creators:
                roles.setdefault(creator.name, _ROLES[creator.role])
    for number, (name, role) in enumerate(roles.items(), start=1):
        element = "contributor" if role == "ctb" else "creator"
        yield f'<dc:{element} id="by{number}">{escape(name)}</dc:{element}>\n'
        yield f'<meta refines="#by{number}" property="role" scheme="marc:relators">{role}</meta>\n'
        yield f'<meta refines="#by{number}" property="file-as">{escape(name)}</meta>\n'


def _series(places: Sequence[SeriesPlace]) -> Iterator[str]:
    """Say the series to EPUB 3's readers (Kobo's among them), and the first to calibre, which knows of one."""
    for number, place in enumerate(places, start=1):
        refined = f'<meta refines="#series{number}" property='
        yield f'<meta property="belongs-to-collection" id="series{number}">{escape(place.title)}</meta>\n'
        yield f'{refined}"collection-type">series</meta>\n'
        if place.position is not None:
            yield f'{refined}"group-position">{place.position:g}</meta>\n'
    for place in places[:1]:
        yield f'<meta name="calibre:series" content="{escape(place.title)}"/>\n'
        if place.position is not None:
            yield f'<meta name="calibre:series_index" content="{place.position:g}"/>\n'


def _accessibility(book: Binding) -> Iterator[str]:
    """Say who can read the book, in schema.org's words (EPUB Accessibility 1.1)."""
    texts = b"".join(data for name, data in book.files.items() if name.endswith(".xhtml")) if book.pictures else b""
    is_described = b'alt=""' not in texts
    said = [("accessMode", "textual"), *([("accessMode", "visual")] if book.pictures else [])]
    if is_described:
        said.append(("accessModeSufficient", "textual"))
    if book.pictures:
        said.append(("accessModeSufficient", "textual,visual"))
    features = ["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"]
    said += [("accessibilityFeature", feature) for feature in features]
    if book.pictures and is_described:
        said.append(("accessibilityFeature", "alternativeText"))
    moves = any(name.endswith(".gif") for name in book.pictures)
    said.append(("accessibilityHazard", "unknown" if moves else "none"))
    summary = "Text that can be enlarged, recoloured and read aloud, with a table of contents and headings."
    if not is_described:
        summary += " Some pictures have no description."
    said.append(("accessibilitySummary", summary))
    yield from (f'<meta property="schema:{name}">{escape(value)}</meta>\n' for name, value in said)


def _manifest(book: Binding) -> Iterator[str]:
    yield '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
    yield '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>\n'
    yield '<item id="style" href="style.css" media-type="text/css"/>\n'
    for leaf in book.leaves:
        yield f'<item id="{_id(leaf.file)}" href="{leaf.file}" media-type="application/xhtml+xml"/>\n'
    yield from _manifest_of_parts(book)
    for number, name in enumerate(book.pictures, start=1):
        yield f'<item id="picture{number}" href="{name}" media-type="{_type(name)}"/>\n'
    if book.cover:
        kind = _type(book.cover)
        yield f'<item id="cover-picture" href="{book.cover}" media-type="{kind}" properties="cover-image"/>\n'


def _manifest_of_parts(book: Binding) -> Iterator[str]:
    """Name what steers the parts of a book, under the types by which EpubMerge keeps it."""
    for number in (
        range(1, len(book.editions) + 1) if not book.is_single or f"{FOLDER}/title.xhtml" in book.files else ()
    ):
        here = part_of(number)
        yield f'<item id="package{number}" href="{here}/package.opf" media-type="origrootfile/xml"/>\n'
        yield f'<item id="contents{number}" href="{here}/toc.ncx" media-type="origtocncx/xml"/>\n'
        yield f'<item id="style{number}" href="{here}/style.css" media-type="text/css"/>\n'


def _id(file: str) -> str:
    return f"page-{file.partition('.')[0].replace('/', '-')}"


def _type(name: str) -> str:
    return f"image/{name.rpartition('.')[2]}"
