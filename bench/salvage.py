"""`script/bench salvage`: bare texts whose truth is known, cut by salvage: how much of it is found, and how fast.

script/bench salvage [--texts 400] [--seed 1] [--runs 3] [--misses 0] [--only flattened|hands|held-out|speed]

The texts are of three sets: works flattened by a generator, texts of many hands that rules were made better on, and
texts of hands held out, on which they were not.
"""

import argparse
import random
import statistics
import sys
import time
from collections import Counter, defaultdict

from tests.samples.flattened import Flattened, flattened
from tests.samples.hands import all_hands
from tests.samples.hostile_texts import HOSTILE
from tests.samples.stories import long_story

from bench.machines import describe, table
from fanlight.imports.salvage import Decision, Salvaged, salvage, to_manuscript
from fanlight.kernel.html import plain
from fanlight.works.manuscript import Kind

KINDS = {
    "chapter": "chapter boundaries",
    "notes": "notes begin",
    "text": "notes or summary end",
    "end notes": "end notes begin",
    "summary": "summary begins",
    "scene break": "scene breaks",
    "paragraph": "paragraphs restored",
    "tag": "mis-typed tags",
    "planned": "planned total",
    "series": "series",
}
SETS = {
    "flattened": "flattened texts",
    "hands": "texts of many hands",
    "held-out": "texts of hands held out",
}
TAG_FIELDS: dict[str, Kind] = {
    "fandom": "fandom",
    "pairing": "relationship",
    "characters": "character",
    "rating": "rating",
    "genre": "freeform",
    "warnings": "warning",
}
CERTAINTIES = ("certain", "likely", "uncertain")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--misses", type=int, default=0, help="show so many mistakes, with what stands there")
    parser.add_argument("--only", choices=[*SETS, "speed"], help="show one set of texts, or how fast it is")
    parser.add_argument("--hand", default="", help="only the hands whose name holds this")
    asked = parser.parse_args()
    for name in [asked.only] if asked.only else SETS:
        if name != "speed":
            _score(name, asked)
    if asked.only in (None, "speed"):
        _speed(asked.runs)
        _hostile()


def _score(name: str, asked: argparse.Namespace) -> None:
    if name == "flattened":
        samples = [flattened(asked.seed * 100_000 + number) for number in range(asked.texts)]
    else:
        hands = [hand for hand in all_hands() if hand.held_out == (name == "held-out") and asked.hand in hand.name]
        samples = [text for hand in hands for text in hand.texts()]
    scores = Scores(asked.misses)
    for sample in samples:
        scores.take(sample, salvage(sample.text, name=f"text-{sample.seed}.txt"))
    scores.show(f"{len(samples)} {SETS[name]}", hands=name != "flattened")


