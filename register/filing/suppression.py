"""What a person decided to hold back: why, what it covers, and until when.

Scopes are matched by keyed digests, never by decrypting: a scan then opens no personal value of
the register, a lost key cannot make a suppression cover more, and a folder is found among the
digests of everything an item lies in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from register.case.clock import UNITED_KINGDOM
from register.filing.fingerprint import stable_locator
from scanner.model import Finding
from scanner.personal import Personal

if TYPE_CHECKING:
    from register.vault.key import Keyring

LONGEST = timedelta(days=366)  # a year, whatever February does


class ReasonKind(StrEnum):
    """Why somebody holds findings back; the words beside it are theirs."""

    NEW_STEP_PARENT = "new-step-parent"
    NEW_ADDRESS = "new-address"
    AGREED_WITH_AGENCY = "agreed-with-agency"
    CONSENTED_PUBLICATION = "consented-publication"
    FALSE_ALARM = "false-alarm"
    OTHER = "other"


class State(StrEnum):
    """Only an active suppression holds anything back."""

    ACTIVE = "active"
    EXPIRED = "expired"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a suppression covers: all that is named must fit, what is left out may be anything.

    `places`: locators of items or of folders, as the contract writes them. `subjects` and
    `categories`: the most a finding may be about. `addresses` and `people`: its recipients must
    each be one of these.
    """

    pattern: str
    source: str = ""
    places: tuple[Personal[str], ...] = ()
    subjects: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    addresses: tuple[Personal[str], ...] = ()
    people: tuple[str, ...] = ()

    @property
    def is_whole_rule(self) -> bool:
        """Whether it would switch the pattern off altogether."""
        return not (self.source or self.places or self.subjects or self.addresses or self.people)


@dataclass(frozen=True, slots=True)
class NewSuppression:
    """A suppression as a person enters it; `until` is the last day it holds, in the UK."""

    kind: ReasonKind
    reason: Personal[str]
    author: str
    scope: Scope
    until: date
    incident: str = ""  # the reference it was taken from


@dataclass(frozen=True, slots=True)
class Hold:
    """An active suppression as a scan asks it: ids and digests."""

    suppression: int
    pattern: str
    source: str
    places: frozenset[str]
    subjects: frozenset[str]
    categories: frozenset[str]
    addresses: frozenset[str]
    people: frozenset[str]

    def covers(self, keyring: Keyring, finding: Finding) -> bool:
        """Whether the whole of the finding lies within the scope.

        A finding about one subject more, or with one recipient more, is not covered: it is
        news, and opens with all that is in it.
        """
        if finding.pattern != self.pattern or self.source not in ("", finding.source):
            return False
        return (
            _lies_within(finding.subjects, self.subjects)
            and _lies_within(finding.categories, self.categories)
            and self._covers_recipients(keyring, finding)
            and self._covers_place(keyring, finding)
        )

    def _covers_recipients(self, keyring: Keyring, finding: Finding) -> bool:
        if not self.addresses and not self.people:
            return True
        return bool(finding.recipients) and all(
            wrong.person in self.people
            or (
                wrong.address is not None
                and address_digest(keyring, wrong.address) in self.addresses
            )
            for wrong in finding.recipients
        )

    def _covers_place(self, keyring: Keyring, finding: Finding) -> bool:
        if not self.places:
            return True
        around = enclosing(finding.locator.reveal())
        return any(place_digest(keyring, Personal(place)) in self.places for place in around)


def _lies_within(found: Iterable[str], allowed: frozenset[str]) -> bool:
    """Nothing named allows everything; what is about nobody lies within no named subject."""
    found = frozenset(found)
    return not allowed or (bool(found) and found <= allowed)


def enclosing(locator: str) -> list[str]:
    """The item itself, the file it is a row or message of, and every folder above it.

    "mail/2026/a.mbox#message3" lies in that message, in a.mbox, in mail/2026 and in mail.
    """
    whole = stable_locator(locator)
    file = whole.rpartition("#")[0] or whole
    names = file.split("/")
    folders = ["/".join(names[:count]) for count in range(len(names), 0, -1)]
    return list(dict.fromkeys([whole, *folders]))


def place_digest(keyring: Keyring, place: Personal[str]) -> str:
    """By which a suppressed item or folder is found among those around a finding."""
    return keyring.digest("suppressed place", stable_locator(place.reveal()))


def address_digest(keyring: Keyring, address: Personal[str]) -> str:
    """The digest that readers and recipients are known by in the register."""
    return keyring.digest("recipient", f"address:{address.reveal().casefold()}")


def uk_day(moment: datetime) -> date:
    """The day it is for those who set an expiry."""
    return moment.astimezone(UNITED_KINGDOM).date()


def faults_of_term(until: date, today: date) -> str:
    """What is wrong with an expiry, or nothing."""
    if until < today:
        return "lies in the past; name the last day on which it shall hold"
    if until > today + LONGEST:
        return "lies more than a year ahead; look at it again within a year"
    return ""
