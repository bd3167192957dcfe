"""The journey of one item: extract, detect, resolve, attach, entitle, judge.

This module reads like that sentence, and is the only one that knows the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from detectors import BUILT_IN, DEFAULT_NAME_FINDERS, GATED, NAME_RULES
from detectors.base import Detector, DetectorContext, GatedDetector, lowered
from detectors.initials import Initials
from detectors.panel import Panel
from detectors.people import RosterNames
from detectors.school_recogniser import SchoolRecogniser
from detectors.stranger_names import StrangerNames
from detectors.topic import tells_membership
from rules.evaluate import Rules
from rules.facts import Message
from rules.pattern import Pattern
from rules.policy import Policy
from rules.walk import Walk
from scanner.errors import ItemUnreadable
from scanner.extract import Limits, extract
from scanner.may.entitlement import Entitlement
from scanner.may.exposures import exposures
from scanner.may.platform_access import PlatformAccess
from scanner.may.withheld import Withheld
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
    Part,
    PersonKind,
    Recipient,
)
from scanner.roster.roster import Roster
from scanner.third_party import third_party_detectors
from scanner.what.attach import Attacher
from scanner.what.authorship import Authorship
from scanner.what.layout import Layout
from scanner.what.merely_named import merely_names
from scanner.what.snippet import snippets
from scanner.what.spoken_of import spoken_of
from scanner.what.statement import Statement, pairs_told, statements
from scanner.who.letters import letters_in
from scanner.who.recipients import Recipients, visible
from scanner.who.visible_recipients import visible_recipient_exposures
from scanner.whose.judgement import Judgement, newest_text
from scanner.whose.resolve import Resolver
from scanner.whose.scene import Scene, Scenes
from scanner.whose.strangers import unresolved, with_strangers

# Built-in detectors that say what is told and never of whom: asked where anybody is named.
_OF_NOBODY = frozenset({"lexicon", "credentials"})


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
    recognisers: tuple[SchoolRecogniser, ...] = ()

    def build(self) -> Pipeline:
        """A pipeline ready for one item after another."""
        return Pipeline(self)


class Pipeline:
    """Inspects items. Holds what is costly to build; nothing of one item stays for the next."""

    def __init__(self, recipe: PipelineRecipe) -> None:
        context = DetectorContext(recipe.roster, recipe.today, recipe.name_model)
        self._recipe = recipe
        self._roster = recipe.roster
        names = RosterNames(recipe.roster.people.values())
        built_in: dict[str, Detector] = {n: make(context) for n, make in BUILT_IN.items()}
        self._naming = Panel(
            (
                names,
                Initials(recipe.roster.people.values()),
                *(one for name, one in built_in.items() if name not in _OF_NOBODY),
                *third_party_detectors(recipe.third_party, context),
                *(recogniser.build() for recogniser in recipe.recognisers),
            )
        )
        self._telling = Panel(one for name, one in built_in.items() if name in _OF_NOBODY)
        chosen = recipe.name_finders if recipe.use_names_off_roster else ()
        self._stranger_names = StrangerNames(recipe.roster.people.values())
        self._uses_stranger_rules = NAME_RULES in chosen
        self._off_roster: tuple[GatedDetector, ...] = tuple(
            GATED[name](context) for name in chosen if name != NAME_RULES
        )
        recipients = Recipients(recipe.roster)
        self._resolver = Resolver(recipe.roster)
        self._attacher = Attacher(recipe.roster)
        self._entitlement = Entitlement(recipe.roster, recipe.policy)
        self._withheld = Withheld(recipe.roster, recipe.policy, self._entitlement)
        self._authorship = Authorship(recipe.roster, recipients, names, self._entitlement)
        self._scenes = Scenes(
            recipe.roster, recipients, self._resolver, self._entitlement, self._authorship
        )
        self._judgement = Judgement(recipe.roster, Rules(recipe.patterns, recipe.policy))
        self._platform = PlatformAccess(recipe.roster, recipe.policy, self._entitlement, recipients)

    def inspect(self, item: Item) -> Inspected | Gap:
        """The findings of one item. Raises ItemUnreadable where the whole of it is a gap."""
        return self.inspect_extracted(item, extract(item, self._recipe.limits))

    def inspect_extracted(self, item: Item, extracted: Extracted) -> Inspected:
        """The findings of an item from its parts on.

        The same as those of `read_extracted`, without what only `explain` shows.
        """
        reading = self._read(item, extracted, shows_all=False)
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
        return self._read(item, extracted, seek_names=seek_names, shows_all=True)

    def _read(
        self, item: Item, extracted: Extracted, *, shows_all: bool, seek_names: bool = False
    ) -> Reading:
        told, gaps = self._told_by_each(item, extracted, shows_all=shows_all)
        layouts = told[0].layouts
        if item.kind is ItemKind.LETTER:  # each letter of a merge was read as if it were alone
            layouts = tuple(Layout(part) for part in extracted.parts)
        mentions: Sequence[Mention] = [mention for one in told for mention in one.mentions]
        exposed = [exposure for one in told for exposure in one.exposed]
        message = Message()
        if shows_all or not all(exposure.entitled for exposure in exposed):
            message = self._judgement.message(mentions, layouts, told[0].scene.senders)
        findings = self._judgement.findings(item, exposed, message)
        if findings or seek_names:
            mentions = self._with_strangers(layouts, mentions)
        if findings:
            nameless = unresolved(layouts, mentions)
            findings = self._judgement.findings(item, exposed, message, nameless)
        return Reading(
            item,
            layouts,
            tuple(mentions),
            _everybody(told),
            tuple(exposed),
            tuple(replace(f, snippets=snippets(f, layouts, mentions)) for f in findings),
            (*extracted.gaps, *gaps),
            message,
        )

    def walks(self, reading: Reading) -> Iterator[Walk]:
        """The wrong exposures of an item on their way through the rules."""
        return self._judgement.walks(reading.item, reading.exposures, reading.message)

    def policy_line(self, basis: str) -> str:
        """The line of the policy that a decision rests on, in words."""
        return self._recipe.policy.line(basis)

    # -- what is told

    def _told_by_each(
        self, item: Item, extracted: Extracted, *, shows_all: bool
    ) -> tuple[list[_Told], list[Gap]]:
        """What the item tells; of a merge's document, what each of its letters tells."""
        if item.kind is not ItemKind.LETTER:
            return [self._told(item, extracted.parts, shows_all=shows_all)], []
        told: list[_Told] = []
        unaddressed: list[ItemUnreadable] = []
        for parts in letters_in(extracted.parts):
            try:
                told.append(self._told(item, parts, shows_all=shows_all))
            except ItemUnreadable as error:
                unaddressed.append(error)
        if not told:
            raise unaddressed[0]
        gaps = [Gap(item.source, item.locator, e.reason, e.detail) for e in unaddressed]
        return told, gaps[:1]

    def _told(self, item: Item, parts: Sequence[Part], *, shows_all: bool) -> _Told:
        """From the parts to what is exposed, and to whom."""
        layouts = tuple(Layout(part) for part in parts)
        named = list(self._naming.mentions(parts))
        scene = self._scenes.of(item, layouts, named)
        resolved = self._resolver.resolve(layouts, named, scene.around)
        if item.kind is ItemKind.LETTER:
            scene = self._scenes.signed(scene, layouts, resolved)
        if not shows_all and self._concerns_nobody(item, layouts, resolved, scene):
            return _Told(layouts, scene, tuple(resolved), ())
        if not shows_all and self._tells_nothing_withheld(item, layouts, resolved, scene):
            return _Told(layouts, scene, tuple(resolved), ())
        found = [*resolved, *self._telling.mentions(parts)]
        mentions = self._attacher.attach(layouts, sorted(found, key=_place), scene.around.kin)
        if not shows_all and self._may_be_told(item, layouts, mentions, scene):
            return _Told(layouts, scene, tuple(mentions), ())
        authors = self._authorship.of_parts(layouts, scene.senders, scene.around.kin)
        said = list(statements(self._roster, layouts, mentions, authors))
        exposed = tuple(self._exposures(item, layouts, mentions, said, scene))
        return _Told(layouts, scene, tuple(mentions), exposed)

    def _concerns_nobody(
        self, item: Item, layouts: Sequence[Layout], resolved: Iterable[Mention], scene: Scene
    ) -> bool:
        """Can nothing in the item be about anybody we know?

        A mail may speak of the recipient's child without naming them, and a record has its pupil
        outside its text. Half of what a school writes names nobody, and costs no more than this.
        """
        if item.record is not None or any(map(_is_about_somebody, resolved)):
            return False
        if any(map(self._is_pupil, scene.around.kin)) and any(
            "your" in lowered(one.text) for one in layouts
        ):
            return False
        return not self._shows_recipients(item, layouts, scene)

    def _tells_nothing_withheld(
        self, item: Item, layouts: Sequence[Layout], resolved: Sequence[Mention], scene: Scene
    ) -> bool:
        """Does the item merely name people, and say nothing that somebody may not have of them?

        Most mails that name somebody are so, and cost no more than this.
        """
        if not _is_judged_by_what_it_says(item) or not merely_names(layouts, resolved):
            return False
        children = frozenset(filter(self._is_pupil, scene.around.kin))
        named = {person for mention in resolved for person in mention.subjects} | children
        told_of = spoken_of(layouts, resolved) | children
        withheld = self._withheld.categories(named, told_of, scene.recipients)
        if "identity" in withheld or self._shows_recipients(item, layouts, scene):
            return False
        return not self._telling.tells_any((one.part for one in layouts), withheld)

    def _may_be_told(
        self, item: Item, layouts: Sequence[Layout], mentions: Sequence[Mention], scene: Scene
    ) -> bool:
        """May each recipient have all that is said, whoever wrote it?

        Asked of mere pairs, before it is known where each thing stands.
        """
        if not _is_judged_by_what_it_says(item) or self._shows_recipients(item, layouts, scene):
            return False
        pairs = pairs_told(self._roster, mentions)
        situation = self._scenes.situation(item, pairs, mentions, scene, self._recipe.today)
        return all(
            self._entitlement.decide(subject, category, recipient, situation).allowed
            for recipient in scene.recipients
            for subject, category in pairs
        )

    def _is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL

    def _shows_recipients(self, item: Item, layouts: Sequence[Layout], scene: Scene) -> bool:
        """Is anything exposed even where nothing is said: who else gets the mail?"""
        return any(True for _ in self._exposures(item, layouts, (), (), scene))

    def _with_strangers(
        self, layouts: Sequence[Layout], mentions: Sequence[Mention]
    ) -> list[Mention]:
        return with_strangers(
            layouts,
            mentions,
            self._stranger_names,
            self._off_roster,
            by_rules=self._uses_stranger_rules,
        )

    # -- entitle

    def _exposures(
        self,
        item: Item,
        layouts: Sequence[Layout],
        mentions: Sequence[Mention],
        said: Sequence[Statement],
        scene: Scene,
    ) -> Iterator[Exposure]:
        if item.medium is Medium.PLATFORM:
            yield from self._platform.exposures(item, said)
            return
        if said:
            yield from exposures(
                self._roster,
                self._entitlement,
                said,
                scene.recipients,
                scene.senders,
                self._scenes.situation(
                    item,
                    {(one.subject, one.category) for one in said},
                    mentions,
                    scene,
                    self._recipe.today,
                ),
            )
        if item.medium is Medium.MAIL:
            yield from visible_recipient_exposures(
                self._roster,
                self._entitlement,
                scene.recipients,
                _membership_told(layouts, scene.recipients),
                self._recipe.policy.limits.visible_households,
            )


