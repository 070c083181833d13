"""Manuscripts that an e-book can carry whole, for `parse(write(m)) == m`.

What FanFicFare loses is left out of them: the order of tags within a kind, relations, gifts, chapters' dates and tags,
reviews, findings. What a plain book loses besides: everything but title, creators' names, language, summary, freeform
tags, series, publication, the source's address, chapters' titles and texts.
"""

from datetime import date
from html import escape

from hypothesis import strategies as st

from fanlight.kernel.text import count_words, fold, squish
from fanlight.works.manuscript import Chapter, Collection, Counts, Creator, Kind, Manuscript, SeriesPlace, Source, Tag
from tests.samples.write_books import fanficfare_tags

WORDS = ("lamp", "keeper", "salt", "fog", "ledger", "tide", "Ada", "Reyes", "lärm", "naïve", "灯台", "маяк")
OTW_CATEGORIES = ("F/F", "F/M", "Gen", "M/M", "Multi", "Other")
LANGUAGES = ("fr", "de", "ru", "ja")

letters = st.characters(categories=("L", "N"), exclude_characters="0123456789").filter(lambda c: squish(c) == c)
words = st.sampled_from(WORDS) | st.text(letters, min_size=1, max_size=6)
signs = st.sampled_from(["&", "<3", '"so"', "(TV)", "|", "’s", "—", "!", "…", "a/b"])
names = (
    st.tuples(words, st.lists(words | signs, max_size=4))
    .map(lambda parts: squish(" ".join([parts[0], *parts[1]])))
    .filter(lambda name: name.casefold() not in {"anonymous", "unknown", "completed", "fanfiction", "fanworks"})
)
inline = st.one_of(
    words,
    words.map(lambda w: f"<em>{escape(w, quote=False)}</em>"),
    st.just("<strong>now</strong><br>then"),
    st.just("salt &amp; fog &lt;3"),
)
paragraphs = st.lists(inline, min_size=1, max_size=5).map(lambda parts: f"<p>{' '.join(parts)}.</p>")
html = st.lists(paragraphs | st.just("<hr>"), min_size=1, max_size=3).map("\n".join).filter(lambda h: "<p>" in h)
days = st.dates(min_value=date(1970, 1, 1)).map(str)


def of_kind(kind: Kind, values: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[Tag]]:
    """Give tags of one kind."""
    return st.lists(values, max_size=most, unique=True).map(lambda found: [Tag(kind, name) for name in found])


with_commas = st.tuples(names, st.sampled_from(["Baker of Dyne", "Third of the Name"])).map(", ".join)


@st.composite
def tag_lists(draw: st.DrawFn, *, otw: bool) -> tuple[Tag, ...]:
    """Give tags of every kind that the site has, in FanFicFare's order. No freeform is called like a category."""
    found = draw(of_kind("fandom", names | with_commas, 3)) + draw(of_kind("character", names | with_commas, 3))
    found += draw(of_kind("relationship", st.tuples(names, names).map(" & ".join) | names.map("Ada/{}".format), 2))
    found += draw(of_kind("freeform", names | with_commas, 3)) + draw(of_kind("rating", names, 1))
    found += draw(of_kind("warning", names, 2))
    if otw:
        found += draw(of_kind("category", st.sampled_from(OTW_CATEGORIES), 3))
    return fanficfare_tags(found)


@st.composite
def chapter_lists(draw: st.DrawFn, *, work: str, url: str, bare: bool = False) -> tuple[Chapter, ...]:
    """Give chapters. `bare` ones have title and text only."""
    extra = st.none() if bare else st.none() | html
    titles = names.filter(lambda title: fold(title) != fold(work))
    count = draw(st.integers(1, 4))
    return tuple(
        Chapter(
            position=position,
            title=draw(st.none() | titles),
            summary=draw(extra),
            notes=draw(extra),
            end_notes=draw(extra),
            text=draw(html),
            source_url=None if bare else f"{url}/chapters/{position}",
        )
        for position in range(1, count + 1)
    )


def counted(chapters: tuple[Chapter, ...]) -> int:
    """Give the words of all chapters."""
    return sum(count_words(chapter.text) for chapter in chapters)


