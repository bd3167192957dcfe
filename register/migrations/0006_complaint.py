# ruff: noqa: RUF012 - as Django writes it

import django.db.models.deletion
from django.db import migrations, models

import register.vault.encrypted


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_dismissal_kind"),
    ]

    operations = [
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("complainant", register.vault.encrypted.EncryptedTextField()),
                ("contact", register.vault.encrypted.EncryptedTextField()),
                ("received_on", models.DateField()),
                ("about", register.vault.encrypted.EncryptedTextField()),
                ("acknowledged_on", models.DateField(null=True)),
                ("acknowledged_by", register.vault.encrypted.EncryptedTextField()),
                ("answered_on", models.DateField(null=True)),
                ("answer", register.vault.encrypted.EncryptedTextField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="complaints",
                        to="register.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["acknowledged_on", "answered_on"], name="complaint_waits"),
                    models.Index(fields=["received_on"], name="complaint_received"),
                ],
            },
        ),
    ]
