from django.db import migrations, models

from athletics.models.athletes import Birthday
from athletics.models.operations import AddIndexOnline


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('athletics', '0009_changesets_by_id'),
    ]

    operations = [
        AddIndexOnline(
            model_name='athlete',
            index=models.Index(Birthday('born'), name='athlete_birthday'),
        ),
    ]
