"""A throw-away PostgreSQL server, from the programs that Debian installs.

It listens on a socket in a folder of its own and on nothing else, keeps nothing, and ends with
the run. It refuses to run as root; then it runs as the account that Debian made for it.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    import pwd

SUPERUSER = "register"
ACCOUNTS = ("postgres", "nobody")  # to run as, where root must not
SECONDS_TO_START = 30


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    folder: Path

    def create(self, name: str, template: str = "template0") -> str:
        """Make a database, a copy of `template`, and say its URL."""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{urlsplit(url).path[1:]}" WITH (FORCE)')

    def url(self, name: str) -> str:
        return f"postgresql://{SUPERUSER}@/{name}?host={self.folder}"

    def _run(self, statement: str) -> None:
        with connected(self.url("postgres")) as connection:
            connection.execute(statement)


def raw_bytes(url: str) -> bytes:
    """All that stands on disk of a database, the server's log of writes included."""
    with connected(url) as connection:
        connection.execute("CHECKPOINT")
        question = "SELECT oid FROM pg_database WHERE datname = current_database()"
        (number,) = connection.execute(question).fetchone()
    data = Path(parse_qs(urlsplit(url).query)["host"][0]) / "data"
    folders = (data / "base" / str(number), data / "pg_wal")
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    return b"".join(path.read_bytes() for path in files if path.is_file())


@contextmanager
def connected(url: str) -> Iterator[Any]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def why_not() -> str:
    """Why no server can be started here, or nothing."""
    if importlib.util.find_spec("psycopg") is None:
        return "PostgreSQL's driver is not installed: pip install 'psycopg[binary]'"
    if _programs() is None:
        return "PostgreSQL is not installed: apt-get install postgresql"
    if _is_root() and _account() is None:
        return f"PostgreSQL refuses to run as root, and there is no account {ACCOUNTS[0]}"
    return ""


@contextmanager
def running() -> Iterator[Cluster]:
    """A server that ends with the block, and its folder with it."""
    # Not below pytest's folders: a socket's path is short, and theirs are closed to others.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    programs = _programs()
    assert programs is not None
    account = _account() if _is_root() else None
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    as_whom: dict[str, Any] = (
        {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    )
    quiet: dict[str, Any] = {"cwd": folder, "stdin": subprocess.DEVNULL}
    data = folder / "data"
    made = subprocess.run(
        [
            *(programs / "initdb", "--pgdata", data, "--username", SUPERUSER),
            *("--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"),
        ],
        capture_output=True,
        text=True,
        **quiet,
        **as_whom,
    )
    assert made.returncode == 0, made.stderr
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [
                *(programs / "postgres", "-D", data, "-k", folder),
                *("-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_wal_size=64MB"),
            ],
            stdout=log,
            stderr=log,
            **quiet,
            **as_whom,
        )
    try:
        cluster = Cluster(folder)
        _wait_for(cluster, server)
        yield cluster
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown: it waits for nobody
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(cluster: Cluster, server: subprocess.Popen[bytes]) -> None:
    import psycopg

    for _ in range(SECONDS_TO_START * 10):
        assert server.poll() is None, (cluster.folder / "server.log").read_text()
        try:
            with connected(cluster.url("postgres")):
                return
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise AssertionError("PostgreSQL did not start")


def _programs() -> Path | None:
    """The folder with initdb and postgres, the newest of several."""
    # Debian keeps each version's server programs off the path.
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    on_path = shutil.which("initdb")
    if on_path:
        folders.insert(0, Path(on_path).resolve().parent)
    there = [folder for folder in folders if (folder / "postgres").exists()]
    return there[-1] if there else None


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _account() -> pwd.struct_passwd | None:
    import pwd  # which Windows lacks, as it lacks root

    for name in ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None
