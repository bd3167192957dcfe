"""The pages of a trust, served by the command as a technician serves them."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from register.reviewers.access import Role
from tests.journeys.command import Run, call, one_after_another, pupilguard, started

PASSWORD = "a long enough phrase"
_SECONDS_TO_START = 120.0


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. No `schools` means every school there is."""

    username: str
    name: str
    role: Role
    schools: tuple[str, ...] = ()

    @property
    def needs_second_factor(self) -> bool:
        """By default, for those who decide."""
        return self.role in (Role.DPO, Role.TRUST_LEAD)


# One of each role, and people for journeys, which sign out or set up what the others must not.
REVIEWERS = {
    Role.DPO: Account("mtolvask", "Maren Tolvask", Role.DPO),
    Role.TRUST_LEAD: Account("ihexley", "Ivo Hexley", Role.TRUST_LEAD),
    Role.LEAD: Account("sbrandle", "Sunniva Brandle", Role.LEAD, ("oak",)),
    Role.AUDITOR: Account("opellwether", "Orla Pellwether", Role.AUDITOR),
    Role.TECHNICIAN: Account("dquillan", "Dov Quillan", Role.TECHNICIAN),
    Role.GOVERNOR: Account("rastermoor", "Rhea Astermoor", Role.GOVERNOR, ("oak",)),
}


@dataclass(frozen=True, slots=True)
class Site:
    """A trust's folder and the address its pages are at."""

    folder: Path
    origin: str

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"

    def run(self, *arguments: str) -> Run:
        """The command over this trust, while its pages are served."""
        return pupilguard(*arguments, "-c", self.config, folder=self.folder)


def add_people(folder: Path, people: Iterable[Account]) -> None:
    """Make their accounts on the command line, all with the same password."""
    runs = one_after_another(
        call(
            *("users", "add", one.username, "--role", one.role, "--name", one.name),
            *_schools(one),
            *("--password-from", "env:FIRST_PASSWORD", "-c", folder / "config.yaml"),
            folder=folder,
            FIRST_PASSWORD=PASSWORD,
        )
        for one in people
    )
    assert [run.err for run in runs if run.code != 0] == []


def _schools(one: Account) -> list[str]:
    if one.role is Role.TRUST_LEAD:
        return []
    return [word for school in one.schools for word in ("--school", school)] or ["--all-schools"]


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """The pages on a free port of this machine; the server is told to end with the block."""
    port = _free_port()
    log = folder / "serve.log"
    with log.open("w") as errors:
        wanted = call("serve", "-c", folder / "config.yaml", "--port", str(port), folder=folder)
        process = started(wanted, stderr=errors.fileno())
    try:
        _wait_for(port, process, log)
        yield Site(folder, f"http://localhost:{port}")
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=30)
        process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[str], log: Path) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text("utf-8")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"the pages did not come up in {_SECONDS_TO_START:.0f} s")


def complaints(site: Site) -> list[str]:
    """What the server wrote besides where it is, and besides refused forms: faults of ours."""
    lines = (site.folder / "serve.log").read_text("utf-8").splitlines()
    expected = re.compile(r"https?://localhost:\d+/|WARNING django\.security\.csrf")
    return [line for line in lines if line and not expected.search(line)]
