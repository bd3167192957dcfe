"""May this recipient have this category about this subject, and by which line of the policy?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.policy import Policy
from scanner.human import as_humans, same_humans
from scanner.model import (
    Agency,
    Link,
    Person,
    PersonKind,
    Recipient,
    RecipientKind,
    Standing,
)
from scanner.recipients import GROUP_PREFIX, domain_of, role_of_mailbox
from scanner.roster import Roster

# Categories that merely name a subject to somebody who may have more (policy, class C1).
_NAMING = frozenset({"identifiers", "date_of_birth"})
_BEYOND_C1 = frozenset({"C2", "C3", "C4", "C5", "S"})


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision depends on besides subject, category and recipient.

    `sender_is_known`: a member of staff was resolved as sender or signatory.
    """

    sender_roles: frozenset[str] = frozenset()
    sender_is_known: bool = False
    pupils: frozenset[str] = frozenset()  # everybody's children the message speaks of
    recipient_is_alone: bool = True
    day: date | None = None
    logins: int = 0  # how many people's passwords stand in the item


@dataclass(frozen=True, slots=True)
class Decision:
    """`basis` is a relation of policy.yaml; `reason` says who the recipient is, ids only."""

    allowed: bool
    basis: str
    reason: str
    standing: Standing = Standing.UNKNOWN


