"""What makes the database itself refuse to change the audit log.

Two changes of an entry are let through, since neither is one of its meaning: its details are
encrypted with a later key, and its details are erased with the incident they are about. In both
the digest stays, by which `verify` tells whether they are the same, or who erased them.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "register_auditentry"
GUARDS = ("audit_no_update", "audit_no_delete", "audit_no_replacing")
# As written; never changed again. A change of the guard is a migration of its own.
_FIXED = (
    *("id", "sequence", "at", "who", "action", "about"),
    *("details_digest", "key_version", "previous", "seal"),
)
_REFUSAL = "the audit log is only ever added to"

_SAME = " AND ".join(f'NEW."{column}" = OLD."{column}"' for column in _FIXED)

# A column's first byte is the version of the key that encrypted it.
_SQLITE = (
    f"""CREATE TRIGGER audit_no_update BEFORE UPDATE ON {TABLE}
    WHEN NOT ({_SAME} AND OLD.details IS NOT NULL AND (NEW.details IS NULL
      OR substr(NEW.details, 1, 1) > substr(OLD.details, 1, 1)))
    BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    f"""CREATE TRIGGER audit_no_delete BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
    # INSERT OR REPLACE deletes without asking a trigger of deletes.
    f"""CREATE TRIGGER audit_no_replacing BEFORE INSERT ON {TABLE}
    WHEN NEW.sequence <> (SELECT COALESCE(MAX(sequence), 0) + 1 FROM {TABLE})
      OR EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
)

_POSTGRESQL = (
    f"""CREATE FUNCTION register_audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF {_SAME} AND OLD.details IS NOT NULL AND (NEW.details IS NULL
          OR get_byte(NEW.details, 0) > get_byte(OLD.details, 0)) THEN RETURN NEW; END IF;
      END IF;
      RAISE EXCEPTION '{_REFUSAL}';
    END $$""",
    f"""CREATE TRIGGER audit_no_update BEFORE UPDATE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION register_audit_guard()""",
    f"""CREATE TRIGGER audit_no_delete BEFORE DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION register_audit_guard()""",
    f"""CREATE TRIGGER audit_no_replacing BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION register_audit_guard()""",
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse what would change the log."""
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """The guards that somebody has taken away or switched off."""
    question = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger"
        " WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(question, [TABLE])
        there = {row[0] for row in cursor.fetchall()}
    return [name for name in GUARDS if name not in there]
