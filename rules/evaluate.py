"""Exposures to findings: the first pattern that applies, one finding a pattern and item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rules.facts import Facts, Message, facts_of, whereabouts
from rules.pattern import Pattern, in_order
from rules.policy import Policy
from rules.sentence import explanation
from rules.severity import risk_of, severity_of
from rules.walk import Walk
from scanner.model import (
    Exposure,
    Field,
    Finding,
    Item,
    ItemKind,
    Medium,
    Principal,
    Recipient,
    RecipientKind,
    Wrong,
)
from scanner.personal import Personal

_NEVER_LISTED = frozenset({"identity"})
_OPENS_AS_NAME = frozenset(
    {
        "barred_contact",
        "other_schools_account",
        "not_their_child",
        "not_theirs_to_open",
        "filed_on_another",
    }
)
_VISIBLE = frozenset({"visible_recipients", "membership_told"})


class Rules:
    """All patterns, tried in the policy's order for each medium."""

    def __init__(
        self, patterns: Iterable[Pattern], policy: Policy, today: date | None = None
    ) -> None:
        """`today`: when lists were expanded to their members."""
        patterns = tuple(patterns)
        self._policy = policy
        self._today = today
        self._ordered: Mapping[Medium, Sequence[Pattern]] = {
            medium: in_order(patterns, medium) for medium in Medium
        }

    def findings(
        self,
        item: Item,
        exposures: Iterable[Exposure],
        message: Message,
        schools_of: Mapping[str, Sequence[str]],
        unresolved: int = 0,
    ) -> Iterator[Finding]:
        """The findings of one item. `schools_of`: each subject's schools, the main one first."""
        by_pattern: dict[str, list[Exposure]] = defaultdict(list)
        patterns = {pattern.id: pattern for pattern in self._ordered[item.medium]}
        for pattern, _, exposure in self.decisions(item, exposures, message):
            by_pattern[pattern.id].append(exposure)
        for name, wrong in by_pattern.items():
            yield self._finding(item, patterns[name], wrong, schools_of, unresolved)

    def decisions(
        self, item: Item, exposures: Iterable[Exposure], message: Message
    ) -> Iterator[tuple[Pattern, Facts, Exposure]]:
        """Every wrong exposure with the pattern that takes it and the facts that decided."""
        for walk in self.walks(item, exposures, message):
            pattern = walk.taken_by
            if pattern is not None:
                yield pattern, walk.facts, walk.exposure

    def walks(self, item: Item, exposures: Iterable[Exposure], message: Message) -> Iterator[Walk]:
        """Every wrong exposure before the rules of the item's medium, recipient by recipient."""
        for wrong in _by_recipient(exposures).values():
            where = whereabouts([e for e in wrong if e.basis not in _VISIBLE], message)
            for exposure in wrong:
                facts = facts_of(item, exposure, where, message)
                yield Walk(exposure, facts, self._ordered[item.medium])

    def _finding(
        self,
        item: Item,
        pattern: Pattern,
        wrong: Sequence[Exposure],
        schools_of: Mapping[str, Sequence[str]],
        unresolved: int,
    ) -> Finding:
        subjects = tuple(sorted({e.subject for e in wrong if e.subject}))
        nowhere = len({e.recipient.address for e in wrong if not e.subject})
        categories = tuple(sorted({e.category for e in wrong} - _NEVER_LISTED))
        is_near_miss = item.is_draft or item.kind is ItemKind.LETTER
        schools = _schools(item, subjects, schools_of)
        return Finding(
            rule=pattern.id,
            pattern=pattern.told_as,
            severity=severity_of(pattern, wrong, is_near_miss),
            confidence=0.95 if not unresolved else 0.98,
            source=item.source,
            locator=item.locator,
            group=item.group,
            school=schools[0],
            schools=schools,
            subjects=subjects,
            categories=categories,
            recipients=_recipients(item, wrong, self._today),
            recipients_complete=item.audience.known_by,
            explanation=explanation(pattern, wrong),
            policy_line=self._policy.line(_gravest(wrong).basis),
            risk=risk_of(pattern, wrong, is_near_miss),
            near_miss=is_near_miss,
            unresolved_subjects=unresolved + nowhere,
            occurred_at=item.when,
            item_version=item.version,
            exposures=tuple(wrong),
        )


def _by_recipient(exposures: Iterable[Exposure]) -> Mapping[Principal, list[Exposure]]:
    """What each recipient should not have had; bare names count only where they open."""
    wrong: dict[Principal, list[Exposure]] = defaultdict(list)
    for exposure in exposures:
        tells = exposure.category not in _NEVER_LISTED or exposure.basis in _OPENS_AS_NAME
        if not exposure.entitled and tells:
            wrong[exposure.recipient.principal].append(exposure)
    return wrong


def _gravest(wrong: Sequence[Exposure]) -> Exposure:
    order = ("C1", "C2", "C3", "S", "C4", "K", "C5")
    return max(wrong, key=lambda e: order.index(e.data_class))


def _schools(
    item: Item, subjects: Iterable[str], schools_of: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """All schools of the subjects, that of most first; a tie goes to the sender's."""
    counts: dict[str, int] = {}
    for subject in subjects:
        for number, school in enumerate(schools_of.get(subject, ())):
            counts[school] = counts.get(school, 0) + (number == 0)
    if not counts:
        return (item.likely_school,)
    ranked = sorted(counts, key=lambda s: (-counts[s], s != item.likely_school, s))
    return tuple(ranked)


def _recipients(item: Item, wrong: Iterable[Exposure], today: date | None) -> tuple[Wrong, ...]:
    """Each recipient once, as the contract writes it."""
    found: dict[tuple[str | None, str | None], Wrong] = {}
    for exposure in wrong:
        if not exposure.recipient.address:
            continue  # a record that no account is linked to has been shown to nobody
        entry = _recipient(item, exposure, today)
        address = entry.address.reveal() if entry.address else None
        found.setdefault((address, entry.person), entry)
    return tuple(found.values())


def _recipient(item: Item, exposure: Exposure, today: date | None) -> Wrong:
    recipient = exposure.recipient
    person = _person_of(recipient)
    if item.kind is ItemKind.LETTER:
        return Wrong(None, person, exposure.reason)
    reason = f"{exposure.reason}{_expanded(recipient, today)}"
    return Wrong(Personal(principal_name(recipient)), person, reason)


def _expanded(recipient: Recipient, today: date | None) -> str:
    """When a list was opened to its members: they change, and the mail went before that."""
    if recipient.kind is not RecipientKind.GROUP or not recipient.members_known or today is None:
        return ""
    return f" ({len(recipient.members)} members as of {today.isoformat()})"


def _person_of(recipient: Recipient) -> str | None:
    """The roster id of a recipient who is one person; agency people have none (contract, 3)."""
    if recipient.kind is not RecipientKind.PERSON or not recipient.people:
        return None
    return recipient.people[0]


def principal_name(recipient: Recipient) -> str:
    """How the contract writes a recipient: a group as `group:address`, others as they are."""
    address = recipient.address
    if recipient.principal.field is Field.ADDRESSEE:
        return " and ".join(recipient.people)
    if recipient.kind is RecipientKind.GROUP and not address.startswith("group:"):
        return f"group:{address}"
    return address
