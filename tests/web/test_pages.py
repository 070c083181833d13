"""What holds for every page: whole HTML, closed to machines and strangers, every link leads somewhere."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve, reverse

from fanlight.accounts.actions import links
from fanlight.accounts.models import User
from fanlight.accounts.viewers import viewer_of
from fanlight.imports.actions import jobs
from fanlight.works.actions.works import Incoming, Kept, accept
from fanlight.works.manuscript import Manuscript
from fanlight.works.models import Creatorship, SeriesPlace
from fanlight.works.store import originals
from tests import factories
from tests.samples.stories import ALL
from tests.web.documents import find, find_all, read, text_of, words


@pytest.fixture
def places(library: object, owner: User) -> dict[str, str]:
    """Addresses of every page that a library with all sorts of works has."""
    keys = [_accept(story, owner) for story in ALL]
    job = jobs.begin(by=viewer_of(owner), origin="dropped on the page")
    series = SeriesPlace.objects.values_list("series__key", flat=True)[0]
    creator = Creatorship.objects.filter(work__anonymous=False).values_list("creator__key", flat=True)[0]
    given = {
        "home": "/",
        "list": "/works/",
        "list by words": "/works/?q=sort:<words words:>0",
        "tag": f'/works/?q=fandom:"{factories.LAMP.name}"',
        "unknown tag": "/works/?q=freeform:%22Nothing Like It%22 (words:many",
        "series": f"/series/{series}/",
        "creator": f"/creators/{creator}/",
        "tags": "/tags/",
        "tags of a kind": "/tags/?kind=freeform",
        "import": "/import/",
        "job": f"/import/{job}/",
        "you": "/you/",
        "filters": "/filters/",
        "password": reverse("account_change_password"),
        "sign out": reverse("account_logout"),
        "appearance": "/appearance/?next=/works/",
        "nowhere": "/nowhere/",
        "no such work": "/works/zzzzzzzzzz/",
        "no such order": "/works/?sort=sideways",
        "facets": "/facets/?q=words:>0",
        "a facet": "/facets/?only=freeform&find=l",
        "used link": "/welcome/nothing/",
    }
    for number, key in enumerate(keys):
        given[f"work {number}"] = f"/works/{key}/"
        given[f"chapter {number}"] = f"/works/{key}/chapters/1/"
        given[f"whole {number}"] = f"/works/{key}/whole/"
    return given


def _accept(story: Manuscript, owner: User) -> str:
    data = story.title.encode()
    kept = Kept(sha256=originals().put(data), size=len(data), name="story.html", format="ao3-html")
    return accept(Incoming(manuscript=story, file=kept), by=viewer_of(owner)).key


def test_every_page_is_whole_html_for_the_owner(owners: Client, places: dict[str, str]) -> None:
    for name, path in places.items():
        root = read(owners.get(path))
        assert words(find(root, "h1")), name  # a story may bring its own besides
        assert find(root, "main").get("id") == "main", name
        assert find(root, "html").get("lang") == "en-gb", name


def test_every_page_is_whole_html_for_a_reader(readers: Client, places: dict[str, str]) -> None:
    for path in places.values():
        read(readers.get(path))


def test_pages_for_a_guest_are_whole_html(guest: Client, owner: User) -> None:
    sign_in = links.make_sign_in_link(user=owner)
    for path in (reverse("account_login"), f"/welcome/{sign_in}/", "/welcome/nothing/"):
        read(guest.get(path))


def test_every_page_asks_for_a_sign_in(guest: Client, places: dict[str, str]) -> None:
    for name, path in places.items():
        if name in ("used link", "nowhere"):
            continue
        answer = guest.get(path)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("account_login")), name


def test_every_page_is_closed_to_machines_and_strangers(owners: Client, places: dict[str, str]) -> None:
    for name, path in places.items():
        answer = owners.get(path)
        policy = answer["Content-Security-Policy"]
        assert "noindex" in answer["X-Robots-Tag"], name
        assert "default-src 'none'" in policy, name
        assert "script-src 'self'" in policy, name
        assert "unsafe" not in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert answer["Cache-Control"].startswith("private") or "no-store" in answer["Cache-Control"], name
        assert answer["X-Content-Type-Options"] == "nosniff", name


def test_no_page_has_anything_inline_or_from_elsewhere(owners: Client, places: dict[str, str]) -> None:
    for name, path in places.items():
        for element in read(owners.get(path)).iter():
            assert not any(attribute.startswith("on") or attribute == "style" for attribute in element.attrib), name
            assert element.tag != "style", name
            if element.tag == "script":
                assert (element.get("src") or "").startswith("/static/"), name
            if element.tag in ("img", "iframe", "audio", "video", "source", "object", "embed"):
                assert (element.get("src") or "").startswith("/pictures/"), name


def test_every_link_leads_somewhere(owners: Client, places: dict[str, str]) -> None:
    """Every address has a view; of those that differ only in what they are asked for, one a page is followed."""
    broken = {}
    seen, kinds = set(places.values()), set()
    for name, path in places.items():
        for target in _links(owners, path):
            if target in seen:
                continue
            seen.add(target)
            kind = _kind(name, target)
            if kind not in kinds and not _leads_somewhere(owners, target):
                broken[target] = name
            kinds.add(kind)
    assert not broken
    assert len(kinds) > 2 * len(places)


def _kind(page: str, target: str) -> tuple[str, ...]:
    """Raises: Resolver404 for an address that no view has."""
    address = urlsplit(target)
    if target.startswith("/static/"):
        return (target,)
    view = resolve(unquote(address.path))
    asked = parse_qs(address.query, keep_blank_values=True)
    if view.view_name.startswith("exports:"):  # which takes a process each, and writes any work in any format elsewhere
        return page.rstrip(" 0123456789"), view.view_name, str(view.kwargs["form"])
    return page, view.view_name, *sorted(asked), *(question.partition(":")[0] for question in asked.get("q", ()))


def _links(client: Client, path: str) -> Iterator[str]:
    root = read(client.get(path))
    for tag, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action")):
        for element in find_all(root, tag):
            address = element.get(attribute)
            if address is not None and not urlsplit(address).scheme and tag != "img":
                yield urljoin(path, address).partition("#")[0]


def _leads_somewhere(client: Client, target: str) -> bool:
    if target.startswith("/static/"):
        return finders.find(unquote(target.removeprefix("/static/"))) is not None
    answer = client.get(target)
    if answer.streaming:
        assert answer.getvalue()  # read to its end, and so closed
    return answer.status_code in (200, 302, 405)  # 405: a form's own address


def test_a_page_without_its_story_is_small(owners: Client, make_work: Callable[..., str]) -> None:
    key = make_work()
    for path in (f"/works/{key}/chapters/1/", f"/works/{key}/", "/", "/import/", "/tags/"):
        assert len(owners.get(path).content) < 20_000


def test_the_work_of_someone_who_writes_markup_in_a_title_is_shown_literally(
    owners: Client, make_work: Callable[..., str]
) -> None:
    key = make_work(title="4 > 3 and 2 < 5 <script>alert(1)</script>")
    for path in ("/", "/works/", f"/works/{key}/", f"/works/{key}/chapters/1/", f"/works/{key}/whole/"):
        page = text_of(owners.get(path))
        assert "<script>alert" not in page
        assert "4 &gt; 3 and 2 &lt; 5 &lt;script&gt;" in page
