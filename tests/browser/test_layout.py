"""How pages lie on small and large screens, how heavy they are, and whom they ask."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.archives import Archive
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
NARROW = ViewportSize(width=320, height=640)  # what 400 % zoom leaves of a desk, too
HEAVIEST = 60_000  # bytes on the wire, without the story


def test_nothing_is_wider_than_the_narrowest_screen(visit: Open, places: dict[str, str]) -> None:
    page = visit("/", size=NARROW)
    wide = {}
    for name, path in places.items():
        page.goto(path)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[name] = width
    assert not wide


def test_the_letters_of_the_largest_size_fit_too(visit: Open, places: dict[str, str], filled: Archive) -> None:
    page = visit("/", size=NARROW)
    page.context.add_cookies(
        [
            {"name": f"fanlight_{name}", "value": value, "url": filled.address}
            for name, value in (("size", "xl"), ("font", "clear"), ("width", "wide"), ("justified", "yes"))
        ]
    )
    page.goto(places["chapter"])
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_foot_of_the_reader_is_one_line_on_a_phone(visit: Open, places: dict[str, str]) -> None:
    for size in (NARROW, PHONE):
        page = visit(places["chapter"], size=size)
        foot = page.locator(".foot").bounding_box()
        assert foot
        assert foot["height"] < 48
        assert foot["y"] + foot["height"] == size["height"]


def test_the_story_begins_high_on_a_phone(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["chapter"].replace("/1/", "/2/"), size=PHONE)
    heading = page.locator("h1").bounding_box()
    assert heading
    assert heading["y"] < 70


def test_nobody_else_is_asked_and_nothing_is_refused(visit: Open, places: dict[str, str], filled: Archive) -> None:
    page = visit("/")
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    for path in places.values():
        page.goto(path)
    hosts = {urlsplit(url).netloc for url in asked}
    assert hosts == {urlsplit(filled.address).netloc}
    assert not [said for said in troubles if "404" not in said]  # the pages that say so are among the places


def test_pages_are_light(visit: Open, places: dict[str, str]) -> None:
    for name in ("home", "list", "narrowed", "work", "tags", "import", "job", "chapter"):
        page = visit(places[name])
        page.wait_for_load_state("networkidle")
        weight = page.evaluate(
            """performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
                .reduce((sum, entry) => sum + entry.transferSize, 0)"""
        )
        assert 0 < weight < HEAVIEST, name


@pytest.mark.parametrize("name", ["home", "list", "work", "chapter", "import"])
def test_nothing_moves_while_a_page_loads(visit: Open, places: dict[str, str], name: str) -> None:
    for size in (PHONE, DESK):
        page = visit(places[name], size=size)
        page.wait_for_load_state("networkidle")
        moved = page.evaluate(
            """() => new Promise((resolve) => {
                let moved = 0;
                new PerformanceObserver((list) => list.getEntries().forEach((entry) => { moved += entry.value; }))
                    .observe({ type: "layout-shift", buffered: true });
                setTimeout(() => resolve(moved), 150);
            })"""
        )
        assert moved < 0.01


def test_a_dark_device_is_answered_in_the_dark(visit: Open) -> None:
    page = visit("/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (light, dark) == ("rgb(250, 247, 241)", "rgb(34, 37, 43)")


def test_a_story_prints_as_a_story(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["chapter"], theme="night")
    page.emulate_media(media="print")
    expect(page.locator(".foot")).to_be_hidden()
    expect(page.locator(".story")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_work_from_right_to_left(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["rtl chapter"], size=PHONE)
    story = page.locator(".story").first
    assert story.evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"


def test_the_narrowing_sheet_slides_up_on_a_phone(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["list"], size=PHONE, script=False)
    page.get_by_role("link", name="Filter", exact=True).click()
    sheet = page.locator("#narrow")
    box = sheet.bounding_box()
    assert box
    assert abs(box["y"] + box["height"] - PHONE["height"]) < 2
    sheet.get_by_role("link", name="Close").click()
    assert page.url.endswith("#main")
