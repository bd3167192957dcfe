"""A trust small enough to scan in a moment: the people of tests/school and a handful of items."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import yaml

from tests.school import FOLDER, SCHOOLS

STAFF = "group:all-staff@fir.example.sch.uk"
PARENTS = "group:all-parents@fir.example.sch.uk"
TEACHER = "gavrielle.tunstock@fir.example.sch.uk"

# What the tests say about whom. Silent before staff of the school, a breach before its parents.
HEALTH = "Imberlyn Dravenholt (5A) has asthma and carries an inhaler."
BEHAVIOUR = "Brixolan Tharnaby (5A) was excluded for two days after a fight."
NOTHING = "The summer fair opens at ten. Cakes are welcome."


@dataclass(frozen=True, slots=True)
class SmallTrust:
    """A folder with a configuration and what it names."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"

    @property
    def register(self) -> Path:
        return self.folder / "register.db"

    def write(self, name: str, content: str | bytes) -> Path:
        """A file below the trust's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def settings(self) -> dict[str, Any]:
        settings: dict[str, Any] = yaml.safe_load(self.config.read_text("utf-8"))
        return settings

    def configure(self, change: Callable[[dict[str, Any]], object]) -> SmallTrust:
        """The same trust, its configuration written anew after `change` has been at it."""
        settings = self.settings()
        change(settings)
        self.config.write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
        return self

    def read_by(self, *readers: str, below: str = ".") -> None:
        """Name who can read what lies below a folder of the share."""
        self.configure(lambda s: _source(s, "share")["audience"].update({below: list(readers)}))

    def change_rows(self, table: str, change: Callable[[dict[str, str]], object]) -> None:
        """Write a table of the roster anew after `change` has been at each row."""
        path = self.folder / "roster" / table
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            change(row)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)

    def copied_to(self, folder: Path) -> SmallTrust:
        """The same, register and all, elsewhere."""
        shutil.copytree(self.folder, folder)
        return SmallTrust(folder)


def _source(settings: dict[str, Any], name: str) -> dict[str, Any]:
    source: dict[str, Any] = next(s for s in settings["sources"] if s["name"] == name)
    return source


def small_trust(folder: Path, *, in_process: bool = True) -> SmallTrust:
    """A share that all staff of one school can read, and a mail folder; both still empty.

    `in_process`: without readers, which take their time to start.
    """
    (folder / "share").mkdir(parents=True)
    (folder / "mail").mkdir()
    # Not with their times: a checkout may be older than a roster is allowed to be.
    shutil.copytree(FOLDER / "roster", folder / "roster", copy_function=shutil.copyfile)
    shutil.copy(FOLDER / "agencies.csv", folder)
    settings = {
        "organisation": {
            "name": "Small Trust",
            "schools": [
                {
                    "id": school.id,
                    "name": school.name,
                    "domains": list(school.domains),
                    "pupil_domains": list(school.pupil_domains),
                }
                for school in SCHOOLS
            ],
        },
        "roster": [{"type": "csv", "path": "roster"}],
        "sources": [
            {"name": "share", "type": "folder", "path": "share", "audience": {".": [STAFF]}},
            {"name": "mail", "type": "mail_files", "path": "mail"},
        ],
        "rules": {"agencies": "agencies.csv"},
        "engine": {"in_process": in_process},
        "detectors": {"use_names_off_roster": False},
    }
    trust = SmallTrust(folder)
    trust.config.write_text(yaml.safe_dump(settings, sort_keys=False), "utf-8")
    return trust


def mail(*to: str, text: str, subject: str = "News", sender: str = TEACHER) -> bytes:
    """A mail that was sent on a school day."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = ", ".join(to)
    message["Date"] = "Fri, 20 Nov 2026 15:02:11 +0000"
    message["Subject"] = subject
    message.set_content(text)
    return message.as_bytes()


def roster_rows(table: str, folder: Path = FOLDER / "roster") -> Iterator[Mapping[str, str]]:
    """The rows of one table of the roster."""
    with (folder / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
