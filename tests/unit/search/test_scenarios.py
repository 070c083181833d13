"""What the reference archive promises of its search (numbers of its scenarios), where it is promised here too."""

import pytest

from fanlight.accounts.models import Creator as CreatorRow
from fanlight.accounts.viewers import GUEST, OPERATOR, Viewer
from fanlight.kernel.text import fold
from fanlight.search.completions import complete
from fanlight.search.forms import read_form, write_form
from fanlight.search.language import parse
from fanlight.search.query import Named, Query
from fanlight.search.results import Results, Wanted
from fanlight.search.selectors import find
from fanlight.tags.actions.links import add_metatag
from fanlight.tags.actions.states import canonicalize
from fanlight.tags.actions.synonyms import merge
from fanlight.tags.models import Tag as TagRow
from fanlight.works.manuscript import Counts, Creator, Tag
from fanlight.works.models import Work

pytestmark = pytest.mark.django_db


def ask(text: str, viewer: Viewer = OPERATOR) -> Results:
    return find(parse(text).query, viewer, limit=100)


def titles(text: str) -> list[str]:
    names = dict(Work.objects.values_list("pk", "title"))
    return [names[pk] for pk in ask(text).ids]


def fandom(*names: str) -> tuple[Tag, ...]:
    return tuple(Tag("fandom", name) for name in names)


def test_38_a_phrase_anywhere_and_a_fandom_in_all_its_spellings(make_work) -> None:
    ferry = TagRow.objects.create(kind="fandom", name="Night Ferry", folded="night ferry")
    radio = "Night Ferry (Radio)"
    TagRow.objects.create(kind="fandom", name=radio, folded=radio.casefold(), synonym_of=ferry)
    make_work(title="One", tags=fandom("Night Ferry"))
    make_work(title="Two", tags=fandom(radio))
    make_work(title="Three", tags=(*fandom("Tide Tables"), Tag("freeform", "like in Night Ferry")))
    make_work(title="Four", tags=fandom("Tide Tables"))
    assert ask('"night ferry"').total == 3
    assert ask('"night ferry" fandom:"Night Ferry"').total == 2
    assert sorted(titles('fandom:"night ferry (RADIO)"')) == ["One", "Two"]


def test_39_two_fandoms_are_both_asked_for(make_work) -> None:
    make_work(title="Both", tags=fandom("Night Ferry", "Tide Tables"))
    make_work(title="One", tags=fandom("Night Ferry"))
    assert titles('fandom:"Night Ferry" fandom:"Tide Tables"') == ["Both"]


def test_40_an_unknown_fandom_finds_nothing_and_advice(make_work) -> None:
    make_work(tags=fandom("Night Ferry"))
    found = ask('fandom:"Night Fery"')
    assert (found.total, found.notices[0].code) == (0, "unknown-name")
    assert [offer.name for offer in found.notices[0].offers] == ["Night Ferry"]


def test_42_categories_without_others(make_work) -> None:
    make_work(title="Two of them", tags=(Tag("category", "F/F"), Tag("category", "M/M")))
    make_work(title="One", tags=(Tag("category", "F/F"),))
    make_work(title="Multi", tags=(Tag("category", "Multi"),))
    assert ask("category:F/F").total == 2
    assert titles("category:F/F -category:M/M") == ["One"]
    assert titles("category:Multi") == ["Multi"]


@pytest.mark.parametrize("text", ["bad~query!!!", 'bad~query!!! -fandom:"Night Ferry"', "(bad", '"bad'])
def test_47_a_broken_question_is_said_and_its_exclusions_hold(make_work, text: str) -> None:
    make_work(tags=fandom("Night Ferry"))
    parsed = parse(text)
    assert parsed.notices[0].start is not None
    assert find(parsed.query, OPERATOR).total == 0


def test_48_a_date_and_a_length_and_the_form_remembers_both(make_work) -> None:
    make_work(title="Old", updated="2011-01-01", counts=Counts(words=100))
    make_work(title="Older", updated="2010-01-01", counts=Counts(words=100))
    make_work(title="To come", updated="2999-01-01", counts=Counts(words=20_000))
    assert ask("updated:> 2 years ago").total == 2
    read = read_form({"q": ["updated:> 2 years ago"], "words-from": ["15001"]})
    assert find(read.query, OPERATOR).total == 0
    assert write_form(read.query) == {"q": ["updated:>2y"], "words-from": ["15001"]}


def test_51_titles_up_and_down_whatever_their_case(make_work) -> None:
    for title in ("second", "Third", "First"):
        make_work(title=title)
    assert titles("sort:title") == ["First", "second", "Third"]
    assert titles("sort:>title") == ["Third", "second", "First"]


