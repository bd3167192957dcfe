"""What was exposed, before the rules: what else the item says, and whose school it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detectors.announced_attachment import announces_an_ordinary_thing
from detectors.folding import fold
from rules.evaluate import Rules
from rules.facts import Message
from rules.walk import Walk
from scanner.model import Exposure, Finding, Item, Mention, MentionKind, Origin, PersonKind
from scanner.roster.roster import Roster
from scanner.what.layout import Layout


class Judgement:
    """Judges one item after another by the same rules."""

    def __init__(self, roster: Roster, rules: Rules) -> None:
        self._roster = roster
        self._rules = rules

    def findings(
        self, item: Item, exposed: Sequence[Exposure], message: Message, unresolved: int = 0
    ) -> tuple[Finding, ...]:
        """The breaches among what is exposed. `unresolved`: people named whom nobody knows."""
        if all(exposure.entitled for exposure in exposed):
            return ()
        schools = {
            e.subject: self._schools_of_subject(e.subject)
            for e in exposed
            if e.subject and not e.entitled
        }
        at_home = replace(item, likely_school=item.likely_school or self._home_school(exposed))
        return tuple(self._rules.findings(at_home, exposed, message, schools, unresolved))

    def walks(self, item: Item, exposed: Sequence[Exposure], message: Message) -> Iterator[Walk]:
        """The wrong exposures of an item on their way through the rules."""
        return self._rules.walks(item, exposed, message)

    def message(
        self, mentions: Sequence[Mention], layouts: Sequence[Layout], senders: frozenset[str]
    ) -> Message:
        """What the mail says above its attachments, and its sender's own name."""
        above = {
            layout.part.index
            for layout in layouts
            if layout.part.origin is not Origin.ATTACHMENT and layout.part.hidden is None
        }
        here = [m for m in mentions if m.part in above]
        return Message(
            named=frozenset(s for m in here for s in m.subjects),
            announced=frozenset(m.value for m in here if m.kind is MentionKind.CATEGORY),
            sender_name=self._name_of_sender(senders),
            brings_ordinary=announces_an_ordinary_thing(newest_text(layouts)),
        )

    def _home_school(self, exposed: Sequence[Exposure]) -> str:
        """A school for what no subject gives one: that of whoever saw it, else our first."""
        seen_by = (p for e in exposed if not e.entitled for p in e.recipient.people)
        schools = (school for person in seen_by for school in self._schools_of_subject(person))
        return next(schools, next(iter(self._roster.schools), ""))

    def _schools_of_subject(self, subject: str) -> tuple[str, ...]:
        """A contact belongs to the schools of their children."""
        person = self._roster.people[subject]
        if person.kind is not PersonKind.CONTACT:
            return person.schools
        return tuple(
            dict.fromkeys(
                school
                for pupil in self._roster.pupils_of(subject)
                for school in self._roster.people[pupil].schools
            )
        )

    def _name_of_sender(self, senders: frozenset[str]) -> tuple[str, str]:
        for person in map(self._roster.people.__getitem__, sorted(senders)):
            if person.kind is PersonKind.STAFF and person.names:
                name = person.names[0]
                return _letters(name.given.reveal()), _letters(name.family.reveal())
        return "", ""


def newest_text(layouts: Sequence[Layout]) -> str:
    """What the mail itself says, without attachments and earlier mails."""
    return "\n".join(
        layout.text
        for layout in layouts
        if layout.part.origin is not Origin.ATTACHMENT and layout.part.hidden is None
    )


def _letters(name: str) -> str:
    return "".join(c for c in fold(name).text if c.isalpha())
