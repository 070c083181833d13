"""Works that their source shows to its own members alone are restricted here, too."""

from django.apps.registry import Apps as StateApps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from fanlight.works.rules import says_restricted


def restrict(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Work = apps.get_model("works", "Work")
    for pk, extras in Work.objects.exclude(extras=[]).values_list("pk", "extras").iterator():
        if says_restricted(extras):
            Work.objects.filter(pk=pk).update(restricted=True)


class Migration(migrations.Migration):
    dependencies = [("works", "0008_trash")]
    operations = [
        migrations.AddField(model_name="work", name="restricted", field=models.BooleanField(default=False)),
        migrations.RunPython(restrict, migrations.RunPython.noop),
    ]
