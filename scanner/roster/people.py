"""Rows of the `csv` roster as the nouns of the model."""

from __future__ import annotations

from scanner.model import (
    Agency,
    Group,
    Link,
    Name,
    NameKind,
    Person,
    PersonKind,
    Responsibility,
)
from scanner.personal import Personal
from scanner.roster.rows import (
    AgencyContactRow,
    AgencyRow,
    ContactRow,
    GroupRow,
    PupilRow,
    RelationshipRow,
    StaffRow,
)


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


def pupil_of(row: PupilRow) -> Person:
    """The pupil, by every name the row holds."""
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


def contact_of(row: ContactRow) -> Person:
    """The contact, at all addresses of theirs."""
    return Person(
        id=row.contact_id,
        kind=PersonKind.CONTACT,
        names=(Name(Personal(row.given_name), Personal(row.family_name)),),
        emails=_emails(*row.emails),
        phone=_wrap(row.phone),
        address=_wrap(row.address),
        postcode=_postcode(row.postcode),
    )


def member_of_staff(row: StaffRow) -> Person:
    """The member of staff or governor."""
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


def agency_person(number: int, row: AgencyContactRow) -> Person:
    """The person outside; the row's number is their id, for the file has none."""
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


def link_of(row: RelationshipRow) -> Link:
    """What the contact is to the pupil."""
    return Link(
        pupil=row.pupil_id,
        contact=row.contact_id,
        relationship=row.relationship,
        parental_responsibility=Responsibility(row.parental_responsibility),
        may_receive=row.may_receive,
        address_confidential=row.address_confidential,
    )


def group_of(row: GroupRow) -> Group:
    """The list, with the members it names."""
    return Group(Personal(row.address), row.name, row.school, row.kind, _emails(*row.members))


def agency_of(row: AgencyRow) -> Agency:
    """The outside body."""
    return Agency(row.domain, row.name, row.kind, frozenset(row.categories), row.scope)