@st.composite
def series_lists(draw: st.DrawFn, *, linked: bool, most: int = 3) -> tuple[SeriesPlace, ...]:
    """Give places in series."""
    titles = draw(st.lists(names, max_size=most, unique=True))
    urls = st.integers(1, 999).map("https://archiveofourown.org/series/{}".format) if linked else st.none()
    position = st.none() | st.integers(1, 99).map(float)
    return tuple(SeriesPlace(title, draw(position), draw(st.none() | urls)) for title in titles)


@st.composite
def otw_creators(draw: st.DrawFn) -> tuple[Creator, ...]:
    """Give creators with accounts on AO3."""
    logins = draw(st.lists(st.from_regex(r"[a-z]{3,9}", fullmatch=True), max_size=3, unique=True))
    root = "https://archiveofourown.org/users"
    return tuple(Creator(draw(names), login, f"{root}/{login}/pseuds/{login}") for login in logins)


@st.composite
def fanficfare_manuscripts(draw: st.DrawFn, *, otw: bool = False) -> Manuscript:
    """Give Manuscripts that FanFicFare's books carry; `otw` ones come from AO3 with the rows that AO3 readers add."""
    site, number = ("archiveofourown.org" if otw else "example.org"), draw(st.integers(1, 10**9))
    url = f"https://archiveofourown.org/works/{number}" if otw else f"https://www.example.org/story?id={number}"
    people = names.map(lambda name: Creator(name, None, f"https://www.example.org/u/{len(name)}")) | names.map(Creator)
    plain = st.lists(people, min_size=1, max_size=3, unique_by=lambda c: c.name).map(tuple)
    creators = draw(otw_creators() if otw else plain)
    title = draw(names)
    chapters = draw(chapter_lists(work=title, url=url))
    more = draw(st.integers(0, 3))
    planned = draw(st.sampled_from([None, len(chapters) + more])) if otw else None
    complete = planned == len(chapters) if otw else draw(st.booleans())
    figures = st.none() | st.integers(0, 10**7) if otw else st.none()
    filed = draw(st.lists(names.filter(lambda n: "," not in n), max_size=2, unique=True)) if otw else []
    return Manuscript(
        title=title,
        creators=creators,
        anonymous=otw and not creators,
        language=draw(st.none() | st.sampled_from(["en", *LANGUAGES])),
        summary=draw(st.none() | html),
        notes=draw(st.none() | html),
        end_notes=draw(st.none() | html),
        tags=draw(tag_lists(otw=otw)),
        series=draw(series_lists(linked=True)),
        collections=tuple(Collection(t, f"https://archiveofourown.org/collections/c{i}") for i, t in enumerate(filed)),
        chapters=chapters,
        planned_chapters=planned if otw else len(chapters) if complete else None,
        complete=complete,
        published=(published := draw(days)),
        updated=max(published, draw(days)),
        counts=Counts(counted(chapters), draw(figures), draw(figures), draw(figures), draw(figures)),
        source=Source(site, str(number), url),
        extras=draw(st.sampled_from([{}, {"Packaged": "2024-01-02 03:04:05"}])),
    )


@st.composite
def plain_manuscripts(draw: st.DrawFn) -> Manuscript:
    """Give Manuscripts that a plain book carries."""
    title = draw(names)
    chapters = draw(chapter_lists(work=title, url="", bare=True))
    number = draw(st.integers(1, 10**6))
    known = Source("archiveofourown.org", str(number), f"https://archiveofourown.org/works/{number}")
    return Manuscript(
        title=title,
        creators=tuple(Creator(name) for name in draw(st.lists(names, max_size=3, unique=True))),
        language=draw(st.none() | st.sampled_from(["en", *LANGUAGES])),
        summary=draw(st.none() | html),
        tags=tuple(Tag("freeform", name) for name in draw(st.lists(names | with_commas, max_size=4, unique=True))),
        series=draw(series_lists(linked=False, most=1)),
        chapters=chapters,
        published=draw(st.none() | days),
        counts=Counts(words=counted(chapters)),
        source=draw(st.none() | st.just(known)),
    )
