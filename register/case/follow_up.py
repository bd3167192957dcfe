"""Who should not have had it, and what was done about each of them.

For mail the sender recalls at once, then IT if the sender cannot; where recall fails, each wrong
recipient is asked to delete, and not to share, publish, save or replicate; each answers in
writing (domain facts, 4.2). One recipient, ordinary data and a written deletion within hours is
what decides a case in the school's favour: hence recipient, time and confirmation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from register.filing.fingerprint import recipient_key
from register.models import Finding, FollowUp, Incident
from register.reports.reading import recipients_of
from register.vault.key import held
from scanner.model import RESERVED_PRINCIPALS, Wrong
from scanner.personal import Personal

PROMISE = "Not shared, published, saved or replicated"


class Recall(StrEnum):
    """How far the item was taken back; the value stands in `FollowUp.recall`."""

    NOT_TRIED = ""
    SENDER_TRIED = "sender_tried"
    SENDER_FAILED = "sender_failed"
    IT_TRIED = "it_tried"
    IT_FAILED = "it_failed"
    SUCCEEDED = "succeeded"
    ACCESS_REMOVED = "access_removed"
    RETURNED = "returned"

    @property
    def words(self) -> str:
        """As pages and letters say it."""
        return _RECALL_WORDS[self]

    @property
    def is_done(self) -> bool:
        """Whether the recipient can no longer get at it that way."""
        return self in (Recall.SUCCEEDED, Recall.ACCESS_REMOVED, Recall.RETURNED)


_RECALL_WORDS = {
    Recall.NOT_TRIED: "Not tried",
    Recall.SENDER_TRIED: "The sender tried, the result is not known",
    Recall.SENDER_FAILED: "The sender could not recall it",
    Recall.IT_TRIED: "IT tried, the result is not known",
    Recall.IT_FAILED: "IT could not recall it",
    Recall.SUCCEEDED: "Recalled",
    Recall.ACCESS_REMOVED: "Access removed",
    Recall.RETURNED: "Letter or paper returned",
}


class RecipientShape(StrEnum):
    """What stands behind a recipient, as far as it may be told without revealing anybody."""

    PERSON = "somebody on the roster"
    ADDRESS = "an address the roster does not know"
    GROUP = "a group"
    EVERYONE = "everyone"
    LETTER = "the person a letter is addressed to"


@dataclass(frozen=True, slots=True)
class WrongRecipient:
    """One recipient of an incident. `number` is its place in the order found:
    a finding more moves those that were added by hand; the digest stays.

    `findings`: ids of those that name it; none for one that somebody added by hand.
    """

    number: int
    digest: str
    address: Personal[str] | None
    person: str
    reason: Personal[str]
    follow_up: FollowUp | None = None
    findings: frozenset[int] = field(default=frozenset())

    @property
    def name(self) -> str:
        """ "Recipient 1"; words for everybody are no secret, and stand as they are."""
        return f"Recipient {self.number}"

    @property
    def shape(self) -> RecipientShape:
        if self.address is None:
            return RecipientShape.LETTER
        address = self.address.reveal()
        if address in RESERVED_PRINCIPALS:
            return RecipientShape.EVERYONE
        if address.startswith("group:"):
            return RecipientShape.GROUP
        return RecipientShape.PERSON if self.person else RecipientShape.ADDRESS

    @property
    def is_settled(self) -> bool:
        return self.follow_up is not None and is_settled(self.follow_up)


def is_settled(done: FollowUp) -> bool:
    """Whether nothing is left to ask: taken back, or deleted as they say in writing."""
    return Recall(done.recall).is_done or bool(done.confirmed_at and done.is_in_writing)


def stage(done: FollowUp | None) -> str:
    """How far it has come, in words."""
    if done is None:
        return "Nothing done yet"
    recall = Recall(done.recall)
    if recall.is_done:
        return recall.words
    if done.confirmed_at:
        return "Confirmed in writing" if done.is_in_writing else "Confirmed, not in writing"
    if done.chased_at:
        return "Chased"
    if done.asked_at:
        return "Asked to delete"
    return recall.words if recall else "Nothing done yet"


def wrong_recipients(incident: Incident) -> list[WrongRecipient]:
    """Everybody who should not have had it, in the order found; then those added by hand."""
    done = {row.recipient_digest: row for row in FollowUp.objects.filter(incident=incident)}
    found: dict[str, tuple[Wrong, set[int]]] = {}
    rows = Finding.objects.filter(incident=incident).order_by("id").values_list("id", "recipients")
    for finding, column in rows:
        for wrong in recipients_of(column):
            found.setdefault(recipient_digest(wrong), (wrong, set()))[1].add(finding)
    listed = [
        WrongRecipient(
            number,
            digest,
            wrong.address,
            wrong.person or "",
            Personal(wrong.reason),
            done.get(digest),
            frozenset(findings),
        )
        for number, (digest, (wrong, findings)) in enumerate(found.items(), 1)
    ]
    by_hand = sorted((r for d, r in done.items() if d not in found), key=lambda row: row.id)
    return [*listed, *_added(by_hand, len(listed) + 1)]


def _added(rows: Iterable[FollowUp], first: int) -> Iterable[WrongRecipient]:
    for number, row in enumerate(rows, first):
        address = row.address if row.address.reveal() else None
        reason = Personal("added by hand")
        yield WrongRecipient(number, row.recipient_digest, address, row.person, reason, row)


def recipient_digest(wrong: Wrong) -> str:
    """By which a recipient is known in the register's tables."""
    return held().digest("recipient", recipient_key(wrong))


def follow_up_of(incident: Incident, recipient: WrongRecipient) -> FollowUp:
    """The stored row, or a new one that the caller saves."""
    return recipient.follow_up or FollowUp(
        incident=incident,
        recipient_digest=recipient.digest,
        address=recipient.address or Personal(""),
        person=recipient.person,
        note=Personal(""),
    )