def test_52_figures_of_the_source(make_work) -> None:
    make_work(title="Seen", counts=Counts(words=1, kudos=1, hits=15_000))
    make_work(title="Liked", counts=Counts(words=1, kudos=9, hits=200))
    make_work(title="New", counts=Counts(words=1, kudos=0, hits=3))
    make_work(title="Unfinished", counts=Counts(words=1, kudos=0, hits=3), complete=False)
    assert titles("hits:10000-20000") == ["Seen"]
    assert ask("hits:> 100").total == 2
    assert titles("kudos:<2 complete:yes sort:<kudos") == ["New", "Seen"]


def test_54_a_guest_finds_nothing_and_restricted_hides_from_nobody_who_may_come_in(make_work) -> None:
    make_work()
    assert ask("", GUEST).total == 0
    assert ask("restricted:yes", GUEST).total == 0
    assert ask("restricted:no").total == 1


def test_55_an_anonymous_work_is_found_as_anonymous_until_it_is_revealed(make_work) -> None:
    make_work(title="Masked", creators=(Creator("Wren"),), anonymous=True)
    make_work(title="Revealed", creators=(Creator("Ilse"),))
    assert ask("wren").total == ask("by:Wren").total == 0
    assert titles("anonymous") == ["Masked"]
    assert titles("ilse") == titles("by:Ilse") == ["Revealed"]
    facets = find(Query(), OPERATOR, facets=Wanted(("creator",))).facets
    assert [(row.name, row.count) for row in facets[0].rows] == [("Ilse", 1)]


def test_56_facets_narrow_a_creator_s_works_and_clear_again(make_work) -> None:
    marrow = (Creator("marrow"),)
    make_work(creators=marrow, tags=fandom("Night Ferry", "Slow Ice"))
    make_work(creators=marrow, tags=fandom("Night Ferry"))
    make_work(creators=marrow, tags=fandom("Tide Tables"))
    make_work(tags=fandom("Night Ferry"))
    own = Named("creator-key", CreatorRow.objects.get(name="marrow").key)

    def counted(text: str) -> tuple[int, dict[str, int]]:
        found = find(parse(text).query.plus(own), OPERATOR, facets=Wanted(("fandom",)))
        return found.total, {row.name: row.count for row in found.facets[0].rows}

    assert counted("") == (3, {"Night Ferry": 2, "Slow Ice": 1, "Tide Tables": 1})
    assert counted('fandom:"Night Ferry"') == (2, {"Night Ferry": 2, "Slow Ice": 1})
    assert counted('fandom:"Night Ferry" fandom:"Slow Ice"') == (1, {"Night Ferry": 1, "Slow Ice": 1})


def test_60_a_name_s_beginning_needs_its_star(make_work) -> None:
    for number in range(1, 5):
        make_work(title=f"Work {number}", creators=(Creator(f"testuser{number}"),))
    assert ask("test").total == 0
    assert ask("test*").total == 4
    assert titles("by:testuser3") == ["Work 3"]
    assert ask("by:test").notices[0].code == "unknown-name"
    offered = complete(OPERATOR, "by:test", 7).options
    assert [option.text for option in offered] == [f"by:testuser{number}" for number in range(1, 5)]


def test_92_a_crossover_is_of_fandoms_that_are_no_kin(make_work) -> None:
    works = {
        "None": (), "One": ("Night Ferry",), "Two spellings": ("Night Ferry", "The Night Ferry"),
        "Siblings": ("Tide Tables (Radio)", "Tide Tables (Comics)"), "Cousins": ("Tide Tables (Radio)", "Tides Abroad"),
        "Strangers": ("Night Ferry", "Tide Tables (Radio)"),
    }  # fmt: skip
    for title, names in works.items():
        make_work(title=title, tags=fandom(*names))
    tags = {tag.name: tag for tag in TagRow.objects.filter(kind="fandom")}
    tags |= {name: canonical(name) for name in ("Tide Tables", "All Tides")}
    for name in ("Night Ferry", "Tide Tables (Radio)", "Tide Tables (Comics)", "Tides Abroad"):
        canonicalize(tag=tags[name], by=OPERATOR)
    merge(tag=tags["The Night Ferry"], name="Night Ferry", by=OPERATOR)
    for lower, upper in (
        ("Tide Tables (Radio)", "Tide Tables"), ("Tide Tables (Comics)", "Tide Tables"), ("Tide Tables", "All Tides"),
        ("Tides Abroad", "All Tides"),
    ):  # fmt: skip
        add_metatag(tag=tags[lower], metatag=tags[upper], by=OPERATOR)
    assert titles("crossover:yes") == ["Strangers"]
    assert ask("crossover:no").total == 5


def canonical(name: str) -> TagRow:
    return TagRow.objects.create(kind="fandom", name=name, folded=fold(name), is_canonical=True)


def test_93_absurd_dates_never_fail(make_work) -> None:
    make_work(updated="2021-03-09")
    assert ask("updated:>999999999999999999y").total in (0, 1)
    assert ask("updated:<999999999y").total == 1
    assert ask("updated:0000").total == 0
    assert ask("updated:99999999").total == 0
    assert [notice.code for notice in parse("updated:yesteryear").notices] == ["bad-date"]
