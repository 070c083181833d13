"""A work's page: put into the shape of a download, and read as one."""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.ao3.labels import chapter_total
from fanlight.imports.ao3.pages import say_encoding, take_pictures
from fanlight.imports.ao3.sections import Sections
from fanlight.imports.ao3.works import Fallback, read_work
from fanlight.imports.encodings import decode
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.ao3_page import addresses, headers, kinds, parts, stories
from fanlight.imports.formats.ao3_page.detect import is_saved_page
from fanlight.imports.formats.ao3_page.parts import Parts
from fanlight.imports.markup import Element, body_of, check_size, classes_of, parse_html, text_of
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Finding, Manuscript

RESTRICTED = "to the archive's own users"


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a work's page.

    Raises: Unreadable for any other page, by its name, or for one that was cut off above its text.
    """
    check_size(len(file.data))
    if not is_saved_page(file.data):
        raise Unreadable("This is not a page saved from AO3, or its beginning is missing.")
    findings = Findings()
    decoded = decode(file.data)
    say_encoding(decoded, findings)
    page = parse_html(decoded)
    body = body_of(page)
    etree.strip_elements(body, "script", "style", "noscript", with_tail=False)  # their words are none of the page's
    found = parts.find(body)
    if found.chapters is None or not _shows_anything(found.chapters):
        raise Unreadable(kinds.why_no_work(body))
    addresses.out_of_wayback(body)
    origin = addresses.origin(page, body, found, decoded.utf8)
    if origin.source is None:
        findings.add("source", "source-unknown", "Nothing on the page says which work it is.")
    addresses.complete(body, origin.root)
    whole = found.whole or b"</html" in decoded.utf8[-4096:].lower()
    return _read(found, Fallback(file.name, source=origin.source), findings, file.beside, whole=whole)


def _shows_anything(chapters: Element) -> bool:
    return any(map(str.strip, map(str, chapters.itertext()))) or next(chapters.iter("img"), None) is not None


def _read(found: Parts, fallback: Fallback, findings: Findings, beside: Mapping[str, bytes], *, whole: bool) -> Parsed:
    restricted, posted = _is_restricted(found.front), _posted(found.meta)
    rows = [] if found.meta is None else [headers.rows(found.meta, findings)]
    front = headers.Front() if found.front is None else headers.front(found.front)
    preface = headers.new("div")
    preface.extend([*rows, *front.elements])
    story = stories.Story() if found.chapters is None else stories.read(found.chapters)
    afterword = stories.afterword(found)
    pictures = take_pictures([preface, *story.elements, *afterword], findings, beside)
    if found.comments:
        findings.add("reviews", "comments-left-out", f"Comments on the page were left out: {found.comments:,}.")
    m = read_work(Sections([preface], story.elements, afterword, whole=whole), fallback, findings)
    if len(story.addresses) == len(m.chapters):
        written = zip(m.chapters, story.addresses, strict=True)
        m = replace(m, chapters=tuple(replace(chapter, source_url=url) for chapter, url in written))
    extras = {"Restricted": RESTRICTED if restricted else "", "Prompt": "; ".join(front.prompts)}
    extras = {**m.extras, **{label: text for label, text in extras.items() if text}}
    m = replace(m, gifts=tuple(dict.fromkeys(front.gifts)), extras=extras)
    m = _say_if_alone(m, story.numbers, posted)
    alone = any(finding.rule == "chapter-alone" for finding in m.findings)
    return Parsed(m, pictures, only=story.numbers[0] if alone else 0)


def _is_restricted(front: Element | None) -> bool:
    """Tell the lock beside the title of a work that only the archive's users may see."""
    titles = () if front is None else front.iterchildren("h2")
    return any(
        "Restricted" in (i.get("title"), (i.get("alt") or "").strip("()")) for h in titles for i in h.iter("img")
    )


def _posted(meta: Element | None) -> int:
    """Give how many chapters the work has on the site, 0 if the page does not say."""
    cells = () if meta is None else meta.iter("dd")
    total = next((chapter_total(text_of(dd)) for dd in cells if "chapters" in classes_of(dd)), None)
    return total[0] if total else 0


def _say_if_alone(m: Manuscript, numbers: list[int], posted: int) -> Manuscript:
    """Say that a page shows one chapter of many, in place of the bare remark that some are missing."""
    if len(numbers) != 1 or posted < 2 or any(finding.rule == "cut-off" for finding in m.findings):
        return m
    said = f"This is the page of chapter {numbers[0]:,} alone, of {posted:,}; AO3 shows all under “Entire Work”."
    if numbers[0] > 1:
        said += " The work's summary and notes stand on the page of its first chapter."
    alone = Finding("chapters", "certain", "chapter-alone", said)
    return replace(m, findings=(alone, *(f for f in m.findings if f.rule != "chapter-count-differs")))
