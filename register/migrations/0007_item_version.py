# ruff: noqa: RUF012 - as Django writes it

from django.db import migrations

import register.vault.encrypted


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0006_complaint"),
    ]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="item_version",
            field=register.vault.encrypted.EncryptedTextField(null=True),
        ),
    ]
