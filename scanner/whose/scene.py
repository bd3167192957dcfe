"""Who takes part in one item: its recipients, its sender, and everybody near to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial

from scanner.errors import ItemUnreadable
from scanner.may.entitlement import Entitlement, Situation
from scanner.model import (
    Item,
    Mention,
    MentionKind,
    PersonKind,
    Reason,
    Recipient,
    RecipientKind,
)
from scanner.roster.roster import Roster
from scanner.what.authorship import Authorship
from scanner.what.layout import Layout
from scanner.what.surety import hinted_at
from scanner.who.addressee import addressees, as_recipient, signatories
from scanner.who.recipients import Recipients, role_of_mailbox
from scanner.whose.resolve import Resolver, Surroundings, surroundings

_NO_LIST = frozenset({RecipientKind.PERSON, RecipientKind.AGENCY})
_NO_HOME = frozenset({"phone", "email"})  # contact details that tell nobody's door


@dataclass(frozen=True, slots=True)
class Scene:
    """Who takes part in one item. `senders`: all ids of the sender or signatory."""

    recipients: tuple[Recipient, ...]
    senders: frozenset[str]
    around: Surroundings


class Scenes:
    """Sets the scene of one item after another, over one roster."""

    def __init__(
        self,
        roster: Roster,
        recipients: Recipients,
        resolver: Resolver,
        entitlement: Entitlement,
        authorship: Authorship,
    ) -> None:
        self._roster = roster
        # Folders share their audience, and senders write again: they are asked of the roster once.
        self._recipients_of = lru_cache(maxsize=256)(recipients.of)
        self._holders_of = lru_cache(maxsize=1024)(recipients.holders)
        self._mailbox_of = lru_cache(maxsize=1024)(partial(role_of_mailbox, roster))
        self._resolver = resolver
        self._entitlement = entitlement
        self._authorship = authorship

    def of(self, item: Item, layouts: Sequence[Layout], named: Sequence[Mention]) -> Scene:
        """Who takes part, as far as the item tells without what it says.

        Raises ItemUnreadable for a letter that does not tell its addressee.
        """
        if item.audience.to_addressee:
            recipients = self._addressed(layouts, named)
        else:
            recipients = self._recipients_of(item.audience)
        senders = self._senders(item)
        # Whoever wrote an earlier mail below is near too: "Blessing" there is the writer's child.
        writers = self._authorship.of_parts(layouts, frozenset(), frozenset())
        alone = [p for r in recipients if r.kind in _NO_LIST for p in r.people]
        school = item.likely_school or self._school_of(senders)
        near = [*alone, *(person for people in writers.values() for person in people)]
        return Scene(recipients, senders, surroundings(self._roster, senders, near, school))

    def signed(self, scene: Scene, layouts: Sequence[Layout], mentions: Sequence[Mention]) -> Scene:
        """The scene of a letter: its sender is its signatory."""
        people = [p for layout in layouts for p in signatories(self._roster, layout, mentions)]
        return replace(scene, senders=frozenset(people))

    def situation(
        self,
        item: Item,
        told: Collection[tuple[str, str]],
        mentions: Iterable[Mention],
        scene: Scene,
        today: date,
    ) -> Situation:
        """What the policy's decisions about the item depend on, besides whose data it is.

        `told`: whom it says something of, and of which category.
        """
        staff = [
            person
            for person in map(self._roster.people.__getitem__, sorted(scene.senders))
            if person.kind is PersonKind.STAFF
        ]
        roles = frozenset(role for person in staff for role in person.roles)
        mailbox = self._mailbox_of(item.actor.reveal()) if item.actor else None
        return Situation(
            sender_roles=roles | ({mailbox[0]} if mailbox else set()),
            sender_is_known=bool(staff or mailbox),
            pupils=frozenset(subject for subject, _ in told if self._is_pupil(subject)),
            recipient_is_alone=len(scene.recipients) == 1 and scene.recipients[0].kind in _NO_LIST,
            day=item.when.date() if item.when else today,
            logins=len({subject for subject, category in told if category == "credentials"}),
            homes=frozenset(_whose_homes_are_told(mentions)),
            hinted_at=hinted_at(mentions),
        )

    def _addressed(
        self, layouts: Sequence[Layout], named: Sequence[Mention]
    ) -> tuple[Recipient, ...]:
        # Resolved once without knowing to whom it goes, so that a form tells namesakes apart.
        resolved = self._resolver.resolve(layouts, named, Surroundings())
        people = addressees(self._roster, layouts, [*named, *resolved])
        if not people:
            raise ItemUnreadable(
                Reason.ADDRESSEE_UNKNOWN,
                "No contact of the roster could be read as its addressee; check the address "
                "block and the roster's contacts.",
            )
        return tuple(as_recipient(person) for person in people)

    def _senders(self, item: Item) -> frozenset[str]:
        if item.actor is None:
            return frozenset()
        people = self._holders_of(item.actor.reveal())
        return frozenset(i for p in people for i in self._entitlement.same_human(p))

    def _school_of(self, senders: frozenset[str]) -> str:
        schools = {s for p in senders for s in self._roster.people[p].schools[:1]}
        return schools.pop() if len(schools) == 1 else ""

    def _is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL


def _whose_homes_are_told(mentions: Iterable[Mention]) -> Iterator[str]:
    """Of whom an address stands there; a cell or field that holds a phone number is none."""
    found = [m for m in mentions if m.subjects]
    aside = {(m.part, m.start) for m in found if m.value in _NO_HOME}
    for mention in found:
        is_address = mention.kind is MentionKind.CATEGORY and mention.value == "contact_details"
        if mention.value == "postcode" or (
            is_address and (mention.part, mention.start) not in aside
        ):
            yield from mention.subjects