@dataclass(frozen=True, slots=True)
class _Told:
    """What one mail, file, row or letter tells, and to whom."""

    layouts: tuple[Layout, ...]
    scene: Scene
    mentions: tuple[Mention, ...]
    exposed: tuple[Exposure, ...]


def _everybody(told: Sequence[_Told]) -> tuple[Recipient, ...]:
    """The recipients of all that is told, each once; to tell a whole list apart costs its hash."""
    if len(told) == 1 and len(told[0].scene.recipients) == 1:
        return told[0].scene.recipients
    return tuple(dict.fromkeys(r for one in told for r in one.scene.recipients))


def _place(mention: Mention) -> tuple[int, int, int]:
    return mention.part, mention.start, -mention.end


def _is_judged_by_what_it_says(item: Item) -> bool:
    """Not so the letters of a merge, judged together; a record's pupil stands outside its text."""
    return item.kind not in (ItemKind.LETTER, ItemKind.RECORD)


def _is_about_somebody(mention: Mention) -> bool:
    """Nothing attaches to a name that several people bear; to a household's address it does."""
    many = bool(mention.subjects) and mention.kind is MentionKind.CATEGORY
    return many or len(mention.subjects) == 1


def _membership_told(layouts: Sequence[Layout], recipients: Iterable[Recipient]) -> frozenset[str]:
    """What being among the recipients tells; asked where there are others to see it."""
    shown = visible(recipients)
    if sum(len(recipient.people) for recipient in shown) < 2:
        return frozenset()
    return tells_membership(newest_text(layouts))
