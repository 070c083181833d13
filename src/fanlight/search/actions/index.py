"""Making the index anew."""

import time
from dataclasses import dataclass

from fanlight.accounts.policies import can_import, require
from fanlight.accounts.viewers import Viewer
from fanlight.kernel.library import Library
from fanlight.search.index.engine import Engine


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What an index was made of, and how long it took."""

    works: int
    labels_seconds: float
    text_seconds: float


def rebuild(*, by: Viewer, library: Library) -> Rebuilt:
    """Make the index anew from the database alone, beside the one in use, and change over. Raises: Refused, OSError."""
    require(can_import(by), "Only the owner may make the index anew.")
    engine = Engine(library)
    started = time.perf_counter()
    engine.make_labels()
    between = time.perf_counter()
    texts = engine.make_texts()
    done = time.perf_counter()
    return Rebuilt(texts.count(), round(between - started, 3), round(done - between, 3))
