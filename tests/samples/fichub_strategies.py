"""Manuscripts that FicHub's books carry whole: one creator, no tags but those in FanFiction.net's own line."""

from hypothesis import strategies as st

from fanlight.kernel.language import name_of
from fanlight.works.manuscript import Counts, Creator, Manuscript, Source, Tag
from tests.samples.book_strategies import LANGUAGES, chapter_lists, counted, days, html, names

GENRES = ("Adventure", "Mystery", "Hurt/Comfort", "Romance")
PEOPLE = ("Ada W.", "Tomas R.", "Wren", "Keeper", "Gull")
RATINGS = ("K", "K+", "T", "M")


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, str | None, tuple[Tag, ...], dict[str, str]]:
    """Draw FanFiction.net's line: the line, its language, its tags, the figures that become extras."""
    rating = f"Fiction {draw(st.sampled_from(RATINGS))}"
    language = draw(st.sampled_from(["en", *LANGUAGES]))
    genres = draw(st.lists(st.sampled_from(GENRES), max_size=2, unique=True))
    people = draw(st.lists(st.sampled_from(PEOPLE), max_size=4, unique=True))
    paired = draw(st.booleans()) and len(people) > 2
    shown = f"[{', '.join(people[:2])}] {', '.join(people[2:])}" if paired else ", ".join(people)
    reviews = draw(st.none() | st.integers(0, 9999).map("{:,}".format))
    parts = [f"Rated: {rating}", name_of(language), "/".join(genres), shown, "Chapters: 3", "Words: 12,809"]
    parts += [f"Reviews: {reviews}" if reviews else "", "Updated: 7/18/2021", "Published: 3/1/2019", "id: 77"]
    tags = [Tag("rating", rating), *(Tag("freeform", genre) for genre in genres)]
    tags += [Tag("relationship", "/".join(people[:2]))] if paired else []
    tags += [Tag("character", name) for name in people]
    return " - ".join(filter(None, parts)), language, tuple(tags), {"Reviews": reviews} if reviews else {}


@st.composite
def fichub_manuscripts(draw: st.DrawFn) -> Manuscript:
    """Draw a work."""
    title = draw(names)
    chapters = draw(chapter_lists(work=title, url="", bare=True))
    number = str(draw(st.integers(1, 10**8)))
    known = st.sampled_from(
        (
            Source("fanfiction.net", number, f"https://www.fanfiction.net/s/{number}"),
            Source("archiveofourown.org", number, f"https://archiveofourown.org/works/{number}"),
            Source("example.org", None, f"https://example.org/story?lamp={number}&amp=1"),
        )
    )
    source = draw(known)
    line, language, tags, figures = draw(lines())
    own = source.site == "fanfiction.net"
    details = line if own else draw(st.sampled_from(("", "Tags: salt, fog", line)))
    complete, status = draw(st.sampled_from(((True, ""), (False, ""), (False, "abandoned"), (None, "broken"))))
    words = counted(chapters)
    said = draw(st.sampled_from((words, words + 100)))
    extras = {"Status": status, "Words": str(said) if said != words else "", **(figures if own else {})}
    extras.update({"Details": details, "FicHub id": draw(st.from_regex(r"[A-Za-z0-9]{6}", fullmatch=True))})
    published = draw(days)
    anonymous = draw(st.integers(0, 5)) == 0
    return Manuscript(
        title=title,
        creators=() if anonymous else (Creator(draw(names.filter(lambda name: ", " not in name))),),
        anonymous=anonymous,
        language=language if own else None,
        summary=draw(st.none() | html),
        tags=tags if own else (),
        chapters=chapters,
        planned_chapters=len(chapters) if complete else None,
        complete=complete,
        published=published,
        updated=max(published, draw(days)),
        counts=Counts(words=words),
        source=source,
        extras={label: text for label, text in extras.items() if text},
    )
