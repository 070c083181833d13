"""The page of what changed between two versions."""

from collections.abc import Callable

from django.test import Client

from fanlight.accounts.viewers import OPERATOR
from fanlight.works.actions.revisions import revise
from fanlight.works.actions.works import Incoming
from fanlight.works.manuscript import Chapter
from fanlight.works.models import ChapterVersion
from tests.factories import manuscript
from tests.web.documents import find, find_all, read, words

MakeWork = Callable[..., str]


def changed(make_work: MakeWork, *texts: str) -> str:
    """Make a work of one chapter that said these things, one after the other."""
    key = make_work(chapters=(Chapter(1, text=texts[0]),), updated="2021-01-01")
    for number, text in enumerate(texts[1:], 2):
        said = manuscript(chapters=(Chapter(1, text=text),), updated=f"2021-01-{number:02}")
        revise(key=key, incoming=Incoming(manuscript=said), by=OPERATOR)
    return key


def test_words_that_went_and_came(owners: Client, make_work: MakeWork) -> None:
    key = changed(
        make_work,
        "<p>The lamp was lit &lt;b&gt; before the fog came.</p><p>Second.</p>",
        "<p>The lamp was never lit &lt;b&gt; before the fog came.</p><p>Second.</p>",
        "<p>The lamp was never lit &lt;b&gt; before the fog came.</p><p>Third.</p>",
    )
    section = find(read(owners.get(f"/works/{key}/chapters/1/versions/2/changes/")), "section", class_="compared")
    assert [words(ins) for ins in find_all(section, "ins")] == ["never"]
    assert list(find_all(section, "del")) == []
    assert "lit <b> before" in words(section)
    whole = find(read(owners.get(f"/works/{key}/chapters/1/versions/3/changes/?since=1")), "section", class_="compared")
    assert [words(ins) for ins in find_all(whole, "ins")] == ["never", "Third"]
    assert [words(gone) for gone in find_all(whole, "del")] == ["Second"]
    back = find(read(owners.get(f"/works/{key}/chapters/1/versions/1/changes/?since=3")), "section", class_="compared")
    assert words(back) == words(whole), "always from the older to the newer"


def test_emphasis_alone(owners: Client, make_work: MakeWork) -> None:
    key = changed(make_work, "<p>The lamp was lit.</p>", "<p>Fog.</p>")
    ChapterVersion.objects.filter(number=2).update(text="<p>The <em>lamp</em> was lit.</p>")
    page = read(owners.get(f"/works/{key}/chapters/1/versions/2/changes/"))
    assert "The words are the same" in words(find(page, "section", class_="compared"))


def test_versions_that_are_not_there(owners: Client, make_work: MakeWork) -> None:
    key = changed(make_work, "<p>One.</p>", "<p>Two.</p>")
    for asked in ("1/changes/", "9/changes/", "2/changes/?since=2", "2/changes/?since=7"):
        assert owners.get(f"/works/{key}/chapters/1/versions/{asked}").status_code == 404
    assert owners.get(f"/works/{key}/chapters/1/versions/2/changes/?since=lamp").status_code == 200
