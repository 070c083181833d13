"""Small invented works."""

from typing import Any

from fanlight.accounts.viewers import OPERATOR
from fanlight.kernel.text import count_words
from fanlight.tags.actions import states, tags
from fanlight.tags.models import Tag as TagRow
from fanlight.works.actions import works
from fanlight.works.manuscript import Chapter, Counts, Creator, Manuscript, Tag
from fanlight.works.models import Work

LAMP = Tag("fandom", "The Lamp at World's End")


def manuscript(**fields: Any) -> Manuscript:
    """A short finished work, with whatever is to be different."""
    chapters = fields.pop("chapters", None) or (
        Chapter(position=1, text="<p>The lamp was lit before the fog came in.</p>"),
    )
    given: dict[str, Any] = {
        "title": "Fog Signals at Night",
        "creators": (Creator(name="tidewrack"),),
        "language": "en",
        "summary": "<p>Two pilots, one boat, and a bell.</p>",
        "tags": (
            Tag("rating", "General Audiences"),
            Tag("warning", "No Archive Warnings Apply"),
            LAMP,
            Tag("relationship", "Orla & Tam Brannigan"),
            Tag("freeform", "Lighthouses"),
        ),
        "chapters": chapters,
        "planned_chapters": len(chapters),
        "complete": True,
        "published": "2021-03-01",
        "updated": "2021-03-09",
        "counts": Counts(words=sum(count_words(chapter.text) for chapter in chapters)),
    }
    return Manuscript(**(given | fields))


def accept(manuscript: Manuscript) -> Work:
    """Bring it in as the operator."""
    return works.accept(works.Incoming(manuscript=manuscript), by=OPERATOR)


def tag(label: str, *, canonical: bool = False, uses: int = 0) -> TagRow:
    """Give the tag `kind:name`, made if there is none: `tag("freeform:Fog", canonical=True, uses=3)`."""
    kind, _, name = label.partition(":")
    found = TagRow.objects.get(pk=tags.ensure([(kind, name)])[tags.identity(kind, name)])
    if uses:
        tags.count_uses({found.pk: uses})
    if canonical and not found.is_canonical:
        states.canonicalize(tag=found, by=OPERATOR)
    return TagRow.objects.get(pk=found.pk)
