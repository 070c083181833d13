"""AO3's own page of a work, and its other pages, as a browser saves them.

Facts: otwarchive app/views/works and app/views/chapters of 2026. `complete` is how browsers write “web page, complete”:
every link with its whole address, pictures in a folder beside the page, and the page's address in a comment.
"""

import re
from dataclasses import replace
from html import escape

from fanlight.kernel.language import name_of
from fanlight.works.manuscript import Chapter, Manuscript, Related
from tests.samples import ao3_pages
from tests.samples.ao3_pages import LABELS, OWN_EXTRAS
from tests.samples.eras import BY_NAME, NEWEST

RESTRICTED = "to the archive's own users"
OWN_LABELS = ("Restricted", "Prompt")

_ROOT = "https://archiveofourown.org"
_NEWEST = BY_NAME[NEWEST]
_OWN = re.compile(r'\b(href|src|action)="/')
_WHOLE = re.compile(rf'\b(href|src|action)="{_ROOT}/')
_PICTURE = re.compile(r'src="https://archiveofourown\.org/images/([^"]*)"')


def work(m: Manuscript, *, complete: bool = False, only: int | None = None, comments: int = 0) -> str:
    """Write a work's page: the entire work, or the page of the one chapter whose position is `only`."""
    main = "works-show" if only is None else "chapters-show"
    parts = [_navigation(m, only), _meta(m), _workskin(m, only), _feedback(m, comments)]
    title = f"{m.title} - {_names(m)} [Archive of Our Own]"
    url = f"{_source(m)}/chapters/{9000 + only}" if only else _source(m)
    return frame("\n".join(parts), main=main, title=title, complete=complete, url=url)


def listing(main: str, *, items: str = "", heading: str = "1 - 20 of 301 Works") -> str:
    """Write one of AO3's lists; `main` is the page's own class (`works-index`)."""
    blurb = (
        '<li id="work_1001" class="work blurb group" role="article"><div class="header module"><h4 class="heading">'
        '<a href="/works/1001">Bread Before Dawn</a> by <a rel="author" href="/users/a/pseuds/a">a</a></h4></div>'
        '<blockquote class="userstuff summary"><p>The ovens.</p></blockquote></li>'
    )
    body = f'<h2 class="heading">{heading}</h2>\n<ol class="work index group">{items or blurb}</ol>'
    return frame(body, main=main, title="Works | Archive of Our Own")


def adult_question(number: int = 1001) -> str:
    """Write the page that stands before an adult work: a caution, and the work's blurb."""
    body = (
        '<h2 class="landmark heading">Adult Content Warning</h2>\n<p class="caution">This work could have adult '
        "content. If you continue, you have agreed that you are willing to see such content.</p>\n"
        f'<ul class="actions"><li><a href="/works/{number}?view_adult=true">Yes, Continue</a></li></ul>'
        '\n<ol class="work index group"><li id="work_1001" class="work blurb group"><h4><a href="/works/1001">Bread</a>'
        "</h4></li></ol>"
    )
    return frame(body, main="works-show", title="Adult Content Warning | Archive of Our Own")


def frame(body: str, *, main: str, title: str, complete: bool = False, url: str = _ROOT) -> str:
    """Put the site's frame around a page's main part."""
    page = (
        '<html lang="en" xml:lang="en" xmlns="http://www.w3.org/1999/xhtml">\n<head>\n'
        '<meta http-equiv="content-type" content="text/html; charset=utf-8"/>\n'
        f'<title>\n    {escape(title)}\n  </title>\n<link rel="stylesheet" href="/stylesheets/site.css"/>\n'
        '<script>//<![CDATA[\nvar warn = "<div>";\n//]]></script>\n</head>\n<body class="logged-out">\n'
        '<div id="outer" class="wrapper">\n<ul id="skiplinks"><li><a href="#main">Main Content</a></li></ul>\n'
        '<header id="header" class="region"><h1 class="heading"><a href="/"><span>Archive of Our Own</span>'
        '<img class="logo" alt="" src="/images/ao3_logos/logo_42.png"/></a></h1></header>\n'
        f'<div id="inner" class="wrapper">\n<div id="main" class="{main} region" role="main">\n'
        f'<div class="flash"></div>\n{body}\n<div class="clear"></div></div>\n</div>\n'
        '<footer id="footer" role="contentinfo" class="region"><ul><li><a href="/tos">Terms of Service</a></li></ul>'
        "</footer>\n</div>\n</body>\n</html>\n"
    )
    if not complete:
        return "<!DOCTYPE html>\n" + _WHOLE.sub(r'\1="/', page)
    page = _OWN.sub(rf'\1="{_ROOT}/', page).replace('href="#', f'href="{escape(url)}#')
    page = _PICTURE.sub(r'src="./Story_files/\1"', page)
    return f"<!DOCTYPE html>\n<!-- saved from url=({len(url):04}){escape(url)} -->\n{page}"


