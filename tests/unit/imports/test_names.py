"""What lies beside saved pages is told by names alone, and stories never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.names import find_parts_of_pages, find_references, resolve

PAGE = "fics/Fog Signals.html"


@pytest.mark.parametrize(
    "folder",
    ["Fog Signals_files", "Fog Signals.files", "Fog Signals-Dateien", "Fog Signals_fichiers", "FOG SIGNALS_FILES"],
)
@pytest.mark.parametrize(
    "name", ["lamp.png", "site.css", "all.js.download", "css2", "deep/er/a.js", "saved_resource.html"]
)
def test_what_a_browser_laid_beside_a_page_is_part_of_it(folder: str, name: str) -> None:
    page = f"fics/{folder[: len('Fog Signals')]}.htm"
    part = f"fics/{folder}/{name}"
    assert find_parts_of_pages([part, page, "other.html"]) == {part: page}


@pytest.mark.parametrize(
    "name",
    [
        "fics/Fog Signals_files/story.epub",
        "fics/Fog Signals_files/story.txt",
        "fics/Fog Signals_files/Another Story.html",
        "fics/Fog Signals_files/more.zip",
        "fics/Fog Signals/lamp.png",
        "fics/lamp.png",
        "Fog Signals_files/lamp.png",
        "fics/Other_files/lamp.png",
    ],
)
def test_stories_and_other_folders_are_not(name: str) -> None:
    assert find_parts_of_pages([PAGE, name]) == {}


def test_addresses_are_found_as_the_parser_will_read_them() -> None:
    page = (
        b'<p><IMG alt="x" SRC="./a_files/l&amp;p.png"><img src=b.png><img src=\'c d.png\'><img data-src="no.png">'
        b'<img src="https://x.example/y.png"><img src="data:image/png;base64,xx"><img src="//x/y.png"><img src="#z">'
    )
    assert find_references(page.replace(b"SRC", b"src")) == ["./a_files/l&p.png", "b.png", "c d.png"]


def test_an_address_is_resolved_beside_its_page_and_never_outside_of_its_folder() -> None:
    assert resolve("./a_files/l%20p.png", page="fics/a.html")[0] == "fics/a_files/l p.png"
    assert resolve("a_files/x.png?v=2", page="all.zip › d/a.html")[1] == "all.zip › d/a_files/x.png"
    for climbing in ("../x.png", "../../etc/passwd", "a/../../x.png", "..\\x.png", "%2e%2e/x.png"):
        assert all(name.startswith("fics/") for name in resolve(climbing, page="fics/a.html"))


@given(st.lists(st.text(st.sampled_from("ab/._-files"), max_size=20)))
def test_any_names_may_be_asked_about(names: list[str]) -> None:
    parts = find_parts_of_pages(names)
    assert parts.keys() <= set(names)
    assert set(parts.values()) <= set(names)


@given(st.binary(max_size=200), st.text(max_size=50))
def test_any_page_and_any_name_may_be_asked_about(page: bytes, name: str) -> None:
    for address in find_references(page):
        resolve(address, page=name)
