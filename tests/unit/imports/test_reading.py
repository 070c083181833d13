"""What is said of a work whichever format read it."""

import pytest

from fanlight.exports.editions import Edition
from fanlight.exports.making import FORMATS
from fanlight.imports.files import SourceFile
from fanlight.imports.reading import read
from fanlight.works.manuscript import Chapter, Finding
from tests.factories import manuscript
from tests.samples import write, write_books

SOUND = "<p>“The keeper’s ledger,” she said – «CAFÉ», AMANHÃ”, naïve…</p>"
WRONG = SOUND.encode().decode("cp1252", errors="ignore")


def findings(data: bytes) -> list[Finding]:
    parsed = read(SourceFile("a", data)).parsed
    assert parsed is not None
    return [finding for finding in parsed.manuscript.findings if finding.rule == "looks-wrongly-decoded"]


def test_a_work_that_looks_wrongly_decoded_says_so_once_and_is_left_as_it_came() -> None:
    told = (Chapter(1, text=SOUND), Chapter(2, text=WRONG), Chapter(3, text=WRONG))
    for data in (write.ao3_html(manuscript(chapters=told)), write_books.plain_epub(manuscript(chapters=told))):
        found = findings(data)
        assert [(finding.at, finding.certainty) for finding in found] == [("chapters[1].text", "likely")]
        assert found[0].said.startswith("This looks wrongly decoded, and was left as it came. “â€œ” is “")
        parsed = read(SourceFile("a", data)).parsed
        assert parsed is not None
        assert "â€œ" in parsed.manuscript.chapters[1].text


@pytest.mark.parametrize("name", ["json", "epub", "html"])
def test_what_was_said_is_not_said_again_when_the_work_comes_back(name: str) -> None:
    parsed = read(
        SourceFile("a", write.ao3_html(manuscript(summary="<p>Fog.</p>", chapters=(Chapter(1, text=WRONG),))))
    )
    assert parsed.parsed is not None
    work = parsed.parsed.manuscript
    for _ in range(2):
        again = read(SourceFile("a", FORMATS[name].make(Edition(work)).data)).parsed
        assert again is not None
        assert again.manuscript.findings == work.findings
        work = again.manuscript


def test_a_sound_work_says_nothing() -> None:
    assert findings(write.ao3_html(manuscript(chapters=(Chapter(1, text=SOUND),)))) == []
    assert findings(write.ao3_html(manuscript(title="cafÃ©"))) == []  # alone, it is only likely


def test_a_title_and_a_summary_are_looked_at_too() -> None:
    assert [f.at for f in findings(write.ao3_html(manuscript(summary=WRONG)))] == ["summary"]
