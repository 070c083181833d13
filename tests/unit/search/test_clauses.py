"""What each clause finds, among a few works that differ in all of it."""

from datetime import UTC, datetime

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.kernel import clock
from fanlight.search.language import parse
from fanlight.search.selectors import find
from fanlight.search.sql import answers
from fanlight.works.manuscript import Chapter, Counts, Creator, SeriesPlace, Source, Tag
from fanlight.works.models import Work

NOW = datetime(2021, 6, 15, 12, tzinfo=UTC)
LONG, SHORT, BARE = "long", "short", "bare"

FINDS = [
    ("words:>10", {LONG}),
    ("words:<=10", {SHORT, BARE}),
    ("words:1..3", {BARE}),
    ("-words:>10", {SHORT, BARE}),
    ("chapters:2", {LONG}),
    ("kudos:>0", {LONG}),
    ("kudos:0", {SHORT}),
    ("-kudos:>0", {SHORT, BARE}),
    ("hits:<1000", {LONG}),
    ("comments:>=0", set()),
    ("updated:2021-06-14", {LONG}),
    ("updated:<7d", {LONG, BARE}),
    ("updated:>1y", {SHORT}),
    ("updated:2y", {SHORT}),
    ("updated:<999999999y", {LONG, SHORT, BARE}),
    ("published:..2020", {SHORT}),
    ("-published:..2020", {LONG, BARE}),
    ("added:2021-06-15", {LONG, SHORT, BARE}),
    ("added:<=2021-06-14", set()),
    ("complete:yes", {SHORT}),
    ("complete:no", {LONG}),
    ("-complete:yes", {LONG, BARE}),
    ("crossover:yes", {LONG}),
    ("crossover:no", {SHORT, BARE}),
    ("anonymous:yes", {SHORT}),
    ("restricted:yes", set()),
    ("restricted:no", {LONG, SHORT, BARE}),
    ("language:en", {LONG, SHORT}),
    ("language:en-GB", {SHORT}),
    ("-language:en", {BARE}),
    ("has:summary", {LONG, BARE}),
    ("has:notes", {LONG}),
    ("has:series", {LONG}),
    ("has:source", {SHORT}),
    ("has:cover", set()),
    ('series:"the winter SHELF"', {LONG}),
    ("by:tidewrack", {LONG}),
    ("-by:tidewrack", {SHORT, BARE}),
    ("tag:fog", {LONG, SHORT}),
    ("tag:fog -freeform:fog", {SHORT}),
    ("(freeform:fog OR complete:yes)", {LONG, SHORT}),
    ("-(freeform:fog OR complete:yes)", {BARE}),
    ("(kudos:0 OR (freeform:fog chapters:9))", {SHORT}),
    ("words:9..3", set()),
    ("beacon", {LONG}),
    ("BÉACON", {LONG}),
    ("beac*", {LONG}),
    ("beac", set()),
    ('"the beacon burned"', {LONG}),
    ('"beacon the"', set()),
    ("beacon text:no", set()),
    ("title:ledger", {LONG}),
    ("title:beacon", set()),
    ("summary:night", {LONG}),
    ("tidewrack", {LONG}),
    ("anonymous", {SHORT}),
    ("fog -beacon", {SHORT, BARE}),
    ("winter", {LONG}),
]


@pytest.fixture
def library_of_three(make_work, monkeypatch) -> dict[int, str]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    long = make_work(
        title="The Keeper’s Ledger",
        creators=(Creator("tidewrack"),),
        tags=(Tag("fandom", "The Lamp"), Tag("fandom", "Tide Tables"), Tag("freeform", "Fog")),
        counts=Counts(words=40, kudos=12, hits=300),
        chapters=(Chapter(1, text="<p>The <em>beacon</em> burned.</p>"), Chapter(2, text="<p>b</p>")),
        complete=False, language="en", summary="<p>Every night, a line.</p>", notes="<p>Thank you.</p>",
        published="2021-01-01", updated="2021-06-14", series=(SeriesPlace("The Winter Shelf", 1),),
    )  # fmt: skip
    short = make_work(
        title="Nobody Named", creators=(Creator("tidewrack"),), anonymous=True,
        tags=(Tag("fandom", "The Lamp"), Tag("character", "Fog")), counts=Counts(words=10, kudos=0, hits=1_000),
        complete=True, language="en-GB", summary=None, published="2019-02-02", updated="2019-02-02",
        source=Source(site="archive.example", id="7"),
    )  # fmt: skip
    bare = make_work(
        title="Bare", creators=(), tags=(), counts=Counts(words=3), complete=None, language=None, published=None,
        updated=None,
    )  # fmt: skip
    names = {long: LONG, short: SHORT, bare: BARE}
    return {work.pk: names[work.key] for work in Work.objects.all()}


@pytest.mark.django_db
def test_each_clause_finds_what_it_says(library_of_three: dict[int, str]) -> None:
    found = {text: {library_of_three[pk] for pk in find(parse(text).query, OPERATOR).ids} for text, _ in FINDS}
    assert found == dict(FINDS)


@pytest.mark.django_db
@pytest.mark.source("database")
def test_where_works_are_very_many_chapters_are_not_read_and_that_is_said(make_work, monkeypatch) -> None:
    make_work()
    assert find(parse("lamp fog").query, OPERATOR).total == 1
    monkeypatch.setattr(answers, "READABLE", 0)
    found = find(parse("came").query, OPERATOR)
    assert (found.total, "chapters-not-read" in {notice.code for notice in found.notices}) == (0, True)
