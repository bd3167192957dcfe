"""Who wrote which part of an item: the sender its body, others the earlier mails below it."""

from __future__ import annotations

from collections.abc import Sequence

from detectors.people import RosterNames
from scanner.may.entitlement import Entitlement
from scanner.model import NOTHING_PERSONAL, NameForm, Origin, Part
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.what.layout import Layout
from scanner.who.recipients import Recipients


class Authorship:
    """Resolves the writers of parts against the roster."""

    def __init__(
        self, roster: Roster, recipients: Recipients, names: RosterNames, entitlement: Entitlement
    ) -> None:
        self._roster = roster
        self._recipients = recipients
        self._names = names
        self._entitlement = entitlement

    def of_parts(
        self, layouts: Sequence[Layout], senders: frozenset[str], near: frozenset[str]
    ) -> dict[int, frozenset[str]]:
        """Ids of the writer of each part, by its index; parts of unknown hand are left out.

        `near`: people of this item and their kin, among whom a bare name is looked for first.
        """
        found = {}
        for layout in layouts:
            part = layout.part
            if part.author is not None:
                found[part.index] = self._writer(part.author.reveal(), near)
            elif part.origin is not Origin.ATTACHMENT:
                found[part.index] = senders
        return {index: people for index, people in found.items() if people}

    def _writer(self, author: str, near: frozenset[str]) -> frozenset[str]:
        people = self._recipients.holders(author.strip().lower())
        if not people:
            people = self._named(author, near)
        return frozenset(i for person in people for i in self._entitlement.same_human(person))

    def _named(self, name: str, near: frozenset[str]) -> tuple[str, ...]:
        part = Part(0, NOTHING_PERSONAL, Origin.BODY, Personal(name))
        candidates = {
            person
            for mention in self._names.mentions(part)
            if mention.form is NameForm.FULL
            for person in mention.subjects
        }
        kin = candidates & near
        return tuple(kin or candidates) if len(kin or candidates) == 1 else ()
