"""What is wrong between the files of a `csv` roster: ids, schools, roles, agencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scanner.errors import Problem
from scanner.model import CATEGORIES, School
from scanner.roster.rows import (
    AgencyContactRow,
    AgencyRow,
    ContactRow,
    GroupRow,
    PupilRow,
    RelationshipRow,
    StaffRow,
)
from scanner.roster.table import Table

AGENCY_KINDS = frozenset(
    ["local_authority", "health", "police", "school", "exam_board", "supplier", "payroll", "other"]
)
ROLES = frozenset(
    "headteacher slt dsl senco head_of_year tutor teacher teaching_assistant office finance hr it "
    "nurse cover exams_officer governor trust_officer other".split()
)


@dataclass(frozen=True, slots=True)
class RosterTables:
    """All files of one roster, as far as they could be read."""

    pupils: Table[PupilRow]
    contacts: Table[ContactRow]
    relationships: Table[RelationshipRow]
    staff: Table[StaffRow]
    groups: Table[GroupRow]
    workers: Table[AgencyContactRow]
    agencies: Table[AgencyRow]

    def problems(self, schools: Sequence[School]) -> list[Problem]:
        """Every fault: those of each file, then those between them."""
        tables = (
            *(self.pupils, self.contacts, self.relationships, self.staff, self.groups),
            *(self.workers, self.agencies),
        )
        found = [problem for table in tables for problem in table.problems]
        found += _faults_of_ids(self)
        found += _faults_of_schools(self, frozenset(school.id for school in schools))
        found += _faults_of_links(self)
        found += _faults_of_roles(self.staff)
        found += _faults_of_agencies(self)
        if not self.pupils.rows and not found:
            message = "holds no pupils; an empty roster would find nothing"
            found.append(Problem(self.pupils.name, message))
        return found


def _at(table: str, number: int) -> str:
    return f"{table} row {number}"


def _faults_of_ids(tables: RosterTables) -> Iterator[Problem]:
    files: dict[str, str] = {}
    for file, number, key in (
        *((tables.pupils.name, n, r.pupil_id) for n, r in tables.pupils.rows),
        *((tables.contacts.name, n, r.contact_id) for n, r in tables.contacts.rows),
        *((tables.staff.name, n, r.staff_id) for n, r in tables.staff.rows),
    ):
        if files.setdefault(key, file) != file:
            message = f"uses an id of {files[key]}: an incident could not tell who is meant"
            yield Problem(_at(file, number), message)


def _faults_of_schools(tables: RosterTables, known: frozenset[str]) -> Iterator[Problem]:
    pupils = tables.pupils
    named: tuple[tuple[str, Iterable[tuple[int, Sequence[str]]]], ...] = (
        (pupils.name, ((n, r.school) for n, r in pupils.rows)),
        (
            pupils.name,
            ((n, [r.destination_school]) for n, r in pupils.rows if r.destination_school),
        ),
        (tables.staff.name, ((n, r.school) for n, r in tables.staff.rows)),
        (tables.groups.name, ((n, [r.school]) for n, r in tables.groups.rows)),
    )
    for file, rows in named:
        for number, schools in rows:
            if not any(schools):
                yield Problem(_at(file, number), "names no school")
            for school in filter(None, schools):
                if school not in known:
                    listed = ", ".join(sorted(known))
                    message = f"names the school {school!r}, which is not one of: {listed}"
                    yield Problem(_at(file, number), message)


def _faults_of_links(tables: RosterTables) -> Iterator[Problem]:
    relationships, workers = tables.relationships, tables.workers
    for number, row in relationships.rows:
        if tables.pupils.lacks(row.pupil_id):
            message = f"names a pupil_id that {tables.pupils.name} does not hold"
            yield Problem(_at(relationships.name, number), message)
        if tables.contacts.lacks(row.contact_id):
            message = f"names a contact_id that {tables.contacts.name} does not hold"
            yield Problem(_at(relationships.name, number), message)
    for number, worker in workers.rows:
        if any(tables.pupils.lacks(pupil) for pupil in worker.pupils):
            message = f"names a pupil id that {tables.pupils.name} does not hold"
            yield Problem(_at(workers.name, number), message)


def _faults_of_roles(staff: Table[StaffRow]) -> Iterator[Problem]:
    for number, row in staff.rows:
        for role in sorted(set(row.roles) - ROLES):
            message = f"has the role {role!r}; known are: {', '.join(sorted(ROLES))}"
            yield Problem(_at(staff.name, number), message)


def _faults_of_agencies(tables: RosterTables) -> Iterator[Problem]:
    """A slip in a category or kind would silently entitle nobody."""
    agencies, workers = tables.agencies, tables.workers
    for number, row in agencies.rows:
        if row.kind not in AGENCY_KINDS:
            known = ", ".join(sorted(AGENCY_KINDS))
            yield Problem(_at(agencies.name, number), f"kind must be one of: {known}")
    listed = [
        *((agencies.name, number, row.categories) for number, row in agencies.rows),
        *((workers.name, number, row.categories) for number, row in workers.rows),
    ]
    for file, number, categories in listed:
        for category in sorted(set(categories) - CATEGORIES):
            yield Problem(_at(file, number), f"knows no category {category!r}")
