"""A text under review in a real browser: by keyboard, by mouse, by thumb, and without scripts."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, Route, ViewportSize, expect

from fanlight.works.manuscript import Chapter
from tests.browser.archives import Archive, bring
from tests.browser.conftest import DESK, PHONE, THEMES
from tests.browser.test_accessibility import RULES, broken
from tests.factories import manuscript
from tests.samples.write_books import plain_epub

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
SENTENCE = "It rained."


def cut(page: Page, words: str) -> Locator:
    return page.locator(".cut", has_text=words).first


def said(page: Page) -> Locator:
    return page.get_by_role("status").first


def middle(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_by_keyboard_alone(visit: Open, waiting: Callable[[], str]) -> None:
    page = visit(waiting())
    page.keyboard.press("Shift+j")
    ends = cut(page, "Do the notes end here?")
    expect(ends.locator("summary")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(said(page)).to_contain_text("before: It poured")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Done: moved a cut.")
    expect(page.locator(".block.notes")).to_contain_text(SENTENCE)
    page.keyboard.press("u")
    expect(said(page)).to_contain_text("Taken back: moved a cut.")
    expect(page.locator(".block.notes")).not_to_contain_text(SENTENCE)
    expect(ends.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Done: confirmed a place.")
    page.keyboard.press("a")
    expect(page.get_by_role("group", name="A new cut")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Done: put a cut in.")
    expect(page.locator(".cut:focus-within")).to_contain_text("Chapter 3")
    page.keyboard.press("Delete")
    expect(said(page)).to_contain_text("Done: took a cut out.")
    page.keyboard.press("Shift+k")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("the next that needs you")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Accept into the library").press("Enter")
    page.wait_for_url("**/works/*/")
    expect(page.locator(".messages")).to_contain_text("is in the library.")


def test_a_cut_is_dragged_and_lands_where_a_sentence_ends(visit: Open, waiting: Callable[[], str]) -> None:
    page = visit(waiting())
    pill = cut(page, "Do the notes end here?").locator(".pill")
    pill.scroll_into_view_if_needed()
    page.mouse.move(*middle(pill))
    page.mouse.down()
    page.mouse.move(*middle(page.locator(".para span", has_text="It poured.").first), steps=8)
    expect(page.locator(".ghost")).to_be_visible()
    page.mouse.up()
    expect(said(page)).to_contain_text("Done: moved a cut.")
    expect(page.locator(".block.notes")).to_contain_text(SENTENCE)


def test_a_thumb_drags_a_cut_and_scrolls_the_text(visit: Open, waiting: Callable[[], str]) -> None:
    page = visit(waiting(), size=PHONE)
    pill = cut(page, "Do the notes end here?").locator(".pill")
    pill.evaluate("(e) => e.scrollIntoView({ block: 'center' })")
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        given = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": given})

    x, y = middle(pill)
    to_x, to_y = middle(page.locator(".para span", has_text="It poured.").first)
    touch("touchStart", (x, y))
    for share in (0.25, 0.5, 0.75, 1):
        touch("touchMove", (x + (to_x - x) * share, y + (to_y - y) * share))
    expect(page.locator(".ghost")).to_be_visible()
    page.wait_for_timeout(50)  # the line follows with the next frame
    touch("touchEnd")
    expect(said(page)).to_contain_text("Done: moved a cut.")
    before = page.evaluate("scrollY")
    x, y = middle(page.locator(".para").last)
    touch("touchStart", (x, y))
    for step in range(1, 5):
        touch("touchMove", (x, y + 60 * step))
    touch("touchEnd")
    page.wait_for_function("(before) => scrollY < before", arg=before)


def test_a_press_in_the_text_puts_a_cut_there(visit: Open, waiting: Callable[[], str]) -> None:
    page = visit(waiting())
    page.locator(".para span", has_text="It poured.").first.click()
    panel = page.get_by_role("group", name="A new cut")
    panel.get_by_role("button", name="chapter heading").click()
    expect(said(page)).to_contain_text("Done: put a cut in.")
    expect(page.locator(".cut:focus-within")).to_contain_text("Chapter 3")


def test_without_scripts(visit: Open, waiting: Callable[[], str]) -> None:
    page = visit(waiting(), script=False)
    cut(page, "Do the notes end here?").get_by_role("button", name="A sentence down").click()
    expect(page.locator(".block.notes")).to_contain_text(SENTENCE)
    assert "#d" in page.url
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".block.notes")).not_to_contain_text(SENTENCE)
    cut(page, "Do the notes end here?").get_by_role("button", name="Yes, here").click()
    expect(page.get_by_text("Do the notes end here?")).to_have_count(0)
    tidy = page.locator(".tick-row", has_text="spaces before commas")
    tidy.click()
    expect(tidy).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Put a cut in", exact=True).click()
    page.get_by_role("link", name="Put a cut in before: It poured.").click()
    page.get_by_role("group", name="A new cut").get_by_role("button", name="chapter heading").click()
    expect(page.locator(".cut", has_text="Chapter 3").first).to_be_visible()
    page.locator(".cut.tab summary").first.click()
    page.get_by_role("link", name="What begins here is notes").click()
    page.get_by_role("button", name="summary", exact=True).click()
    expect(page.locator(".block.summary")).to_be_visible()
    page.get_by_role("button", name="Accept into the library").click()
    page.wait_for_url("**/works/*/")


def test_what_is_decided_while_a_step_is_under_way_is_decided_of_what_it_leaves(
    visit: Open, waiting: Callable[[], str]
) -> None:
    page = visit(waiting())
    held: list[Route] = []
    page.route("**/step/", lambda route: held.append(route))
    page.keyboard.press("Shift+j")
    page.keyboard.press("Enter")
    expect(page.locator("#review")).to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="Accept into the library").click()
    expect(page.locator("#review")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    page.wait_for_url("**/works/*/")
    expect(page.locator(".messages")).to_contain_text("is in the library.")


def test_another_window_is_told_of_and_not_overruled(visit: Open, waiting: Callable[[], str]) -> None:
    path = waiting()
    one, other = visit(path), visit(path)
    cut(one, "Do the notes end here?").get_by_role("button", name="Yes, here").click()
    expect(said(one)).to_contain_text("Done")
    cut(other, "Do the notes end here?").get_by_role("button", name="No cut here").click()
    expect(other.get_by_role("alert")).to_contain_text("changed meanwhile")
    other.get_by_role("link", name="Load it again").click()
    expect(other.get_by_text("Do the notes end here?")).to_have_count(0)


def test_it_fits_the_narrowest_screen_and_a_thumb(visit: Open, waiting: Callable[[], str]) -> None:
    page = visit(waiting(), size=ViewportSize(width=320, height=640))
    for path in ("", "#side"):
        page.goto(page.url.partition("#")[0] + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.evaluate(
        """() => [...document.querySelectorAll(".review .button, .pill, .side button, .side a")]
            .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
            .filter(([, box]) => box.width > 1 && (box.width < 23.5 || box.height < 43.5))
            .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert not small


