"""One HTML file in the structure of AO3's downloads, with its pictures in it; readable on a phone, and in print."""

import base64
from collections.abc import Mapping
from html import escape

from fanlight.exports import pages
from fanlight.exports.editions import REFERENCE, Edition
from fanlight.exports.pages import Links, Page
from fanlight.kernel.language import direction
from fanlight.kernel.pictures import kind_of
from fanlight.works import slips
from fanlight.works.slips import Place

_STYLE = """\
body { max-width: 40em; margin: 0 auto; padding: 1em; font-family: Georgia, serif; line-height: 1.5;
  overflow-wrap: break-word; }
img { max-width: 100%; height: auto; }
.toc-heading { display: none; }
.message, .byline, h1, h2.heading { text-align: center; }
dl.tags { border: 1px solid; padding: 1em; font-size: .9em; }
dl.tags dt { font-weight: bold; float: left; clear: left; margin-inline-end: .5em; }
dl.tags dd { margin: 0 0 .4em; overflow: hidden; }
hr { width: 40%; margin: 1.5em auto; border: 0; border-top: 1px solid; }
.label { font-weight: bold; margin-bottom: 0; }
blockquote.userstuff { margin: .5em 1em; }
@media print { body { max-width: none; } .meta.group { break-before: page; } .back, .endnote-link { display: none; } }
@media (prefers-color-scheme: dark) { body { background: #16181d; color: #e4e2dc; } a { color: #9cc3ff; } }
"""


_END = b"</body>\n</html>\n"


def write(edition: Edition) -> bytes:
    """Give the file."""
    body, places = _page(edition, _STYLE).finish()
    return body + (_slip(edition, body, places) if edition.is_whole else b"") + _END


def page_for_print(edition: Edition, *, style: str) -> bytes:
    """Give the page alone, with more of a style sheet, and its title in front of everything."""
    body, _ = _page(edition, _STYLE + style, is_title_first=True).finish()
    return body + _END


def _page(edition: Edition, style: str, *, is_title_first: bool = False) -> Page:
    m = edition.manuscript
    shown = {sha256: f"data:image/{kind_of(data)};base64,{base64.b64encode(data).decode()}"
             for sha256, data in edition.pictures.items()}  # fmt: skip

    def convert(html: str) -> tuple[str, bool]:
        if not shown or "original:" not in html:
            return html, True
        put = REFERENCE.sub(lambda found: f'src="{shown[found[1]]}"' if found[1] in shown else found[0], html)
        return put, slips.from_html(put) == html

    page = Page("", convert)
    title = f"{m.title} - {', '.join(pages.names_of(m))} - {pages.fandoms_of(m)}"
    turned = ' dir="rtl"' if m.language and direction(m.language) == "rtl" else ""
    page.add(
        f'<!DOCTYPE html>\n<html lang="{escape(m.language or "en")}"{turned}>\n<head>\n<meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n\n"
    )
    _add_preface(page, edition, is_title_first=is_title_first)
    page.add('<div id="chapters" class="userstuff">\n')
    if pages.has_heads(edition):
        for number in range(len(m.chapters)):
            pages.add_chapter(page, m, number, Links())
    else:
        page.add(f'<h2 class="toc-heading">{escape(m.title)}</h2>\n')
        for number, chapter in enumerate(m.chapters):
            pages.add_story(page, chapter, number)
    page.add('</div>\n\n<div id="afterword">\n<h2 class="toc-heading">Afterword</h2>\n\n')
    pages.add_afterword(page, m, "")
    page.add("</div>\n")
    return page


def _add_preface(page: Page, edition: Edition, *, is_title_first: bool) -> None:
    m = edition.manuscript
    page.add('<div id="preface">\n<h2 class="toc-heading">Preface</h2>\n\n')
    page.add("" if is_title_first else pages.message(m), '<div class="meta">\n')
    if not is_title_first:
        page.add(pages.preface_rows(edition))
    pages.add_front(page, m, Links())
    if is_title_first:
        page.add(pages.preface_rows(edition))
    page.add("</div>\n", pages.message(m) if is_title_first else "", "</div>\n\n")


def _slip(edition: Edition, body: bytes, places: Mapping[str, Place]) -> bytes:
    slip = slips.write(edition.manuscript, {"": slips.digest_of(body)}, places)
    return b"".join((slips.OPENING.encode(), slip.replace(b"<", rb"\u003c"), b"</script>\n"))
