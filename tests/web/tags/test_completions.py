"""What the filter bar offers while somebody types."""

from collections.abc import Callable

import pytest
from django.test import Client

from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.search import names
from fanlight.tags.actions.synonyms import merge
from fanlight.tags.models import Tag
from fanlight.works import manuscript as m
from fanlight.works.actions.restrictions import restrict
from tests.web.documents import find_all, read, read_fragment, text_of


@pytest.fixture(autouse=True)
def _tags(make_work: Callable[..., str]) -> None:
    tags = (m.Tag("freeform", "Élan"), m.Tag("character", "Elaine <3"), m.Tag("fandom", "Tides"))
    make_work(title="One", tags=tags, creators=(m.Creator("Marrow Elm"),))
    make_work(title="Two", tags=(m.Tag("freeform", "Élan"), m.Tag("relationship", 'Ada "Wren" Holloway/Tomas Reyes')))


def _offered(client: Client, text: str, at: str = "") -> list[tuple[str | None, str | None]]:
    page = text_of(client.get("/tags/completions/", {"q": text, "at": at}))
    root = read_fragment(f"<ul>{page}</ul>")
    return [(option.get("data-text"), option.get("data-start")) for option in find_all(root, "li")]


WREN = 'relationship:"Ada \\"Wren\\" Holloway/Tomas Reyes"'


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("ela", ["freeform:Élan", 'character:"Elaine <3"']),
        ("ELÁ", ["freeform:Élan", 'character:"Elaine <3"']),
        ("character:ela", ['character:"Elaine <3"']),
        ('character:"elaine', ['character:"Elaine <3"']),
        ("fandom:ela", []),
        ("reyes", [WREN]),
        ('relationship:"tom rey', [WREN]),
        ("relationship:holoway", [WREN]),
        ("freeform:Fog -tid", ["fandom:Tides", "by:tidewrack"]),
        ("(freeform:Fog OR tides", ["fandom:Tides"]),
        ("by:elm", ['by:"Marrow Elm"']),
        ("ada reyes", [WREN]),
        ("words:>5k ada tom rey", [WREN]),
        ("nobody ela", ["freeform:Élan", 'character:"Elaine <3"']),
        ('"ada reyes', [WREN]),
        ("fan", ["fandom:"]),
        ("complete:", ["complete:yes", "complete:no"]),
        ("sort:k", ["sort:kudos", "sort:kudos-per-hit"]),
        ("language:germ", ["language:de"]),
        ("nonsense:x", []),
        ("", []),
        ("\0", []),
        ("(" * 50, []),
        ('" ' * 300, []),
        ("x" * 5000, []),
    ],
)
def test_names_with_a_word_that_begins_so_the_most_used_first(owners: Client, text: str, offered: list[str]) -> None:
    assert [option for option, _ in _offered(owners, text)] == offered


def test_what_is_offered_takes_the_place_of_the_part_at_the_caret(owners: Client) -> None:
    assert _offered(owners, "freeform:Fog -tides words:>5", at="19") == [("fandom:Tides", "14")]
    assert _offered(owners, "words:>5 ada rey", at="16") == [(WREN, "9")]
    assert _offered(owners, "(tides", at="6") == [("fandom:Tides", "1")]
    for at in ("99", "-1", "x", "9" * 20):
        assert _offered(owners, "tides", at=at) == [("fandom:Tides", "0")]


def test_a_browser_keeps_what_was_offered_for_a_moment_and_nobody_else_does(owners: Client) -> None:
    said = owners.get("/tags/completions/?q=tid")["Cache-Control"]
    assert sorted(said.split(", ")) == ["max-age=20", "private"]


def test_readers_are_offered_names_and_guests_are_not(readers: Client, guest: Client) -> None:
    assert _offered(readers, "tides") == [("fandom:Tides", "0")]
    assert guest.get("/tags/completions/?q=tid").status_code == 302


@pytest.mark.parametrize("source", ["index", "database"])
def test_guests_of_an_open_library_learn_no_name_from_works_they_never_see(
    guest: Client, owners: Client, owner: User, make_work, settings, source: str, request: pytest.FixtureRequest
) -> None:
    settings.FANLIGHT_OPEN = True
    if source == "database":
        request.getfixturevalue("without_index")
    make_work(title="Seen", tags=(m.Tag("freeform", "Jellyfish Lamps"),))
    kept = make_work(title="Kept", tags=(m.Tag("freeform", "Jellyfish Secrets"),))
    restrict(key=kept, restricted=True, by=viewer_of(owner))
    assert [text for text, _ in _offered(owners, "jellyf")] == [
        'freeform:"Jellyfish Lamps"', 'freeform:"Jellyfish Secrets"',
    ]  # fmt: skip
    assert [text for text, _ in _offered(guest, "jellyf")] == ['freeform:"Jellyfish Lamps"']
    meant = text_of(guest.get("/works/", {"q": 'freeform:"Jellyfish Secretz"'})).replace("Secretz", "")
    assert "Secret" not in meant
    for name, status in (("Lamps", 200), ("Secrets", 404), ("Nowhere", 404)):
        assert guest.get("/tags/tag/", {"of": f"freeform:Jellyfish {name}"}).status_code == status
    for name, head in (("Lamps", "Medusa Lights"), ("Secrets", "Medusa Hints")):
        merge(tag=Tag.objects.get(name=f"Jellyfish {name}"), name=head, by=viewer_of(owner))
    names.forget()  # which may be a little out of date
    for text in ("medusa", "jellyf"):
        assert [text for text, _ in _offered(guest, text)] == ['freeform:"Medusa Lights"']


def test_the_box_stands_on_every_page_and_works_without_a_script(owners: Client) -> None:
    root = read(owners.get("/"))
    box = next(element for element in find_all(root, "input", name="q"))
    assert box.get("data-completions") == "/tags/completions/"
    assert next(find_all(root, "form", role="search")).get("action") == "/works/"
