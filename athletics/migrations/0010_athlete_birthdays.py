from django.db import migrations, models

import athletics.models.athletes


class Migration(migrations.Migration):

    dependencies = [
        ('athletics', '0009_changesets_by_id'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='athlete',
            index=models.Index(athletics.models.athletes.Birthday('born'), name='athlete_birthday'),
        ),
    ]
