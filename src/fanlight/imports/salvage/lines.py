"""What a line end means in a text: a paragraph's end, nothing at all, or no more than a line break."""

from itertools import pairwise

from fanlight.imports.salvage.values import Decision

_SAMPLE = 200_000


def judge_lines(text: str) -> Decision | None:
    """Say whether each line is a paragraph, or lines were wrapped at a width; None when blank lines part paragraphs."""
    lines = [line.strip() for line in text[:_SAMPLE].split("\n")]
    singles = [a for a, b in pairwise(lines) if a and b]
    doubles = sum(1 for a, b in pairwise(lines) if a and not b)
    if len(singles) < 3:
        return None
    wide = [line for line in singles if 50 <= len(line) <= 90]
    ending = sum(1 for line in wide if line[-1] in '.!?…"”')
    if len(wide) >= 0.6 * len(singles) and ending < 0.5 * len(wide):
        said = "Lines of one width end in the middle of sentences: they were wrapped, and are joined again."
        return Decision(0, "lines", "likely", "wrapped-lines", said, value="wrapped")
    if doubles <= len(singles) / 3 and sum(map(len, singles)) > 60 * len(singles):
        said = "Hardly any blank lines part the lines: each line was taken as a paragraph."
        return Decision(0, "lines", "likely", "line-is-paragraph", said, value="paragraphs")
    return None
