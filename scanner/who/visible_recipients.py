"""Families' addresses shown to other families in To and Cc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scanner.may.entitlement import Entitlement, Situation
from scanner.model import (
    Exposure,
    Origin,
    PersonKind,
    Place,
    Recipient,
    RecipientKind,
    Standing,
)
from scanner.roster.roster import Roster
from scanner.who.recipients import visible

_PLACE = Place(0, 0, 0, Origin.SUBJECT, None, "To and Cc")
# The basis, and who the recipient is.
_SHOWN = ("visible_recipients", "among the families in To and Cc")
_TOLD = ("membership_told", "told by the list who else belongs to it")
_MEMBERSHIP_HOUSEHOLDS = 2  # policy: where membership itself tells, two are enough


def visible_recipient_exposures(
    roster: Roster,
    entitlement: Entitlement,
    recipients: Iterable[Recipient],
    membership: frozenset[str],
    enough_households: int,
) -> Iterator[Exposure]:
    """Contacts whose addresses stand in To or Cc before other households.

    `membership`: categories that to be among the recipients tells; it then tells them of the
    contacts and of their pupils. Policy, `bulk-recipients-visible`.
    """
    shown = visible(recipients)
    contacts = _contacts_shown(roster, entitlement, shown)
    households = _households(roster, contacts)
    enough = _MEMBERSHIP_HOUSEHOLDS if membership else enough_households
    if len(households) < enough:
        return
    yield from _exposures(entitlement, contacts, shown, membership, _children(roster, contacts))


def _exposures(
    entitlement: Entitlement,
    contacts: Sequence[str],
    shown: Sequence[Recipient],
    membership: frozenset[str],
    children: Sequence[str],
) -> Iterator[Exposure]:
    """Every contact, child and address stands in at least one pair; all pairs would be n²."""
    pupils = children if membership else ()
    for index in range(max(len(contacts), len(shown), len(pupils))):
        recipient = shown[index % len(shown)]
        contact = contacts[(index + 1) % len(contacts)]
        yield _exposure(entitlement, contact, "contact_details", recipient, _SHOWN)
        for category in sorted(membership):
            yield _exposure(entitlement, contact, category, recipient, _TOLD)
            if pupils:
                pupil = pupils[index % len(pupils)]
                yield _exposure(entitlement, pupil, category, recipient, _TOLD)


def _exposure(
    entitlement: Entitlement,
    subject: str,
    category: str,
    recipient: Recipient,
    why: tuple[str, str],
) -> Exposure:
    basis, reason = why
    return Exposure(
        subject,
        category,
        recipient,
        False,
        basis,
        reason,
        Standing.CONTACT,
        entitlement.data_class(subject, category, Situation()),
        (_PLACE,),
    )


def _contacts_shown(
    roster: Roster, entitlement: Entitlement, shown: Iterable[Recipient]
) -> list[str]:
    """Contacts among the visible; staff who are parents, governors and agencies are none."""
    found: dict[str, None] = {}
    for recipient in shown:
        if recipient.kind is not RecipientKind.PERSON:
            continue
        for person in recipient.people:
            kinds = {roster.people[i].kind for i in entitlement.same_human(person)}
            if kinds == {PersonKind.CONTACT}:
                found[person] = None
    return list(found)


def _households(roster: Roster, contacts: Sequence[str]) -> list[set[str]]:
    """Contacts joined through the pupils they share; one without a pupil is a household."""
    households: list[tuple[set[str], set[str]]] = []
    for contact in contacts:
        people, pupils = {contact}, set(roster.pupils_of(contact))
        apart = []
        for other_people, other_pupils in households:
            if pupils & other_pupils:
                people, pupils = people | other_people, pupils | other_pupils
            else:
                apart.append((other_people, other_pupils))
        households = [*apart, (people, pupils)]
    return [people for people, _ in households]


def _children(roster: Roster, contacts: Iterable[str]) -> list[str]:
    return list(
        dict.fromkeys(
            pupil
            for contact in contacts
            for pupil in roster.pupils_of(contact)
            if roster.people[pupil].is_current
        )
    )
