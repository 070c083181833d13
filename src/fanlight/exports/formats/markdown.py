"""Markdown (CommonMark) with the work's data as YAML above it, as pandoc, Obsidian and static sites read it."""

import json
import re

from fanlight.exports import pages
from fanlight.exports.editions import Edition
from fanlight.exports.writings import Hand, written
from fanlight.works.manuscript import Manuscript

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIKE_A_BLOCK = re.compile(r"^(?=[-+=]|\d{1,9}[.)])")
_DEEPEST = 6


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _link(text: str, href: str) -> str:
    return f"[{text}](<{href.replace('<', '%3C').replace('>', '%3E')}>)"


def _picture(alt: str, src: str) -> str:
    return f"!{_link(_escaped(alt), src)}" if src.startswith("http") else f"[{alt or 'picture'}]"


def _not_a_block(text: str) -> str:
    """Keep a paragraph that begins like a list or a rule (`1986. A good year.`) from being one."""
    found = _LIKE_A_BLOCK.match(text)
    if not found:
        return text
    digits = len(text) - len(text.lstrip("0123456789"))
    return f"{text[:digits]}\\{text[digits:]}"


HAND = Hand(
    marks={"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**", "s": "~~", "del": "~~"},
    escape=_escaped,
    picture=_picture,
    link=lambda text, href: _link(text, href) if href.startswith(("http", "mailto:")) else text,
    heading=lambda level, line: f"{'#' * min(level + 2, _DEEPEST)} {line}",
    quote="> ",
    rule="* * *",
    turn="\\\n",
    opening=_not_a_block,
)


def write(edition: Edition) -> bytes:
    """Give the file."""
    m = edition.manuscript
    heads = pages.has_heads(edition)
    blocks = [_front_matter(m), f"# {HAND.escape(m.title)}", f"by {HAND.escape(', '.join(pages.names_of(m)))}"]
    blocks += _block("Summary", m.summary) + _block("Notes", m.notes)
    for chapter in m.chapters:
        if heads:
            blocks.append(f"## {HAND.escape(pages.heading(chapter))}")
        if chapter.tags:
            blocks += ["**Tags**", f"> {HAND.escape(pages.tags_of(chapter))}"]
        blocks += _block("Summary", chapter.summary) + _block("Notes", chapter.notes)
        blocks.append(written(chapter.text, HAND))
        blocks += _block("End notes", chapter.end_notes)
    blocks += _block("End notes of the work", m.end_notes)
    return ("\n\n".join(filter(None, blocks)).rstrip() + "\n").encode("utf-8", errors="replace")


def _front_matter(m: Manuscript) -> str:
    """Give YAML; JSON's strings and lists are YAML's as well, whatever stands in them."""
    said: dict[str, object] = {"title": m.title, "author": pages.names_of(m)}
    for kind in pages.LABELS:
        if names := [tag.name for tag in m.tags if tag.kind == kind]:
            said[kind] = names
    url = m.source.url if m.source else None
    others = {"lang": m.language, "date": m.published, "updated": m.updated, "source": url}
    said |= {label: value for label, value in others.items() if value}
    if m.series:
        said["series"] = [{"title": s.title, "position": s.position} for s in m.series]
    lines = (f"{label}: {json.dumps(value, ensure_ascii=False)}" for label, value in said.items())
    return "\n".join(["---", *lines, "---"])


def _block(label: str, html: str | None) -> list[str]:
    text = written(html, HAND)
    return [f"**{label}**", "\n".join(f"> {line}".rstrip() for line in text.split("\n"))] if text else []
