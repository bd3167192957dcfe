"""What is asked of the policy: whose data, which category, who gets it, in what situation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from scanner.model import Person, Recipient, Standing


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision depends on besides subject, category and recipient.

    `sender_is_known`: a member of staff was resolved as sender or signatory. `homes`: of whom
    the item tells where they live, a phone number or an e-mail address aside. `hinted_at`: what
    mere signs tell of whom, as subject and category.
    """

    sender_roles: frozenset[str] = frozenset()
    sender_is_known: bool = False
    pupils: frozenset[str] = frozenset()  # everybody's children the message speaks of
    recipient_is_alone: bool = True
    day: date | None = None
    logins: int = 0  # how many people's passwords stand in the item
    homes: frozenset[str] = frozenset()
    hinted_at: frozenset[tuple[str, str]] = frozenset()


class Question(NamedTuple):
    """May this recipient have this category about this subject?

    `data_class` is what the category counts as about this subject in this situation. A tuple, as
    the answer is: a mail asks of all it names before all who get it.
    """

    subject: Person
    category: str
    data_class: str
    recipient: Recipient
    situation: Situation


class Decision(NamedTuple):
    """`basis` is a relation of policy.yaml; `reason` says who the recipient is, ids only."""

    allowed: bool
    basis: str
    reason: str
    standing: Standing = Standing.UNKNOWN
