"""May this recipient have this category about this subject, and by which line of the policy?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from rules.policy import Policy
from scanner.may.confidence import Confidences
from scanner.may.crowd import Cohort, Crowd, Crowds, cohort
from scanner.may.question import Decision, Question, Situation
from scanner.may.relation import NAMING, Relations, is_at_personal_address, is_of
from scanner.model import Person, PersonKind, Recipient, RecipientKind, Standing
from scanner.roster.roster import Roster
from scanner.who.recipients import GROUP_PREFIX
from scanner.whose.human import as_humans, same_humans

__all__ = ["Decision", "Entitlement", "Question", "Situation"]

# A sign of harm is known to those who see it, and becomes a confidence once somebody names it.
_OF_SIGNS = "C4"


class Entitlement:
    """The policy's table, asked with the roster at hand. The same question, the same answer."""

    def __init__(self, roster: Roster, policy: Policy) -> None:
        self._roster = roster
        self._policy = policy
        self._same = same_humans(roster)
        self._relations = Relations(roster, policy)
        self._confidences = Confidences(roster, policy)
        self._crowds = Crowds(roster.people, self._same)

    def decide(
        self, subject: str, category: str, recipient: Recipient, situation: Situation
    ) -> Decision:
        """Whether one recipient may have one category about one person of the roster."""
        data_class = self.data_class(subject, category, situation)
        person = self._roster.people[subject]
        return self._answer(Question(person, category, data_class, recipient, situation))

    def asked_apart(self, subjects: Iterable[str], recipient: Recipient) -> Iterator[str]:
        """Of those about whom the recipient may have the same names, the first alone.

        A class before the whole staff is asked about once; for most recipients all are apart.
        """
        is_group = recipient.kind is RecipientKind.GROUP and recipient.members_known
        if not is_group or not self._crowds.of(recipient).is_of_staff:
            yield from subjects
            return
        asked: set[str | Cohort] = set()
        for subject in subjects:
            person = self._roster.people[subject]
            alike = cohort(person) if person.kind is PersonKind.PUPIL else subject
            if alike not in asked:
                asked.add(alike)
                yield subject

    def same_human(self, person: str) -> frozenset[str]:
        """All ids of the human with this id."""
        return self._same[person]

    def data_class(self, subject: str, category: str, situation: Situation) -> str:
        """The class of a category about one person: C1 to C5, S or K."""
        person = self._roster.people[subject]
        plain = self._policy.class_of[category]
        if plain == "K":
            one_pupil = situation.logins <= 1 and person.kind is PersonKind.PUPIL
            return "C2" if one_pupil else "K"
        if person.kind is PersonKind.STAFF and plain != "C1":
            return "S"
        if plain == "C5" and (subject, category) in situation.hinted_at:
            return _OF_SIGNS
        if category == "contact_details" and subject in situation.homes:
            return "C5" if self._confidences.is_confidential_home(person) else plain
        return plain

    def _answer(self, question: Question) -> Decision:
        recipient = question.recipient
        if recipient.kind is RecipientKind.PERSON:
            return self._holders(question)  # nearly all of them
        match recipient.kind:
            case RecipientKind.RESERVED:
                standing = Standing(recipient.address)
                return self._relations.by("reserved", question, "everybody there", standing)
            case RecipientKind.GROUP:
                return self._group(question)
            case RecipientKind.ROLE:
                return self._relations.of_mailbox(question)._replace(standing=Standing.STAFF)
            case RecipientKind.UNKNOWN:
                standing = self._relations.standing_of_address(recipient.address)
                return self._relations.by("unknown", question, "on no roster", standing)
            case RecipientKind.AGENCY if not recipient.people:
                agency = self._roster.agencies[recipient.agency]
                decision = self._relations.of_agency(question, agency)
                return decision._replace(standing=Standing.AGENCY)
        return self._holders(question)

    # -- several people behind one recipient

    def _group(self, question: Question) -> Decision:
        group, subject = question.recipient, question.subject
        if not group.members_known:
            address = group.address.removeprefix(GROUP_PREFIX)
            standing = self._relations.standing_of_address(address)
            who = "a list whose members are not known"
            return self._relations.by("unknown_members", question, who, standing)
        crowd = self._crowds.of(group)
        if crowd.pupils and crowd.pupils != {subject.id}:
            who = "a list with pupils in it"
            return self._relations.by("list_with_pupils", question, who, Standing.PUPIL)
        if not crowd.is_of_staff or subject.kind is not PersonKind.PUPIL:
            return self._members(question, crowd)
        alike = (question.category, question.data_class, cohort(subject))
        decision = crowd.decided.get(alike)
        if decision is None:
            decision = crowd.decided[alike] = self._members(question, crowd)
        return decision

    def _members(self, question: Question, crowd: Crowd) -> Decision:
        """A list may have what every one of its members may."""
        in_list = question._replace(situation=replace(question.situation, recipient_is_alone=False))
        decision = Decision(True, "staff_of_school", "a list of people who may have it")
        for member in crowd.members:
            decision = self._answer(in_list._replace(recipient=member))
            if not decision.allowed:
                return decision._replace(reason=f"a list with {_a_member(member, decision)}")
        return decision

    def _holders(self, question: Question) -> Decision:
        """A mailbox several people share may have what every one of them may."""
        decision = Decision(False, "unknown", "on no roster")
        for human in as_humans(question.recipient.people, self._same):
            decision = self._human(question, self._entries(human, question.recipient))
            if not decision.allowed:
                return decision
        return decision

    # -- one human

    def _entries(self, human: Collection[str], recipient: Recipient) -> list[Person]:
        """All entries of one human, the one whose address was written to first."""
        entries = (self._roster.people[person] for person in human)
        if len(human) == 1:
            return list(entries)
        return sorted(
            entries,
            key=lambda p: (not is_of(p, recipient), not is_at_personal_address(p, recipient), p.id),
        )

    def _human(self, question: Question, entries: list[Person]) -> Decision:
        veto = self._confidences.veto(question, entries)
        if veto is not None:
            return veto
        question = self._as_known(question, entries)
        decisions = [d for entry in entries for d in self._relations.of_entry(question, entry)]
        allowed = next((decision for decision in decisions if decision.allowed), None)
        if allowed is not None:
            return allowed
        # The relation to be named where all deny comes first.
        merely_names = question.category in NAMING
        if merely_names and any(map(self._relations.reaches_beyond_names, decisions)):
            return decisions[0]._replace(allowed=True)
        return decisions[0]

    def _as_known(self, question: Question, entries: Iterable[Person]) -> Question:
        """Where they live is no secret to those who live there."""
        if question.category != "contact_details" or question.data_class != "C5":
            return question
        if any(self._confidences.knows_the_home(question, entry) for entry in entries):
            return question._replace(data_class=self._policy.class_of[question.category])
        return question


def _a_member(member: Recipient, decision: Decision) -> str:
    return decision.reason if not member.people else f"{member.people[0]}, {decision.reason}"
