"""Acts name the principal somebody stood in for; ``xize rebuild`` fills in those from before."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0002_fewer_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='act',
            name='acting_for',
            field=models.CharField(default='', max_length=80),
        ),
    ]
