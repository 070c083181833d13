"""Names of files: whatever a work is called, on every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.exports import names
from fanlight.kernel.errors import Invalid
from fanlight.works.manuscript import Creator, Manuscript, SeriesPlace, Tag


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fog Signals", "Fog Signals"), ("a/b\\c: d?", "a_b_c_ d_"), ("..", "Unnamed"), ("", "Unnamed"),
        (" . ", "Unnamed"),
        ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("Conrad", "Conrad"), ("COM¹", "_COM¹"), ("The end...", "The end"),
        ("灯塔与面包师", "灯塔与面包师"), ("حارس المنارة", "حارس المنارة"), ("a\x00\x1fb\u202egpj.exe", "a_bgpj.exe"),
        ("e\u0301te\u0301", "été"), ("🕯️", "🕯️"),
    ],
)  # fmt: skip
def test_a_title_as_a_name(title: str, name: str) -> None:
    assert names.file_name(title) == name


@given(title=st.text(max_size=300))
def test_any_title_is_a_name_everywhere(title: str) -> None:
    name = names.file_name(title)
    assert name
    assert len(name.encode("utf-8")) <= names.MOST_BYTES + 1
    assert not set('<>:"/\\|?*\0\n') & set(name)
    assert name not in (".", "..")
    assert name == name.strip(" .")
    assert names.file_name(name) == name


def test_a_long_name_is_cut_between_words_and_never_within_a_letter() -> None:
    assert names.file_name("lighthouse " * 40).endswith("lighthouse")
    assert names.file_name("e\u0301\u0323" * 200).encode("utf-8")
    assert len(names.file_name("灯" * 200)) == 33


WORK = Manuscript(
    "A/B",
    creators=(Creator("x/y"), Creator("z")),
    tags=(Tag("fandom", "Lamps"),),
    series=(SeriesPlace("Keepers", 3.0),),
    published="2021-03-01",
)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        (names.PATTERN, "Lamps/x_y, z/A_B"), ("{key}", "k1"), ("{series}/{part} {title}", "Keepers/03 A_B"),
        ("{year} - {rating}/{language}/{title}", "2021 - Not Rated/und/A_B"), ("../{title}", "Unnamed/A_B"),
        ("/{title}", "A_B"),
    ],
)  # fmt: skip
def test_a_pattern_is_filled_in_and_never_leads_out(pattern: str, path: str) -> None:
    assert names.path_of(WORK, "k1", names.checked(pattern)) == path


@pytest.mark.parametrize(
    "pattern", ["", "{fandom}", "{title", "{title!r}", "{title:>9}", "{0}", "{title.x}", "{nope}/{title}"]
)
def test_a_pattern_that_cannot_be_filled_in_is_said(pattern: str) -> None:
    with pytest.raises(Invalid):
        names.checked(pattern)
