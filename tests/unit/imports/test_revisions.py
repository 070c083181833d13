"""What a report says of an update."""

import pytest

from fanlight.imports.revisions import changes_of, say_numbers, say_revision
from fanlight.works.actions.revisions import Revision


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""),
        ([3], "3"),
        ([5, 3], "3 and 5"),
        ([1, 2], "1 and 2"),
        ([3, 4, 5, 9], "3 to 5 and 9"),
        ([1, 3, 5], "1, 3 and 5"),
    ],
)
def test_numbers_as_people_write_them(numbers: list[int], said: str) -> None:
    assert say_numbers(numbers) == said


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        (Revision(new=(5,)), "1 new chapter (5)."),
        (
            Revision(new=(8, 9), changed=(3,), gone=(5,), tags=True),
            "2 new chapters (8 and 9); 1 changed chapter (3), the older text is kept; "
            "1 chapter removed at the source (5), kept here; changed tags.",
        ),
        (Revision(returned=(2,)), "1 chapter at the source again (2)."),
        (Revision(about=True), "Changes in what is said of the work."),
        (Revision(), ""),
    ],
)
def test_a_revision_in_a_sentence(revision: Revision, said: str) -> None:
    assert say_revision(revision) == said


def test_changes_are_named_as_in_the_json() -> None:
    assert changes_of(Revision(new=(2,), gone=(1,))) == {
        "new_chapters": [2],
        "changed_chapters": [],
        "kept_removed": [1],
        "returned": [],
        "also": [],
    }
    assert changes_of(Revision(returned=(3,), tags=True, about=True)) == {
        "new_chapters": [],
        "changed_chapters": [],
        "kept_removed": [],
        "returned": [3],
        "also": ["tags", "about"],
    }
