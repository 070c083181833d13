"""Lines of rows, as the database would have put them together."""

import json
import sqlite3
from pathlib import Path

import pytest
from django.apps import apps

from fanlight.keeping.files import holds
from fanlight.keeping.tables import tables_of, with_text

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
    assert with_text(b"[1]", None if text is None else text.encode()) == line.encode()
    assert json.loads(line) == [1, text]


def test_texts_of_chapters_come_last() -> None:
    """Elsewhere they are right as well, and take more than twice as long."""
    settled = [table for table in tables_of(apps) if table.settled]
    assert [table.columns[-1].name for table in settled] == ["text"]


@pytest.mark.parametrize(("parts", "is_it"), [([b"lamp", b"fog"], True), ([b"lamp", b"fox"], False), ([b"lamp"], False),
                                               ([b"lamp", b"fogs"], False), ([], False)])  # fmt: skip
def test_what_was_written_is_read_again(tmp_path: Path, parts: list[bytes], is_it: bool) -> None:
    (tmp_path / "file").write_bytes(b"lampfog")
    with (tmp_path / "file").open("rb", buffering=0) as file:
        file.seek(3)
        assert holds(file.fileno(), parts) is is_it
