"""Opens the register: the key, the database, its tables, and that the one fits the other.

Django's models can be imported only once Django is set up, which wants the configuration.
Therefore `register.book` is imported here, inside the function, and nowhere before it.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from register.case.clock import utc_now
from register.faults import told_as_register_error, told_of_disk
from register.filing import lock
from register.settings import configure, sqlite_path
from register.vault.key import RESTORE, Keyring, load_key
from register.web.settings import Pages
from scanner.errors import KeyLost, RegisterBusy, RegisterError

if TYPE_CHECKING:
    from register.book import Register


def open_register(
    database_url: str,
    key_path: Path,
    *,
    base: Path | None = None,
    lock_path: Path | None = None,
    clock: Callable[[], datetime] = utc_now,
    pages: Pages | None = None,
) -> Register:
    """The register of `database_url`, made or brought up to date first where it needs that.

    A relative `sqlite:///` path, like every path of the configuration, is relative to `base`.
    The lock lies beside the database unless `lock_path` says otherwise. `pages`: for a process
    that serves the review pages, whose tables it then has as well. One register can be
    open in a process at a time. Raises KeyLost when the key is missing or another's,
    RegisterBusy when the tables must change while a scan runs, and RegisterError for all else
    that keeps the register shut.
    """
    keyring = load_key(key_path)
    path = sqlite_path(database_url, base)
    scan_lock: lock.Lock = lock.AdvisoryLock()
    if path is not None:
        _make_file(path)
        scan_lock = lock.FileLock(lock_path or path.with_name(path.name + ".lock"))
    configure(database_url, keyring, base, pages)
    with told_as_register_error():
        _bring_up_to_date(scan_lock)
        _compare_key(keyring, key_path)

    from register.book import Register

    return Register(keyring, scan_lock, clock)


def _make_file(path: Path) -> None:
    """Make an empty register that only its owner can read; SQLite's own files follow suit."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise RegisterError(
            f"{path}: the register cannot be opened for writing: {told_of_disk(error)}"
        ) from error


def _bring_up_to_date(scan_lock: lock.Lock) -> None:
    executor = MigrationExecutor(connection)
    known = {name for name in executor.loader.disk_migrations if name[0] == "register"}
    applied = {name for name in executor.loader.applied_migrations if name[0] == "register"}
    if not applied <= known:
        raise RegisterError(
            "a newer pupilguard has changed this register: install that version, or restore the"
            " backup made before it"
        )
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not scan_lock.try_acquire():
        raise RegisterBusy("another pupilguard uses this register, whose tables must change; wait")
    # Late, as it is seldom needed and takes time to read.
    from django.core.management import call_command

    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        scan_lock.release()


def _compare_key(keyring: Keyring, key_path: Path) -> None:
    """Refuse a key that is not the one that was first used with this register."""
    from register.models import KeyCheck

    with transaction.atomic():
        row = KeyCheck.objects.select_for_update().first()
        if row is None:
            KeyCheck.objects.create(value=keyring.check_value)
        elif not hmac.compare_digest(row.value, keyring.check_value):
            raise KeyLost(f"{key_path}: not the key this register was made with. {RESTORE}")
