"""The roster, the agencies and the configuration of an invented trust, as the contract has them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from benchmarks.trust.platform import HEADINGS, LINKS, NOTES, PLATFORMS, VIEWS
from benchmarks.trust.population import Population

_PUPILS = (
    "pupil_id,upn,given_name,family_name,preferred_name,former_family_name,date_of_birth,school,year_group,form,email,"
    "status,left_on,address,postcode,destination_school"
).split(",")
_KINDS = {LINKS: "account_links", VIEWS: "access_log", NOTES: "records"}


def write_roster(folder: Path, people: Population) -> None:
    """The six files of the csv roster in `folder`/roster, and agencies.csv beside it."""
    roster = folder / "roster"
    roster.mkdir(parents=True, exist_ok=True)
    _write(
        roster / "pupils.csv",
        _PUPILS,
        (
            (
                p.id,
                p.upn,
                p.given,
                p.family,
                p.preferred,
                p.former_family,
                p.born.isoformat(),
                ";".join(p.schools),
                p.year,
                p.form,
                p.email,
                "current" if p.is_current else "leaver",
                p.left_on.isoformat() if p.left_on else "",
                p.address,
                p.postcode,
                p.destination,
            )
            for p in people.pupils
        ),
    )
    _write(
        roster / "contacts.csv",
        "contact_id,given_name,family_name,emails,phone,address,postcode".split(","),
        (
            (c.id, c.given, c.family, ";".join(c.emails), c.phone, c.address, c.postcode)
            for c in people.contacts
        ),
    )
    _write(
        roster / "relationships.csv",
        "pupil_id,contact_id,relationship,parental_responsibility,may_receive,address_confidential".split(
            ","
        ),
        (
            (
                t.pupil,
                t.contact,
                t.relationship,
                t.responsibility,
                _yes(t.may_receive),
                _yes(t.is_confidential),
            )
            for t in people.ties
        ),
    )
    _write(
        roster / "staff.csv",
        "staff_id,given_name,family_name,email,school,roles,classes,year_groups,status,personal_email".split(
            ","
        ),
        (
            (
                s.id,
                s.given,
                s.family,
                s.email,
                ";".join(s.schools),
                ";".join(s.roles),
                ";".join(s.classes),
                ";".join(s.years),
                "current" if s.is_current else "leaver",
                s.personal_email,
            )
            for s in people.staff
        ),
    )
    _write(
        roster / "groups.csv",
        "address,name,school,kind,members".split(","),
        ((g.address, g.name, g.school, g.kind, ";".join(g.members)) for g in people.groups),
    )
    _write(
        roster / "agency_contacts.csv",
        "email,name,organisation,pupils,categories".split(","),
        (
            (a.email, a.name, a.organisation, ";".join(a.pupils), ";".join(a.categories))
            for a in people.agency_contacts
        ),
    )
    _write(
        folder / "agencies.csv",
        "domain,name,kind,categories,scope".split(","),
        ((a.domain, a.name, a.kind, ";".join(a.categories), a.scope) for a in people.agencies),
    )


def write_configuration(
    folder: Path, people: Population, audiences: Mapping[str, Sequence[str]]
) -> None:
    """`folder`/config.yaml: every source of the trust and who reads what."""
    tables = {
        name: {"kind": _KINDS[name], "columns": dict(columns)} for name, columns in HEADINGS.items()
    }
    document = {
        "organisation": {
            "name": "Moorland Edge Trust",
            "schools": [
                {
                    "id": s.id,
                    "name": s.name,
                    "domains": [s.domain],
                    "pupil_domains": [s.pupil_domain],
                }
                for s in people.schools
            ],
        },
        "roster": [{"type": "csv", "path": "roster"}],
        "sources": [
            {"name": "mail", "type": "mail_files", "path": "mail"},
            {
                "name": "share",
                "type": "folder",
                "path": "share",
                "audience": {k: list(v) for k, v in audiences.items()},
            },
            {"name": "probe", "type": "mail_files", "path": "probe"},
            {"name": "letters", "type": "folder", "path": "letters", "audience": "addressee"},
            *(
                {
                    "name": p,
                    "type": "platform_export",
                    "path": f"exports/{p}",
                    "platform": p,
                    "tables": tables,
                }
                for p in PLATFORMS
            ),
        ],
        "rules": {"grace_days": 30, "agencies": "agencies.csv"},
        "register": {"url": "sqlite:///register.db"},
    }
    (folder / "config.yaml").write_text(
        yaml.safe_dump(document, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )


def _write(path: Path, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(heading)
        writer.writerows(rows)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
