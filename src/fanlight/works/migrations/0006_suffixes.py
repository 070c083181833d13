"""Takes what AO3 hangs on a name that another kind has off the tags that came in with it: `Odo - Freeform`.

The works keep the spelling that was written on them.
"""

from typing import Any

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from fanlight.tags.mistakes.suffixes import without_suffix
from fanlight.tags.mistakes.values import key_of

KINDS = ("fandom", "relationship", "character", "freeform")


def take_off(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    Tag = apps.get_model("tags", "Tag")
    changed: set[int] = set()
    for kind in KINDS:
        for tag in Tag.objects.filter(kind=kind, folded__endswith=f" - {kind}"):
            key = key_of(kind, tag.name)
            if key == tag.folded:
                continue
            other = Tag.objects.filter(kind=kind, folded=key).first()
            if other is None:
                tag.name, tag.folded = without_suffix(kind, tag.name), key
                tag.save(update_fields=["name", "folded"])
            else:
                changed |= _put_together(apps, tag, other)
    Work = apps.get_model("works", "Work")
    Change = apps.get_model("changes", "Change")
    at = timezone.now()
    keys = Work.objects.filter(pk__in=changed).order_by("pk").values_list("pk", "key")
    Change.objects.bulk_create(
        Change(at=at, kind="work.revised", subject_id=pk, data={"key": key, "tags": True}) for pk, key in keys
    )


def _put_together(apps: StateApps, tag: Any, other: Any) -> set[int]:
    """Let a tag's works carry the other, and take the tag out; give these works."""
    Tagging = apps.get_model("works", "Tagging")
    works = set(Tagging.objects.filter(tag=tag).values_list("work", flat=True))
    Tagging.objects.filter(tag=tag).update(tag=other)
    head = other.synonym_of_id or other.pk
    tag.synonyms.exclude(pk=head).update(synonym_of=head)
    other.uses = Tagging.objects.filter(tag=other).values("work").distinct().count()
    other.save(update_fields=["uses"])
    if other.synonym_of_id == tag.pk:
        other.synonym_of, other.is_canonical = None, tag.is_canonical
        other.save(update_fields=["synonym_of", "is_canonical"])
    tag.delete()
    return works


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0005_removals"),
        ("tags", "0003_synonyms_index"),
        ("changes", "0001_initial"),
    ]
    operations = [migrations.RunPython(take_off, migrations.RunPython.noop)]
