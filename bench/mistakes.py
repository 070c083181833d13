"""`script/bench mistakes`: how often the rules about tags are right, on mistakes that were put in on purpose.

    script/bench mistakes [WORKS] [--part held|seen] [--fandoms TABLE] [--write]

WORKS is a table of works' tags (see bench/tagged.py); without one, works are drawn with such a table's shape. The rules
know the names of six works in ten; they were made with two of ten in sight, and are measured on the last two. --fandoms
is AO3's table of tags as CSV, of which the canonical fandoms are taken for what a fandom's name looks like. --write
stores the precision of each rule where the rules read it.
"""

import argparse
import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import injuries, tagged
from bench.machines import table
from fanlight.tags.mistakes import measured, shapes
from fanlight.tags.mistakes.checks import every
from fanlight.tags.mistakes.lexicon import Lexicon
from fanlight.tags.mistakes.values import Action, Proposal, Tagged

DRAWN = 3_000
"""Works that are drawn where no table is given."""

UNASKED_IS_WRONG = frozenset({"R7", "R8", "R9", "R12"})
"""Rules of which whatever they say of a work as it is counts as wrong; the others' may well be right, nobody knows."""


@dataclass
class Score:
    """Proposals about what was injured: `right`, `wrong`; `missed` where nothing was said."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was said that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of what was injured that was found."""
        return self.right / max(self.right + self.wrong + self.missed, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("works", nargs="?", type=Path)
    parser.add_argument("--part", choices=("held", "seen"), default="held")
    parser.add_argument("--fandoms", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--examples", type=int, default=0, help="of what went wrong, of each sort")
    asked = parser.parse_args()
    works = tagged.read(asked.works) if asked.works else tagged.draw(DRAWN, asked.seed)
    report = measure(works, asked.part, asked.seed)
    sys.stdout.write(report.page(asked.examples))
    if asked.fandoms:
        sys.stdout.write(_shapes(_fandoms(asked.fandoms)))
    if asked.write:
        _write(report.precisions())


@dataclass
class Report:
    """What was measured: by injury, by rule, and what is said of works as they are."""

    part: str
    works: int
    tags: int
    milliseconds: float
    scores: dict[str, Score]
    rules: dict[str, Score]
    unasked: Counter[str]
    alarms: int

    def precisions(self) -> dict[str, float | None]:
        """Give each rule's precision; None where nothing was injured for it."""
        found: dict[str, float | None] = dict.fromkeys(measured.PRECISION)
        for rule, score in self.rules.items():
            if score.right + score.wrong:
                wrong = score.wrong + (self.unasked[rule] if rule in UNASKED_IS_WRONG else 0)
                found[rule] = round(score.right / (score.right + wrong), 4)
        return found

    def page(self, examples: int = 0) -> str:
        """Give the tables."""
        rows = [
            (name, s.right + s.wrong + s.missed, f"{s.precision:.4f}", f"{s.recall:.4f}")
            for name, s in self.scores.items()
        ]
        title = f"Mistakes put into {self.works:,} works ({self.part}), {self.milliseconds:.2f} ms a work"
        text = table(title, ("what was done", "times", "precision", "recall"), rows)
        share = 100 * self.alarms / max(self.tags, 1)
        text += (
            f"\nOf {self.tags:,} tags as they are, {self.alarms} are said to be in the wrong field: {share:.2f} %.\n\n"
        )
        said = [
            (rule, "-" if precision is None else f"{precision:.4f}", f"{1000 * self.unasked[rule] / self.works:.0f}")
            for rule, precision in self.precisions().items()
        ]
        text += table("Rules", ("rule", "precision", "said of 1,000 works as they are"), said)
        for name, score in self.scores.items() if examples else ():
            text += f"\n{name}:\n" + "".join(f"  {example}\n" for example in score.examples[:examples])
        return text


def measure(works: Sequence[Tagged], part: str, seed: int) -> Report:
    """Put each sort of mistake into each work that it can be put into, once."""
    known, looked_at = tagged.learn(tagged.part(works, "known")), tagged.part(works, part)
    started = time.process_time()
    clean = [list(every(work, known)) for work in looked_at]
    milliseconds = 1000 * (time.process_time() - started) / max(len(looked_at), 1)
    scores, rules = {name: Score() for name, _ in injuries.every()}, {rule: Score() for rule in measured.PRECISION}
    for name, injure in injuries.every():
        dice = random.Random(f"{seed} {name}")
        for work, before in zip(looked_at, clean, strict=True):
            if injury := injure(dice, work, known):
                _score(injury, before, known, scores[name], rules)
    said = [proposal for proposals in clean for proposal in proposals]
    return Report(
        part=part, works=len(looked_at), tags=sum(len(_fields(work)) for work in looked_at), milliseconds=milliseconds,
        scores=scores, rules=rules, unasked=Counter(proposal.rule for proposal in said),
        alarms=sum(proposal.action is Action.RETYPE and proposal.rule == "R7" for proposal in said),
    )  # fmt: skip


def _fields(work: Tagged) -> list[str]:
    return [word.name for word in work.words if word.kind in ("fandom", "relationship", "character", "freeform")]


def _score(
    injury: injuries.Injury, before: Iterable[Proposal], known: Lexicon, score: Score, rules: dict[str, Score]
) -> None:
    """Count what is new: what was said of the work before has nothing to do with the injury."""
    old = {(proposal.rule, proposal.about, proposal.repair) for proposal in before}
    new = [p for p in every(injury.work, known) if (p.rule, p.about, p.repair) not in old and p.rule in injury.rules]
    new = [p for p in new if p.repair]
    as_good = [proposal.repair.adds for proposal in before if proposal.about == injury.was]
    right = [p for p in new if injury.is_right(p) or p.repair.adds in as_good]
    for proposal in new:
        rules[proposal.rule].right += proposal in right
        rules[proposal.rule].wrong += proposal not in right
    score.right += bool(right)
    score.wrong += len(new) - len(right)
    score.missed += not new
    if len(new) > len(right) or not new:
        said = "; ".join(f"{p.rule} {[w.name for w in p.repair.adds]}" for p in new) or "nothing"
        score.examples.append(f"{injury.word.kind} “{injury.word.name}”: {said}")


def _fandoms(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row[2] for row in csv.reader(lines, skipinitialspace=True) if len(row) > 3 and row[3] == "True"]


def _shapes(fandoms: Sequence[str]) -> str:
    lexicon = Lexicon(())
    found = sum(bool(list(shapes.find(Tagged({"freeform": (name,)}), lexicon))) for name in fandoms)
    share = f"{found / max(len(fandoms), 1):.3f}"
    return table("Canonical fandoms that are told by their shape alone", ("fandoms", "told"), [(len(fandoms), share)])


def _write(precisions: dict[str, float | None]) -> None:
    path = Path(measured.__file__)
    text = path.read_text(encoding="utf-8")
    start, end = text.index("= {") + 2, text.index("}\n") + 1
    lines = "".join(f'    "{rule}": {precision},\n' for rule, precision in precisions.items())
    path.write_text(f"{text[:start]}{{\n{lines}}}{text[end:]}", encoding="utf-8")


if __name__ == "__main__":
    main()
