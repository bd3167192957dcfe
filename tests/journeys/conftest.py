"""What journeys share: one demonstration, and small trusts to spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scanner.demo.trust import write_trust
from scanner.demo.truth import Truth
from tests.journeys.command import pupilguard
from tests.journeys.demonstration import Demonstration
from tests.journeys.small_trust import (
    BEHAVIOUR,
    HEALTH,
    NOTHING,
    PARENTS,
    SmallTrust,
    mail,
    small_trust,
)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """The demonstration, run in a folder that holds an earlier one with its register."""
    place = tmp_path_factory.mktemp("demonstration")
    folder = place / "demo"
    write_trust(folder, seed=2)
    pupilguard("incidents", "list", "-c", folder / "config.yaml", folder=place)
    run = pupilguard("demo", folder=place)
    export = pupilguard("incidents", "export", "-c", folder / "config.yaml", folder=place)
    return Demonstration(folder, run, Truth.read(folder), tuple(export.document["incidents"]))


@pytest.fixture
def trust(tmp_path: Path) -> SmallTrust:
    """A small trust with nothing in it yet."""
    return small_trust(tmp_path / "trust")


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> SmallTrust:
    """A small trust that was scanned once; copy it before you change anything.

    Its four drafts: a file open to parents, one letter, two mails to the wrong parent.
    """
    trust = small_trust(tmp_path_factory.mktemp("scanned") / "trust")
    trust.write("share/plan.txt", HEALTH)
    trust.write("share/fair.txt", NOTHING)
    trust.write("share/Letters home/exclusion.txt", BEHAVIOUR)
    trust.read_by(PARENTS, below="Letters home")
    trust.write("mail/0001.eml", mail("sennabeth.tharnaby@postbox.example", text=HEALTH))
    trust.write("mail/0002.eml", mail("caspelin@letterbag.example", text=NOTHING))
    trust.write("mail/0003.eml", mail("ivorenne.d@postbox.example", text=HEALTH))
    trust.write("mail/box/new/17.host", mail("druvaine.m@postbox.example", text=BEHAVIOUR))
    trust.write("mail/box/cur/16.host:2,S", mail("ivorenne.d@postbox.example", text=HEALTH))
    (trust.folder / "mail/box/tmp").mkdir()
    run = pupilguard("scan", "--json", folder=trust.folder)
    assert (run.code, run.document["incidents_opened"]) == (3, 3)
    return trust


@pytest.fixture
def again(scanned: SmallTrust, tmp_path: Path) -> Callable[[], SmallTrust]:
    """A copy of the scanned trust at each call."""
    copies = iter(range(100))
    return lambda: scanned.copied_to(tmp_path / f"copy{next(copies)}")
