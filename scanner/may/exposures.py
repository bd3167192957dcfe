"""Statements before recipients: every pair, and whether the policy allows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scanner.may.entitlement import Decision, Entitlement, Situation
from scanner.model import Exposure, Place, Recipient, RecipientKind, Standing
from scanner.roster.roster import Roster
from scanner.what.statement import Statement

Said = Mapping[tuple[str, str], Sequence[Statement]]


def exposures(
    roster: Roster,
    entitlement: Entitlement,
    said: Iterable[Statement],
    recipients: Sequence[Recipient],
    senders: frozenset[str],
    situation: Situation,
) -> Iterator[Exposure]:
    """One exposure for each subject, category and recipient, with all places of it."""
    by_topic: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in said:
        by_topic[statement.subject, statement.category].append(statement)
    present = _present(entitlement, recipients, senders)
    classes = {topic: entitlement.data_class(*topic, situation) for topic in by_topic}
    for recipient in recipients:
        for (subject, category), found in by_topic.items():
            open_to_judge = [
                s
                for s in found
                if not s.authors or not _is_own_words(roster, s, recipient, present)
            ]
            if not open_to_judge:
                decision = Decision(True, "own_words", "who is told it by those it is about")
            else:
                decision = entitlement.decide(subject, category, recipient, situation)
            yield Exposure(
                subject,
                category,
                recipient,
                decision.allowed,
                decision.basis,
                decision.reason,
                decision.standing,
                classes[subject, category],
                _places(open_to_judge or found),
            )


def _places(found: Iterable[Statement]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(statement.place for statement in found))


def _present(
    entitlement: Entitlement, recipients: Iterable[Recipient], senders: Iterable[str]
) -> frozenset[str]:
    """Everybody who takes part in this message, with all of their ids."""
    people = {p for r in recipients for p in r.people} | set(senders)
    return frozenset(i for person in people for i in entitlement.same_human(person))


def _is_own_words(
    roster: Roster, statement: Statement, recipient: Recipient, present: frozenset[str]
) -> bool:
    """What somebody wrote about themselves, or a parent about their own child.

    It stays theirs while they take part in the message, or while it stays among staff; staff who
    pass it on to another family have said it themselves.
    """
    about = {statement.subject}
    writers = {
        author
        for author in statement.authors
        if author in about or roster.link(statement.subject, author) is not None
    }
    if not writers:
        return False
    return (
        bool(writers & present)
        or recipient.kind in (RecipientKind.ROLE,)
        or any(roster.people[person].kind.value == Standing.STAFF for person in recipient.people)
    )