class Entitlement:
    """The policy's table, asked with the roster at hand. Pure: no clock, no state."""

    def __init__(self, roster: Roster, policy: Policy) -> None:
        self._roster = roster
        self._policy = policy
        self._same = same_humans(roster)

    def decide(
        self, subject: str, category: str, recipient: Recipient, situation: Situation
    ) -> Decision:
        """Whether one recipient may have one category about one person of the roster."""
        person = self._roster.people[subject]
        wanted = self._class(person, category, situation)
        match recipient.kind:
            case RecipientKind.RESERVED:
                standing = Standing(recipient.address)
                return self._by("reserved", wanted, "everybody there", standing)
            case RecipientKind.GROUP:
                return self._group(person, category, recipient, situation)
            case RecipientKind.ROLE:
                decision = self._role(person, category, wanted, recipient)
                return replace(decision, standing=Standing.STAFF)
            case RecipientKind.UNKNOWN:
                standing = self._standing_of_address(recipient.address)
                return self._by("unknown", wanted, "on no roster", standing)
            case RecipientKind.AGENCY if not recipient.people:
                agency = self._roster.agencies[recipient.agency]
                decision = self._agency(person, category, wanted, agency, situation)
                return replace(decision, standing=Standing.AGENCY)
        return self._holders(person, category, wanted, recipient, situation)

    def same_human(self, person: str) -> frozenset[str]:
        """All ids of the human with this id."""
        return self._same[person]

    def data_class(self, subject: str, category: str, situation: Situation) -> str:
        """The class of a category about one person: C1 to C5, S or K."""
        return self._class(self._roster.people[subject], category, situation)

    def _class(self, subject: Person, category: str, situation: Situation) -> str:
        plain = self._policy.class_of[category]
        if plain == "K":
            one_pupil = situation.logins <= 1 and subject.kind is PersonKind.PUPIL
            return "C2" if one_pupil else "K"
        if subject.kind is PersonKind.STAFF and plain != "C1":
            return "S"
        return plain

    def _by(
        self, basis: str, wanted: str, reason: str, standing: Standing = Standing.UNKNOWN
    ) -> Decision:
        return Decision(wanted in self._policy.may_have(basis), basis, reason, standing)

    # -- several people behind one recipient

    def _group(
        self, subject: Person, category: str, group: Recipient, situation: Situation
    ) -> Decision:
        wanted = self._class(subject, category, situation)
        if not group.members_known:
            standing = self._standing_of_address(group.address.removeprefix(GROUP_PREFIX))
            who = "a list whose members are not known"
            return self._by("unknown_members", wanted, who, standing)
        pupils = {p for m in group.members for p in m.people if self._is_pupil(p)}
        if pupils and pupils != {subject.id}:
            who = "a list with pupils in it"
            return self._by("list_with_pupils", wanted, who, Standing.PUPIL)
        in_list = Situation(
            situation.sender_roles,
            situation.sender_is_known,
            situation.pupils,
            recipient_is_alone=False,
            day=situation.day,
            logins=situation.logins,
        )
        decision = Decision(True, "staff_of_school", "a list of people who may have it")
        for member in self._distinct(group.members):
            decision = self.decide(subject.id, category, member, in_list)
            if not decision.allowed:
                return replace(decision, reason=f"a list with {_a_member(member, decision)}")
        return decision

    def _distinct(self, members: Iterable[Recipient]) -> Iterator[Recipient]:
        """Members of whom no two would be decided alike."""
        seen = set()
        for member in members:
            key: object = member.principal.address
            if member.kind is RecipientKind.PERSON and len(member.people) == 1:
                person = self._roster.people[member.people[0]]
                if person.kind is PersonKind.STAFF and self._same[person.id] == {person.id}:
                    key = (person.schools, person.roles, person.year_groups, person.is_current)
            if key not in seen:
                seen.add(key)
                yield member

    def _holders(
        self,
        subject: Person,
        category: str,
        wanted: str,
        recipient: Recipient,
        situation: Situation,
    ) -> Decision:
        """A mailbox several people share may have what every one of them may."""
        decision = Decision(False, "unknown", "on no roster")
        for human in as_humans(recipient.people, self._same):
            decision = self._human(subject, category, wanted, human, recipient, situation)
            if not decision.allowed:
                return decision
        return decision

    # -- one human

    def _human(
        self,
        subject: Person,
        category: str,
        wanted: str,
        human: frozenset[str],
        recipient: Recipient,
        situation: Situation,
    ) -> Decision:
        address = recipient.principal.address
        entries = sorted(
            (self._roster.people[person] for person in human),
            key=lambda p: (
                address not in (*p.emails, p.personal_email),
                not self._is_at_personal_address(p, recipient),
                p.id,
            ),
        )
        veto = self._veto(subject, category, wanted, entries, situation)
        if veto is not None:
            return veto
        decisions = list(self._relations(subject, category, wanted, entries, recipient, situation))
        allowed = next((d for d in decisions if d.allowed), None)
        if allowed is not None:
            return allowed
        if category in _NAMING and any(self._reaches_beyond_names(d.basis) for d in decisions):
            return replace(decisions[0], allowed=True)
        return decisions[0]

    def _reaches_beyond_names(self, basis: str) -> bool:
        return bool(self._policy.may_have(basis) & _BEYOND_C1)

    def _veto(
        self,
        subject: Person,
        category: str,
        wanted: str,
        entries: Iterable[Person],
        situation: Situation,
    ) -> Decision | None:
        """What no other relation outweighs: a court order, an address that is kept secret."""
        for entry in entries:
            for link in self._links_to(subject, entry):
                if not link.may_receive:
                    named_in_list = wanted == "C1" and not situation.recipient_is_alone
                    basis = "barred_contact_in_a_list" if named_in_list else "barred_contact"
                    who = f"a contact who may receive nothing about {link.pupil}"
                    return self._by(basis, wanted, who, Standing.CONTACT)
                if link.address_confidential and category == "contact_details":
                    if self._is_same_household(subject, entry):
                        continue
                    return self._by(
                        "kept_from_address",
                        wanted,
                        f"a contact who must not learn where {link.pupil} lives",
                        Standing.CONTACT,
                    )
        return None

    def _links_to(self, subject: Person, entry: Person) -> Iterator[Link]:
        """Links of this contact to the subject, or to a pupil whose other contact they are."""
        if entry.kind is not PersonKind.CONTACT or entry.id == subject.id:
            return
        pupils = (
            [subject.id]
            if subject.kind is PersonKind.PUPIL
            else self._roster.pupils_of(subject.id)
            if subject.kind is PersonKind.CONTACT
            else []
        )
        for pupil in pupils:
            link = self._roster.link(pupil, entry.id)
            if link is not None:
                yield link

    @staticmethod
    def _is_same_household(one: Person, other: Person) -> bool:
        return bool(one.address and one.address == other.address and one.postcode == other.postcode)

    def _relations(
        self,
        subject: Person,
        category: str,
        wanted: str,
        entries: Iterable[Person],
        recipient: Recipient,
        situation: Situation,
    ) -> Iterator[Decision]:
        """Every relation of one human to the subject, the one to be named first if all deny."""
        for entry in entries:
            standing = self._standing(entry, recipient)
            for decision in self._by_entry(subject, category, wanted, entry, recipient, situation):
                yield replace(decision, standing=standing)

    def _by_entry(
        self,
        subject: Person,
        category: str,
        wanted: str,
        entry: Person,
        recipient: Recipient,
        situation: Situation,
    ) -> Iterator[Decision]:
        """What one entry of the roster gives its human."""
        has_left = not entry.is_current and entry.kind is not PersonKind.CONTACT
        at_own_address = self._is_at_personal_address(entry, recipient)
        if has_left and entry.kind is not PersonKind.PUPIL and not at_own_address:
            yield self._by("leaver", wanted, "a leaver's old address")
        elif entry.id == subject.id:
            owns = wanted == "K"
            yield Decision(
                owns or wanted in self._policy.may_have("subject"), "subject", "the subject"
            )
        elif at_own_address:
            who = f"{entry.id}'s own address, not a work one"
            yield self._by("personal_address", wanted, who)
        elif has_left:
            yield self._by("leaver", wanted, "a leaver's old address")
        elif entry.kind is PersonKind.CONTACT:
            yield from self._contact(subject, wanted, entry, situation)
        elif entry.kind is PersonKind.STAFF:
            yield self._staff(
                subject, category, wanted, entry.roles, entry.schools, entry.year_groups
            )
        elif entry.kind is PersonKind.AGENCY:
            yield self._agency_person(subject, category, wanted, entry, situation)
        else:
            yield self._by("other_pupil", wanted, "another pupil")

    @staticmethod
    def _is_at_personal_address(entry: Person, recipient: Recipient) -> bool:
        address = recipient.principal.address
        return entry.personal_email == address and address not in entry.emails

    def _standing(self, entry: Person, recipient: Recipient) -> Standing:
        if self._is_at_personal_address(entry, recipient):
            return Standing.PERSONAL
        if not entry.is_current and entry.kind is not PersonKind.CONTACT:
            return Standing.LEAVER
        if entry.roles == {"governor"}:
            return Standing.GOVERNOR
        return Standing(entry.kind.value)

    def _standing_of_address(self, address: str) -> Standing:
        """What an address that is nobody's is to us: at our own domain it is internal."""
        school = self._roster.schools.get(self._roster.school_of_domain(domain_of(address)) or "")
        if school is None:
            return Standing.UNKNOWN
        return Standing.PUPIL if domain_of(address) in school.pupil_domains else Standing.STAFF

    # -- relations

    def _contact(
        self, subject: Person, wanted: str, contact: Person, situation: Situation
    ) -> Iterator[Decision]:
        children = self._roster.pupils_of(contact.id)
        who = "a contact of " + (" and ".join(children[:3]) or "no pupil") + " only"
        if subject.kind is PersonKind.CONTACT:
            if set(children) & set(self._roster.pupils_of(subject.id)):
                yield self._by("other_contact_of_pupil", wanted, "another contact of their child")
            else:
                yield self._by("contact_of_other_pupil", wanted, who)
        elif subject.id not in children:
            yield self._by("contact_of_other_pupil", wanted, who)
        elif wanted == "C5":
            told = self._may_tell_c5(children, situation)
            yield self._by(
                "contact_told_by_safeguarding_staff" if told else "contact_told_by_others",
                wanted,
                f"a contact of {subject.id}, told by somebody who may not tell it",
            )
        else:
            yield self._by("contact", wanted, f"a contact of {subject.id}")

    def _may_tell_c5(self, children: Iterable[str], situation: Situation) -> bool:
        if not situation.sender_is_known:
            return True
        fit = bool(situation.sender_roles & self._policy.table.safeguarding_roles)
        return fit and situation.pupils <= set(children)

    def _staff(
        self,
        subject: Person,
        category: str,
        wanted: str,
        roles: frozenset[str],
        schools: Iterable[str],
        year_groups: frozenset[str],
    ) -> Decision:
        if subject.kind is PersonKind.CONTACT:
            return self._about_contact(subject, category, wanted, roles, schools, year_groups)
        table = self._policy.table
        at_school = bool(set(schools) & set(subject.schools))
        where = " and ".join(schools)
        if wanted == "K":
            return self._by(
                "account_staff" if roles & table.account_roles else "other_staff",
                wanted,
                f"staff of {where}",
            )
        if subject.kind is PersonKind.STAFF:
            trusted = (at_school and roles & table.staff_data_roles) or "trust_officer" in roles
            basis = "staff_data_staff" if trusted else "other_staff"
            return self._by(basis, wanted, f"staff of {where} who may have no staff data")
        if subject.destination_school in schools and roles & table.joining_roles:
            return self._by("staff_of_next_school", wanted, f"staff of {where}")
        if roles == {"governor"}:
            return self._by("governor", wanted, f"a governor of {where}")
        if at_school:
            head_of_year = "head_of_year" in roles and subject.year_group in year_groups
            safeguarding = bool(roles & table.safeguarding_roles) or head_of_year
            if wanted == "C5" or safeguarding:
                return Decision(
                    safeguarding and wanted in self._policy.may_have("safeguarding_staff"),
                    "safeguarding_staff",
                    f"staff of {where} outside safeguarding",
                )
            return self._by("staff_of_school", wanted, f"staff of {where}")
        if "trust_officer" in roles:
            return self._by("trust_officer", wanted, "a trust officer")
        own = " or ".join(subject.schools)
        return self._by("staff_of_other_school", wanted, f"staff of {where}, not of {own}")

    def _about_contact(
        self,
        subject: Person,
        category: str,
        wanted: str,
        roles: frozenset[str],
        schools: Iterable[str],
        year_groups: frozenset[str],
    ) -> Decision:
        """What staff may have about a pupil, they may have about that pupil's contact."""
        decision = self._by("other_staff", wanted, "staff of another school")
        for pupil in self._roster.pupils_of(subject.id):
            child = self._roster.people[pupil]
            decision = self._staff(child, category, wanted, roles, schools, year_groups)
            if decision.allowed:
                return decision
        return decision

    def _role(self, subject: Person, category: str, wanted: str, recipient: Recipient) -> Decision:
        """A mailbox like office@ is read by the staff whose role it is named for."""
        found = role_of_mailbox(self._roster, recipient.address)
        if found is None:
            return self._by("unknown", wanted, "on no roster")
        role, school = found
        return self._staff(subject, category, wanted, frozenset({role}), (school,), frozenset())

    def _agency_person(
        self,
        subject: Person,
        category: str,
        wanted: str,
        worker: Person,
        situation: Situation,
    ) -> Decision:
        pupils = self._pupils_meant(subject)
        if pupils & worker.allocated_pupils:
            listed = worker.allocated_categories
            allowed = wanted == "C1" or not listed or category in listed or category in _NAMING
            if allowed:
                return Decision(True, "allocated_agency_person", f"allocated to {subject.id}")
            who = f"an agency contact who may not have this about {subject.id}"
        else:
            who = f"an agency contact who is not allocated to {subject.id}"
        domain = self._agency_of(worker)
        if domain is not None:
            decision = self._agency(subject, category, wanted, domain, situation)
            if decision.allowed:
                return decision
        return self._by("allocated_agency_person", wanted, who)

    def _agency_of(self, worker: Person) -> Agency | None:
        domains = (address.reveal().rpartition("@")[2] for address in worker.emails)
        return next((self._roster.agencies[d] for d in domains if d in self._roster.agencies), None)

    def _agency(
        self,
        subject: Person,
        category: str,
        wanted: str,
        agency: Agency,
        situation: Situation,
    ) -> Decision:
        if agency.kind == "school" and self._left_within_grace(subject, situation):
            return self._by("new_school_of_leaver", wanted, "the leaver's new school")
        scope = "staff" if subject.kind is PersonKind.STAFF else "pupils"
        in_scope = agency.scope in (scope, "both")
        may = in_scope and (
            category in agency.categories or (category in _NAMING and bool(agency.categories))
        )
        if wanted == "C1" or may:
            return Decision(True, "agency", f"at {agency.domain}")
        return Decision(False, "agency", f"at {agency.domain}, which may not have this")

    def _left_within_grace(self, subject: Person, situation: Situation) -> bool:
        if subject.left_on is None or situation.day is None:
            return False
        return situation.day <= subject.left_on + timedelta(days=self._policy.limits.grace_days)

    def _pupils_meant(self, subject: Person) -> set[str]:
        if subject.kind is PersonKind.CONTACT:
            return set(self._roster.pupils_of(subject.id))
        return {subject.id}

    def _is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL


def _a_member(member: Recipient, decision: Decision) -> str:
    return decision.reason if not member.people else f"{member.people[0]}, {decision.reason}"
