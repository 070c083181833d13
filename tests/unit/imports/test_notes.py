"""Notes on a story fill in what its own file cannot say, whichever of the two comes first."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from fanlight.accounts.viewers import OPERATOR
from fanlight.imports import reports, tasks
from fanlight.imports.actions import jobs
from fanlight.imports.models import ImportJob
from fanlight.works.manuscript import Chapter, Creator, Manuscript, Source, Tag
from fanlight.works.models import Original, TagChange, Work
from fanlight.works.selectors.manuscripts import get_manuscript
from tests.factories import manuscript
from tests.samples import write as ao3
from tests.samples.write_fanficfare import fanficfare_txt
from tests.samples.write_notes import notes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("library")]
Write = Callable[[str, bytes], Path]

AO3 = "https://archiveofourown.org"
WORK = manuscript(
    title="The Keeper's Ledger",
    creators=(Creator("marrow", "marrow", f"{AO3}/users/marrow/pseuds/marrow"),),
    source=Source("archiveofourown.org", "2000", f"{AO3}/works/2000"),
    tags=(
        Tag("rating", "General Audiences"),
        Tag("fandom", "The Lamp at World's End"),
        Tag("freeform", "Bread, and How to Bake It"),
        Tag("freeform", "Slow Burn"),
        Tag("freeform", "Zest, Or Not"),
    ),
    chapters=tuple(
        Chapter(n, text=f"<p>The lamp was lit, {n} times over, and then the fog came.</p>") for n in (1, 2, 3)
    ),
)


def run(*paths: Path) -> ImportJob:
    job = jobs.begin_paths(by=OPERATOR, origin="a test", paths=paths, claimed=True)
    tasks.run(job)
    return job


def here() -> Manuscript:
    return get_manuscript(OPERATOR, key=Work.objects.get().key)


@pytest.mark.parametrize("batch", [1, 32])
@pytest.mark.parametrize("notes_first", [True, False])
def test_notes_beside_a_text_tell_its_tags_apart(
    write: Write, monkeypatch: pytest.MonkeyPatch, notes_first: bool, batch: int
) -> None:
    monkeypatch.setattr(tasks, "BATCH_FILES", batch)
    text, beside = write("a.txt", fanficfare_txt(WORK)), write("a.txt.json", notes(WORK))
    job = run(*((beside, text) if notes_first else (text, beside)))
    assert dict(job.files.values_list("name", "outcome")) == {"a.txt": "imported", "a.txt.json": "updated"}
    found = here()
    assert set(found.tags) == set(WORK.tags)
    assert "tags-split-guess" not in {finding.rule for finding in found.findings}
    assert [chapter.text for chapter in found.chapters] == [chapter.text for chapter in WORK.chapters]
    assert set(Original.objects.values_list("format", flat=True)) == {"fanficfare-txt", "fanficfare-json"}
    assert TagChange.objects.count() == 2
    assert (job.works_in, job.files_done) == (1, 2)


def test_notes_in_a_later_zip_than_the_story_and_the_story_in_a_later_zip(write: Write) -> None:
    def packed(name: str, data: bytes) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, data)
        return buffer.getvalue()

    job = run(write("1.zip", packed("a.json", notes(WORK))), write("2.zip", packed("a.txt", fanficfare_txt(WORK))))
    assert sorted(job.files.values_list("outcome", flat=True)) == ["imported", "opened", "opened", "updated"]


def test_notes_on_no_story_say_which_it_is_and_what_to_do(write: Write) -> None:
    job = run(write("a.json", notes(WORK)))
    file = job.files.get()
    assert (file.outcome, file.said) == (
        "skipped",
        "These are FanFicFare’s notes on “The Keeper's Ledger” by marrow (https://archiveofourown.org/works/2000), "
        "which is not here. Bring the story’s own file, and these with it.",
    )
    assert not Work.objects.exists()
    assert not Original.objects.exists()


def test_notes_of_the_same_date_change_nothing_that_is_said_and_are_kept(write: Write) -> None:
    run(write("a.html", ao3.ao3_html(WORK)))
    before = here()
    job = run(write("a.json", notes(WORK)), write("b.json", notes(WORK)))
    assert list(job.files.order_by("number").values_list("outcome", flat=True)) == ["same-source", "duplicate"]
    assert here() == before
    assert Original.objects.filter(format="fanficfare-json").count() == 1


def test_newer_notes_bring_tags_and_never_make_the_text_newer_or_shorter(write: Write) -> None:
    run(write("a.html", ao3.ao3_html(WORK)))
    newer = replace(WORK, updated="2024-01-01", tags=(*WORK.tags, Tag("freeform", "Fog")), chapters=WORK.chapters * 2)
    assert list(run(write("a.json", notes(newer))).files.values_list("outcome", flat=True)) == ["updated"]
    found = here()
    assert Tag("freeform", "Fog") in found.tags
    assert (found.updated, len(found.chapters)) == (WORK.updated, 3)
    assert not Work.objects.get().chapters.exclude(gone_at=None).exists()
    told = replace(WORK, updated="2024-01-01", chapters=(*WORK.chapters, Chapter(4, text="<p>And it went out.</p>")))
    run(write("b.html", ao3.ao3_html(told)))
    assert len(here().chapters) == 4


def test_a_preview_says_what_will_become_of_notes(write: Write) -> None:
    story, beside = write("a.txt", fanficfare_txt(WORK)), write("a.json", notes(WORK))
    assert [line.outcome for line in reports.lines_of_verdicts(tasks.preview([beside, story]))] == [
        "same-source",
        "imported",
    ]
    assert [line.outcome for line in reports.lines_of_verdicts(tasks.preview([beside]))] == ["skipped"]
    run(story)
    assert [line.outcome for line in reports.lines_of_verdicts(tasks.preview([beside]))] == ["same-source"]


def test_refused_tags_are_refused_in_notes_too(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.FANLIGHT_REFUSE", ["freeform:Slow Burn"])
    assert run(write("a.json", notes(WORK))).files.get().outcome == "refused"
