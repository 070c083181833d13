"""Single keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def test_in_a_list_they_go_from_work_to_work(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["list"])
    titles = page.locator(".card .title")
    page.keyboard.press("j")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(titles.nth(0)).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("j?/k")
    expect(page.get_by_role("combobox")).to_have_value("j?/k")


def test_in_a_story_they_go_from_paragraph_to_chapter(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["chapter"], size=ViewportSize(width=390, height=400))
    places_on_page = [page.evaluate("scrollY")]
    for key in "jjk":
        page.keyboard.press(key)
        places_on_page.append(page.evaluate("scrollY"))
    start, first, second, back = places_on_page
    assert start < first < second
    assert back == first
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/chapters/2/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/chapters/1/")
    page.keyboard.press("c")
    expect(page.locator("details.contents a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("details.contents summary")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("details.aa")).to_have_attribute("open", "")


def test_they_are_explained_and_can_be_switched_off(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["list"])
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keys")
    expect(help_).to_be_visible()
    help_.get_by_label("Single letters are keys").uncheck()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator(".card .title").first).not_to_be_focused()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator(".card .title").first).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_label("Single letters are keys")).not_to_be_checked()


def test_keys_held_with_others_are_the_browser_s_own(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["list"])
    page.keyboard.press("Control+j")
    expect(page.locator(".card .title").first).not_to_be_focused()


def test_in_the_queue_of_tags_one_decides_and_one_takes_back(visit: Open) -> None:
    page = visit("/tags/queue/?kind=freeform")
    title = page.locator("h1")
    first = title.inner_text()
    page.keyboard.press("c")
    expect(title).not_to_have_text(first)
    expect(page.locator(".messages")).to_contain_text(f"“{first}” became canonical")
    page.keyboard.press("u")
    expect(title).to_have_text(first)
    page.keyboard.press("t")
    page.keyboard.type("cxu")  # where one types they are letters
    expect(page.get_by_role("combobox", name="Another tag's name (t)")).to_have_value("cxu")
    expect(title).to_have_text(first)
