"""A register of its own for each test, on real files, and findings of invented people."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from register.opening import open_register
from register.vault.key import create_key
from scanner.model import (
    Audience,
    Exposure,
    Field,
    Finding,
    Gap,
    Hidden,
    Inspected,
    Item,
    ItemKind,
    KnownBy,
    Origin,
    Place,
    Principal,
    Reason,
    Recipient,
    RecipientKind,
    Risk,
    Severity,
    Snippet,
    Wrong,
)
from scanner.personal import Personal
from tests.register.engines import ENGINES
from tests.register.postgresql_server import Cluster, raw_bytes, running, why_not

_NUMBERS = count(1)
NINE_O_CLOCK = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Tells the time it is set to."""

    now: datetime = NINE_O_CLOCK

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Home:
    """A folder with a key, and a register that is ready to open, in it or in PostgreSQL."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    url: str = "sqlite:///register.db"

    def __post_init__(self) -> None:
        # A process that is given the folder alone finds the same register.
        told = self.folder / "register.url"
        if told.exists():
            self.url = told.read_text()

    @property
    def key(self) -> Path:
        return self.folder / "register.key"

    @property
    def database(self) -> Path:
        return self.folder / "register.db"

    def open(self) -> Any:
        return open_register(self.url, self.key, base=self.folder, clock=self.clock)

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite:")

    def raw_bytes(self) -> bytes:
        """Everything that stands on disk of the register, its log of writes included."""
        if not self.is_sqlite:
            return raw_bytes(self.url)
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("register.db*")))


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for this run; without one the tests that want it are left out."""
    missing = why_not()
    if missing:
        pytest.skip(missing)
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def empty_database(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The tables are made once, and copied for each test."""
    home = Home(tmp_path_factory.mktemp("database"), url=cluster.create("empty"))
    create_key(home.key)
    home.open().close()
    return home


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables are made once and copied for each test."""
    home = Home(tmp_path_factory.mktemp("register"))
    create_key(home.key)
    home.open().close()
    return home.folder


@pytest.fixture(params=ENGINES)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    folder = tmp_path / "trust"
    if request.param == "sqlite":
        shutil.copytree(request.getfixturevalue("empty_register"), folder)
        yield Home(folder)
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    empty: Home = request.getfixturevalue("empty_database")
    shutil.copytree(empty.folder, folder)
    url = cluster.create(f"test_{next(_NUMBERS)}", template="empty")
    (folder / "register.url").write_text(url)
    yield Home(folder)
    connections.close_all()
    cluster.drop(url)


@pytest.fixture
def register(home: Home) -> Any:
    opened = home.open()
    yield opened
    opened.close()


class NoContent:
    def read(self, limit_bytes: int) -> bytes:
        return b""


def made_item(locator: str = "mail/0042.eml", source: str = "sent-mail") -> Item:
    return Item(
        source=source,
        locator=Personal(locator),
        kind=ItemKind.MAIL,
        audience=Audience((), KnownBy.HEADERS),
        content=NoContent(),
        version="1",
        group=Personal(locator),
    )


def made_finding(
    locator: str = "mail/0042.eml",
    *,
    subjects: tuple[str, ...] = ("P0012",),
    categories: tuple[str, ...] = ("health",),
    addresses: tuple[str, ...] = ("x@example.com",),
    group: str | None = None,
    **changes: Any,
) -> Finding:
    recipients = tuple(
        Wrong(Personal(address), None, "not a contact of P0012") for address in addresses
    )
    finding = Finding(
        rule="wrong-recipient",
        pattern="wrong-recipient",
        severity=Severity.HIGH,
        confidence=0.9,
        source="sent-mail",
        locator=Personal(locator),
        group=Personal(group or locator),
        school="oak",
        schools=("oak",),
        subjects=subjects,
        categories=categories,
        recipients=recipients,
        recipients_complete=KnownBy.HEADERS,
        explanation="P0012's health went to somebody who is no contact of theirs.",
        policy_line="contact of another pupil",
        risk=Risk(3, 2),
        occurred_at=datetime(2026, 11, 20, 15, 2, 11, tzinfo=UTC),
        item_version="as flagged",
        exposures=tuple(
            made_exposure(subject, category, address)
            for subject in subjects
            for category in categories
            for address in addresses
        ),
        snippets=(Snippet(Personal("[pupil] has asthma"), "body", "line 1", 4, 22),),
    )
    return replace(finding, **changes)


def made_exposure(subject: str, category: str, address: str) -> Exposure:
    return Exposure(
        subject=subject,
        category=category,
        recipient=Recipient(
            Principal(Personal(address), Field.TO, Personal("Marigold Quillfeather")),
            RecipientKind.UNKNOWN,
        ),
        entitled=False,
        basis="unknown",
        reason="an unknown address",
        places=(Place(0, 4, 22, Origin.BODY, Hidden.SHEET, "Quillfeather!B2"),),
    )


def made_gap(
    locator: str = "share/locked.docx",
    reason: Reason = Reason.ENCRYPTED,
    source: str = "sent-mail",
    **changes: Any,
) -> Gap:
    return replace(Gap(source, Personal(locator), reason, "needs a password"), **changes)


def complained(incident: Any, received_on: date, **days: date) -> Any:
    """A complaint of Mara Ashdown about the incident."""
    from register.models import Complaint

    return Complaint.objects.create(
        incident=incident,
        complainant=Personal("Mara Ashdown"),
        contact=Personal("mara@example.com"),
        received_on=received_on,
        about=Personal("Her child’s report went to strangers"),
        acknowledged_by=Personal("Robin Dale" if "acknowledged_on" in days else ""),
        answer=Personal("We told them to delete it" if "answered_on" in days else ""),
        **days,
    )


@dataclass
class Scan:
    """A scan of a register, so that a test records in one line."""

    register: Any
    version: str = "1"

    def __post_init__(self) -> None:
        self.run = self.register.start_run(self.version)

    def found(self, *findings: Finding, state: str = "1", gaps: tuple[Gap, ...] = ()) -> Any:
        item = made_item(findings[0].locator.reveal(), findings[0].source)
        return self.register.record(self.run, Inspected(item, findings, gaps), state)

    def clean(self, item: Item, state: str = "1", gaps: tuple[Gap, ...] = ()) -> Any:
        return self.register.record(self.run, Inspected(item, (), gaps), state)

    def missed(self, gap: Gap, state: str = "1") -> Any:
        return self.register.record(self.run, gap, state)


@pytest.fixture
def scan(register: Any) -> Scan:
    return Scan(register)


@pytest.fixture
def new_scan(register: Any) -> Callable[[], Scan]:
    return lambda: Scan(register)


@pytest.fixture
def finding() -> Callable[..., Finding]:
    return made_finding


@pytest.fixture
def item() -> Callable[..., Item]:
    return made_item


@pytest.fixture
def gap() -> Callable[..., Gap]:
    return made_gap
