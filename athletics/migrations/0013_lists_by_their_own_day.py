from django.db import migrations, models

from athletics.models.athletes import Birthday
from athletics.models.operations import AddIndexOnline


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('athletics', '0012_starts_of_milestones_and_upsets'),
    ]

    operations = [
        AddIndexOnline(
            model_name='athlete',
            index=models.Index(Birthday('born'), models.F('born'), name='athlete_born_on'),
        ),
        migrations.RemoveIndex(
            model_name='athlete',
            name='athlete_birthday',
        ),
        AddIndexOnline(
            model_name='milestone',
            index=models.Index(fields=['-starts', '-strength'], name='milestones_newest_first'),
        ),
        AddIndexOnline(
            model_name='milestone',
            index=models.Index(fields=['-strength', '-starts'], name='milestones_strongest_first'),
        ),
        AddIndexOnline(
            model_name='upset',
            index=models.Index(condition=models.Q(('is_first', True)), fields=['-starts', '-favourite_chance'], name='upsets_newest_first'),
        ),
    ]
