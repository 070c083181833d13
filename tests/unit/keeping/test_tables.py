"""Lines of rows, as the database would have put them together."""

import json
import sqlite3
from pathlib import Path

import pytest
from django.apps import apps

from fanlight.keeping.files import holds
from fanlight.keeping.lines import with_texts
from fanlight.keeping.tables import tables_of

TEXTS = [
    None,
    "",
    '<p>The lamp was lit.</p>\n<p class="fog">“You never asked,” he said — 🐚</p>\r\n\t\\',
    *(f"a{chr(number)}b" for number in (*range(1, 0x20), 0x7F, 0x80, 0x2028, 0xFFFD)),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_escaped_as_sqlite_does_it(text: str | None) -> None:
    connection = sqlite3.connect(":memory:")
    (line,) = connection.execute("SELECT json_array(1, ?)", [text]).fetchone()
    connection.close()
    row = (b"[1]", None if text is None else text.encode())
    assert with_texts([row]) == line.encode() + b"\n"
    assert with_texts([(b"[0]", b"fog"), row, (b"[2]", None)]) == b'[0,"fog"]\n%b\n[2,null]\n' % line.encode()
    assert json.loads(line) == [1, text]


def test_texts_of_chapters_come_last() -> None:
    """Elsewhere they are right as well, and take more than twice as long."""
    settled = [table for table in tables_of(apps) if table.settled]
    assert [table.columns[-1].name for table in settled] == ["text"]


@pytest.mark.parametrize(("data", "at", "is_it"), [(b"lampfog", 0, True), (b"fog", 4, True), (b"fox", 4, False),
                         (b"lamp", 0, False), (b"fogs", 4, False), (b"", 0, False), (b"", 7, True)])  # fmt: skip
def test_what_was_written_is_read_again(tmp_path: Path, data: bytes, at: int, is_it: bool) -> None:
    (tmp_path / "file").write_bytes(b"lampfog")
    with (tmp_path / "file").open("rb", buffering=0) as file:
        file.seek(3)
        assert holds(file.fileno(), data, at=at) is is_it
