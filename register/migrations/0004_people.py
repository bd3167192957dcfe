# ruff: noqa: RUF012 - as Django writes it

import django.db.models.deletion
from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import migrations, models

import register.vault.encrypted


def file_under_schools(apps: Apps, schema_editor: object) -> None:
    """Incidents of before have their schools in a list that cannot be looked up."""
    rows = apps.get_model("register", "Incident").objects.values_list("id", "schools")
    concerned = apps.get_model("register", "IncidentSchool")
    concerned.objects.bulk_create(
        (concerned(incident_id=row, school=school) for row, schools in rows for school in schools),
        batch_size=500,
    )


# The sign-in library's tables point at our users. A scan does without that library, and Django
# refuses the name of a migration that is not installed.
SIGN_IN = ("account", "mfa", "socialaccount", "usersessions")


class Migration(migrations.Migration):
    run_before = [
        (app, "0001_initial") for app in SIGN_IN if installed.is_installed(f"allauth.{app}")
    ]

    dependencies = [
        ("register", "0003_audit"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("username", models.CharField(max_length=200, unique=True)),
                ("name", register.vault.encrypted.EncryptedTextField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("technician", "Technician"),
                            ("lead", "School lead"),
                            ("dpo", "Data protection officer"),
                            ("trust_lead", "Trust lead"),
                            ("governor", "Governor"),
                            ("auditor", "Auditor"),
                        ],
                        max_length=40,
                    ),
                ),
                ("schools", models.JSONField(blank=True, default=list)),
                ("email_digest", models.CharField(blank=True, db_index=True, max_length=32)),
                ("is_active", models.BooleanField(default=True)),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("who", models.CharField(max_length=200)),
                ("answers", models.JSONField(default=list)),
                ("outcome", models.CharField(max_length=40)),
                ("reasons", register.vault.encrypted.EncryptedTextField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="register.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseRecord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(blank=True, max_length=40)),
                ("is_cyber", models.BooleanField(default=False)),
                ("incident_type", models.CharField(blank=True, max_length=200)),
                ("data_types", models.JSONField(default=list)),
                ("subject_kinds", models.JSONField(default=list)),
                ("subject_count", models.PositiveIntegerField(null=True)),
                ("owner", models.CharField(blank=True, max_length=200)),
                ("reported_at", models.DateTimeField(null=True)),
                ("subjects_told_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("facts", register.vault.encrypted.EncryptedJSONField()),
                (
                    "incident",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="record",
                        to="register.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("step", models.CharField(max_length=40)),
                ("title", register.vault.encrypted.EncryptedTextField()),
                ("owner", models.CharField(blank=True, max_length=200)),
                ("due_on", models.DateField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("done_by", models.CharField(blank=True, max_length=200)),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="register.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("recipient_digest", models.CharField(max_length=32)),
                ("address", register.vault.encrypted.EncryptedTextField()),
                ("person", models.CharField(blank=True, max_length=200)),
                ("recall", models.CharField(blank=True, max_length=40)),
                ("recalled_at", models.DateTimeField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                ("chased_at", models.DateTimeField(null=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("is_in_writing", models.BooleanField(default=False)),
                ("is_promised", models.BooleanField(default=False)),
                ("note", register.vault.encrypted.EncryptedTextField()),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="register.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "recipient_digest"), name="one_follow_up_a_recipient"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentSchool",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("school", models.CharField(db_index=True, max_length=200)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerned",
                        to="register.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("incident", "school"), name="one_row_a_school")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["detected_at", "status", "pattern"], name="incident_found"),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["status", "detected_at"], name="incident_status"),
        ),
        migrations.RunPython(file_under_schools, migrations.RunPython.noop),
    ]
