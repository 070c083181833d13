"""FanFicFare's notes on a story (--json-meta, 4.62): strings, lists joined by commas, and all tags one by one."""

import json
from html import escape

from fanlight.works.manuscript import Kind, Manuscript


def notes(m: Manuscript, **more: object) -> bytes:
    """Write the notes on a work; `more` replaces entries."""
    names = {kind: [escape(t.name, quote=False) for t in m.tags if t.kind == kind] for kind in _KINDS.values()}
    said: dict[str, object] = {key: ", ".join(sorted(names[kind])) for key, kind in _KINDS.items()}
    said |= {"genre": ", ".join(sorted([*names["freeform"], *names["category"]])), "category": said["fandoms"]}
    said |= {
        "title": m.title,
        "author": ", ".join(c.name for c in m.creators),
        "authorHTML": ", ".join(f"<a class='authorlink' href='{c.url}'>{escape(c.name)}</a>" for c in m.creators),
        "authorUrl": ", ".join(c.url or "" for c in m.creators),
        "authorId": "98765",
        "site": m.source.site if m.source else "",
        "siteabbrev": "ao3",
        "publisher": m.source.site if m.source else "",
        "storyId": m.source.id if m.source else "",
        "storyUrl": m.source.url if m.source else "",
        "datePublished": m.published or "",
        "dateUpdated": m.updated or "",
        "dateCreated": "2026-11-25 22:45:54",
        "language": "English",
        "langcode": m.language or "",
        "description": m.summary or "",
        "numChapters": str(len(m.chapters)),
        "numWords": f"{m.counts.words or 0:,}",
        "status": "Completed" if m.complete else "In-Progress",
        "series": f"{m.series[0].title} [{m.series[0].position or 1:.0f}]" if m.series else "",
        "seriesUrl": (m.series[0].url or "") if m.series else "",
        "kudos": f"{m.counts.kudos:,}" if m.counts.kudos else "",
        "subject_tags": [t.name for t in m.tags if t.kind not in ("rating", "warning")],
        "cover_image": "",
        "zchapters": [[c.position, {"title": c.title or f"Chapter {c.position}", "url": ""}] for c in m.chapters],
    }
    return json.dumps(said | more, sort_keys=True, indent=2, separators=(",", ":")).encode()


_KINDS: dict[str, Kind] = {
    "fandoms": "fandom",
    "freeformtags": "freeform",
    "ao3categories": "category",
    "characters": "character",
    "ships": "relationship",
    "rating": "rating",
    "warnings": "warning",
}
