"""Find the tags that are spelled otherwise without looking through those that are not."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("tags", "0002_vocabulary"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="tag",
            index=models.Index(
                condition=models.Q(("synonym_of__isnull", False)),
                fields=["kind", "synonym_of", "uses"],
                name="tag_synonyms",
            ),
        ),
    ]
