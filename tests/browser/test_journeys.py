"""From nothing to reading, as people go."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.browser.archives import NAME, Archive
from tests.browser.conftest import DESK, PHONE
from tests.personas import PASSWORD
from tests.samples import write
from tests.samples.stories import ALL

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
REPORT = 60_000  # milliseconds for a worker to start and to finish


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two stories, and something that is none."""
    folder = tmp_path / "given"
    folder.mkdir()
    for number, story in enumerate(ALL[:2]):
        (folder / f"{number}.html").write_bytes(write.ao3_html(story))
    (folder / "broken.epub").write_bytes(b"PK\x03\x04 and then nothing")
    return sorted(folder.iterdir())


def claim(page: Page, archive: Archive) -> None:
    """Become the owner by the link."""
    assert archive.link
    page.goto(archive.link)
    page.get_by_label("Your name here").fill(NAME)
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Open the library").click()
    page.wait_for_url("**/import/")


def test_from_the_link_to_reading_in_the_night(browser: Browser, empty: Archive, files: list[Path]) -> None:
    page = browser.new_page(base_url=empty.address, viewport=PHONE)
    claim(page, empty)
    page.locator("#files").set_input_files(files)
    page.wait_for_url("**/import/*/")
    expect(page.get_by_role("heading", name="What came in")).to_be_visible(timeout=REPORT)
    report = page.get_by_role("list", name="Report")
    expect(report).to_contain_text("2 works in")
    expect(report).to_contain_text("1 could not be read")
    expect(page.locator(".failed p").first).not_to_be_empty()
    page.get_by_role("link", name=ALL[0].title).click()
    page.get_by_role("link", name="Read", exact=True).click()
    expect(page.locator(".story")).to_be_visible()
    page.locator(".aa > summary").click()
    with page.expect_response("**/appearance/"):
        page.get_by_role("radio", name="Night").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    page.goto("/works/")
    expect(page.locator("html")).to_have_attribute("data-theme", "night")
    page.close()


