"""The page on which leech says what it fetched: a `dl` of Source, Started, Updated, Downloaded on."""

from dataclasses import dataclass, field

from fanlight.imports.markup import Element, body_of, text_of

_LABELS = {"source": "original source", "started": "published", "updated": "updated", "downloaded on": "packaged"}


@dataclass(slots=True)
class Introduction:
    """What such a page says; labels are in lower case."""

    maker: str = ""
    rows: dict[str, str] = field(default_factory=dict)


def read(root: Element) -> Introduction | None:
    """Read such a page; None if it is another."""
    rows = {text_of(dt).lower(): text_of(dd) for dt in body_of(root).iter("dt") if (dd := dt.getnext()) is not None}
    if not {"source", "started", "updated"} <= rows.keys():
        return None
    return Introduction("leech", {_LABELS[k]: v for k, v in rows.items() if k in _LABELS})
