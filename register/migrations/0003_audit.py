# ruff: noqa: I001, RUF012 - as Django writes it

import register.vault.encrypted
import register.models.audit
from django.db import migrations, models
from register.custody.log_guard import raise_guard


def guard(apps, schema_editor):  # type: ignore[no-untyped-def]
    raise_guard(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0002_suppression"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sequence", models.PositiveBigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("who", models.CharField(max_length=200)),
                ("action", models.CharField(max_length=40)),
                ("about", models.CharField(blank=True, max_length=200)),
                ("details", register.vault.encrypted.EncryptedJSONField(null=True)),
                ("details_digest", models.CharField(blank=True, max_length=64)),
                ("key_version", models.PositiveSmallIntegerField()),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("seal", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about", "sequence"], name="audit_about"),
                    models.Index(fields=["at"], name="audit_at"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sequence", models.PositiveBigIntegerField(default=0)),
                ("seal", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeyInUse",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("version", models.PositiveSmallIntegerField()),
                ("value", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
