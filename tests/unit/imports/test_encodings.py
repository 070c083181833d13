"""Every encoding that a file may have, say or lie about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.imports.encodings import decode

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
