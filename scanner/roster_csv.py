"""The `csv` roster (contract, section 2): six files in a folder become one Roster."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from scanner.errors import Problem, RosterError
from scanner.model import (
    CATEGORIES,
    Agency,
    Group,
    GroupKind,
    Link,
    Name,
    NameKind,
    Person,
    PersonKind,
    Responsibility,
    School,
)
from scanner.personal import Personal
from scanner.roster import Roster

_AGENCY_KINDS = frozenset(
    ["local_authority", "health", "police", "school", "exam_board", "supplier", "payroll", "other"]
)
_ROLES = frozenset(
    "headteacher slt dsl senco head_of_year tutor teacher teaching_assistant office finance hr it "
    "nurse cover exams_officer governor trust_officer other".split()
)


def _split(value: object) -> object:
    return [p.strip() for p in value.split(";") if p.strip()] if isinstance(value, str) else value


def _to_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError("is not a date; write YYYY-MM-DD") from None


def _to_flag(value: object) -> object:
    match value.strip().lower() if isinstance(value, str) else value:
        case "yes":
            return True
        case "no":
            return False
    raise ValueError("must be yes or no")


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Lower = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True)]
Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = Annotated[list[str], BeforeValidator(_split)]
Day = Annotated[date | None, BeforeValidator(_to_day)]
Flag = Annotated[bool, BeforeValidator(_to_flag)]
_SMALL = BeforeValidator(lambda value: value.strip().lower() if isinstance(value, str) else value)


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class PupilRow(_Row):
    pupil_id: Id
    upn: Text
    given_name: Id
    family_name: Id
    preferred_name: Text
    former_family_name: Text
    date_of_birth: Day
    school: Texts
    year_group: Text
    form: Text
    email: Lower
    status: Annotated[Literal["current", "leaver"], _SMALL]
    left_on: Day = None
    address: Text
    postcode: Text
    destination_school: Text


class ContactRow(_Row):
    contact_id: Id
    given_name: Text
    family_name: Text
    emails: Texts
    phone: Text
    address: Text
    postcode: Text


class RelationshipRow(_Row):
    pupil_id: Id
    contact_id: Id
    relationship: Text
    parental_responsibility: Annotated[Literal["yes", "no", "unknown"], _SMALL]
    may_receive: Flag
    address_confidential: Flag


class StaffRow(_Row):
    staff_id: Id
    given_name: Text
    family_name: Text
    email: Lower
    school: Texts
    roles: Texts
    classes: Texts
    year_groups: Texts
    status: Annotated[Literal["current", "leaver"], _SMALL]
    personal_email: Lower


class GroupRow(_Row):
    address: Lower
    name: Text
    school: Text
    kind: Annotated[GroupKind, _SMALL]
    members: Texts


class AgencyContactRow(_Row):
    email: Lower
    name: Text
    organisation: Text
    pupils: Texts
    categories: Texts


class AgencyRow(_Row):
    domain: Lower
    name: Text
    kind: Text
    categories: Texts
    scope: Annotated[Literal["pupils", "staff", "both"], _SMALL]


RowT = TypeVar("RowT", bound=_Row)
Numbered = tuple[int, RowT]  # the row's number in its file, as a spreadsheet shows it


def load_csv_roster(
    folder: Path, schools: Sequence[School], agencies_file: Path | None = None
) -> Roster:
    """The roster that lies in `folder`, checked as a whole.

    Raises RosterError with every fault found, each with its file and row.
    """
    return _Reading(folder, schools, agencies_file).roster()


class _Reading:
    """One attempt at reading a roster: gathers faults until all files have been seen."""

    def __init__(self, folder: Path, schools: Sequence[School], agencies_file: Path | None) -> None:
        self.folder = folder
        self.schools = {school.id: school for school in schools}
        self.agencies_file = agencies_file
        self.problems: list[Problem] = []
        self.digest = hashlib.blake2b(digest_size=16)
        # Of each file that could be read, all its ids, those of faulty rows too: a row that names
        # a faulty one is no further fault, nor is one that names a file which nobody could read.
        self.ids: dict[str, set[str]] = {}

    def roster(self) -> Roster:
        folder = self.folder
        if not folder.is_dir():
            raise RosterError(
                [
                    Problem(
                        str(folder),
                        "is no folder, or does not exist; see roster: in the configuration",
                    )
                ]
            )
        pupils = self._rows(folder / "pupils.csv", PupilRow, "pupil_id")
        contacts = self._rows(folder / "contacts.csv", ContactRow, "contact_id")
        relationships = self._rows(folder / "relationships.csv", RelationshipRow)
        staff = self._rows(folder / "staff.csv", StaffRow, "staff_id")
        groups = self._rows(folder / "groups.csv", GroupRow, "address")
        workers: list[Numbered[AgencyContactRow]] = []
        if (folder / "agency_contacts.csv").exists():
            workers = self._rows(folder / "agency_contacts.csv", AgencyContactRow)
        agencies: list[Numbered[AgencyRow]] = []
        if self.agencies_file is not None:
            agencies = self._rows(self.agencies_file, AgencyRow, "domain")
        self._check_ids_differ(pupils, contacts, staff)
        self._check_schools("pupils.csv", ((n, r.school) for n, r in pupils))
        self._check_schools(
            "pupils.csv",
            ((n, [r.destination_school]) for n, r in pupils if r.destination_school),
        )
        self._check_schools("staff.csv", ((n, r.school) for n, r in staff))
        self._check_schools("groups.csv", ((n, [r.school]) for n, r in groups))
        self._check_links(relationships, workers)
        self._check_roles(staff)
        self._check_agencies(agencies, workers)
        if not pupils and not self.problems:
            self._fault("pupils.csv", "holds no pupils; an empty roster would find nothing")
        if self.problems:
            raise RosterError(self.problems)
        return Roster(
            schools=self.schools.values(),
            people=[
                *(_pupil(row) for _, row in pupils),
                *(_contact(row) for _, row in contacts),
                *(_member_of_staff(row) for _, row in staff),
                *(_agency_person(number, row) for number, row in workers),
            ],
            links=[_link(row) for _, row in relationships],
            groups=[_group(row) for _, row in groups],
            agencies=[_agency(row) for _, row in agencies],
            fingerprint=self.digest.hexdigest(),
        )

    def _fault(self, place: str, message: str) -> None:
        self.problems.append(Problem(place, message))

    def _rows(self, path: Path, kind: type[RowT], unique: str = "") -> list[Numbered[RowT]]:
        text = self._text(path)
        if text is None:
            return []
        lines = csv.reader(text.splitlines(keepends=True))
        headings = [heading.strip().casefold() for heading in next(lines, [])]
        missing = [
            name
            for name, field in kind.model_fields.items()
            if field.is_required() and name not in headings
        ]
        if missing:
            self._fault(
                path.name, f"lacks the column{'s'[: len(missing) > 1]} {', '.join(missing)}"
            )
            return []
        rows: list[Numbered[RowT]] = []
        first_seen: dict[str, int] = {}
        for number, values in enumerate(lines, start=2):
            padded = [*values, *[""] * (len(headings) - len(values))]
            cells = dict(zip(headings, padded, strict=False))
            row = self._row(path.name, number, cells, kind)
            key = str(getattr(row, unique, cells[unique].strip())) if unique else ""
            if key and key in first_seen:
                self._fault(
                    f"{path.name} row {number}",
                    f"has the same {unique} as row {first_seen[key]}; each must stand once",
                )
            elif key:
                first_seen[key] = number
            if row is not None:
                rows.append((number, row))
        self.ids[path.name] = set(first_seen)
        return rows

    def _row(
        self, file: str, number: int, cells: Mapping[str, Any], kind: type[RowT]
    ) -> RowT | None:
        if not any(isinstance(value, str) and value.strip() for value in cells.values()):
            return None
        try:
            return kind.model_validate(cells)
        except ValidationError as error:
            for fault in error.errors(include_input=False, include_url=False):
                column = ".".join(str(part) for part in fault["loc"][:1])
                self._fault(f"{file} row {number}", f"{column} {_plain(fault)}")
            return None

    def _text(self, path: Path) -> str | None:
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            self._fault(path.name, f"is missing from {path.parent.name or path.parent}")
            return None
        except OSError as error:
            self._fault(path.name, f"cannot be read ({type(error).__name__}); check its rights")
            return None
        self.digest.update(path.name.encode() + b"\0" + raw)
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._fault(path.name, "is not UTF-8; save it as 'CSV UTF-8'")
            return None

    def _check_ids_differ(
        self,
        pupils: Iterable[Numbered[PupilRow]],
        contacts: Iterable[Numbered[ContactRow]],
        staff: Iterable[Numbered[StaffRow]],
    ) -> None:
        files: dict[str, str] = {}
        for file, number, key in (
            *(("pupils.csv", n, r.pupil_id) for n, r in pupils),
            *(("contacts.csv", n, r.contact_id) for n, r in contacts),
            *(("staff.csv", n, r.staff_id) for n, r in staff),
        ):
            if files.setdefault(key, file) != file:
                self._fault(
                    f"{file} row {number}",
                    f"uses an id of {files[key]}: an incident could not tell who is meant",
                )

    def _check_schools(self, file: str, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        known = ", ".join(sorted(self.schools))
        for number, schools in rows:
            if not [school for school in schools if school]:
                self._fault(f"{file} row {number}", "names no school")
            for school in schools:
                if school and school not in self.schools:
                    self._fault(
                        f"{file} row {number}",
                        f"names the school {school!r}, which is not one of: {known}",
                    )

    def _check_links(
        self,
        relationships: Iterable[Numbered[RelationshipRow]],
        workers: Iterable[Numbered[AgencyContactRow]],
    ) -> None:
        for number, row in relationships:
            place = f"relationships.csv row {number}"
            if self._lacks("pupils.csv", row.pupil_id):
                self._fault(place, "names a pupil_id that pupils.csv does not hold")
            if self._lacks("contacts.csv", row.contact_id):
                self._fault(place, "names a contact_id that contacts.csv does not hold")
        for number, worker in workers:
            if any(self._lacks("pupils.csv", pupil) for pupil in worker.pupils):
                self._fault(
                    f"agency_contacts.csv row {number}",
                    "names a pupil id that pupils.csv does not hold",
                )

    def _lacks(self, file: str, key: str) -> bool:
        """Whether a file that could be read does not hold this id."""
        return file in self.ids and key not in self.ids[file]

    def _check_roles(self, staff: Iterable[Numbered[StaffRow]]) -> None:
        for number, row in staff:
            for role in sorted(set(row.roles) - _ROLES):
                self._fault(
                    f"staff.csv row {number}",
                    f"has the role {role!r}; known are: {', '.join(sorted(_ROLES))}",
                )

    def _check_agencies(
        self,
        agencies: Iterable[Numbered[AgencyRow]],
        workers: Iterable[Numbered[AgencyContactRow]],
    ) -> None:
        """A slip in a category or kind would silently entitle nobody."""
        agency_file = self.agencies_file.name if self.agencies_file else ""
        for number, row in agencies:
            if row.kind not in _AGENCY_KINDS:
                known = ", ".join(sorted(_AGENCY_KINDS))
                self._fault(f"{agency_file} row {number}", f"kind must be one of: {known}")
        listed = [
            *((agency_file, number, row.categories) for number, row in agencies),
            *(("agency_contacts.csv", number, row.categories) for number, row in workers),
        ]
        for file, number, categories in listed:
            for category in sorted(set(categories) - CATEGORIES):
                self._fault(f"{file} row {number}", f"knows no category {category!r}")


def _plain(fault: Mapping[str, Any]) -> str:
    """A validation fault in words that quote nothing of the row."""
    match fault["type"]:
        case "string_too_short" | "missing":
            return "is empty"
        case "literal_error" | "enum":
            return f"must be {fault['ctx']['expected']}"
        case "value_error":
            return str(fault["ctx"]["error"])
    return "cannot be read"


def _wrap(text: str) -> Personal[str] | None:
    return Personal(text) if text else None


def _emails(*addresses: str) -> tuple[Personal[str], ...]:
    return tuple(Personal(a.strip().lower()) for a in addresses if a.strip())


def postcode_form(text: str) -> str:
    """A postcode as it is compared: upper case, one space before the last three."""
    plain = "".join(text.split()).upper()
    return f"{plain[:-3]} {plain[-3:]}" if len(plain) > 4 else plain


def _postcode(text: str) -> Personal[str] | None:
    return _wrap(postcode_form(text))


def _pupil(row: PupilRow) -> Person:
    given, family = Personal(row.given_name), Personal(row.family_name)
    preferred = Personal(row.preferred_name or row.given_name)
    names = [Name(given, family)]
    if row.preferred_name and row.preferred_name != row.given_name:
        names.append(Name(preferred, family, NameKind.PREFERRED))
    if row.former_family_name:
        former = Personal(row.former_family_name)
        names.append(Name(given, former, NameKind.FORMER))
        if preferred != given:
            names.append(Name(preferred, former, NameKind.FORMER))
    return Person(
        id=row.pupil_id,
        kind=PersonKind.PUPIL,
        names=tuple(names),
        schools=tuple(row.school),
        emails=_emails(row.email),
        is_current=row.status == "current",
        left_on=row.left_on,
        upn=_wrap(row.upn.upper()),
        date_of_birth=Personal(row.date_of_birth) if row.date_of_birth else None,
        year_group=row.year_group,
        form=row.form,
        destination_school=row.destination_school,
        address=_wrap(row.address),
        postcode=_postcode(row.postcode),
    )


def _contact(row: ContactRow) -> Person:
    return Person(
        id=row.contact_id,
        kind=PersonKind.CONTACT,
        names=(Name(Personal(row.given_name), Personal(row.family_name)),),
        emails=_emails(*row.emails),
        phone=_wrap(row.phone),
        address=_wrap(row.address),
        postcode=_postcode(row.postcode),
    )


def _member_of_staff(row: StaffRow) -> Person:
    return Person(
        id=row.staff_id,
        kind=PersonKind.STAFF,
        names=(Name(Personal(row.given_name), Personal(row.family_name)),),
        schools=tuple(row.school),
        emails=_emails(row.email),
        is_current=row.status == "current",
        roles=frozenset(row.roles),
        classes=frozenset(row.classes),
        year_groups=frozenset(row.year_groups),
        personal_email=_wrap(row.personal_email),
    )


def _agency_person(number: int, row: AgencyContactRow) -> Person:
    given, _, family = row.name.rpartition(" ")
    return Person(
        id=f"agency:{number}",
        kind=PersonKind.AGENCY,
        names=(Name(Personal(given), Personal(family)),),
        emails=_emails(row.email),
        organisation=row.organisation,
        allocated_pupils=frozenset(row.pupils),
        allocated_categories=frozenset(row.categories),
    )


def _link(row: RelationshipRow) -> Link:
    return Link(
        pupil=row.pupil_id,
        contact=row.contact_id,
        relationship=row.relationship,
        parental_responsibility=Responsibility(row.parental_responsibility),
        may_receive=row.may_receive,
        address_confidential=row.address_confidential,
    )


def _group(row: GroupRow) -> Group:
    return Group(Personal(row.address), row.name, row.school, row.kind, _emails(*row.members))


def _agency(row: AgencyRow) -> Agency:
    return Agency(row.domain, row.name, row.kind, frozenset(row.categories), row.scope)


def same_name_pairs(roster: Roster) -> Iterator[tuple[str, str]]:
    """Current pupils of one school who share a name, as pairs of ids: easily mixed up."""
    by_name: dict[tuple[str, str, str], str] = {}
    for person in roster.of_kind(PersonKind.PUPIL):
        if not person.is_current:
            continue
        for name in person.names:
            for school in person.schools:
                key = (school, name.given.reveal().casefold(), name.family.reveal().casefold())
                other = by_name.setdefault(key, person.id)
                if other != person.id:
                    yield other, person.id


def weaknesses(roster: Roster) -> list[Problem]:
    """What `check` says is weak in a roster that can be used all the same; ids only."""
    weak = [
        Problem(
            "contacts.csv",
            f"{p.id} has no e-mail address: mail to them resolves to nobody",
            is_fault=False,
        )
        for p in roster.of_kind(PersonKind.CONTACT)
        if not p.emails
    ]
    weak += [
        Problem(
            "relationships.csv",
            f"{p.id} has no contact: mail home about them will look wrong",
            is_fault=False,
        )
        for p in roster.of_kind(PersonKind.PUPIL)
        if p.is_current and not roster.links_of_pupil(p.id)
    ]
    weak += [
        Problem(
            "pupils.csv",
            f"{one} and {other} share a name and a school: only form, date of birth or UPN "
            "tells them apart",
            is_fault=False,
        )
        for one, other in dict.fromkeys(same_name_pairs(roster))
    ]
    return weak
