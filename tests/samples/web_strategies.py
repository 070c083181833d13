"""Manuscripts that a work's page on AO3 can hold: those of tests.samples.strategies, and what only the web has."""

from dataclasses import replace

from hypothesis import strategies as st

from fanlight.works.manuscript import Counts, Gift, Manuscript
from tests.samples.ao3_web_pages import RESTRICTED
from tests.samples.strategies import AO3, lines, logins, manuscripts, names

figures = st.none() | st.integers(0, 10**7)


@st.composite
def gifts(draw: st.DrawFn) -> tuple[Gift, ...]:
    """Draw those a work was given to."""
    found = draw(st.lists(names(), max_size=2, unique=True))
    return tuple(Gift(name, f"{AO3}/users/{draw(logins())}/gifts") for name in found)


@st.composite
def web_manuscripts(draw: st.DrawFn) -> Manuscript:
    """Draw a work."""
    m = draw(manuscripts())
    work = m.source.url if m.source else ""
    first = draw(st.integers(1, 10**8))
    chapters = tuple(replace(c, source_url=f"{work}/chapters/{first + c.position}") for c in m.chapters)
    counts = Counts(m.counts.words, *(draw(figures) for _ in range(4)))
    extras = {label: text for label, text in m.extras.items() if label != "Packaged"}
    extras.update({"Restricted": RESTRICTED} if draw(st.booleans()) else {})
    if draw(st.integers(0, 4)) == 0:
        extras["Prompt"] = f"In response to a prompt by {draw(lines())} in the Fog collection."
    return replace(m, chapters=chapters, counts=counts, gifts=draw(gifts()), extras=extras)
