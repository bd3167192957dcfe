"""What stands on disk, and that what was promised to stand there does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from register.case.status import Status
from register.opening import open_register
from register.settings import database_settings, sqlite_path
from scanner.errors import RegisterError
from scanner.model import Bookmark, Finding, Snippet, Wrong
from scanner.personal import Personal
from tests.register.engines import sqlite_only

Maker = Callable[..., Finding]

NAME = "Quillfeather"
ADDRESS = "marigold.quillfeather@example.com"


def test_no_personal_value_stands_in_the_bytes_of_the_register(
    home: Any, register: Any, scan: Any, finding: Maker, gap: Any
) -> None:
    scan.found(
        finding(
            f"mail/{NAME} medical.eml",
            group=f"mail/{NAME}",
            addresses=(ADDRESS,),
            explanation=f"{NAME} was named",
            snippets=(Snippet(Personal(f"{NAME} has asthma"), "body", f"{NAME}!B2", 0, 4),),
            recipients=(Wrong(Personal(ADDRESS), None, f"{NAME} is not a contact"),),
        ),
        gaps=(gap(f"mail/{NAME} medical.eml"),),
    )
    scan.missed(gap(f"share/{NAME}.docx"))
    register.save_bookmark("share", Bookmark(f"after {NAME}.docx"))
    register.decide("OAK-2026-0001", Status.CONFIRMED, who="dpo", why=Personal(f"{NAME} rang"))
    written = home.raw_bytes()
    if home.is_sqlite:
        assert (home.folder / "register.db-wal").stat().st_size > 0
    assert b"OAK-2026-0001" in written and b"P0012" in written, "the search can find things"
    for planted in (NAME, ADDRESS, "asthma"):
        for encoding in ("utf-8", "utf-16-le"):
            assert planted.lower().encode(encoding) not in written.lower()
    # and all of it can be read back with the key
    (incident,) = register.incidents()
    assert incident.items[0].reveal() == f"mail/{NAME} medical.eml"
    assert incident.recipients[0].address.reveal() == ADDRESS
    assert register.bookmark("share") == Bookmark(f"after {NAME}.docx")


def test_a_file_name_that_is_no_unicode_is_kept_as_it_is(
    register: Any, scan: Any, finding: Maker
) -> None:
    scan.found(finding("share/caf\udce9.txt"))
    (incident,) = register.incidents()
    assert incident.items[0].reveal() == "share/caf\udce9.txt"


def test_an_encrypted_column_takes_no_bare_value_and_no_look_up(register: Any) -> None:
    from django.core.exceptions import FieldError

    from register import models

    with pytest.raises(FieldError, match="encrypted"):
        models.Gap.objects.filter(locator=Personal("share/a.docx")).first()
    with pytest.raises(TypeError, match="Personal"):
        models.Bookmark.objects.create(source="s", value="bare", saved_at="2026-11-21T09:00Z")


def test_the_models_have_no_change_without_a_migration(register: Any) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "register", check=True, dry_run=True, verbosity=0)


@sqlite_only
def test_the_database_is_set_to_lose_nothing(register: Any) -> None:
    from django.db import connection

    settings = {}
    with connection.cursor() as cursor:
        for name in ("journal_mode", "synchronous", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            settings[name] = cursor.fetchone()[0]
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@sqlite_only
@pytest.mark.skipif(os.name != "posix", reason="file modes are a POSIX matter")
def test_only_its_owner_can_read_the_register(home: Any, register: Any) -> None:
    register.start_run("1")
    files = sorted(home.folder.glob("register.db*"))
    assert len(files) >= 2
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)


def test_the_register_is_still_there_when_it_is_opened_again(
    home: Any, register: Any, scan: Any, finding: Maker
) -> None:
    scan.found(finding())
    before = list(register.incidents())
    register.close()
    again = home.open()
    assert list(again.incidents()) == before
    again.close()


def test_one_process_can_open_one_register_after_the_other(
    home: Any, empty_register: Path, tmp_path: Path, scan: Any, finding: Maker
) -> None:
    from register.vault.key import create_key

    scan.found(finding())
    create_key(tmp_path / "other" / "register.key")
    other = open_register(
        "sqlite:///data/other.db", tmp_path / "other" / "register.key", base=tmp_path / "other"
    )
    assert list(other.incidents()) == []
    assert (tmp_path / "other" / "data" / "other.db").exists()
    back = home.open()
    assert [incident.reference for incident in back.incidents()] == ["OAK-2026-0001"]


def test_a_register_of_a_newer_program_is_left_alone(home: Any, register: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('register', '9999_later', '2030-01-01')"
        )
    register.close()
    with pytest.raises(RegisterError, match="newer pupilguard"):
        home.open()


@sqlite_only
def test_a_file_that_is_no_register_is_told_so_without_its_content(home: Any) -> None:
    home.database.write_bytes(b"Quillfeather, a letter, and not a database at all" * 100)
    with pytest.raises(RegisterError, match="not a register") as raised:
        home.open()
    assert NAME not in str(raised.value)


def test_a_damaged_table_is_a_register_error(register: Any, scan: Any, finding: Maker) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE register_seen")
    with pytest.raises(RegisterError, match="can be run again"):
        scan.found(finding())


@pytest.mark.parametrize("url", ["", "register.db", "mysql://db/x", "sqlite:///", "sqlite://x"])
def test_a_url_of_another_kind_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"register\.url"):
        database_settings(url, tmp_path)


def test_a_refused_url_does_not_show_its_password(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as raised:
        database_settings("mysql://scanner:hunter2@db/x", tmp_path)
    assert "hunter2" not in str(raised.value)


def test_a_relative_path_is_relative_to_the_configuration(tmp_path: Path) -> None:
    assert sqlite_path("sqlite:///a b/register.db", tmp_path) == tmp_path / "a b" / "register.db"
    assert sqlite_path(f"sqlite:///{tmp_path}/x.db", Path("/elsewhere")) == tmp_path / "x.db"


def test_a_postgresql_url_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    settings = database_settings("postgresql://scan%40er:p%2Fw@db.example:5433/reg?sslmode=require")
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["USER"], settings["PASSWORD"]) == ("scan@er", "p/w")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", "5433", "reg")
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_postgresql_without_its_driver_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(RegisterError, match=r"install pupilguard\[postgresql\]"):
        database_settings("postgresql://scanner:hunter2@db/register")


RECORDS_UNTIL_KILLED = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[2:]
from conftest import Home, Scan, made_finding
scan = Scan(Home(Path(sys.argv[1])).open())
for number in range(1_000_000):
    scan.found(made_finding(f"letters/{number}.docx", group="letters"))
    print(number, flush=True)
"""


