"""Exported tables: whose row it is, who sees it, and what the other tables say of it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from connectors import BUILT_IN
from connectors.base import Connector
from scanner.config.configuration import Organisation, PlatformExportSource
from scanner.config.values import Origin
from scanner.model import Field, Item, ItemKind, KnownBy, Opening, Reason, RecordKind
from tests.contracts.connector import (
    ENOUGH_BYTES,
    ConnectorContract,
    Stage,
    by_locator,
    gaps_of,
    versions,
)

LINKS = {
    "kind": "account_links",
    "columns": {"account": "Parent email", "pupil": "Pupil ID", "school": "School", "role": "Role"},
}
VIEWS = {
    "kind": "access_log",
    "columns": {"account": "User", "pupil": "Pupil ID", "when": "Time", "action": "Action"},
}
RECORDS = {
    "kind": "records",
    "columns": {
        "pupil": "Pupil ID",
        "text": "Comment",
        "when": "Date",
        "author": "Staff",
        "corrected_at": "Corrected",
    },
}
TABLES = {"links.csv": LINKS, "views.csv": VIEWS, "behaviour.csv": RECORDS}

LINK_ROWS = """Parent email,Pupil ID,School,Role
Zoe@home.example,P1,oak,Parent
zoe@home.example,P2,oak,Parent
otto@home.example,P1,Elm Academy,
"""
VIEW_ROWS = """User,Pupil ID,Time,Action
zoe@home.example,P1,02/03/2026 09:05,view
ZOE@home.example,P2,2026-03-02T09:00:00,view
mr.x@oak.example.sch.uk,P1,02/03/2026 08:00:30,export
"""
RECORD_ROWS = """Pupil ID,Comment,Date,Staff,Corrected
P1,"Ottoline was late,
again",02/07/2026 10:00,Mr X,2026-07-02 10:10
P3,Fine,03/07/2026,,
"""


def export_source(
    ground: Path, organisation: Organisation, tables: Mapping[str, Any] = TABLES
) -> Connector:
    settings = {
        "name": "classcharts",
        "type": "platform_export",
        "path": "exports",
        "platform": "classcharts",
        "tables": tables,
    }
    origin = Origin(ground / "config.yaml")
    source = PlatformExportSource.model_validate(settings, context=origin)
    return BUILT_IN["platform_export"](source, organisation)


def put(ground: Path, **tables: str | bytes) -> None:
    """Writes `links="…"` as exports/links.csv."""
    (ground / "exports").mkdir(exist_ok=True)
    for name, text in tables.items():
        data = text.encode() if isinstance(text, str) else text
        (ground / "exports" / f"{name}.csv").write_bytes(data)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    put(tmp_path, links=LINK_ROWS, views=VIEW_ROWS, behaviour=RECORD_ROWS)
    return tmp_path


class TestContract(ConnectorContract):
    @pytest.fixture
    def stage(self, ground: Path, organisation: Organisation) -> Stage:
        put(ground, links=LINK_ROWS, views=VIEW_ROWS, behaviour=RECORD_ROWS + "Quillfeather,,x,,\n")
        put(ground, Quillfeather="a,b\n")
        return Stage(
            folder=ground / "exports",
            path="exports",
            connect=lambda: export_source(ground, organisation),
            planted=("Quillfeather", "Ottoline", "late", "zoe", "Mr X", "P1"),
            change=lambda: put(ground, behaviour=RECORD_ROWS.replace("late", "early")),
            changed="exports/behaviour.csv#row1",
            deny=ground / "exports" / "views.csv",
            denied="exports/views.csv",
        )


def addresses(item: Item) -> list[str]:
    assert {p.field for p in item.audience.principals} <= {Field.ACCOUNT}
    return [p.address.reveal() for p in item.audience.principals]


def test_every_row_is_an_item(export: Path, organisation: Organisation) -> None:
    found = by_locator(export_source(export, organisation))
    assert list(found) == [
        "exports/links.csv#row1",
        "exports/links.csv#row2",
        "exports/links.csv#row3",
        "exports/views.csv#row1",
        "exports/views.csv#row2",
        "exports/views.csv#row3",
        "exports/behaviour.csv#row1",
        "exports/behaviour.csv#row2",
    ]
    assert {item.kind for item in found.values()} == {ItemKind.RECORD}
    assert {item.group.reveal() for item in found.values()} == {"classcharts"}
    assert {item.audience.known_by for item in found.values()} == {KnownBy.EXPORT}


def test_link_is_seen_by_its_account(export: Path, organisation: Organisation) -> None:
    found = by_locator(export_source(export, organisation))
    first, third = found["exports/links.csv#row1"], found["exports/links.csv#row3"]
    assert first.record is not None and third.record is not None
    assert addresses(first) == ["zoe@home.example"]
    assert first.record.kind is RecordKind.ACCOUNT_LINKS
    assert first.record.pupil.reveal() == "P1"
    assert first.record.account_role == "parent"
    assert {p.reveal() for p in first.record.linked_pupils} == {"P1", "P2"}
    accounts = [a.reveal() for a in first.record.linked_accounts]
    assert accounts == ["otto@home.example", "zoe@home.example"]
    assert (first.record.account_school, first.likely_school) == ("oak", "oak")
    assert (third.record.account_school, third.likely_school) == ("Elm Academy", "elm")
    assert first.content.read(ENOUGH_BYTES) == b""


def test_opening_knows_all_that_its_account_opened(
    export: Path, organisation: Organisation
) -> None:
    found = by_locator(export_source(export, organisation))
    first, second = found["exports/views.csv#row1"], found["exports/views.csv#row2"]
    assert first.record is not None and second.record is not None
    assert addresses(first) == addresses(second) == ["zoe@home.example"]
    assert first.when == datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
    assert first.record.account_log == (
        Opening(datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "P2"),
        Opening(datetime(2026, 3, 2, 9, 5, tzinfo=UTC), "P1"),
    )
    assert second.record.account_log is first.record.account_log
    assert first.record.action == "view"
    # what the table of links says of the account
    assert (first.record.account_role, first.record.account_school) == ("parent", "oak")
    assert {p.reveal() for p in first.record.linked_pupils} == {"P1", "P2"}


def test_record_is_seen_by_the_accounts_linked_to_its_pupil(
    export: Path, organisation: Organisation
) -> None:
    found = by_locator(export_source(export, organisation))
    late, fine = found["exports/behaviour.csv#row1"], found["exports/behaviour.csv#row2"]
    assert late.record is not None and fine.record is not None
    assert addresses(late) == ["otto@home.example", "zoe@home.example"]
    assert addresses(fine) == []
    assert json.loads(late.content.read(ENOUGH_BYTES)) == {"text": "Ottoline was late,\nagain"}
    assert late.when == datetime(2026, 7, 2, 9, 0, tzinfo=UTC)  # summer time
    assert late.record.corrected_at == datetime(2026, 7, 2, 9, 10, tzinfo=UTC)
    assert late.actor is not None and late.actor.reveal() == "Mr X"
    assert late.record.accessed == (
        datetime(2026, 3, 2, 8, 0, 30, tzinfo=UTC),
        datetime(2026, 3, 2, 9, 5, tzinfo=UTC),
    )
    assert fine.actor is None and fine.record.account is None


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-03-02T09:05:00Z", datetime(2026, 3, 2, 9, 5, tzinfo=UTC)),
        ("2026-07-02T09:05:00+02:00", datetime(2026, 7, 2, 7, 5, tzinfo=UTC)),
        ("2026-07-02 09:05", datetime(2026, 7, 2, 8, 5, tzinfo=UTC)),
        ("02/03/2026", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2/3/2026 9:05", datetime(2026, 3, 2, 9, 5, tzinfo=UTC)),
        ("02/07/2026 09:05:06", datetime(2026, 7, 2, 8, 5, 6, tzinfo=UTC)),
        ("02/07/2026, 09:05", datetime(2026, 7, 2, 8, 5, tzinfo=UTC)),
        ("13/13/2026", None),
        ("12/31/2026", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_time_without_a_zone_is_british(
    tmp_path: Path, organisation: Organisation, written: str, when: datetime | None
) -> None:
    put(tmp_path, views=f'User,Pupil ID,Time,Action\nzoe@home.example,P1,"{written}",view\n')
    connector = export_source(tmp_path, organisation, {"views.csv": VIEWS})
    if when is None:
        (gap,) = gaps_of(connector).values()
        assert (gap.reason, gap.locator.reveal()) == (
            Reason.ROW_REJECTED,
            "exports/views.csv#row1",
        )
    else:
        assert [item.when for item in by_locator(connector).values()] == [when]


@pytest.mark.parametrize(
    ("table", "row", "is_rejected"),
    [
        ("links", "zoe@home.example,,oak,", True),
        ("links", ",P1,oak,", True),
        ("links", "zoe@home.example", True),
        ("links", "zoe@home.example,P1", False),
        ("views", ",P1,02/03/2026,view", True),
        ("views", "zoe@home.example,P1,,view", True),
        ("views", "zoe@home.example,P1,02/03/2026,", False),
        ("behaviour", ",Late,02/03/2026,,", True),
        ("behaviour", "P1,Late,soon,,", True),
        ("behaviour", "P1,Late,02/03/2026,,soon", True),
        ("behaviour", "P1,Late,,,", False),
        ("behaviour", "P1,,02/03/2026,,", False),
    ],
)
def test_row_that_says_nothing_is_rejected_and_the_next_is_read(
    tmp_path: Path, organisation: Organisation, table: str, row: str, is_rejected: bool
) -> None:
    rows = {"links": LINK_ROWS, "views": VIEW_ROWS, "behaviour": RECORD_ROWS}[table]
    heading, _, rest = rows.partition("\n")
    put(tmp_path, **{table: f"{heading}\n{row}\n{rest}"})
    file = f"{table}.csv"
    connector = export_source(tmp_path, organisation, {file: TABLES[file]})
    rejected = {name: gap.reason for name, gap in gaps_of(connector).items()}
    first = f"exports/{file}#row1"
    assert rejected == ({first: Reason.ROW_REJECTED} if is_rejected else {})
    assert f"exports/{file}#row2" in by_locator(connector)


@pytest.mark.parametrize(
    "data",
    [
        LINK_ROWS.encode("utf-8-sig"),
        LINK_ROWS.encode("utf-16"),
        LINK_ROWS.replace("\n", "\r\n").encode(),
        LINK_ROWS.replace(",", ";").encode(),
        LINK_ROWS.replace(",", "\t").encode(),
        LINK_ROWS.replace("Parent email", " parent  EMAIL ").encode(),
        b"\r\n" + LINK_ROWS.encode(),
    ],
)
def test_tables_as_programs_save_them(
    tmp_path: Path, organisation: Organisation, data: bytes
) -> None:
    put(tmp_path, links=data)
    found = by_locator(export_source(tmp_path, organisation, {"links.csv": LINKS}))
    assert [addresses(item) for item in found.values()] == [
        ["zoe@home.example"],
        ["zoe@home.example"],
        ["otto@home.example"],
    ]


def test_table_in_the_windows_code_page(tmp_path: Path, organisation: Organisation) -> None:
    put(tmp_path, behaviour="Pupil ID,Comment\nP1,Zoë’s café\n".encode("cp1252"))
    table = {"kind": "records", "columns": {"pupil": "Pupil ID", "text": "Comment"}}
    (item,) = by_locator(export_source(tmp_path, organisation, {"behaviour.csv": table})).values()
    assert json.loads(item.content.read(ENOUGH_BYTES)) == {"text": "Zoë’s café"}


def test_workbook_is_a_table_too(tmp_path: Path, organisation: Organisation) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["User", "Pupil ID", "Time", "Action"])
    sheet.append(["zoe@home.example", 1234, datetime(2026, 7, 2, 9, 5), None])
    (tmp_path / "exports").mkdir()
    book.save(tmp_path / "exports" / "views.xlsx")
    connector = export_source(tmp_path, organisation, {"views.xlsx": VIEWS})
    assert connector.check() == []
    item = by_locator(connector)["exports/views.xlsx#row1"]
    assert item.record is not None and item.record.pupil.reveal() == "1234"
    assert item.when == datetime(2026, 7, 2, 8, 5, tzinfo=UTC)


def test_damaged_workbook_is_a_gap(tmp_path: Path, organisation: Organisation) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "views.xlsx").write_bytes(b"PK\x03\x04 damaged")
    connector = export_source(tmp_path, organisation, {"views.xlsx": VIEWS})
    assert [gap.reason for gap in gaps_of(connector).values()] == [Reason.CORRUPT]
    assert any(problem.is_fault for problem in connector.check())


@pytest.mark.parametrize(
    ("links", "reason", "words"),
    [
        ("Email,Pupil ID,School,Role\na,b,c,d\n", Reason.UNSUPPORTED, '"Parent email"'),
        (
            "Parent email,Pupil ID,School,Role,Role\na,b,c,d,e\n",
            Reason.UNSUPPORTED,
            "more than one",
        ),
        ("", Reason.UNSUPPORTED, '"Pupil ID"'),
        ("zoe@home.example,P1,oak,parent\n", Reason.UNSUPPORTED, '"School"'),
        (None, Reason.VANISHED, ""),
    ],
)
def test_unusable_table_of_links_is_a_gap_and_leaves_nobody_accused(
    export: Path, organisation: Organisation, links: str | None, reason: Reason, words: str
) -> None:
    if links is None:
        (export / "exports" / "links.csv").unlink()
    else:
        put(export, links=links)
    connector = export_source(export, organisation)
    (fault,) = connector.check()
    assert fault.is_fault and words in fault.message and "home.example" not in fault.message
    assert {name: gap.reason for name, gap in gaps_of(connector).items()} == {
        "exports/links.csv": reason,
        "exports/views.csv": Reason.AUDIENCE_UNKNOWN,
        "exports/behaviour.csv": Reason.AUDIENCE_UNKNOWN,
    }
    assert by_locator(connector) == {}


def test_other_unusable_table_leaves_the_rest(export: Path, organisation: Organisation) -> None:
    (export / "exports" / "behaviour.csv").unlink()
    connector = export_source(export, organisation)
    assert list(gaps_of(connector)) == ["exports/behaviour.csv"]
    assert len(by_locator(connector)) == 6


def test_file_that_no_table_names_is_a_gap(export: Path, organisation: Organisation) -> None:
    put(export, newer="a,b\n")
    (export / "exports" / "~$links.csv").write_bytes(b"x")
    found = gaps_of(export_source(export, organisation))
    assert {name: gap.reason for name, gap in found.items()} == {
        "exports/newer.csv": Reason.UNSUPPORTED
    }


def test_upn_is_the_same_in_small_letters(tmp_path: Path, organisation: Organisation) -> None:
    put(
        tmp_path,
        links="Parent email,Pupil ID,School,Role\nzoe@home.example, a820100000001 ,,\n",
        behaviour="Pupil ID,Comment,Date,Staff,Corrected\nA820100000001,Late,,,\n",
    )
    tables = {"links.csv": LINKS, "behaviour.csv": RECORDS}
    item = by_locator(export_source(tmp_path, organisation, tables))["exports/behaviour.csv#row1"]
    assert addresses(item) == ["zoe@home.example"]


def test_account_id_stays_as_the_vendor_writes_it(
    tmp_path: Path, organisation: Organisation
) -> None:
    put(tmp_path, links="Parent email,Pupil ID,School,Role\nUser-17,P1,,\n")
    (item,) = by_locator(export_source(tmp_path, organisation, {"links.csv": LINKS})).values()
    assert addresses(item) == ["User-17"]


def test_account_of_several_schools_has_no_school_of_its_own(
    tmp_path: Path, organisation: Organisation
) -> None:
    put(
        tmp_path,
        links="Parent email,Pupil ID,School,Role\nz@home.example,P1,oak,\nz@home.example,P2,elm,\n",
        views="User,Pupil ID,Time,Action\nz@home.example,P1,02/03/2026,view\n",
    )
    tables = {"links.csv": LINKS, "views.csv": VIEWS}
    item = by_locator(export_source(tmp_path, organisation, tables))["exports/views.csv#row1"]
    assert item.record is not None
    assert (item.record.account_school, item.likely_school) == ("", "")


def test_only_school_of_the_organisation_is_the_likely_one(export: Path) -> None:
    school = {"id": "oak", "name": "Oak Primary School", "domains": ["oak.example.sch.uk"]}
    only = Organisation.model_validate({"name": "Oak", "schools": [school]})
    assert {i.likely_school for i in by_locator(export_source(export, only)).values()} == {"oak"}


@pytest.mark.parametrize(
    ("links", "views", "is_changed"),
    [
        ("", "", False),
        ("new@home.example,P1,oak,\n", "", True),
        ("new@home.example,P9,oak,\n", "", False),
        ("", "new@home.example,P1,02/03/2026,view\n", True),
        ("", "new@home.example,P9,02/03/2026,view\n", False),
    ],
)
def test_version_of_a_record_covers_what_is_joined_to_it(
    export: Path, organisation: Organisation, links: str, views: str, is_changed: bool
) -> None:
    before = versions(export_source(export, organisation))
    put(export, links=LINK_ROWS + links, views=VIEW_ROWS + views)
    after = versions(export_source(export, organisation))
    name = "exports/behaviour.csv#row1"
    assert (before[name] != after[name]) is is_changed


def test_rewriting_the_same_export_changes_no_version(
    export: Path, organisation: Organisation
) -> None:
    before = versions(export_source(export, organisation))
    for file in (export / "exports").iterdir():
        os.utime(file, (1, 1))
    assert versions(export_source(export, organisation)) == before
