"""The journey of one item: extract, detect, resolve, attach, entitle, judge.

This module reads like that sentence, and is the only one that knows the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detectors import BUILT_IN, GATED
from detectors.base import Detector, DetectorContext, GatedDetector
from detectors.folding import fold
from detectors.initials import Initials
from detectors.people import RosterNames
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
            *third_party_detectors(recipe.third_party),
        )
        self._off_roster: tuple[GatedDetector, ...] = ()
        if recipe.use_names_off_roster:
            self._off_roster = tuple(factory(context) for factory in GATED.values())
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
        layouts = tuple(Layout(part) for part in extracted.parts)
        detected = self._detect(extracted)
        scene = self._scene(item, layouts, detected)
        resolved = self._resolver.resolve(layouts, detected, scene.around)
        if item.kind is ItemKind.LETTER:
            scene = self._signed(scene, layouts, resolved)
        mentions = self._attacher.attach(layouts, resolved, scene.around.kin)
        said = list(
            statements(
                self._roster,
                layouts,
                mentions,
                self._authorship.of_parts(layouts, scene.senders, scene.around.kin),
            )
        )
        exposed = list(self._exposures(item, layouts, mentions, said, scene))
        message = self._message(mentions, layouts, scene)
        findings = self._judge(item, exposed, message)
        if findings or seek_names:
            mentions = [*mentions, *self._off_roster_names(layouts, mentions)]
        if findings:
            findings = self._judge(item, exposed, message, _unresolved(layouts, mentions))
        return Reading(
            item,
            layouts,
            tuple(mentions),
            scene.recipients,
            tuple(exposed),
            tuple(replace(f, snippets=snippets(f, layouts, mentions)) for f in findings),
            extracted.gaps,
            message,
        )

    def walks(self, reading: Reading) -> Iterator[Walk]:
        """The wrong exposures of an item on their way through the rules."""
        return self._rules.walks(reading.item, reading.exposures, reading.message)

    def policy_line(self, basis: str) -> str:
        """The line of the policy that a decision rests on, in words."""
        return self._recipe.policy.line(basis)

    # -- detect

    def _detect(self, extracted: Extracted) -> list[Mention]:
        return [
            mention
            for part in extracted.parts
            for detector in self._detectors
            for mention in detector.mentions(part)
        ]

    def _off_roster_names(
        self, layouts: Sequence[Layout], mentions: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Names that nobody of the roster bears, where something is said of somebody."""
        for layout in layouts:
            part = layout.part
            windows = _windows(layout, [m for m in mentions if m.part == part.index])
            known = [m for m in mentions if m.part == part.index]
            for detector in self._off_roster:
                for found in detector.mentions_in(part, windows) if windows else ():
                    if not any(m.start < found.end and found.start < m.end for m in known):
                        yield found

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
        alone = [p for r in recipients if r.kind in _NO_LIST for p in r.people]
        school = item.likely_school or self._school_of(senders)
        return _Scene(recipients, senders, surroundings(self._roster, senders, alone, school))

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
        return tuple(self._rules.findings(item, exposed, message, schools, unresolved))

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


def _windows(layout: Layout, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Sentences and rows that tell something: where an unrostered name would matter."""
    spans: dict[tuple[int, int], None] = {}
    for mention in mentions:
        if mention.kind is MentionKind.CATEGORY:
            row = layout.row_at(mention.start)
            span = row.span if row is not None else layout.sentence_at(mention.start)
            spans[span.start, min(span.end, len(layout.text))] = None
    return list(spans)


def _unresolved(layouts: Sequence[Layout], mentions: Sequence[Mention]) -> int:
    """How many people are spoken of whom the roster does not know."""
    texts: Mapping[int, str] = {layout.part.index: layout.text for layout in layouts}
    return len(
        {
            (m.value, fold(texts[m.part][m.start : m.end]).text)
            for m in mentions
            if not m.subjects and (m.value in {"upn", "unrostered"})
        }
    )


def _letters(name: str) -> str:
    return "".join(c for c in fold(name).text if c.isalpha())
