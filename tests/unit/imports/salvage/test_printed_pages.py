"""Numbers and heads of printed pages: told from a story's own numbers, and taken out only when somebody asks."""

from collections.abc import Callable

import pytest

from fanlight.imports.salvage import Draft, Salvaged, salvage, steps, to_manuscript

PAGE = "The keeper went up with the lamp and looked at the sea for an hour. " * 6


def book(
    mark: Callable[[int], str], pages: int = 8, *, ends: str = "He saw the fog that", begins: str = "came in."
) -> str:
    """A text of pages, each of which ends within a sentence, with a mark between two."""
    return "".join(f"{PAGE}{ends}\n\n{mark(number)}\n\n{begins} " for number in range(11, 11 + pages)) + "It rained.\n"


def found(text: str) -> list[tuple[str, str]]:
    cut = salvage(text, name="a.txt")
    return [
        (d.rule, cut.text[d.at : d.end].strip()) for d in cut.decisions if d.rule in ("page-number", "running-head")
    ]


def tidied(cut: Salvaged) -> str:
    on = steps.apply(Draft(cut), steps.SwitchAll("tidy", on=True)).salvaged
    return to_manuscript(on).chapters[0].text


@pytest.mark.parametrize(
    ("mark", "rule"),
    [
        (str, "page-number"),
        (lambda n: f"- {n} -", "page-number"),
        (lambda n: f"[{n}]", "page-number"),
        (lambda n: f"Page {n} of 300", "page-number"),
        (lambda n: f"Fog Signals   {n}", "running-head"),
        (lambda n: f"{n}\n\n{'FOG SIGNALS' if n % 2 else 'Ada Marrow'}", "running-head"),
        (lambda n: f"Fog Signals\n{n}", "running-head"),
    ],
)
def test_what_stands_between_two_pages_is_offered_and_off(mark: Callable[[int], str], rule: str) -> None:
    text = book(mark)
    cut = salvage(text, name="a.txt")
    assert found(text) == [(rule, mark(number)) for number in range(11, 19)]
    offered = [d for d in cut.decisions if d.rule == rule]
    assert {(d.on, d.certainty, d.is_open) for d in offered} == {(False, "likely", False)}
    assert mark(11).split()[-1] in to_manuscript(cut).chapters[0].text
    assert tidied(cut) == f"<p>{(PAGE + 'He saw the fog that came in. ') * 8}It rained.</p>"
    assert {f.rule for f in to_manuscript(cut).findings} >= {rule}


def test_one_page_s_number_is_taken_out_by_itself() -> None:
    cut = salvage(book(str), name="a.txt")
    first = next(d for d in cut.decisions if d.rule == "page-number")
    on = steps.apply(Draft(cut), steps.Switch(first.at, "tidy", on=True)).salvaged
    text = to_manuscript(on).chapters[0].text
    assert "the fog that came in." in text
    assert "<p>12</p>" in text


def test_between_two_paragraphs_a_number_leaves_two() -> None:
    pages = book(str) + book(lambda n: str(n + 8), 1, ends="It was calm.", begins="Nobody came.")
    assert "It was calm.</p>\n<p>Nobody came." in tidied(salvage(pages, name="a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        book(str, ends="It was calm.", begins="Nobody came."),  # sections of a story
        book(str, pages=3),
        book(lambda _: "12"),
        "\n".join(str(number) for number in range(1, 2_000)),
        "\n\n".join(f"{number} lamps were lit." for number in range(1, 200)),
    ],
)
def test_a_story_s_own_numbers_are_none(text: str) -> None:
    assert found(text) == []
