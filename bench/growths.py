"""`script/bench growth`: the same questions of ever larger archives, as a table and a plot.

    script/bench growth [--works 10000 30000 100000 300000 1000000] [--plot docs/reference/search-growth.svg]

Each size is a process of its own (`script/bench search --bare`), its answers held to plain counting. Ten million works
want 20 GB and some ten minutes: add 3000000 10000000 for them.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from math import log10
from pathlib import Path

from bench.machines import describe, table

WORKS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
CUTS = {"p50": "#0b6e4f", "p90": "#b85c00", "p99": "#9b1d42"}
WIDTH, HEIGHT, EDGE = 640, 360, 56


def main() -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, nargs="+", default=WORKS)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    figures = [_measure(works, asked.queries) for works in sorted(asked.works)]
    rows = [(f"{int(f['works']):,}", *(f"{f[cut]:.2f} ms" for cut in CUTS), f"{f['bytes']:.0f} bytes") for f in figures]
    sys.stdout.write(table("Questions as archives grow", ("works", *CUTS, "files, a work"), rows))
    if asked.plot:
        asked.plot.write_text(plot(figures), encoding="utf-8")


def _measure(works: int, queries: int) -> dict[str, float]:
    with tempfile.NamedTemporaryFile(suffix=".json") as said:
        size = ["--bare", "--works", str(works), "--queries", str(queries), "--json", said.name]
        subprocess.run([sys.executable, "-m", "bench.search", *size], check=True, stdout=subprocess.DEVNULL)
        return {name: float(value) for name, value in json.loads(Path(said.name).read_bytes()).items()}


def plot(figures: Sequence[dict[str, float]]) -> str:
    """Draw milliseconds over works, both by powers of ten."""
    works = [figure["works"] for figure in figures]
    spent = [figure[cut] for figure in figures for cut in CUTS]
    left, right = log10(min(works)), max(log10(max(works)), log10(min(works)) + 1)
    low, high = int(log10(min(spent)) // 1), int(-(-log10(max(spent)) // 1))

    def at(number: float, time: float) -> tuple[float, float]:
        across = EDGE + (log10(number) - left) / (right - left) * (WIDTH - 2 * EDGE)
        return round(across, 1), round(HEIGHT - EDGE - (log10(time) - low) / (high - low) * (HEIGHT - 2 * EDGE), 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        "<style>text{font-size:12px}</style>",
        f"<title>Milliseconds of a question by works. {describe()}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for power in range(low, high + 1):
        _, y = at(works[0], 10.0**power)
        parts += [
            f'<path d="M{EDGE} {y}H{WIDTH - EDGE}" stroke="#ddd"/>',
            f'<text x="{EDGE - 6}" y="{y + 4}" text-anchor="end">{10.0**power:g} ms</text>',
        ]
    for number in works:
        x, y = at(number, 10.0**low)
        parts.append(f'<text x="{x}" y="{y + 18}" text-anchor="middle">{int(number):,}</text>')
    for cut, color in CUTS.items():
        points = [at(figure["works"], figure[cut]) for figure in figures]
        line = " ".join(f"{x},{y}" for x, y in points)
        parts += [
            f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>',
            f'<text x="{points[-1][0] + 6}" y="{points[-1][1] + 4}" fill="{color}">{cut}</text>',
        ]
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    main()
