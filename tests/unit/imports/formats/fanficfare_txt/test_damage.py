"""FanFicFare's TXT that is cut short, in other encodings, hostile, or broken anyhow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.files import SourceFile
from fanlight.imports.formats.fanficfare_txt import FORMAT
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Manuscript
from fanlight.works.manuscript_json import dump, load
from tests.samples.write_fanficfare import fanficfare_txt
from tests.unit.imports.formats.fanficfare_txt.test_parse import PLAIN, STORY, TEXT, manuscript, rules


def parse(data: bytes) -> Manuscript | None:
    """Parse, or give None for what is Unreadable; any other exception fails the test."""
    FORMAT.detect(SourceFile("x", data))
    try:
        return FORMAT.parse(SourceFile("x.txt", data)).manuscript
    except Unreadable:
        return None


@pytest.mark.parametrize("percent", range(0, 100, 5))
def test_a_text_cut_short_is_unreadable_or_said_to_be(percent: int) -> None:
    data = TEXT.encode()
    m = parse(data[: len(data) * percent // 100])
    assert m is None or "file-cut-short" in rules(m)


def test_chapters_that_were_cut_off_are_counted() -> None:
    m = manuscript(PLAIN[: PLAIN.index("        2.")])
    assert [c.title for c in m.chapters] == ["Fog"]
    said = {finding.rule: finding.said for finding in m.findings}
    assert said["chapters-cut-off"] == "The contents name 2 chapters, of which 1 is in the file."


def test_a_text_without_chapters_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="no chapters"):
        FORMAT.parse(SourceFile("x.txt", PLAIN[: PLAIN.index("        1.")].encode()))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "cp1252"])
def test_other_encodings(encoding: str) -> None:
    made = "Café au sel, “brume”, l’été, un béret: “Je n’ai rien demandé.”\n\n"
    m = manuscript(fanficfare_txt(STORY, texts={2: made}).decode().encode(encoding))
    assert m.chapters[1].text == f"<p>{made.strip()}</p>"
    assert set(rules(m)) <= {"encoding-guessed"}


def test_scripts_in_every_field_are_words_or_gone() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    text = PLAIN
    for known in ("The Lamp\n", "by ann", "1. Fog\n", "Ada", "The Light", "Two keepers.", "Salt stayed.", "ao3"):
        text = text.replace(known, f"{evil}{known}" if known != "by ann" else f"by {evil}ann")
    m = parse(text.encode())
    assert m is not None
    html = [m.summary or "", *(c.text for c in m.chapters)]
    assert all("<script" not in part and "<img" not in part for part in html)


def test_addresses_that_run_programs_are_no_addresses() -> None:
    m = parse(PLAIN.replace("https://", "javascript:").encode())
    assert m is not None
    assert m.source is None
    assert all(creator.url is None for creator in m.creators)


def test_control_characters_never_survive() -> None:
    m = manuscript(fanficfare_txt(STORY, texts={2: "a\x00b\x0bc\x01\ufffed\n\n"}).replace(b"The Lamp", b"The L\x01amp"))
    assert not set("\x00\x01\x0b\ufffe") & set(repr(dump(m)))


@pytest.mark.parametrize(
    "made",
    [
        "a\n" * 200_000,
        "        x\n\n\n\n" * 30_000,
        "\\" * 100_000,
        "> " * 50_000,
        "1\\. " * 50_000,
        f"[{'x' * 100_000}](",
        "a-" * 100_000,
        "<a href=" * 30_000,
    ],
)
def test_texts_built_to_be_slow(made: str) -> None:
    m = parse(fanficfare_txt(STORY, texts={2: made + "\n\n"}))
    assert m is None or m.chapters


@given(st.data())
def test_any_damage_is_unreadable_or_a_manuscript(data: st.DataObject) -> None:
    broken = bytearray(TEXT.encode())
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    m = parse(bytes(broken))
    assert m is None or load(dump(m)) == m


PARTS = ["TABLE OF CONTENTS\n", "2. Chapter 2\n", "End file.\n", "Rating: ", "Summary:", "by "]
PIECES = st.sampled_from(["\n", "\n\n", "        ", "\t", "  \n", "-", *PARTS])


@given(st.lists(PIECES | st.text(max_size=6), max_size=20).map("".join), st.integers(0, 100))
def test_any_words_anywhere_are_unreadable_or_a_manuscript(words: str, percent: int) -> None:
    at = len(PLAIN) * percent // 100
    m = parse(f"{PLAIN[:at]}{words}{PLAIN[at:]}".encode("utf-8", "replace"))
    assert m is None or load(dump(m)) == m