def test_axe_finds_nothing(visit: Open, waiting: Callable[[], str]) -> None:
    path = waiting()
    for size in (PHONE, DESK):
        page = visit(path, size=size)
        for place in (f"{path}?place=yes", "/import/reviews/", "/import/reviews/accept/", path, f"{path}#side"):
            page.goto(place)
            assert not broken(page, runOnly={"type": "tag", "values": RULES}), place
    unfold(page)
    assert not broken(page, runOnly={"type": "tag", "values": RULES})


def test_all_can_be_read_in_every_theme(visit: Open, waiting: Callable[[], str]) -> None:
    path = waiting()
    page = visit(f"{path}?place=yes")
    for place in ("/import/reviews/", "/import/reviews/accept/", path, "unfolded"):
        if place == "unfolded":
            unfold(page)
        else:
            page.goto(place)
        for theme in THEMES:
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            assert not broken(page, runOnly={"type": "rule", "values": ["color-contrast"]}), (theme, place)


def unfold(page: Page) -> None:
    """Open the roles of a cut, and begin a new one."""
    page.locator(".para span", has_text="It poured.").first.click()
    page.locator(".cut.tab summary").first.click()


@pytest.mark.usefixtures("places")
def test_axe_finds_nothing_where_two_works_are_compared(visit: Open, filled: Archive, tmp_path: Path) -> None:
    story = manuscript(tags=(), chapters=(Chapter(1, text=f"<p>{uuid4().hex} {'The lamp was lit. ' * 40}</p>"),))
    paths = [tmp_path / f"{version}.epub" for version in ("2.0", "3.0")]
    for path, version in zip(paths, ("2.0", "3.0"), strict=True):
        path.write_bytes(plain_epub(story, version=version))
    [key] = bring(filled, *paths)
    page = visit(f"/import/reviews/{key}/", size=ViewportSize(width=320, height=640), theme="dusk")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert not broken(page, runOnly={"type": "tag", "values": RULES})
    page.get_by_role("button", name="It is another copy of that work").click()
    page.wait_for_url("**/works/*/")
