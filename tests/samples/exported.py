"""Hypothesis: Manuscripts with all that any source can tell, and the samples as editions."""

from dataclasses import replace
from functools import cache

from hypothesis import strategies as st

from fanlight.exports.editions import Edition
from fanlight.kernel.html import clean_content, clean_summary
from fanlight.kernel.text import count_words
from fanlight.works.manuscript import Chapter, Counts, Finding, Gift, Manuscript, Review, Tag
from tests.samples.pictures import PICTURES, reference
from tests.samples.strategies import html, lines, manuscripts, titles
from tests.unit.kernel.html_strategies import nasty

_NUMBERS = st.one_of(st.none(), st.integers(0, 10**6))
_DAYS = st.one_of(st.none(), st.dates().map(lambda d: f"{max(d.year, 1900):04}-{d.month:02}-{min(d.day, 28):02}"))
_SHOWN = [f'<p><img src="{reference(data)}" alt="A lamp"></p>' for data in PICTURES.values()]
_ANCHORS = '<p><a name="one">1</a> and <a href="#one" rel="nofollow ugc noopener">back</a></p>'


@cache
@st.composite
def whole_manuscripts(draw: st.DrawFn) -> Manuscript:
    """Draw a work about which everything may be known; its HTML is whatever the sanitiser leaves of anything."""
    m = draw(manuscripts(3))
    rows = st.lists(lines(), max_size=2)
    return replace(
        m,
        summary=draw(st.one_of(st.none(), nasty().map(clean_summary))),
        notes=draw(st.one_of(st.none(), st.just(_ANCHORS).map(clean_content), nasty().map(clean_content))),
        gifts=tuple(Gift(name, None) for name in draw(rows)),
        chapters=tuple(draw(_chapters(chapter)) for chapter in m.chapters),
        complete=draw(st.sampled_from((None, True, False))),
        planned_chapters=draw(st.one_of(st.none(), st.integers(1, 400))),
        counts=replace(Counts(*(draw(_NUMBERS) for _ in range(5))), words=0),
        reviews=tuple(Review(name, "<p>Well met.</p>", draw(_DAYS), 1) for name in draw(rows)),
        source=draw(st.sampled_from((m.source, None))),
        extras={**m.extras, **({"cover": reference(next(iter(PICTURES.values())))} if draw(st.booleans()) else {})},
        findings=tuple(Finding("title", "likely", "rule", said) for said in draw(rows)),
    )


@cache
def _texts() -> st.SearchStrategy[str]:
    return st.one_of(html(), nasty().map(clean_content), st.sampled_from([*_SHOWN, _ANCHORS]).map(clean_content))


@st.composite
def _chapters(draw: st.DrawFn, chapter: Chapter) -> Chapter:
    return replace(
        chapter,
        title=draw(st.one_of(st.none(), titles())),
        text=draw(_texts()),
        end_notes=draw(st.one_of(st.none(), _texts())),
        published=draw(_DAYS),
        tags=tuple(Tag("freeform", name) for name in draw(st.lists(lines(), max_size=2, unique=True))),
        source_url=draw(st.sampled_from((None, "https://archiveofourown.org/works/1/chapters/2"))),
    )


def counted(m: Manuscript) -> Manuscript:
    """Give a work with its words as an import counts them."""
    return replace(m, counts=replace(m.counts, words=sum(count_words(c.text) for c in m.chapters)))


def edition(m: Manuscript, key: str = "") -> Edition:
    """Make an edition with the samples' pictures."""
    return Edition(m, key=key, read_picture=PICTURES.get)