@pytest.mark.parametrize("items_before", [1, 8])
def test_a_scan_killed_at_any_moment_leaves_whole_items_only(
    home: Any, finding: Maker, item: Any, items_before: int
) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", RECORDS_UNTIL_KILLED, str(home.folder)]
    killed = subprocess.Popen(
        [*command, str(here), str(here.parents[1])], stdout=subprocess.PIPE, text=True
    )
    assert killed.stdout is not None
    for _ in range(items_before):
        assert killed.stdout.readline(), "the scan ended by itself"
    killed.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    killed.communicate()

    register = home.open()
    from register import models

    items = models.Seen.objects.count()
    assert items >= items_before
    assert models.Finding.objects.count() == items
    assert models.Exposure.objects.count() == models.Snippet.objects.count() == items
    (incident,) = register.incidents()
    assert incident.findings == len(incident.items) == items
    run = register.start_run("1")
    assert [r.state for r in models.Run.objects.order_by("id")] == ["interrupted", "running"]
    for number in range(items + 2):
        locator = f"letters/{number}.docx"
        assert register.is_unchanged(item(locator), "1") is (number < items)
        from scanner.model import Inspected

        found = Inspected(item(locator), (finding(locator, group="letters"),))
        recorded = register.record(run, found, "1")
        assert recorded.known == (1 if number < items else 0)
    assert register.incident(incident.reference).findings == items + 2