def _source(m: Manuscript) -> str:
    return m.source.url if m.source and m.source.url else f"{_ROOT}/works/1"


def _names(m: Manuscript) -> str:
    return ", ".join(c.name for c in m.creators) or "Anonymous"


def _navigation(m: Manuscript, only: int | None) -> str:
    source = _source(m)
    entire = f'<li class="chapter entire"><a href="{source}?view_full_work=true">Entire Work</a></li>' if only else ""
    options = "".join(f'<option value="{9000 + c.position}">{c.position}.</option>' for c in m.chapters)
    download = f'<li><a href="{source.replace("/works/", "/downloads/")}/Story.epub?updated_at=1">EPUB</a></li>'
    return (
        '<ul class="landmark skip"><li><a name="top">&nbsp;</a></li><li><a href="#work">Skip header</a></li></ul>\n'
        f'<h3 class="landmark heading">Actions</h3>\n<ul class="work navigation actions">{entire}'
        f'<li class="chapter"><noscript><a href="{source}/navigate">Chapter Index</a></noscript>'
        f'<ul id="chapter_index"><li><form action="{source}/chapters" method="get"><select name="selected_id">{options}'
        '</select></form></li></ul></li><li class="comments" id="show_comments_link_top">'
        '<a href="#comments">Comments</a></li>'
        f'<li class="download"><ul class="expandable secondary">{download}</ul></li></ul>'
    )


def _meta(m: Manuscript) -> str:
    rows: list[tuple[str, str, str]] = []
    for kind, (one, several) in LABELS.items():
        if found := [t for t in m.tags if t.kind == kind]:
            label = several if kind == "freeform" or len(found) > 1 else one
            if kind == "warning":
                label = f'<a href="/tos_faq#tags">{label}</a>'
            links = (f'<li><a class="tag" href="/tags/x/works">{escape(t.name)}</a></li>' for t in found)
            rows.append((f"{kind} tags", label, f'<ul class="commas">\n{" ".join(links)}</ul>'))
    if m.language:
        rows.append((f'language" lang="{m.language}', "Language", f"\n{escape(name_of(m.language))}\n"))
    if m.series:
        rows.append(("series", "Series", "\n".join(_place(s.title, s.position, s.url) for s in m.series)))
    if m.collections:
        links = (f'<a href="{escape(c.url or "")}">{escape(c.title)}</a>' for c in m.collections)
        rows.append(("collections", "Collections", ", ".join(links)))
    own = {label: text for label, text in m.extras.items() if not OWN_EXTRAS.fullmatch(label)}
    rows += [("other", label, escape(text)) for label, text in own.items() if label not in OWN_LABELS]
    rows.append(("stats", "Stats", f"\n{_stats(m)}\n"))
    lines = "".join(
        f'<dt class="{name.partition(chr(34))[0]}">\n{escape(label) if name == "other" else label}:\n</dt>\n'
        f'<dd class="{name}">{cell}</dd>\n'
        for name, label, cell in rows
    )
    heading = '<h3 class="landmark heading">Work Header</h3>'
    return f'{heading}\n<div class="wrapper">\n<dl class="work meta group">\n{lines}</dl></div>'


def _place(title: str, position: float | None, url: str | None) -> str:
    part = "" if position is None else f"Part {position:,g} of "
    return (
        '<span class="series"><a class="previous" href="/works/77">← Previous Work</a><span class="divider"> </span>'
        f'<span class="position">{part}<a href="{escape(url or "")}">{escape(title)}</a></span><span class="divider"> '
        '</span><a class="next" href="/works/78">Next Work →</a></span>'
    )


