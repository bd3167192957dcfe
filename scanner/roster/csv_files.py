"""The `csv` roster (contract, section 2): six files in a folder become one Roster."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from scanner.errors import Problem, RosterError
from scanner.model import Person, School
from scanner.roster.faults import RosterTables
from scanner.roster.people import (
    agency_of,
    agency_person,
    contact_of,
    group_of,
    link_of,
    member_of_staff,
    pupil_of,
)
from scanner.roster.roster import Roster
from scanner.roster.rows import (
    AgencyContactRow,
    AgencyRow,
    ContactRow,
    GroupRow,
    PupilRow,
    RelationshipRow,
    StaffRow,
)
from scanner.roster.table import RowT, Table, read_table
from scanner.roster.weakness import same_name_pairs, weaknesses

__all__ = ["load_csv_roster", "same_name_pairs", "weaknesses"]


def load_csv_roster(
    folder: Path, schools: Sequence[School], agencies_file: Path | None = None
) -> Roster:
    """The roster that lies in `folder`, checked as a whole.

    Raises RosterError with every fault found, each with its file and row.
    """
    if not folder.is_dir():
        message = "is no folder, or does not exist; see roster: in the configuration"
        raise RosterError([Problem(str(folder), message)])
    tables = _tables(folder, agencies_file)
    problems = tables.problems(schools)
    if problems:
        raise RosterError(problems)
    return Roster(
        schools=schools,
        people=_people(tables),
        links=[link_of(row) for _, row in tables.relationships.rows],
        groups=[group_of(row) for _, row in tables.groups.rows],
        agencies=[agency_of(row) for _, row in tables.agencies.rows],
        fingerprint=_fingerprint(tables),
    )


def _tables(folder: Path, agencies_file: Path | None) -> RosterTables:
    workers = folder / "agency_contacts.csv"
    return RosterTables(
        pupils=read_table(folder / "pupils.csv", PupilRow, "pupil_id"),
        contacts=read_table(folder / "contacts.csv", ContactRow, "contact_id"),
        relationships=read_table(folder / "relationships.csv", RelationshipRow),
        staff=read_table(folder / "staff.csv", StaffRow, "staff_id"),
        groups=read_table(folder / "groups.csv", GroupRow, "address"),
        # These two may be left out.
        workers=_if_there(workers if workers.exists() else None, AgencyContactRow),
        agencies=_if_there(agencies_file, AgencyRow, "domain"),
    )


def _if_there(path: Path | None, kind: type[RowT], unique: str = "") -> Table[RowT]:
    return read_table(path, kind, unique) if path is not None else Table("")


def _people(tables: RosterTables) -> list[Person]:
    return [
        *(pupil_of(row) for _, row in tables.pupils.rows),
        *(contact_of(row) for _, row in tables.contacts.rows),
        *(member_of_staff(row) for _, row in tables.staff.rows),
        *(agency_person(number, row) for number, row in tables.workers.rows),
    ]


def _fingerprint(tables: RosterTables) -> str:
    """What changes when a byte of any file does."""
    digest = hashlib.blake2b(digest_size=16)
    for table in (
        *(tables.pupils, tables.contacts, tables.relationships, tables.staff, tables.groups),
        *(tables.workers, tables.agencies),
    ):
        if table.content:
            digest.update(table.name.encode() + b"\0" + table.content)
    return digest.hexdigest()
