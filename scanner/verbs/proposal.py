"""The corrections to the roster that suppressions speak of: which file, which row, ids only.

A suppression for a new step-parent works until it expires; a roster that holds the step-parent
works for good. We propose, and never write to the roster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from register.filing.suppression import ReasonKind, State
from register.reports.shown import SuppressionView
from scanner.errors import Problem
from scanner.model import RESERVED_PRINCIPALS, PersonKind
from scanner.roster.roster import Roster

_NEW = "a new id"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row to add or to change in a file of the roster; empty where somebody must ask first."""

    suppression: str
    kind: ReasonKind
    file: str
    row: Mapping[str, str]
    advice: str
    is_held: bool  # the roster has it

    @property
    def words(self) -> str:
        """What to do, in one sentence."""
        cells = ", ".join(f"{column} {value}" for column, value in self.row.items())
        return f"{self.advice}{': ' if cells else ''}{cells}."

    def as_json(self) -> dict[str, object]:
        """For `suppress add --json`."""
        return {
            "file": self.file,
            "row": dict(self.row),
            "advice": self.words,
            "held": self.is_held,
        }


def proposals(suppression: SuppressionView, roster: Roster) -> Iterator[Proposal]:
    """What the roster should hold for the suppression to be needed no more."""
    match suppression.kind:
        case ReasonKind.NEW_STEP_PARENT:
            yield from _step_parents(suppression, roster)
        case ReasonKind.NEW_ADDRESS:
            yield from _new_addresses(suppression, roster)
        case ReasonKind.AGREED_WITH_AGENCY:
            yield from _agency_contacts(suppression, roster)


def proposal_problems(suppressions: Iterable[SuppressionView], roster: Roster) -> list[Problem]:
    """The open proposals, for `check`: until the roster holds them or a person ends it."""
    return [
        Problem(
            proposal.file,
            f"open proposal of {proposal.suppression} ({proposal.kind.value}): {proposal.words}",
            is_fault=False,
        )
        for suppression in suppressions
        if suppression.state is not State.ENDED
        for proposal in proposals(suppression, roster)
        if not proposal.is_held
    ]


def _step_parents(suppression: SuppressionView, roster: Roster) -> Iterator[Proposal]:
    contacts = [p for p in suppression.scope.people if _is(roster, p, PersonKind.CONTACT)]
    strangers = []
    for address in _addresses(suppression):
        holders = [p for p in roster.people_by_email(address) if _is(roster, p, PersonKind.CONTACT)]
        contacts += holders
        strangers += [address] * (not holders)
    pupils = _pupils(suppression, roster)
    for pupil in pupils:
        for contact in dict.fromkeys(contacts):
            yield _step_parent(suppression, roster, pupil, contact)
    if strangers:
        row = {"contact_id": _NEW, "emails": f"the address of {suppression.reference}"}
        yield _add(suppression, "contacts.csv", row, is_held=False)
        for pupil in pupils:
            yield _add(suppression, "relationships.csv", _link_row(pupil, _NEW), is_held=False)


def _step_parent(
    suppression: SuppressionView, roster: Roster, pupil: str, contact: str
) -> Proposal:
    link = roster.link(pupil, contact)
    if link is not None and not link.may_receive:
        # Never to be changed because somebody was tired of an alarm.
        advice = (
            f"{contact} stands there with may_receive no for {pupil}: ask the DSL which of the two "
            f"is right, and end {suppression.reference} if the order stands"
        )
        return Proposal(
            suppression.reference, suppression.kind, "relationships.csv", {}, advice, False
        )
    row = _link_row(pupil, contact)
    return _add(suppression, "relationships.csv", row, is_held=link is not None)


def _link_row(pupil: str, contact: str) -> dict[str, str]:
    return {
        "pupil_id": pupil,
        "contact_id": contact,
        "relationship": "step-parent",
        "parental_responsibility": "unknown",
        "may_receive": "yes",
        "address_confidential": "no",
    }


def _new_addresses(suppression: SuppressionView, roster: Roster) -> Iterator[Proposal]:
    owners = [p for p in suppression.scope.people if p in roster.people] or list(
        dict.fromkeys(_owners(suppression, roster))
    )
    for address in _addresses(suppression):
        holders = {*roster.people_by_email(address), *roster.people_by_personal_email(address)}
        is_held = bool(holders & set(owners))
        for file, column, kinds in (
            ("contacts.csv", "emails", (PersonKind.CONTACT,)),
            ("staff.csv", "personal_email", (PersonKind.STAFF,)),
        ):
            whose = [p for p in owners if roster.people[p].kind in kinds]
            if not whose:
                continue
            key = "contact_id" if file == "contacts.csv" else "staff_id"
            row = {key: " or ".join(whose), column: f"the address of {suppression.reference}"}
            advice = "add the address to the row of the one whose it is"
            yield Proposal(suppression.reference, suppression.kind, file, row, advice, is_held)


def _owners(suppression: SuppressionView, roster: Roster) -> Iterator[str]:
    """Whose new address it may be: the subjects' own, or one of their contacts'."""
    for subject in suppression.scope.subjects:
        if subject in roster.people:
            if roster.people[subject].kind is PersonKind.PUPIL:
                yield from (link.contact for link in roster.links_of_pupil(subject))
            else:
                yield subject


def _agency_contacts(suppression: SuppressionView, roster: Roster) -> Iterator[Proposal]:
    pupils = _pupils(suppression, roster)
    if not pupils:
        return
    for address in _addresses(suppression):
        people = [roster.people[person] for person in roster.people_by_email(address)]
        is_held = any(set(pupils) <= person.allocated_pupils for person in people)
        row = {
            "email": f"the address of {suppression.reference}",
            "pupils": "; ".join(pupils),
            "categories": "; ".join(suppression.scope.categories) or "those agreed",
        }
        yield _add(suppression, "agency_contacts.csv", row, is_held=is_held)


def _add(
    suppression: SuppressionView, file: str, row: Mapping[str, str], *, is_held: bool
) -> Proposal:
    return Proposal(suppression.reference, suppression.kind, file, row, "add the row", is_held)


def _pupils(suppression: SuppressionView, roster: Roster) -> list[str]:
    return [s for s in suppression.scope.subjects if _is(roster, s, PersonKind.PUPIL)]


def _is(roster: Roster, person: str, kind: PersonKind) -> bool:
    return person in roster.people and roster.people[person].kind is kind


def _addresses(suppression: SuppressionView) -> Iterator[str]:
    """The addresses of somebody's own: no groups, no words such as public."""
    for wrapped in suppression.scope.addresses:
        address = wrapped.reveal()
        if address not in RESERVED_PRINCIPALS and not address.startswith("group:"):
            yield address