def _stats(m: Manuscript) -> str:
    planned = "?" if m.planned_chapters is None else f"{m.planned_chapters:,}"
    figures = [("Published", "published", m.published or "")]
    if m.published and m.updated and m.updated > m.published:
        figures.append(("Completed" if m.complete else "Updated", "status", m.updated))
    figures.append(("Words", "words", m.extras.get("Words") or f"{m.counts.words or 0:,}"))
    figures.append(("Chapters", "chapters", f"{len(m.chapters):,}/{planned}"))
    for name in ("comments", "kudos", "bookmarks", "hits"):
        if (count := getattr(m.counts, name)) is not None:
            text = f"{count:,}"
            cell = f'<a href="{_source(m)}/bookmarks">{text}</a>' if name == "bookmarks" else text
            figures.append((name.capitalize(), name, cell))
    cells = "".join(f'<dt class="{n}">{label}:</dt><dd class="{n}">{text}</dd>' for label, n, text in figures if text)
    return f'<dl class="stats">{cells}</dl>'


def _workskin(m: Manuscript, only: int | None) -> str:
    lock = '<img alt="(Restricted)" title="Restricted" src="/images/lockblue.png" width="15" height="15"/>'
    byline = ao3_pages.byline(m, _NEWEST)
    front = _front(m) if only in (None, 1) else ""
    last = only in (None, len(m.chapters))
    return (
        '<!-- BEGIN section where work skin applies -->\n<div id="workskin">\n<div class="preface group">\n'
        f'<h2 class="title heading">\n{lock if "Restricted" in m.extras else ""}\n{escape(m.title)}\n</h2>\n'
        f'<h3 class="byline heading">\n{byline}\n</h3>\n{front}\n</div>\n\n{_chapters(m, only)}\n'
        f"{_afterword(m) if last else ''}\n</div>\n<!-- END work skin -->"
    )


def _front(m: Manuscript) -> str:
    parts = [_module("summary", "Summary:", m.summary)] if m.summary else []
    items = [f"<li>{item}</li>" for item in _associations(m)]
    inspired = any(r.relation == "inspired" for r in m.related)
    if not (items or m.notes or m.end_notes or inspired):
        return "".join(parts)
    links = [f'<a href="#work_endnotes">{"more notes" if m.notes else "notes"}</a>'] if m.end_notes else []
    links += ['<a href="#children">other works inspired by this one</a>'] if inspired else []
    jump = f'<p class="jump">(See the end of the work for {" and ".join(links)}.)</p>' if links else ""
    listed = f'<ul class="associations">\n{"".join(items)}</ul>' if items else ""
    notes = f'<blockquote class="userstuff">\n{m.notes}\n</blockquote>' if m.notes else ""
    return f'{"".join(parts)}<div class="notes module">\n<h3 class="heading">Notes:</h3>\n{listed}{notes}{jump}</div>'


def _associations(m: Manuscript) -> list[str]:
    items = []
    if m.gifts:
        links = ", ".join(f'<a href="{escape(g.url or "")}">{escape(g.recipient)}</a>' for g in m.gifts)
        items.append(f"\nFor {links}.\n")
    for r in m.related:
        if r.relation == "translated_into":
            language = f'<span lang="xx">{escape(r.language or "")}</span>'
            items.append(f"Translation into {language} available: \n{_related(r)}")
        elif r.relation != "inspired":
            items.append(f"{'Inspired by' if r.relation == 'inspired_by' else 'A translation of'}\n{_related(r)}.")
    if "Prompt" in m.extras:
        items.append(f"\n{escape(m.extras['Prompt'])}\n")
    return items


def _related(r: Related) -> str:
    return f'<a href="{escape(r.url or "")}">{escape(r.title or "")}</a> by {escape(r.creator or "")}'


