"""What no relation outweighs: a court order, and an address that is kept from somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rules.policy import Policy
from scanner.may.question import Decision, Question
from scanner.model import Link, Person, PersonKind, Standing
from scanner.roster.roster import Roster

_HOME = "contact_details"


class Confidences:
    """What the school was told to keep from one adult, or from all who need not know."""

    def __init__(self, roster: Roster, policy: Policy) -> None:
        self._roster = roster
        self._policy = policy

    def veto(self, question: Question, entries: Iterable[Person]) -> Decision | None:
        """Why one human, by any of their entries, gets nothing; None where nothing forbids it."""
        for entry in entries:
            for link in self._links_to(question.subject, entry):
                if not link.may_receive:
                    return self._barred(question, link)
                is_kept = link.address_confidential and question.category == _HOME
                if is_kept and not _is_same_household(question.subject, entry):
                    who = f"a contact who must not learn where {link.pupil} lives"
                    return Decision(False, "kept_from_address", who, Standing.CONTACT)
        return None

    def is_confidential_home(self, subject: Person) -> bool:
        """Whether where this person lives is kept from somebody (policy, class C5)."""
        if subject.kind is PersonKind.PUPIL:
            return self._is_kept_secret(subject.id)
        return subject.kind is PersonKind.CONTACT and any(
            self._is_kept_secret(pupil) and _is_same_household(subject, self._roster.people[pupil])
            for pupil in self._roster.pupils_of(subject.id)
        )

    def knows_the_home(self, question: Question, entry: Person) -> bool:
        """Whether this entry lives there; a contact whose own address we lack may well do."""
        subject = question.subject
        if entry.id == subject.id:
            return True
        is_family = next(self._links_to(subject, entry), None) is not None
        return is_family and (not entry.address or _is_same_household(subject, entry))

    def _is_kept_secret(self, pupil: str) -> bool:
        return any(link.address_confidential for link in self._roster.links_of_pupil(pupil))

    def _barred(self, question: Question, link: Link) -> Decision:
        is_named_in_list = question.data_class == "C1" and not question.situation.recipient_is_alone
        basis = "barred_contact_in_a_list" if is_named_in_list else "barred_contact"
        allowed = question.data_class in self._policy.may_have(basis)
        who = f"a contact who may receive nothing about {link.pupil}"
        return Decision(allowed, basis, who, Standing.CONTACT)

    def _links_to(self, subject: Person, entry: Person) -> Iterator[Link]:
        """Links of this contact to the subject, or to a pupil whose other contact they are."""
        if entry.kind is not PersonKind.CONTACT or entry.id == subject.id:
            return
        for pupil in self._pupils_meant(subject):
            link = self._roster.link(pupil, entry.id)
            if link is not None:
                yield link

    def _pupils_meant(self, subject: Person) -> tuple[str, ...]:
        if subject.kind is PersonKind.PUPIL:
            return (subject.id,)
        return self._roster.pupils_of(subject.id) if subject.kind is PersonKind.CONTACT else ()


def _is_same_household(one: Person, other: Person) -> bool:
    return bool(one.address and one.address == other.address and one.postcode == other.postcode)
