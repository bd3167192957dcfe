"""Which items `explain` shows of the paths that it is given."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.base import Connector
from scanner.config.configuration import load_config
from scanner.installation import connectors
from scanner.model import Bookmark, Gap, Item
from scanner.verbs.explain import items_at
from tests.journeys.small_trust import HEALTH, SmallTrust, mail, small_trust

SEPARATOR = b"From head@oak.example.sch.uk Mon Mar  2 09:00:00 2026\n"


@pytest.fixture
def trust(tmp_path: Path) -> SmallTrust:
    made = small_trust(tmp_path / "trust")
    made.write("share/a.txt", HEALTH)
    made.write("share/deep/b.txt", HEALTH)
    made.write("mail/1.eml", mail("a@example.com", text=HEALTH))
    made.write("mail/Sent", (SEPARATOR + mail("a@example.com", text=HEALTH) + b"\n") * 2)
    made.write("elsewhere/c.txt", HEALTH)
    return made


class Counted:
    """A connector that counts how often it was listed."""

    def __init__(self, connector: Connector, listed: list[str], name: str) -> None:
        self._connector, self._listed, self._name = connector, listed, name
        self.at = connector.at
        self.check = connector.check

    def items(self, bookmark: Bookmark | None) -> Iterator[Item | Gap | Bookmark]:
        self._listed.append(self._name)
        return self._connector.items(bookmark)


@pytest.mark.parametrize(
    ("paths", "shown", "listed"),
    [
        (["share/a.txt"], ["share/a.txt"], []),
        (["share/a.txt", "mail/1.eml"], ["share/a.txt", "mail/1.eml"], []),
        (["share/a.txt", "share/a.txt"], ["share/a.txt"], []),
        (["share/deep"], ["share/deep/b.txt"], ["share"]),
        (["share/a.txt", "share"], ["share/a.txt", "share/deep/b.txt"], ["share"]),
        (["mail/Sent"], ["mail/Sent#message1", "mail/Sent#message2"], ["mail"]),
        (["elsewhere/c.txt"], ["elsewhere/c.txt"], []),
        (["share/link.txt"], ["share/a.txt"], []),
    ],
)
def test_a_file_is_asked_for_by_name_and_only_many_are_listed(
    trust: SmallTrust, paths: list[str], shown: list[str], listed: list[str]
) -> None:
    if os.name == "posix":
        (trust.folder / "share" / "link.txt").symlink_to(trust.folder / "share" / "a.txt")
        if "share" in paths:
            (trust.folder / "share" / "link.txt").unlink()
    config = load_config(trust.config)
    counts: list[str] = []
    by_name = dict(connectors(config))
    sources = [
        (s.name, Counted(by_name[s.name], counts, s.name), s.path, s.folder) for s in config.sources
    ]
    found = list(items_at([trust.folder / path for path in paths], sources))
    names = [entry.locator.reveal().removeprefix(f"{trust.folder}/") for entry in found]
    assert names == shown
    assert counts == listed
