"""What each relation of a recipient to a subject gives them: the policy's table, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from rules.policy import Policy
from scanner.may.question import Decision, Question, Situation
from scanner.model import Agency, Person, PersonKind, Recipient, Standing
from scanner.roster.roster import Roster
from scanner.who.mailbox import mailbox_key
from scanner.who.recipients import domain_of, role_of_mailbox

# Categories that merely name a subject to somebody who may have more (policy, class C1).
NAMING = frozenset({"identifiers", "date_of_birth"})
_STANDING_OF = {kind: Standing(kind.value) for kind in PersonKind}
_BEYOND_C1 = frozenset({"C2", "C3", "C4", "C5", "S"})


@dataclass(frozen=True, slots=True)
class Post:
    """What a member of staff, or a mailbox of the school, is there for."""

    roles: frozenset[str]
    schools: tuple[str, ...]
    year_groups: frozenset[str] = frozenset()


class Relations:
    """The lines of the table, asked with the roster at hand."""

    def __init__(self, roster: Roster, policy: Policy) -> None:
        self._roster = roster
        self._policy = policy

    def by(
        self, basis: str, question: Question, reason: str, standing: Standing = Standing.UNKNOWN
    ) -> Decision:
        """What one line of the table says of the data's class."""
        allowed = question.data_class in self._policy.may_have(basis)
        return Decision(allowed, basis, reason, standing)

    def reaches_beyond_names(self, decision: Decision) -> bool:
        """Whether this relation may have more than who somebody is."""
        return bool(self._policy.may_have(decision.basis) & _BEYOND_C1)

    # -- an entry of the roster

    def of_entry(self, question: Question, entry: Person) -> Iterator[Decision]:
        """What one entry of the roster gives its human."""
        at_own_address = is_at_personal_address(entry, question.recipient)
        standing = Standing.PERSONAL if at_own_address else _standing(entry)
        for decision in self._by_entry(question, entry, at_own_address=at_own_address):
            yield Decision(decision.allowed, decision.basis, decision.reason, standing)

    def _by_entry(
        self, question: Question, entry: Person, *, at_own_address: bool
    ) -> Iterator[Decision]:
        has_left = not entry.is_current and entry.kind is not PersonKind.CONTACT
        if has_left and entry.kind is not PersonKind.PUPIL and not at_own_address:
            yield self.by("leaver", question, "a leaver's old address")
        elif entry.id == question.subject.id:
            yield self._subject(question)
        elif at_own_address:
            yield self.by("personal_address", question, f"{entry.id}'s own address, not a work one")
        elif has_left:
            yield self.by("leaver", question, "a leaver's old address")
        elif entry.kind is PersonKind.CONTACT:
            yield self._contact(question, entry)
        elif entry.kind is PersonKind.STAFF:
            yield self._staff(question, Post(entry.roles, entry.schools, entry.year_groups))
        elif entry.kind is PersonKind.AGENCY:
            yield self._agency_person(question, entry)
        else:
            yield self.by("other_pupil", question, "another pupil")

    def standing_of_address(self, address: str) -> Standing:
        """What an address that is nobody's is to us: at our own domain it is internal."""
        school = self._roster.schools.get(self._roster.school_of_domain(domain_of(address)) or "")
        if school is None:
            return Standing.UNKNOWN
        return Standing.PUPIL if domain_of(address) in school.pupil_domains else Standing.STAFF

    # -- the subject and the family

    def _subject(self, question: Question) -> Decision:
        owns = question.data_class == "K"
        may = owns or question.data_class in self._policy.may_have("subject")
        return Decision(may, "subject", "the subject")

    def _contact(self, question: Question, contact: Person) -> Decision:
        subject = question.subject
        children = self._roster.pupils_of(contact.id)
        who = "a contact of " + (" and ".join(children[:3]) or "no pupil") + " only"
        if subject.kind is PersonKind.CONTACT:
            if set(children) & set(self._roster.pupils_of(subject.id)):
                return self.by("other_contact_of_pupil", question, "another contact of their child")
            return self.by("contact_of_other_pupil", question, who)
        if subject.id not in children:
            return self.by("contact_of_other_pupil", question, who)
        if question.data_class != "C5":
            return self.by("contact", question, f"a contact of {subject.id}")
        may_tell = self._may_tell_c5(children, question.situation)
        basis = "contact_told_by_safeguarding_staff" if may_tell else "contact_told_by_others"
        who = f"a contact of {subject.id}, told by somebody who may not tell it"
        return self.by(basis, question, who)

    def _may_tell_c5(self, children: Iterable[str], situation: Situation) -> bool:
        if not situation.sender_is_known:
            return True
        fit = bool(situation.sender_roles & self._policy.table.safeguarding_roles)
        return fit and situation.pupils <= set(children)

    # -- staff

    def of_mailbox(self, question: Question) -> Decision:
        """A mailbox like office@ is read by the staff whose role it is named for."""
        found = role_of_mailbox(self._roster, question.recipient.address)
        if found is None:
            return self.by("unknown", question, "on no roster")
        role, school = found
        return self._staff(question, Post(frozenset({role}), (school,)))

    def _staff(self, question: Question, post: Post) -> Decision:
        subject = question.subject
        if subject.kind is PersonKind.CONTACT:
            return self._about_contact(question, post)
        where = " and ".join(post.schools)
        if question.data_class == "K":
            has_accounts = post.roles & self._policy.table.account_roles
            basis = "account_staff" if has_accounts else "other_staff"
            return self.by(basis, question, f"staff of {where}")
        if subject.kind is PersonKind.STAFF:
            return self._about_colleague(question, post)
        has_joining_role = bool(post.roles & self._policy.table.joining_roles)
        if has_joining_role and subject.destination_school in post.schools:
            return self.by("staff_of_next_school", question, f"staff of {where}")
        if post.roles == {"governor"}:
            return self.by("governor", question, f"a governor of {where}")
        if set(post.schools) & set(subject.schools):
            return self._about_own_pupil(question, post)
        if "trust_officer" in post.roles:
            return self.by("trust_officer", question, "a trust officer")
        own = " or ".join(subject.schools)
        return self.by("staff_of_other_school", question, f"staff of {where}, not of {own}")

    def _about_own_pupil(self, question: Question, post: Post) -> Decision:
        where = " and ".join(post.schools)
        is_head_of_year = (
            "head_of_year" in post.roles and question.subject.year_group in post.year_groups
        )
        is_in_circle = bool(post.roles & self._policy.table.safeguarding_roles) or is_head_of_year
        if question.data_class != "C5" and not is_in_circle:
            return self.by("staff_of_school", question, f"staff of {where}")
        may = is_in_circle and question.data_class in self._policy.may_have("safeguarding_staff")
        return Decision(may, "safeguarding_staff", f"staff of {where} outside safeguarding")

    def _about_colleague(self, question: Question, post: Post) -> Decision:
        is_at_school = bool(set(post.schools) & set(question.subject.schools))
        has_the_role = bool(post.roles & self._policy.table.staff_data_roles)
        is_trusted = (is_at_school and has_the_role) or "trust_officer" in post.roles
        who = f"staff of {' and '.join(post.schools)} who may have no staff data"
        return self.by("staff_data_staff" if is_trusted else "other_staff", question, who)

    def _about_contact(self, question: Question, post: Post) -> Decision:
        """What staff may have about a pupil, they may have about that pupil's contact."""
        decision = self.by("other_staff", question, "staff of another school")
        for pupil in self._roster.pupils_of(question.subject.id):
            decision = self._staff(question._replace(subject=self._roster.people[pupil]), post)
            if decision.allowed:
                return decision
        return decision

    # -- agencies

    def of_agency(self, question: Question, agency: Agency) -> Decision:
        """What an address at an agency's domain may have, within its scope."""
        subject = question.subject
        if agency.kind == "school" and self._left_within_grace(question):
            return self.by("new_school_of_leaver", question, "the leaver's new school")
        scope = "staff" if subject.kind is PersonKind.STAFF else "pupils"
        is_listed = question.category in agency.categories or (
            question.category in NAMING and bool(agency.categories)
        )
        is_in_scope = agency.scope in (scope, "both")
        if question.data_class == "C1" or (is_in_scope and is_listed):
            return Decision(True, "agency", f"at {agency.domain}")
        return Decision(False, "agency", f"at {agency.domain}, which may not have this")

    def _agency_person(self, question: Question, worker: Person) -> Decision:
        subject = question.subject
        if self._pupils_meant(subject) & worker.allocated_pupils:
            if self._is_allocated(question, worker):
                return Decision(True, "allocated_agency_person", f"allocated to {subject.id}")
            who = f"an agency contact who may not have this about {subject.id}"
        else:
            who = f"an agency contact who is not allocated to {subject.id}"
        agency = self._agency_of(worker)
        if agency is not None:
            decision = self.of_agency(question, agency)
            if decision.allowed:
                return decision
        return self.by("allocated_agency_person", question, who)

    def _is_allocated(self, question: Question, worker: Person) -> bool:
        listed = worker.allocated_categories
        return (
            not listed
            or question.data_class == "C1"
            or question.category in listed
            or question.category in NAMING
        )

    def _agency_of(self, worker: Person) -> Agency | None:
        domains = (domain_of(address.reveal()) for address in worker.emails)
        return next((self._roster.agencies[d] for d in domains if d in self._roster.agencies), None)

    def _left_within_grace(self, question: Question) -> bool:
        left, day = question.subject.left_on, question.situation.day
        if left is None or day is None:
            return False
        return day <= left + timedelta(days=self._policy.limits.grace_days)

    def _pupils_meant(self, subject: Person) -> set[str]:
        if subject.kind is PersonKind.CONTACT:
            return set(self._roster.pupils_of(subject.id))
        return {subject.id}


def _standing(entry: Person) -> Standing:
    """What somebody is to us whom we write to at their registered address."""
    if not entry.is_current and entry.kind is not PersonKind.CONTACT:
        return Standing.LEAVER
    if entry.roles == {"governor"}:
        return Standing.GOVERNOR
    return _STANDING_OF[entry.kind]


def is_at_personal_address(entry: Person, recipient: Recipient) -> bool:
    """Whether the recipient is a member of staff's own mailbox, which is no registered one."""
    if entry.personal_email is None:
        return False
    if any(recipient.address == address.reveal() for address in entry.emails):
        return False  # nearly always, and much cheaper than to compare however it is written
    key = mailbox_key(recipient.address)
    registered = (mailbox_key(address.reveal()) for address in entry.emails)
    return mailbox_key(entry.personal_email.reveal()) == key and key not in registered


def is_of(entry: Person, recipient: Recipient) -> bool:
    """Whether the recipient's address is one of this entry's, however it is written."""
    key = mailbox_key(recipient.address)
    held = (*entry.emails, *filter(None, [entry.personal_email]))
    return any(mailbox_key(address.reveal()) == key for address in held)
