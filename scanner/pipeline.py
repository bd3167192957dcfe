"""The journey of one item: extract, detect, resolve, attach, entitle, judge.

This module reads like that sentence, and is the only one that knows the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detectors import BUILT_IN, DEFAULT_NAME_FINDERS, GATED, NAME_RULES
from detectors.base import Detector, DetectorContext, GatedDetector
from detectors.folding import fold
from detectors.initials import Initials
from detectors.people import RosterNames
from detectors.stranger_names import StrangerNames
from detectors.topic import tells_membership
from rules.evaluate import Rules
from rules.facts import Message
from rules.pattern import Pattern
from rules.policy import Policy
from rules.walk import Walk
from scanner.addressee import addressees, as_recipient, signatories
from scanner.attach import Attacher
from scanner.authorship import Authorship
from scanner.entitlement import Entitlement, Situation
from scanner.errors import ItemUnreadable
from scanner.exposures import exposures
from scanner.extract import Limits, extract
from scanner.layout import Layout
from scanner.letters import letters_in
from scanner.model import (
    Exposure,
    Extracted,
    Finding,
    Gap,
    Inspected,
    Item,
    ItemKind,
    Medium,
    Mention,
    MentionKind,
    Origin,
    Part,
    PersonKind,
    Reason,
    Recipient,
    RecipientKind,
)
from scanner.platform_access import PlatformAccess
from scanner.recipients import Recipients, role_of_mailbox
from scanner.resolve import Resolver, Surroundings, surroundings
from scanner.roster import Roster
from scanner.snippet import snippets
from scanner.statement import Statement, statements
from scanner.strangers import unresolved, with_strangers
from scanner.third_party import third_party_detectors
from scanner.visible_recipients import visible_recipient_exposures

_NO_LIST = frozenset({RecipientKind.PERSON, RecipientKind.AGENCY})


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that came of reading one item; `explain` shows it, a scan keeps the findings."""

    item: Item
    layouts: tuple[Layout, ...]
    mentions: tuple[Mention, ...]
    recipients: tuple[Recipient, ...]
    exposures: tuple[Exposure, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    message: Message


@dataclass(frozen=True, slots=True)
class PipelineRecipe:
    """What a pipeline is made of; travels to the workers, each of which builds its own."""

    roster: Roster
    policy: Policy
    patterns: tuple[Pattern, ...]
    limits: Limits
    today: date
    name_model: str
    use_names_off_roster: bool = True
    third_party: tuple[str, ...] = ()
    name_finders: tuple[str, ...] = DEFAULT_NAME_FINDERS

    def build(self) -> Pipeline:
        """A pipeline ready for one item after another."""
        return Pipeline(self)


class Pipeline:
    """Inspects items. Holds what is costly to build; nothing of one item stays for the next."""

    def __init__(self, recipe: PipelineRecipe) -> None:
        context = DetectorContext(recipe.roster, recipe.today, recipe.name_model)
        self._recipe = recipe
        self._roster = recipe.roster
        self._names = RosterNames(recipe.roster.people.values())
        self._detectors: tuple[Detector, ...] = (
            self._names,
            Initials(recipe.roster.people.values()),
            *(factory(context) for factory in BUILT_IN.values()),
            *third_party_detectors(recipe.third_party, context),
        )
        chosen = recipe.name_finders if recipe.use_names_off_roster else ()
        self._stranger_names = StrangerNames(recipe.roster.people.values())
        self._uses_stranger_rules = NAME_RULES in chosen
        self._off_roster: tuple[GatedDetector, ...] = tuple(
            GATED[name](context) for name in chosen if name != NAME_RULES
        )
        self._recipients = Recipients(recipe.roster)
        self._resolver = Resolver(recipe.roster)
        self._attacher = Attacher(recipe.roster)
        self._entitlement = Entitlement(recipe.roster, recipe.policy)
        self._authorship = Authorship(
            recipe.roster, self._recipients, self._names, self._entitlement
        )
        self._rules = Rules(recipe.patterns, recipe.policy)
        self._platform = PlatformAccess(
            recipe.roster, recipe.policy, self._entitlement, self._recipients
        )

    def inspect(self, item: Item) -> Inspected | Gap:
        """The findings of one item. Raises ItemUnreadable where the whole of it is a gap."""
        reading = self.read(item)
        return Inspected(item, reading.findings, reading.gaps)

    def read(self, item: Item, *, seek_names: bool = False) -> Reading:
        """The whole journey of one item.

        `seek_names`: look for names on no roster even where nothing was found; costs time.
        """
        extracted = extract(item, self._recipe.limits)
        return self.read_extracted(item, extracted, seek_names=seek_names)

    def read_extracted(
        self, item: Item, extracted: Extracted, *, seek_names: bool = False
    ) -> Reading:
        """The journey from an item's parts on."""
        told, gaps = self._told_by_each(item, extracted)
        layouts = tuple(Layout(part) for part in extracted.parts)
        mentions: Sequence[Mention] = [mention for one in told for mention in one.mentions]
        exposed = [exposure for one in told for exposure in one.exposed]
        message = self._message(mentions, layouts, told[0].scene)
        findings = self._judge(item, exposed, message)
        if findings or seek_names:
            mentions = with_strangers(
                layouts,
                mentions,
                self._stranger_names,
                self._off_roster,
                by_rules=self._uses_stranger_rules,
            )
        if findings:
            findings = self._judge(item, exposed, message, unresolved(layouts, mentions))
        return Reading(
            item,
            layouts,
            tuple(mentions),
            tuple(dict.fromkeys(r for one in told for r in one.scene.recipients)),
            tuple(exposed),
            tuple(replace(f, snippets=snippets(f, layouts, mentions)) for f in findings),
            (*extracted.gaps, *gaps),
            message,
        )

    def _told_by_each(self, item: Item, extracted: Extracted) -> tuple[list[_Told], list[Gap]]:
        """What the item tells; of a merge's document, what each of its letters tells."""
        if item.kind is not ItemKind.LETTER:
            return [self._told(item, extracted.parts)], []
        told: list[_Told] = []
        unaddressed: list[ItemUnreadable] = []
        for parts in letters_in(extracted.parts):
            try:
                told.append(self._told(item, parts))
            except ItemUnreadable as error:
                unaddressed.append(error)
        if not told:
            raise unaddressed[0]
        gaps = [Gap(item.source, item.locator, e.reason, e.detail) for e in unaddressed]
        return told, gaps[:1]

    def _told(self, item: Item, parts: Sequence[Part]) -> _Told:
        """From the parts to what is exposed, and to whom."""
        layouts = tuple(Layout(part) for part in parts)
        detected = self._detect(parts)
        scene = self._scene(item, layouts, detected)
        resolved = self._resolver.resolve(layouts, detected, scene.around)
        if item.kind is ItemKind.LETTER:
            scene = self._signed(scene, layouts, resolved)
        mentions = self._attacher.attach(layouts, resolved, scene.around.kin)
        authors = self._authorship.of_parts(layouts, scene.senders, scene.around.kin)
        said = list(statements(self._roster, layouts, mentions, authors))
        exposed = list(self._exposures(item, layouts, mentions, said, scene))
        return _Told(scene, tuple(mentions), tuple(exposed))

    def walks(self, reading: Reading) -> Iterator[Walk]:
        """The wrong exposures of an item on their way through the rules."""
        return self._rules.walks(reading.item, reading.exposures, reading.message)

    def policy_line(self, basis: str) -> str:
        """The line of the policy that a decision rests on, in words."""
        return self._recipe.policy.line(basis)

    # -- detect

    def _detect(self, parts: Sequence[Part]) -> list[Mention]:
        return [
            mention
            for part in parts
            for detector in self._detectors
            for mention in detector.mentions(part)
        ]

    # -- who takes part

    def _scene(self, item: Item, layouts: Sequence[Layout], detected: Sequence[Mention]) -> _Scene:
        recipients = self._recipients.of(item.audience)
        if item.audience.to_addressee:
            # Resolved once without knowing to whom it goes, so that a form tells namesakes apart.
            named = self._resolver.resolve(layouts, detected, Surroundings())
            people = addressees(self._roster, layouts, [*detected, *named])
            if not people:
                raise ItemUnreadable(
                    Reason.ADDRESSEE_UNKNOWN,
                    "No contact of the roster could be read as its addressee; check the address "
                    "block and the roster's contacts.",
                )
            recipients = tuple(as_recipient(person) for person in people)
        senders = self._senders(item)
        # Whoever wrote an earlier mail below is near too: "Blessing" there is the writer's child.
        writers = self._authorship.of_parts(layouts, frozenset(), frozenset())
        alone = [p for r in recipients if r.kind in _NO_LIST for p in r.people]
        school = item.likely_school or self._school_of(senders)
        near = [*alone, *(person for people in writers.values() for person in people)]
        return _Scene(recipients, senders, surroundings(self._roster, senders, near, school))

    def _senders(self, item: Item) -> frozenset[str]:
        if item.actor is None:
            return frozenset()
        people = self._recipients.holders(item.actor.reveal())
        return frozenset(i for p in people for i in self._entitlement.same_human(p))

    def _school_of(self, senders: frozenset[str]) -> str:
        schools = {s for p in senders for s in self._roster.people[p].schools[:1]}
        return schools.pop() if len(schools) == 1 else ""

    def _signed(
        self, scene: _Scene, layouts: Sequence[Layout], mentions: Sequence[Mention]
    ) -> _Scene:
        """A letter's sender is its signatory."""
        people = [p for layout in layouts for p in signatories(self._roster, layout, mentions)]
        return replace(scene, senders=frozenset(people))

    # -- entitle

    def _exposures(
        self,
        item: Item,
        layouts: Sequence[Layout],
        mentions: Sequence[Mention],
        said: Sequence[Statement],
        scene: _Scene,
    ) -> Iterator[Exposure]:
        if item.medium is Medium.PLATFORM:
            yield from self._platform.exposures(item, said)
            return
        yield from exposures(
            self._roster,
            self._entitlement,
            said,
            scene.recipients,
            scene.senders,
            self._situation(item, said, scene),
        )
        if item.medium is Medium.MAIL:
            yield from visible_recipient_exposures(
                self._roster,
                self._entitlement,
                scene.recipients,
                tells_membership(_newest_text(layouts)),
                self._recipe.policy.limits.visible_households,
            )

    def _situation(self, item: Item, said: Sequence[Statement], scene: _Scene) -> Situation:
        staff = [
            person
            for person in map(self._roster.people.__getitem__, sorted(scene.senders))
            if person.kind is PersonKind.STAFF
        ]
        roles = frozenset(role for person in staff for role in person.roles)
        mailbox = role_of_mailbox(self._roster, item.actor.reveal()) if item.actor else None
        return Situation(
            sender_roles=roles | ({mailbox[0]} if mailbox else set()),
            sender_is_known=bool(staff or mailbox),
            pupils=frozenset(s.subject for s in said if self._is_pupil(s.subject)),
            recipient_is_alone=len(scene.recipients) == 1 and scene.recipients[0].kind in _NO_LIST,
            day=item.when.date() if item.when else self._recipe.today,
            logins=len({s.subject for s in said if s.category == "credentials"}),
        )

    # -- judge

    def _judge(
        self, item: Item, exposed: Sequence[Exposure], message: Message, unresolved: int = 0
    ) -> tuple[Finding, ...]:
        schools = {
            e.subject: self._schools_of_subject(e.subject)
            for e in exposed
            if e.subject and not e.entitled
        }
        at_home = replace(item, likely_school=item.likely_school or self._home_school(exposed))
        return tuple(self._rules.findings(at_home, exposed, message, schools, unresolved))

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

    def _message(
        self, mentions: Sequence[Mention], layouts: Sequence[Layout], scene: _Scene
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
            sender_name=self._name_of_sender(scene.senders),
        )

    def _name_of_sender(self, senders: frozenset[str]) -> tuple[str, str]:
        for person in map(self._roster.people.__getitem__, sorted(senders)):
            if person.kind is PersonKind.STAFF and person.names:
                name = person.names[0]
                return _letters(name.given.reveal()), _letters(name.family.reveal())
        return "", ""

    def _is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL


@dataclass(frozen=True, slots=True)
class _Told:
    """What one mail, file, row or letter tells, and to whom."""

    scene: _Scene
    mentions: tuple[Mention, ...]
    exposed: tuple[Exposure, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """Who takes part in one item. `senders`: all ids of the sender or signatory."""

    recipients: tuple[Recipient, ...]
    senders: frozenset[str]
    around: Surroundings


def _newest_text(layouts: Sequence[Layout]) -> str:
    """What the mail itself says, without attachments and earlier mails."""
    return "\n".join(
        layout.text
        for layout in layouts
        if layout.part.origin is not Origin.ATTACHMENT and layout.part.hidden is None
    )


def _letters(name: str) -> str:
    return "".join(c for c in fold(name).text if c.isalpha())
