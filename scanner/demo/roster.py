"""The roster's files, in the contract's columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from scanner.demo.people import Trust

COLUMNS = {
    "pupils.csv": "pupil_id upn given_name family_name preferred_name former_family_name "
    "date_of_birth school year_group form email status left_on address postcode "
    "destination_school",
    "contacts.csv": "contact_id given_name family_name emails phone address postcode",
    "relationships.csv": "pupil_id contact_id relationship parental_responsibility may_receive "
    "address_confidential",
    "staff.csv": "staff_id given_name family_name email school roles classes year_groups status "
    "personal_email",
    "groups.csv": "address name school kind members",
    "agency_contacts.csv": "email name organisation pupils categories",
    "agencies.csv": "domain name kind categories scope",
}


def write_roster(trust: Trust, folder: Path, agencies: Path) -> None:
    """The six files in `folder`, and the outside bodies in `agencies`."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "pupils.csv", _pupils(trust))
    _write(folder / "contacts.csv", _contacts(trust))
    _write(folder / "relationships.csv", _relationships(trust))
    _write(folder / "staff.csv", _staff(trust))
    _write(folder / "groups.csv", _groups(trust))
    _write(folder / "agency_contacts.csv", _agency_contacts(trust))
    _write(agencies, _agencies(trust))


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS[path.name].split())
        writer.writerows(rows)


def _pupils(trust: Trust) -> Iterable[Sequence[str]]:
    for p in trust.pupils:
        yield (
            p.pupil_id,
            p.upn,
            p.given_name,
            p.family_name,
            p.preferred_name,
            p.former_family_name,
            p.date_of_birth.isoformat(),
            ";".join(p.schools),
            p.year_group,
            p.form,
            p.email,
            p.status,
            p.left_on.isoformat() if p.left_on else "",
            p.address,
            p.postcode,
            p.destination_school,
        )


def _contacts(trust: Trust) -> Iterable[Sequence[str]]:
    for c in trust.contacts:
        emails = ";".join(c.emails)
        yield (c.contact_id, c.given_name, c.family_name, emails, c.phone, c.address, c.postcode)


def _relationships(trust: Trust) -> Iterable[Sequence[str]]:
    for r in trust.relationships:
        yield (
            r.pupil_id,
            r.contact_id,
            r.relationship,
            r.parental_responsibility,
            r.may_receive,
            r.address_confidential,
        )


def _staff(trust: Trust) -> Iterable[Sequence[str]]:
    for s in trust.staff:
        yield (
            s.staff_id,
            s.given_name,
            s.family_name,
            s.email,
            ";".join(s.schools),
            ";".join(s.roles),
            ";".join(s.classes),
            ";".join(s.year_groups),
            s.status,
            s.personal_email,
        )


def _groups(trust: Trust) -> Iterable[Sequence[str]]:
    for g in trust.groups:
        yield (g.address, g.name, g.school, g.kind, ";".join(g.members))


def _agency_contacts(trust: Trust) -> Iterable[Sequence[str]]:
    for a in trust.agency_contacts:
        yield (a.email, a.name, a.organisation, ";".join(a.pupils), ";".join(a.categories))


def _agencies(trust: Trust) -> Iterable[Sequence[str]]:
    for a in trust.agencies:
        yield (a.domain, a.name, a.kind, ";".join(a.categories), a.scope)
