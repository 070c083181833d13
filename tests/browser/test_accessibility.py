"""WCAG 2.2 by axe on every page, in every theme, on a phone and at a desk."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, SIZES, THEMES

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
WHOLE = (("paper", "desk"), ("night", "phone"))
"""The themes and sizes in which all rules are asked."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def broken(page: Page, **options: object) -> list[str]:
    """Give what axe finds wrong, each with the first place of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    answer = page.evaluate("(options) => axe.run(options)", {"resultTypes": ["violations"], **options})
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:160]} {rule['nodes'][0]['failureSummary'][:300]}"
        for rule in answer["violations"]
    ]


@pytest.mark.parametrize(("theme", "size"), WHOLE)
def test_axe_finds_nothing(visit: Open, places: dict[str, str], theme: str, size: str) -> None:
    page = visit("/", size=SIZES[size], theme=theme)
    found = {}
    for name, path in places.items():
        page.goto(path)
        if wrong := broken(page, runOnly={"type": "tag", "values": RULES}):
            found[name] = wrong
    assert not found


@pytest.mark.parametrize("size", SIZES)
def test_all_can_be_read_in_every_theme(visit: Open, places: dict[str, str], size: str) -> None:
    """A theme is nothing but colours, so that contrast alone is left to look at."""
    page = visit("/", size=SIZES[size])
    found = {}
    for name, path in places.items():
        page.goto(path)
        for theme in (theme for theme in THEMES if (theme, size) not in WHOLE):
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            if wrong := broken(page, runOnly={"type": "rule", "values": ["color-contrast"]}):
                found[name, theme] = wrong
    assert not found


def test_axe_finds_nothing_in_what_unfolds(visit: Open, places: dict[str, str]) -> None:
    for size in (PHONE, DESK):
        page = visit(places["chapter"], size=size, theme="dusk")
        for sheet in ("details.contents", "details.aa"):
            page.locator(f"{sheet} > summary").click()
            assert not broken(page), sheet
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        assert not broken(page)
        page.goto(places["list"] + "#narrow")
        page.locator(".menu > summary").first.click()
        closed = page.locator(".tags .more > a:visible, .tags details:not([open]) > summary:visible")
        for number in range(1, min(3, closed.count()) + 1):
            closed.first.click()
            expect(page.locator(".tags details[open]")).to_have_count(number)
        assert not broken(page)


@pytest.mark.parametrize("theme", THEMES)
def test_a_story_has_the_highest_contrast(visit: Open, places: dict[str, str], theme: str) -> None:
    page = visit(places["chapter"], theme=theme)
    answer = Axe().run(
        page, context=".story", options={"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
    )
    assert not answer.response["violations"]


CONTROLS = ".button, .ways a, .foot a, .foot summary, .find input, .find button, .looks, .chip a, .pick, .narrow-door"


@pytest.mark.parametrize("name", ["list", "narrowed", "work", "chapter", "import", "reviews", "appearance", "job"])
def test_a_thumb_hits_what_it_means(visit: Open, places: dict[str, str], name: str) -> None:
    page = visit(places[name], size=PHONE)
    small = page.evaluate(
        """(controls) => [...document.querySelectorAll(controls)]
            .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && (box.width < 43.5 || box.height < 43.5))
            .map(([html, box]) => `${html} ${box.width}x${box.height}`)""",
        CONTROLS,
    )
    assert not small


@pytest.mark.parametrize("name", ["list", "work", "tags", "series"])
def test_links_in_lists_are_large_enough_to_hit(visit: Open, places: dict[str, str], name: str) -> None:
    page = visit(places[name], size=PHONE)
    low = page.evaluate(
        """() => [...document.querySelectorAll(
            ".tags a, .marks a, .facets li a, .rows button, .among button, .uses a, .inline a"
        )]
            .map((e) => [e.textContent, e.getBoundingClientRect().height])
            .filter(([, height]) => height > 0 && height < 24)"""
    )
    assert not low


def test_the_keyboard_reaches_everything_in_order(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["list"])
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
        seen.append(page.evaluate("document.activeElement.className"))
    assert "title" in seen
