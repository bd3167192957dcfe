"""Which categories somebody may not have, whatever an item goes on to say of those it names.

A mail between colleagues that names a pupil may tell most things of them. So only the few words
that it may not tell have to be looked for, and where none of them stands, nothing more is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from rules.policy import Policy
from scanner.may.entitlement import Entitlement
from scanner.may.question import Decision, Situation
from scanner.model import CATEGORIES, PersonKind, Recipient, RecipientKind
from scanner.roster.roster import Roster
from scanner.what.saying import sayable_of

_NAME = "identity"
_HOME = "contact_details"  # may be kept from one person, whatever their relation gives them
_ANY = Situation()
# What depends on more than the relation: on who sends it, whose home it is, how many are told.
_OF_THE_SITUATION = frozenset({"C5", "K"})
# Relations that give categories rather than classes.
_BY_CATEGORY = frozenset({"agency", "allocated_agency_person"})


class Withheld:
    """Asks for one item after another, over one roster and policy."""

    def __init__(self, roster: Roster, policy: Policy, entitlement: Entitlement) -> None:
        self._people = roster.people
        self._policy = policy
        self._entitlement = entitlement
        self._beyond = lru_cache(maxsize=256)(self._find_beyond)

    def categories(
        self, named: Iterable[str], spoken_of: Collection[str], recipients: Iterable[Recipient]
    ) -> frozenset[str]:
        """What one of the recipients may not have about one of those who are spoken of.

        Rather a category more than one less: all of them where it is not plain at a glance. With
        "identity" among them, somebody may not even read who is `named`.
        """
        # Of those who are asked about as one, somebody who is spoken of stands for all.
        people = (*spoken_of, *(person for person in named if person not in spoken_of))
        beyond: set[tuple[str, PersonKind]] = set()
        for recipient in recipients:
            for person in self._entitlement.asked_apart(people, recipient):
                decision = self._entitlement.decide(person, _NAME, recipient, _ANY)
                if not decision.allowed:
                    return CATEGORIES
                if person in spoken_of:
                    line = decision.basis if _is_of_one_relation(recipient, decision) else ""
                    beyond.add((line, self._people[person].kind))
        return frozenset().union(*(self._beyond(*one) for one in beyond))

    def _find_beyond(self, line: str, kind: PersonKind) -> frozenset[str]:
        """What can be said of a person of this kind and this line of the policy does not give."""
        if kind not in (PersonKind.PUPIL, PersonKind.STAFF):
            return CATEGORIES - {_NAME}  # of a contact much is said that is their children's
        given = self._policy.may_have(line) - _OF_THE_SITUATION if line else frozenset()
        return frozenset(
            category
            for category in sayable_of(kind) - {_NAME}
            if category == _HOME or self._class_of(category, kind) not in given
        )

    def _class_of(self, category: str, kind: PersonKind) -> str:
        plain = self._policy.class_of[category]
        return "S" if kind is PersonKind.STAFF and plain not in ("C1", "K") else plain


def _is_of_one_relation(recipient: Recipient, decision: Decision) -> bool:
    """Does one line of the policy decide, the same for every class but C5 and passwords?"""
    if decision.basis in _BY_CATEGORY:
        return False
    if recipient.kind is RecipientKind.PERSON:
        return len(recipient.people) == 1
    return recipient.kind is RecipientKind.ROLE
