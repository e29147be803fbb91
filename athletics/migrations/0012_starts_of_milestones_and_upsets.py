import datetime as dt

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """From the editions: one statement a table."""
    event = apps.get_model("athletics", "Event").objects.filter(pk=OuterRef("event"))
    for name in ("Milestone", "Upset"):
        rows = apps.get_model("athletics", name).objects
        rows.update(starts=Subquery(event.values("edition__start_date")))


class Migration(migrations.Migration):

    dependencies = [
        ('athletics', '0011_first_rows_by_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='milestone',
            name='starts',
            field=models.DateField(default=dt.date.min, help_text='First day of the edition: lists are in its order'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='upset',
            name='starts',
            field=models.DateField(default=dt.date.min, help_text='First day of the edition: lists are in its order'),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
