"""From a chapter that gets a warning to somebody who reads on: as its tagger, and as a reader with a list."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import broken

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
WORD = "I had to update the tags for this chapter. There is a happy ending."


def test_nobody_walks_in_unwarned(visit: Open, places: dict[str, str]) -> None:
    page = visit(f"{places['work']}tags/?chapter=2")
    page.get_by_role("checkbox", name="Major Character Death").check()
    page.get_by_label(re.compile("Additional tags")).fill("Storms at Sea")
    page.get_by_label("Your word to readers about this change").fill(WORD)
    page.get_by_role("button", name="Save the tags").click()
    expect(page.locator(".history li").first).to_contain_text(WORD)

    page.goto("/lists/")
    page.get_by_label("Name").press_sequentially("storms at")
    page.locator("#list-options [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Name")).to_have_value("Storms at Sea")
    page.get_by_role("button", name="Warn me of it").click()
    expect(page.locator(".listed")).to_contain_text("Storms at Sea")
    page.goto("/works/?q=freeform:%22Storms at Sea%22")
    expect(page.locator(".card .warned")).to_contain_text("from chapter 2")

    phone = visit(f"{places['work']}chapters/1/", size=PHONE, script=False)
    expect(phone.locator(".ahead")).to_contain_text("Storms at Sea")
    phone.locator(".onward .primary").click()
    expect(phone.get_by_role("heading", name="Before you read on")).to_be_visible()
    expect(phone.locator(".story")).to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page = visit(f"{places['work']}chapters/2/", theme="night")
    told = page.locator(".forewarning")
    expect(told).to_contain_text("Storms at Sea is on your list.")
    expect(told).to_contain_text(WORD)
    assert not broken(page)
    page.goto(places["whole"])
    expect(page.locator("#chapter-2 .story")).to_have_count(0)
    expect(page.locator("#chapter-1 .story")).to_be_visible()
    page.goto(f"{places['work']}chapters/2/")
    page.get_by_role("button", name="Read chapter 2").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".story")).to_be_visible()
    page.goto(places["whole"])
    expect(page.locator("#chapter-2 .story")).to_be_visible()

    page.goto(f"{places['work']}history/")  # and back, for the other tests
    page.get_by_role("button", name="Take this back").click()
    page.goto("/lists/")
    page.get_by_role("button", name="Take Storms at Sea off the list").click()
