"""A browser, and archives for it to look at."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, ViewportSize

from tests.browser import archives
from tests.personas import PASSWORD

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
SIZES = {"phone": PHONE, "desk": DESK}
HANDFUL = 5
THEMES = ("paper", "sepia", "dusk", "night")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"none of {', '.join(BROWSERS)} is on this machine")
    return {**browser_type_launch_args, "executable_path": found, "args": SWITCHES}


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[archives.Archive]:
    """An archive with all sample works and an owner."""
    folder = tmp_path_factory.mktemp("filled")
    archives.fill(folder / "library", folder / "files")
    with archives.running(folder / "library", folder / "log") as archive:
        yield archive


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[archives.Archive]:
    """An archive without works and without an owner."""
    with archives.running(tmp_path / "library", tmp_path / "log") as archive:
        yield archive


@pytest.fixture(scope="session")
def owners_state(browser: Browser, filled: archives.Archive) -> StorageState:
    """What the browser keeps once the owner has signed in."""
    context = browser.new_context(base_url=filled.address)
    page = context.new_page()
    page.goto("/account/sign-in/")
    page.get_by_label("Name").fill(archives.NAME)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def visit(browser: Browser, filled: archives.Archive, owners_state: StorageState) -> Iterator[Callable[..., Page]]:
    """Open the filled archive as its owner: `visit("/works/", size=PHONE, theme="night", script=False)`."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, size: ViewportSize = DESK, theme: str = "", script: bool = True) -> Page:
        context = browser.new_context(
            base_url=filled.address,
            storage_state=owners_state,
            viewport=size,
            java_script_enabled=script,
            has_touch=size["width"] < 600,
            reduced_motion="reduce",  # so that what is measured stands still
        )
        contexts.append(context)
        if theme:
            context.add_cookies([{"name": "fanlight_theme", "value": theme, "url": filled.address}])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def texts(filled: archives.Archive, places: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Addresses of texts that wait for a look, as many as are asked for: a handful is brought in at once.

    After `places` has looked around: what is accepted must not be among the works that other tests go to.
    """

    def bring() -> Iterator[str]:
        while True:
            paths = [tmp_path_factory.mktemp("texts") / f"{uuid4().hex[:6]}.txt" for _ in range(HANDFUL)]
            for path in paths:
                path.write_text(archives.TEXT.replace("calm", f"calm {uuid4().hex}"), encoding="utf-8")
            yield from (f"/import/reviews/{key}/" for key in archives.bring(filled, *paths))

    return bring()


@pytest.fixture
def waiting(texts: Iterator[str]) -> Callable[[], str]:
    """Give the address of a text that waits for a look, each time of another."""
    return lambda: next(texts)


@pytest.fixture(scope="session")
def places(browser: Browser, filled: archives.Archive, owners_state: StorageState) -> dict[str, str]:
    """Addresses of pages of every sort in the filled archive."""
    context = browser.new_context(base_url=filled.address, storage_state=owners_state)
    page = context.new_page()
    page.goto("/works/?q=sort:words")
    longest = str(page.locator(".card .title").first.get_attribute("href"))
    tag = str(page.locator(".tags a").first.evaluate("(e) => e.pathname + e.search"))
    creator = str(page.locator(".card .by a").first.get_attribute("href"))
    series = str(page.locator(".in-series a").first.get_attribute("href"))
    foreign = page.locator('.card .title[dir="rtl"]')
    rtl = str(foreign.first.get_attribute("href")) if foreign.count() else longest
    page.goto("/import/")
    job = str(page.locator(".jobs a").first.get_attribute("href"))
    context.close()
    return {
        "home": "/", "list": "/works/", "narrowed": tag, "unknown": "/works/?q=freeform:Nothing%20words:many",
        "trash": "/trash/", "versions": f"{longest}chapters/1/versions/",
        "work": longest, "chapter": f"{longest}chapters/1/", "whole": f"{longest}whole/",
        "retag": f"{longest}tags/?chapter=1", "tag history": f"{longest}history/", "lists": "/lists/",
        "rtl work": rtl, "rtl chapter": f"{rtl}chapters/1/", "series": series, "creator": creator,
        "tags": "/tags/", "mistakes": "/tags/mistakes/", "facet": "/facets/?only=freeform", "filters": "/filters/",
        "reviews": "/import/reviews/", "import": "/import/", "job": job, "you": "/you/", "appearance": "/appearance/",
        "password": "/account/password/", "nowhere": "/nowhere/",
    }  # fmt: skip
