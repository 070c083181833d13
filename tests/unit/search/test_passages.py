"""The passages in which words were found."""

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.search import selectors
from fanlight.search.index import passages
from fanlight.search.language import parse
from fanlight.search.query import Words
from fanlight.works.manuscript import Chapter
from fanlight.works.models import Work


@pytest.mark.parametrize(
    ("text", "asked", "shown"),
    [
        ("The lamps burn.", Words("lamp"), "The <mark>lamps</mark> burn."),
        ("Tom & <Jerry> run", Words("running"), "Tom &amp; &lt;Jerry&gt; <mark>run</mark>"),
        ("The fog came in", Words("fog came"), "The <mark>fog</mark> <mark>came</mark> in"),
        ("Lighthouses at night", Words("light", prefix=True), "<mark>Lighthouses</mark> at night"),
        ("Nothing here", Words("lamp"), None),
    ],
)
def test_words_are_marked_and_the_rest_is_text(text: str, asked: Words, shown: str | None) -> None:
    assert passages.mark(text, [asked], "en") == shown


def test_a_long_text_is_cut_around_its_first_word() -> None:
    shown = passages.mark(f"{'before ' * 60}lamp {'after ' * 60}", [Words("lamp")], "en") or ""
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert len(shown) < 3 * passages.AROUND


@pytest.mark.django_db
def test_a_page_shows_where_its_words_stand(make_work, monkeypatch) -> None:
    make_work(title="Summary", summary="<p>An albatross.</p>")
    make_work(
        title="Chapter", chapters=(Chapter(1, text="<p>Fog.</p>"), Chapter(2, text="<p>Two <em>alb</em>atross</p>"))
    )
    make_work(title="Albatross")
    titles = dict(Work.objects.values_list("pk", "title"))

    def shown(text: str) -> dict[str, str]:
        found = selectors.find(parse(text).query, OPERATOR)
        return {titles[pk]: passage for pk, passage in found.passages.items()}

    both = {"Summary": "An <mark>albatross</mark>.", "Chapter": "Two <mark>albatross</mark>"}
    assert shown("albatross") == both
    assert shown("albatross text:no") == {"Summary": both["Summary"]}
    assert shown("title:albatross") == {}
    assert shown("-albatross") == {}
    monkeypatch.setattr(passages, "MOST_READ", 1)
    assert shown("albatross") == {"Summary": both["Summary"]}