def _chapters(m: Manuscript, only: int | None) -> str:
    if not ao3_pages.has_chapter_heads(m, _NEWEST):
        text = "".join(c.text for c in m.chapters)
        heading = '<h3 class="landmark heading" id="work">Work Text:</h3>'
        return f'<div id="chapters" role="article">\n{heading}\n<div class="userstuff">{text}</div>\n</div>'
    inside = "\n".join(_chapter(m, c) for c in m.chapters if only in (None, c.position))
    return f'<div id="chapters" role="article">\n{inside}\n</div>'


def _chapter(m: Manuscript, c: Chapter) -> str:
    title = f": {escape(c.title)}" if c.title else ""
    parts = [f'<h3 class="title">\n<a href="{escape(c.source_url or "")}">Chapter {c.position}</a>{title}\n</h3>']
    if names := m.extras.get(f"Chapter {c.position} by"):
        known = {f"{w.name} ({w.login})" if w.login != w.name else w.name: w for w in m.creators}
        links = ", ".join(ao3_pages.byline(replace(m, creators=(known[n],)), _NEWEST) for n in names.split(", "))
        parts.append(f'<h4 class="heading byline">\nChapter by {links}\n</h4>')
    if c.summary:
        parts.append(_module("summary", "Summary:", c.summary, ' id="summary"'))
    if c.notes or c.end_notes:
        notes = f'<blockquote class="userstuff">{c.notes}</blockquote>' if c.notes else ""
        link = f'<a href="#chapter_{c.position}_endnotes">{"more notes" if c.notes else "notes"}</a>'
        more = f"<p>\n(See the end of the chapter for  {link}.)\n</p>" if c.end_notes else ""
        parts.append(f'<div id="notes" class="notes module"><h3 class="heading">Notes:</h3>{notes}{more}</div>')
    ends = _module("end notes", "Notes:", c.end_notes, f' id="chapter_{c.position}_endnotes"') if c.end_notes else ""
    return (
        f'<div class="chapter" id="chapter-{c.position}">\n'
        f'<div class="chapter preface group">\n{"".join(parts)}</div>\n'
        '<!--main content-->\n<div class="userstuff module" role="article">\n'
        f'<h3 class="landmark heading" id="work">Chapter Text</h3>\n{c.text}\n</div>\n<!--/main-->\n'
        + (f'<div class="chapter preface group">{ends}</div>\n' if ends else "")
        + '<script type="speculationrules">{"prefetch": []}</script>\n</div>'
    )


def _module(name: str, heading: str, html: str, more: str = "") -> str:
    quote = f'<blockquote class="userstuff">\n{html}\n</blockquote>'
    return f'<div{more} class="{name} module">\n<h3 class="heading">{heading}</h3>\n{quote}\n</div>\n'


def _afterword(m: Manuscript) -> str:
    inspired = [r for r in m.related if r.relation == "inspired"]
    parts = [_module("end notes", "Notes:", m.end_notes, ' id="work_endnotes"')] if m.end_notes else []
    if m.series:
        items = "".join(f"<li>{_place(s.title, s.position, s.url)}</li>" for s in m.series)
        parts.append(f'<div id="series" class="series module"><h3 class="heading">Series:</h3><ul>{items}</ul></div>')
    if inspired:
        items = "".join(f"<li>\n{_related(r)}\n</li>" for r in inspired)
        heading = '<h3 class="heading">Works inspired by this one:</h3>'
        parts.append(f'<div id="children" class="children module">{heading}<ul>{items}</ul></div>')
    return f'<div class="afterword preface group">\n{"".join(parts)}</div>' if parts else ""


def _feedback(m: Manuscript, comments: int) -> str:
    number = m.source.id if m.source else "1"
    said = '<li class="comment group odd" role="article"><blockquote class="userstuff"><p>Lovely!</p></blockquote></li>'
    return (
        '<div id="feedback" class="feedback">\n<h3 class="landmark heading">Actions</h3>\n'
        f'<form id="new_kudo" action="/kudos" method="post"><input value="{number}" type="hidden" '
        'name="kudo[commentable_id]" id="kudo_commentable_id"/></form>\n'
        '<div id="kudos"><p class="kudos"><a href="/users/tern">tern</a> left kudos on this work!</p></div>\n'
        f'<div id="comments_placeholder"><ol class="thread">{said * comments}</ol></div>\n</div>'
    )