class Scores:
    """Right, wrong and missed, by kind and by certainty."""

    def __init__(self, misses: int) -> None:
        self.right: Counter[tuple[str, str]] = Counter()
        self.wrong: Counter[tuple[str, str]] = Counter()
        self.missed: Counter[str] = Counter()
        self.shapes: dict[str, Counter[str]] = defaultdict(Counter)
        self.to_show = misses

    def take(self, truth: Flattened, cut: Salvaged) -> None:
        """Compare one text's decisions with its truth, offsets moved to the first character that is no blank."""
        expected = _expected(truth)
        if not any(kind == "chapter" for kind, _ in truth.marks):  # one chapter, which nothing heads
            expected["chapter"] = {_first(cut.text, d.at) for d in cut.decisions if d.rule == "no-heading"}
        found: dict[str, set[object]] = defaultdict(set)
        for decision in cut.decisions:
            key = _key(truth, decision)
            if key is None or key in found[decision.kind]:
                continue
            found[decision.kind].add(key)
            hit = key in expected[decision.kind]
            (self.right if hit else self.wrong)[decision.kind, decision.certainty] += 1
            if decision.kind == "chapter":
                self.shapes[truth.shape]["right" if hit else "wrong"] += 1
            if not hit:
                self._show("wrong", truth, decision.kind, decision.at, f"{decision.certainty} {decision.rule}")
        for kind in KINDS:
            for key in expected[kind] - found[kind]:
                self.missed[kind] += 1
                if kind == "chapter":
                    self.shapes[truth.shape]["missed"] += 1
                self._show("missed", truth, kind, key if isinstance(key, int) else 0, "")
        manuscript = to_manuscript(cut)
        given = Counter[tuple[str, str]]((tag.kind, tag.name) for tag in manuscript.tags)
        true = Counter[tuple[str, str]](truth.tags)
        true.update((TAG_FIELDS[name], value) for name, value in truth.details if name in TAG_FIELDS)
        self._count("tags", given, true, truth)
        details = Counter[tuple[str, str]](("author", creator.name) for creator in manuscript.creators)
        details.update([("title", manuscript.title)] if manuscript.title != f"text-{truth.seed}" else [])
        details.update([("language", "English")] if manuscript.language == "en" else [])
        true = Counter[tuple[str, str]](one for one in truth.details if one[0] in ("author", "title", "language"))
        summaries = [value for name, value in truth.details if name == "summary"]
        details.update([("summary", plain(manuscript.summary))] if manuscript.summary and summaries else [])
        true.update(("summary", value) for value in summaries)
        self._count("details", details, true, truth)

    def _count(
        self, kind: str, given: Counter[tuple[str, str]], true: Counter[tuple[str, str]], truth: Flattened
    ) -> None:
        self.right[kind, "all"] += (given & true).total()
        self.wrong[kind, "all"] += (given - true).total()
        self.missed[kind] += (true - given).total()
        if given != true:
            self._show("wrong", truth, kind, 0, f"{given - true} {true - given}")

    def _show(self, what: str, truth: Flattened, kind: str, at: int, said: str) -> None:
        if self.to_show > 0:
            self.to_show -= 1
            around = truth.text[max(0, at - 50) : at], truth.text[at : at + 60]
            sys.stdout.write(f"{what} {kind} in {truth.seed} ({truth.shape}) {said}: {around[0]!r} | {around[1]!r}\n")

    def show(self, texts: str, *, hands: bool) -> None:
        """Print the tables; hands are too many for a row each, so only those with mistakes are named."""
        rows = []
        for kind, label in [*KINDS.items(), ("tags", "tags given"), ("details", "title, author, summary")]:
            right = sum(n for (k, _), n in self.right.items() if k == kind)
            wrong = sum(n for (k, _), n in self.wrong.items() if k == kind)
            precision, recall = _share(right, right + wrong), _share(right, right + self.missed[kind])
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            apart = [
                f"{self.right[kind, c]} of {n}" if (n := self.right[kind, c] + self.wrong[kind, c]) else "-"
                for c in CERTAINTIES
            ]
            goal = "F1 ≥ 0.97" if kind == "chapter" else ""
            rows.append(
                (label, right + self.missed[kind], f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", *apart, goal)
            )
        header = (
            "what",
            "true",
            "precision",
            "recall",
            "F1",
            "certain right",
            "likely right",
            "uncertain right",
            "goal",
        )
        sys.stdout.write(table(f"Salvage of {texts}", header, rows))
        rows = []
        for certainty in CERTAINTIES:
            right = sum(n for (_, c), n in self.right.items() if c == certainty)
            wrong = sum(n for (_, c), n in self.wrong.items() if c == certainty)
            goal = "≥ 99.5 %" if certainty == "certain" else ""
            rows.append((certainty, right + wrong, f"{100 * _share(right, right + wrong):.2f} %", goal))
        sys.stdout.write("\n" + table("Decisions by what they are called", ("called", "made", "right", "goal"), rows))
        rows = []
        for shape, counts in sorted(self.shapes.items()):
            if not hands or counts["wrong"] or counts["missed"]:
                rows.append((shape, counts["right"], counts["wrong"], counts["missed"]))
        title = "Hands with mistakes in their chapters" if hands else "Chapters by layout and heading"
        sys.stdout.write("\n" + table(title, ("shape", "right", "wrong", "missed"), rows) + "\n")


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _expected(truth: Flattened) -> dict[str, set[object]]:
    expected: dict[str, set[object]] = defaultdict(set)
    for kind, at in truth.marks:
        expected["text" if kind == "notes end" else kind].add(_first(truth.text, at))
    expected["tag"] = set(truth.mistyped)
    expected["planned"] = set(truth.planned)
    expected["series"] = {f"{place:g}: {title}" for place, title in truth.series}
    return expected


def _key(truth: Flattened, decision: Decision) -> object | None:
    if decision.kind == "tag":
        return truth.text[decision.at : decision.end]
    if decision.kind in ("planned", "series"):
        return decision.value
    return _first(truth.text, decision.at) if decision.kind in KINDS else None


def _first(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _speed(runs: int) -> None:
    rows = []
    for label, make in (("one line", " "), ("lines kept", "\n\n")):
        for size in (100_000, 1_000_000, 10_000_000):
            text = _long(size, make)
            cutting, making = [], []
            for _ in range(runs):
                started = time.process_time()
                cut = salvage(text, name="long.txt")
                cutting.append(time.process_time() - started)
                started = time.process_time()
                to_manuscript(cut)
                making.append(time.process_time() - started)
            took, made = statistics.median(cutting), statistics.median(making)
            goal = "300" if size == 1_000_000 else ""
            rate = f"{took * 1e9 / size:.0f}"
            rows.append((f"{label}, {size:,} characters", f"{took * 1e3:.0f}", f"{made * 1e3:.0f}", rate, goal))
    header = ("text", "salvage, ms", "to_manuscript, ms", "salvage, ns a character", "goal, ms")
    sys.stdout.write("\n" + table("Speed, one core (medians of processor time)", header, rows))


def _hostile() -> None:
    """Texts built to be slow: a text four times as long takes about four times as long."""
    rows = []
    for name, piece in HOSTILE.items():
        took = [_seconds(piece * (size // len(piece))) for size in (100_000, 400_000)]
        rows.append((name, f"{took[0] * 1e3:.0f}", f"{took[1] * 1e3:.0f}", f"{took[1] / took[0]:.1f}"))
    header = ("text of nothing but", "100 kB, ms", "400 kB, ms", "growth, 4 is linear")
    sys.stdout.write("\n" + table("Texts built to be slow", header, rows))


def _seconds(text: str) -> float:
    started = time.process_time()
    to_manuscript(salvage(f"Chapter 1\n\n{text}x", name="hostile.txt"))
    return time.process_time() - started


def _long(size: int, gap: str) -> str:
    parts: list[str] = []
    length, number = 0, 0
    chance = random.Random(1)
    while length < size:
        for chapter in long_story(words=60_000, chapters=20, seed=chance.randrange(10**6)).chapters:
            number += 1
            words = [f"Chapter {number}", *(plain(p) for p in chapter.text.split("\n"))]
            parts += words
            length += sum(map(len, words)) + len(gap) * len(words)
            if length >= size:
                break
    return gap.join(parts)[:size]


if __name__ == "__main__":
    sys.stderr.write(f"{describe()}\n")
    main()