def test_all_of_it_without_a_script(browser: Browser, empty: Archive, files: list[Path]) -> None:
    context = browser.new_context(base_url=empty.address, java_script_enabled=False)
    page = context.new_page()
    claim(page, empty)
    page.get_by_label("Choose files").set_input_files(files)
    page.get_by_role("button", name="Send them").click()
    page.wait_for_url("**/import/*/")
    expect(page.get_by_role("heading", name="What came in")).to_be_visible(timeout=REPORT)
    expect(page.get_by_role("list", name="Report")).to_contain_text("2 works in")
    page.get_by_role("link", name="1 could not be read").click()
    expect(page.locator(".lines")).to_contain_text("broken.epub")
    page.get_by_role("link", name="Works", exact=True).click()
    page.locator(".card .title").first.click()
    page.locator(".table a").first.click()
    expect(page.locator(".chips")).to_be_visible()
    page.get_by_role("link", name="Take away").click()
    page.get_by_role("searchbox", name="Find works").fill('freeform:"no such tag at all"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="no such tag at all")).to_be_visible()
    page.goto("/works/")
    page.locator(".card .title").first.click()
    page.get_by_role("link", name="Read", exact=True).click()
    page.locator(".aa > summary").click()
    page.get_by_role("radio", name="Sepia").check()
    page.get_by_role("button", name="Use this on this device").click()
    expect(page.locator(".story")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", "sepia")
    context.close()


DROP = """([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: "text/html" }));
    for (const kind of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def test_files_are_dropped_anywhere_and_a_broken_connection_is_mended(
    browser: Browser, empty: Archive, files: list[Path]
) -> None:
    page = browser.new_page(base_url=empty.address)
    claim(page, empty)
    tries: list[int] = []

    def fail_once(route: Route) -> None:
        carries = "filename=" in (route.request.post_data_buffer or b"").decode("latin-1")
        if carries:
            tries.append(1)
        if carries and len(tries) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/import/receive/", fail_once)
    page.evaluate(DROP, ["dropped.html", write.ao3_html(ALL[0]).decode()])
    expect(page.locator("#sending")).to_contain_text("dropped.html")
    expect(page.locator("#sending")).to_contain_text("The connection broke.")
    expect(page.locator("#sending-words")).to_have_text("1 could not be sent")
    page.get_by_role("button", name="Try these again").click()
    page.wait_for_url("**/import/*/")
    expect(page.get_by_role("list", name="Report")).to_contain_text("1 work in", timeout=REPORT)
    page.close()


def test_a_folder_is_chosen_and_its_paths_are_kept(browser: Browser, empty: Archive, files: list[Path]) -> None:
    page = browser.new_page(base_url=empty.address)
    claim(page, empty)
    page.locator("#folder").set_input_files(str(files[0].parent))
    page.wait_for_url("**/import/*/")
    expect(page.get_by_role("heading", name="What came in")).to_be_visible(timeout=REPORT)
    expect(page.locator(".lines").last).to_contain_text("given/0.html")
    page.close()


def test_names_are_offered_while_one_types(visit: Open) -> None:
    page = visit("/works/")
    name = page.locator(".fandoms a").first.inner_text()
    box = page.get_by_role("combobox")
    box.press_sequentially(f"-freeform:Nothing fandom:{name[:4]}")
    expect(page.locator("#find-options li").first).to_contain_text(name)
    box.press("ArrowDown")
    expect(page.locator("#find-options [aria-selected=true]")).to_contain_text(name)
    box.press("Enter")
    expect(box).to_have_value(re.compile(r"^-freeform:Nothing fandom:.*\S $"))
    expect(page.locator("#find-options")).to_be_hidden()
    box.press("Enter")
    expect(page.locator(".chip").filter(has_text=name)).to_have_count(1)


def test_a_list_is_narrowed_saved_and_cleared_without_a_script(visit: Open) -> None:
    page = visit("/works/", script=False)
    total = page.locator(".card").count()
    page.get_by_label("without it").check()
    page.locator("[name=put]").first.click()
    assert page.locator(".card").count() <= total
    expect(page.locator(".chip.not")).to_have_count(1)
    page.get_by_text("Save this filter").click()
    page.get_by_label("Call this").fill("Not that one")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Saved as “Not that one”.")
    page.goto("/filters/")
    page.get_by_role("button", name="Delete").click()
    page.goto("/works/")
    expect(page.locator(".chip")).to_have_count(0)


def test_a_value_is_left_out_and_left_to_choose_from_by_one_press_beside_it(visit: Open) -> None:
    page = visit("/works/")
    facet = page.locator(".facet").filter(has=page.get_by_role("heading", name="Fandoms"))
    name = facet.locator("[name=put]").first.inner_text()
    chip = page.locator(".chip")
    facet.get_by_role("button", name=f"Any: {name} will do").press("Enter")
    expect(chip).to_have_text(re.compile(re.escape(name)))
    facet.get_by_role("button", name=f"Exclude {name}").click()
    expect(page.locator(".chip.not")).to_have_text(re.compile(re.escape(name)))
    chosen = facet.get_by_role("button", name=f"Exclude {name}")
    expect(chosen).to_have_attribute("aria-current", "true")
    chosen.click()
    expect(chip).to_have_count(0)


def test_a_facet_that_grows_where_it_stands_has_presses_too(visit: Open) -> None:
    page = visit("/works/")
    facet = page.locator(".facet").filter(has=page.get_by_role("heading", name="Additional tags"))
    few = facet.locator("[name=put]").count()
    facet.get_by_role("button", name=re.compile("find among")).click()
    expect(facet.get_by_role("searchbox")).to_be_focused()
    assert facet.locator("[name=put]").count() > few
    name = facet.locator("[name=put]").last.inner_text()
    facet.get_by_role("searchbox").press_sequentially(name)
    expect(facet.locator("li").first).to_contain_text(name)
    facet.get_by_role("button", name=f"Exclude {name}", exact=True).click()
    expect(page.locator(".chip.not")).to_contain_text(name)


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_what_a_card_folds_away_unfolds_and_folds_again_by_key(visit: Open, size: ViewportSize) -> None:
    page = visit("/works/", size=size)
    page.wait_for_load_state("networkidle")
    folding = page.locator(".card").filter(has=page.locator(".more > a")).first
    card = page.locator(f".card[aria-labelledby={folding.get_attribute('aria-labelledby')}]")
    before = card.locator(".tags a:visible").count() - 1  # the fold is a link itself
    more = int(card.locator(".more > a > :is(b, i):visible").inner_text())
    card.locator(".more > a").press("Enter")
    expect(card.locator(".tags a:visible")).to_have_count(before + more)
    expect(card.get_by_text("fewer")).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    expect(card.locator(".tags a:visible")).to_have_count(before)
    assert int(card.locator("summary > :is(b, i):visible").inner_text()) == more


def test_without_a_script_a_fold_leads_to_the_work(visit: Open) -> None:
    page = visit("/works/", script=False)
    card = page.locator(".card").filter(has=page.locator(".more > a")).first
    title = card.locator(".title").inner_text()
    card.locator(".more > a").click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def test_an_original_is_saved_not_shown(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["work"])
    link = page.locator(".files a").first
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".html")
    assert page.url.endswith(places["work"])


def test_the_line_at_the_foot_follows_the_reading(visit: Open, places: dict[str, str]) -> None:
    page = visit(places["chapter"], size=ViewportSize(width=320, height=320))
    begun = page.locator(".where progress").evaluate("(e) => e.value / e.max")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(100)
    ended = page.locator(".where progress").evaluate("(e) => e.value / e.max")
    assert begun < ended <= 1
    expect(page.locator('[data-left="chapter"]')).to_have_text("0 min left")
