"""The forms in which the demo's works lie on its shelf: who wrote the file, what it carries, how it is called."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from fanlight.works.manuscript import Manuscript
from tests.samples import carried, fichub_books, write, write_books, write_fanficfare
from tests.samples.demo import kept
from tests.samples.demo.pictures import PICTURES

PACKAGED = "2026-07-04"
UNDERSCORES_SINCE = "2023-10-29"
_MOST_NAME = 24


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file. `kept` is what reading it must give back, `name` how its program calls it."""

    format: str
    label: str
    write: Callable[[Manuscript], bytes]
    kept: Callable[[Manuscript], Manuscript]
    name: Callable[[Manuscript, str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A work on the shelf and its form; `plain_title` is the title in ASCII where AO3 has to transliterate it."""

    work: Manuscript
    form: Form
    plain_title: str = ""

    @property
    def file_name(self) -> str:
        """What the file is called."""
        return self.form.name(self.work, self.plain_title or self.work.title)

    def data(self) -> bytes:
        """Write the file."""
        return self.form.write(self.work)

    def expected(self) -> Manuscript:
        """Give the Manuscript that reading the file gives back."""
        return self.form.kept(self.work)


def ao3_html(era: str) -> Form:
    """AO3's page of an era."""
    gap = "_" if era >= UNDERSCORES_SINCE else " "
    return Form(
        format="ao3-html",
        label=f"AO3 HTML, {era}",
        write=lambda m: write.ao3_html(m, era),
        kept=lambda m: carried.by_html(m, era),
        name=lambda _, title: f"{_short(title, gap)}.html",
    )


AO3_EPUB = Form(
    format="ao3-epub",
    label="AO3 EPUB",
    write=lambda m: write.ao3_epub(_packaged(m), _own_pictures(m)),
    kept=lambda m: carried.by_epub(_packaged(m)),
    name=lambda _, title: f"{_short(title, '_')}.epub",
)
AO3_EPUB_2018 = Form(
    format="ao3-epub",
    label="AO3 EPUB, up to 2019-01",
    write=write.ao3_epub_2018,
    kept=carried.by_epub_2018,
    name=lambda _, title: f"{_short(title, ' ')}.epub",
)
AO3_PAGE = Form(
    format="ao3-page",
    label="AO3 page, saved complete",
    write=lambda m: write.ao3_page(m, complete=True),
    kept=carried.by_web_page,
    name=lambda m, title: f"{title} - {m.creators[0].name} [Archive of Our Own].html",
)
FICHUB = Form(
    format="fichub-epub",
    label="FicHub EPUB",
    write=lambda m: fichub_books.fichub_epub(kept.on_fichub(m)),
    kept=lambda m: kept.by_fichub(kept.on_fichub(m)),
    name=lambda m, title: re.sub(r"[^\w-]+", "_", f"{title} by {m.creators[0].name}-fOg4Lp") + ".epub",
)


def fanficfare(version: str, *, table: bool = False) -> Form:
    """FanFicFare's book; of AO3 works with the rows that its readers configure."""
    return Form(
        format="fanficfare-epub",
        label=f"FanFicFare EPUB {version[0]}{', as a table' if table else ''}",
        write=lambda m: write_books.fanficfare_epub(
            kept.addressed(m), version=version, table=table, otw_labels="fanfiction.net" not in _url(m)
        ),
        kept=lambda m: kept.by_fanficfare(kept.addressed(m)),
        name=_fanficfare_name,
    )


FANFICFARE_HTML = Form(
    format="fanficfare-html",
    label="FanFicFare HTML",
    write=lambda m: write_fanficfare.fanficfare_html(kept.addressed(m)),
    kept=lambda m: kept.by_fanficfare_page(kept.addressed(m)),
    name=lambda m, title: _fanficfare_name(m, title).removesuffix(".epub") + ".html",
)
FANFICFARE_TXT = Form(
    format="fanficfare-txt",
    label="FanFicFare TXT",
    write=lambda m: write_fanficfare.fanficfare_txt(kept.addressed(m)),
    kept=lambda m: kept.by_fanficfare_text(kept.addressed(m)),
    name=lambda m, title: _fanficfare_name(m, title).removesuffix(".epub") + ".txt",
)


def plain(version: str) -> Form:
    """A book as a publishing tool makes it, called as calibre calls it."""
    return Form(
        format="epub",
        label=f"EPUB {version[0]}",
        write=lambda m: write_books.plain_epub(m, version=version, pictures=_own_pictures(m)),
        kept=kept.by_plain_book,
        name=lambda m, title: f"{title} - {m.creators[0].name}.epub",
    )


def _packaged(m: Manuscript) -> Manuscript:
    return replace(m, extras={**m.extras, "Packaged": PACKAGED})


def _own_pictures(m: Manuscript) -> dict[str, bytes]:
    return {sha: data for sha, data in PICTURES.items() if any(sha in c.text for c in m.chapters)}


def _url(m: Manuscript) -> str:
    return (m.source.url or "") if m.source else ""


def _short(title: str, gap: str) -> str:
    """Give the name of AO3's downloads: at most 24 characters, cut between words (otwarchive download.rb)."""
    words = re.sub(r"[^\w _-]", "", title, flags=re.ASCII).split()
    name = ""
    for word in words:
        longer = f"{name}{gap}{word}" if name else word
        if len(longer) > _MOST_NAME:
            break
        name = longer
    return name


def _fanficfare_name(m: Manuscript, title: str) -> str:
    """Give FanFicFare's default: `${title}-${siteabbrev}_${storyId}` without unsafe characters."""
    number = m.source.id if m.source else ""
    name = f"{title}-{'ffnet' if 'fanfiction.net' in _url(m) else 'ao3'}_{number}.epub"
    return re.sub(r"[^a-zA-Z0-9_. \[\]()&'-]+", "_", name)
