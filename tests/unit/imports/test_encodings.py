"""Every encoding that a file may have, say or lie about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.encodings import MIXED, decode

LAMP = "<p>Der Wärter – „ja“</p>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode(LAMP.encode(encoding)).utf8.decode() == LAMP


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_a_mark_settles_it(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + LAMP.encode(encoding))
    assert (decoded.utf8.decode(), decoded.encoding, decoded.guessed) == (LAMP, encoding, False)


def test_utf_16_without_a_mark_is_a_guess() -> None:
    assert decode(LAMP.encode("utf-16-le")).guessed
    assert decode("<p>灯塔的守护者</p>".encode("utf-16-be")).utf8.decode() == "<p>灯塔的守护者</p>"


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("windows-1252", "cp1252", "naïve – “café”"),
        ("ISO-8859-1", "cp1252", "naïve – “café”"),
        ("iso-8859-2", "iso8859-2", "żółw"),
        ("gb2312", "gb18030", "灯塔"),
        ("Shift_JIS", "cp932", "灯台守"),
        ("EUC-KR", "cp949", "등대"),
        ("big5", "big5hkscs", "燈塔"),
        ("koi8-r", "koi8-r", "маяк"),
    ],
)
def test_what_a_page_declares_is_believed_if_it_fits(declared: str, codec: str, text: str) -> None:
    page = f'<meta charset="{declared}"><p>{text}</p>'
    decoded = decode(page.encode(codec))
    assert (decoded.utf8.decode(), decoded.guessed) == (page, False)


def test_sound_utf_8_wins_over_what_a_page_declares() -> None:
    page = '<meta charset="iso-8859-1"><p>naïve</p>'
    assert decode(page.encode()).utf8.decode() == page


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "<p>naïve – “café”, and the rest of it goes on in English</p>"),
        ("cp1251", "<p>маяк горел всю ночь и никто не знал, почему</p>"),
        ("gb18030", "<p>灯塔的守护者在海边走了很久很久</p>"),
    ],
)
def test_what_says_nothing_is_guessed(codec: str, text: str) -> None:
    decoded = decode((text * 20).encode(codec))
    assert (decoded.utf8.decode(), decoded.guessed) == (text * 20, True)


def test_a_cut_letter_at_the_end_spoils_nothing_else() -> None:
    assert decode("<p>灯塔".encode()[:-1]).utf8.decode() == "<p>灯\ufffd"


def test_a_broken_letter_in_the_middle_spoils_nothing_else() -> None:
    data = "<p>灯塔的守护者在海边</p>".encode() + b"\xff" + "<p>走了很久</p>".encode()
    assert decode(data).utf8.decode() == "<p>灯塔的守护者在海边</p>\ufffd<p>走了很久</p>"


def test_what_was_pasted_from_another_encoding_is_read_as_that() -> None:
    data = "“Fog,” she said – “and the café’s lamp.” ".encode() * 3 + b"It\x92s \x93lit\x94 \x96 at the caf\xe9. \xff\n"
    assert decode(data).utf8.decode().endswith("It’s “lit” – at the café. \ufffd\n")
    assert decode("é’".encode() + b" It\x92s").utf8.decode() == "é’ It’s"


SOUND = "<p>“The keeper’s ledger – naïve, ‘größer’ … 灯塔 маяк”</p>\n"


@pytest.mark.parametrize(
    "pasted",
    [
        "<p>“It’s lit,” she said – ‘at last’ …</p>",
        "<p>The café, naïve – «voilà» £3 ½ ¿qué? à la carte</p>",
        "<p>“Was it the café”</p>",
        "<p>“<em>à</em>”</p>",
        "<p>«Café»</p>",
    ],
)
def test_a_stretch_of_windows_1252_inside_utf_8_is_read_as_what_it_is(pasted: str) -> None:
    """Above, below and within lines of UTF-8."""
    for before, after in (("", SOUND * 3), (SOUND * 3, ""), (SOUND, SOUND * 2)):
        data = before.encode() + pasted.encode("cp1252") + b"\n" + after.encode()
        assert decode(data).utf8.decode() == f"{before}{pasted}\n{after}"
    inside = SOUND[:-5].encode() + b" \x93it\x92s caf\xe9\x94 " + SOUND.encode()
    assert decode(inside).utf8.decode() == SOUND[:-5] + " “it’s café” " + SOUND


def test_half_of_one_and_half_of_the_other_are_both_read() -> None:
    line = "“It’s the keeper’s ledger,” she said – “naïve…”\n"
    for first, second in (("utf-8", "cp1252"), ("cp1252", "utf-8")):
        for share in (1, 5, 30):
            data = (line * share).encode(first) + (line * 6).encode(second)
            assert decode(data).utf8.decode() == line * (share + 6)


@pytest.mark.parametrize(("codec", "line"), [("cp1251", "<p>Маяк горел всю ночь, и никто не знал, почему.</p>\n")])
def test_paragraphs_of_another_script_inside_utf_8_are_read_too(codec: str, line: str) -> None:
    data = SOUND.encode() * 8 + line.encode(codec) * 3 + SOUND.encode() * 8
    assert decode(data).utf8.decode() == SOUND * 8 + line * 3 + SOUND * 8


def test_a_guess_that_reads_the_same_as_cp1252_is_cp1252() -> None:
    text = "“Nobody’s been up here,” she said – “not since the bell was hung…” And that was all. " * 20
    found = decode(text.encode("cp1250"))
    assert (found.encoding, found.utf8.decode()) == ("cp1252", text)


@pytest.mark.parametrize("codec", ["cp1252", "cp1251", "gb18030", "cp932", "euc-kr", "big5hkscs", "koi8-r"])
def test_sound_text_in_one_old_encoding_is_not_taken_for_a_mixture(codec: str) -> None:
    texts = {
        "cp1252": "<p>L’été à Québec, où l’œuvre «CAFÉ» déjà – “naïve”. À bientôt, garçon!</p>",
        "cp1251": "<p>Маяк горел всю ночь; «Ёлка» – и НИКТО не знал, почему объезд</p>",
        "gb18030": "<p>灯塔的守护者在海边走了很久很久，“谁点的灯？”她问道。</p>",
        "cp932": "<p>灯台の守り人は「海」を見ていた。カタカナとひらがな。</p>",
        "euc-kr": "<p>등대지기는 바다를 오래 걸었다. “누가 불을 켰지?”</p>",
        "big5hkscs": "<p>燈塔的守護者在海邊走了很久很久，「誰點的燈？」</p>",
        "koi8-r": "<p>Маяк горел всю ночь, и НИКТО не знал, почему</p>",
    }
    text = texts[codec] * 20
    decoded = decode(text.encode(codec))
    assert decoded.encoding != MIXED
    declared = (
        f'<meta charset="{codec.removesuffix("hkscs").replace("cp125", "windows-125").replace("cp932", "sjis")}">'
    )
    assert decode((declared + text).encode(codec)).utf8.decode() == declared + text


def test_a_letter_that_lost_a_byte_stays_lost() -> None:
    cut = "“The lamp”".encode()
    data = SOUND.encode() + cut[:2] + cut[3:] + b"\n" + SOUND.encode()
    assert decode(data).utf8.decode() == f"{SOUND}\ufffdThe lamp”\n{SOUND}"


def test_codecs_that_are_no_encodings_are_never_used() -> None:
    for name in ("utf-7", "punycode", "unicode_escape", "zlib_codec", "idna", "undefined"):
        data = f'<meta charset="{name}">+AGE- \\u0041 '.encode() + "é".encode("cp1252")
        assert decode(data).utf8.decode().startswith(f'<meta charset="{name}">+AGE- \\u0041 ')


def test_control_characters_go_and_breaks_become_spaces() -> None:
    assert decode(b"a\x00b\x01c\x7fd\x0be\x0cf\tg\nh\ri").utf8 == b"abcd e f\tg\nh\ri"


@given(st.binary(max_size=500))
def test_it_never_raises_and_always_gives_utf_8(data: bytes) -> None:
    text = decode(data).utf8.decode("utf-8")
    assert "\x00" not in text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=200))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    data = b"<p>" + text.encode() + b"</p>"
    assert decode(data).utf8 == data
