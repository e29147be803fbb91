from django.db import migrations, models

from athletics.models.operations import AddIndexOnline


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('athletics', '0010_athlete_birthdays'),
    ]

    operations = [
        AddIndexOnline(
            model_name='edition',
            index=models.Index(fields=['-start_date'], name='edition_newest_first'),
        ),
        AddIndexOnline(
            model_name='edition',
            index=models.Index(condition=models.Q(('status', 'draft')), fields=['status'], name='edition_drafts'),
        ),
        AddIndexOnline(
            model_name='event',
            index=models.Index(condition=models.Q(('status', 'draft')), fields=['status'], name='event_drafts'),
        ),
        AddIndexOnline(
            model_name='upset',
            index=models.Index(condition=models.Q(('is_first', True)), fields=['-favourite_chance', 'winner_chance'], name='upsets_on_the_firmest'),
        ),
        AddIndexOnline(
            model_name='upset',
            index=models.Index(fields=['basis', '-favourite_chance'], name='upsets_of_a_basis'),
        ),
        migrations.RemoveIndex(
            model_name='upset',
            name='upsets_page',
        ),
    ]
