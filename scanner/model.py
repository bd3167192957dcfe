"""The nouns that move through pupilguard, as frozen values.

item → parts → mentions → exposures → findings; the register turns findings into incidents.
Imports nothing of ours but `Personal`, the wrapper that the fields are typed with.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from scanner.personal import Personal

NOTHING_PERSONAL = Personal("")

# What can be known of somebody (contract, section 3).
CATEGORIES = frozenset(
    """identity contact_details date_of_birth identifiers attainment attendance behaviour exclusion
    sen health safeguarding looked_after pupil_premium ethnicity religion political trade_union
    sexual_life biometric genetic criminal financial pay staff_hr credentials""".split()
)

# --------------------------------------------------------------------------- people


@dataclass(frozen=True, slots=True)
class School:
    """One school of the organisation, as the configuration names it."""

    id: str
    name: str
    domains: tuple[str, ...] = ()  # of staff mail
    pupil_domains: tuple[str, ...] = ()


class PersonKind(StrEnum):
    """What a person of the roster is to the school."""

    PUPIL = "pupil"
    CONTACT = "contact"
    STAFF = "staff"  # governors and trust officers too; `Person.roles` tells
    AGENCY = "agency"


class NameKind(StrEnum):
    LEGAL = "legal"
    PREFERRED = "preferred"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Name:
    """One way a person is called. Folding and matching are the detectors' business."""

    given: Personal[str]
    family: Personal[str]
    kind: NameKind = NameKind.LEGAL


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the roster. Fields that do not apply to the kind are empty."""

    id: str
    kind: PersonKind
    names: tuple[Name, ...]
    schools: tuple[str, ...] = ()  # school ids, the main one first
    emails: tuple[Personal[str], ...] = ()  # lower case
    is_current: bool = True
    left_on: date | None = None
    # pupils
    upn: Personal[str] | None = None
    date_of_birth: Personal[date] | None = None
    year_group: str = ""
    form: str = ""
    destination_school: str = ""
    # pupils and contacts
    phone: Personal[str] | None = None
    address: Personal[str] | None = None
    postcode: Personal[str] | None = None
    # staff
    roles: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    year_groups: frozenset[str] = frozenset()
    personal_email: Personal[str] | None = None
    # agency
    organisation: str = ""
    allocated_pupils: frozenset[str] = frozenset()
    allocated_categories: frozenset[str] = frozenset()  # empty: all


class Responsibility(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Link:
    """What one contact is to one pupil, and what the school was told about it."""

    pupil: str
    contact: str
    relationship: str
    parental_responsibility: Responsibility
    may_receive: bool
    address_confidential: bool


class GroupKind(StrEnum):
    STAFF = "staff"
    PUPILS = "pupils"
    PARENTS = "parents"
    GOVERNORS = "governors"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Group:
    """A mailing list or account group. Empty `members`: by kind (contract, section 2)."""

    address: Personal[str]
    name: str
    school: str
    kind: GroupKind
    members: tuple[Personal[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """An outside body that may receive some categories at its whole domain."""

    domain: str
    name: str
    kind: str
    categories: frozenset[str]
    scope: str  # pupils, staff, both


# --------------------------------------------------------------------------- who can see it


class KnownBy(StrEnum):
    """How an audience is known; the contract's `recipients_complete`."""

    ENVELOPE = "envelope"
    JOURNAL = "journal"
    HEADERS = "headers"
    ACL = "acl"
    EXPORT = "export"
    CONFIG = "config"


class Field(StrEnum):
    """Where a principal stands in its audience."""

    TO = "to"
    CC = "cc"
    BCC = "bcc"
    READER = "reader"
    ACCOUNT = "account"
    ADDRESSEE = "addressee"


RESERVED_PRINCIPALS = frozenset({"public", "anyone-with-link", "organisation"})


@dataclass(frozen=True, slots=True)
class Principal:
    """One entry of an audience as its source names it, before the roster is asked.

    `address` is a mail address in lower case, `group:address`, a reserved word, or a platform's
    own account id.
    """

    address: Personal[str]
    field: Field
    display_name: Personal[str] = NOTHING_PERSONAL


@dataclass(frozen=True, slots=True)
class Audience:
    """Who can see an item.

    `to_addressee`: the audience is the person the letter itself is addressed to, and is found
    by reading it.
    """

    principals: tuple[Principal, ...]
    known_by: KnownBy
    to_addressee: bool = False


# --------------------------------------------------------------------------- items and parts


class ItemKind(StrEnum):
    MAIL = "mail"
    FILE = "file"
    LETTER = "letter"
    RECORD = "record"  # one row of a platform's export


class Medium(StrEnum):
    """Which order of patterns applies (policy, 'Which pattern')."""

    MAIL = "mail"
    REST = "rest"
    PLATFORM = "platform"


class Content(Protocol):
    """Bytes that are read only when needed, in the process that needs them."""

    def read(self, limit_bytes: int) -> bytes:
        """All of it. Raises ItemUnreadable if it is larger, gone or not readable."""


class RecordKind(StrEnum):
    ACCOUNT_LINKS = "account_links"
    ACCESS_LOG = "access_log"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Opening:
    """One moment at which an account opened one pupil's record."""

    at: datetime
    pupil: str


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a platform's table, in our words.

    `account_log` is everything the same account opened, by time; rows of one account share it.
    `accessed` are the times at which anybody opened this pupil's record.
    """

    kind: RecordKind
    platform: str
    pupil: Personal[str]  # pupil id or UPN, as exported
    account: Personal[str] | None = None  # an address, or the vendor's id where no table maps it
    account_school: str = ""  # id or name, as exported
    account_role: str = ""  # staff, parent, pupil, service, or empty
    action: str = ""
    author: Personal[str] | None = None
    corrected_at: datetime | None = None
    account_log: tuple[Opening, ...] = field(default=(), repr=False)
    accessed: tuple[datetime, ...] = field(default=(), repr=False)
    # Everybody whom some link of the same platform ties to this pupil, and the pupils the
    # account is linked to: who could see a record, and who opened what is theirs.
    linked_accounts: tuple[Personal[str], ...] = field(default=(), repr=False)
    linked_pupils: frozenset[Personal[str]] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing somebody can see: a mail, a file, a letter, a row of a platform's table.

    `locator` is the contract's `items` entry. `version` changes whenever content or audience
    may have changed. `group` is what findings of one pattern are gathered by: the message, the
    folder with its audience, or the platform.
    """

    source: str
    locator: Personal[str]
    kind: ItemKind
    audience: Audience
    content: Content
    version: str
    group: Personal[str]
    actor: Personal[str] | None = None  # the sender's address
    when: datetime | None = None
    is_draft: bool = False
    likely_school: str = ""  # id; empty when the source cannot tell
    record: Record | None = None

    @property
    def medium(self) -> Medium:
        """Which order of patterns applies."""
        if self.kind is ItemKind.MAIL:
            return Medium.MAIL
        return Medium.PLATFORM if self.kind is ItemKind.RECORD else Medium.REST


class Origin(StrEnum):
    """What a part is to its item."""

    SUBJECT = "subject"
    BODY = "body"
    ATTACHMENT = "attachment"


class Hidden(StrEnum):
    """Why a reader who opens the item would not see this at first."""

    SHEET = "sheet"
    ROW = "row"
    COLUMN = "column"
    PIVOT_CACHE = "pivot cache"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked change"
    QUOTED = "earlier quoted mail"
    METADATA = "metadata"
    NOTES = "speaker notes"
    HIDDEN_TEXT = "hidden text"
    # the next three are failed redactions
    UNDER_BOX = "under a drawn box"
    WHITE_ON_WHITE = "white on white"
    TRACKED_REDACTION = "behind a tracked change"


@dataclass(frozen=True, slots=True)
class HiddenSpan:
    start: int
    end: int
    how: Hidden


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: where its text stands in the part's text, and its own name."""

    column: int  # from 0
    start: int
    end: int
    name: str = ""  # "B12"; empty where the format has no names


@dataclass(frozen=True, slots=True)
class Table:
    """A region of a part's text that is a grid. The first row may or may not be a header."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""  # the sheet's name, a caption


@dataclass(frozen=True, slots=True)
class Landmark:
    """From `start` on, a person finds the text at `name` ("page 3", "paragraph 12")."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an item's text in reading order, with its tables and what is hidden in it.

    `place` begins with "subject", "body" or the attachment's or member's name
    ("Y9.xlsx!Sheet1"). All offsets count characters of `text`.
    """

    index: int
    place: Personal[str]
    origin: Origin
    text: Personal[str]
    tables: tuple[Table, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    hidden: Hidden | None = None  # the whole part
    hidden_spans: tuple[HiddenSpan, ...] = ()
    author: Personal[str] | None = None  # of quoted mail: the address or name it is by
    # Text that titles the part from outside it: a file's own name, a mail's subject.
    title: Personal[str] = NOTHING_PERSONAL

    def hidden_at(self, start: int) -> Hidden | None:
        """How the character at `start` is hidden, if it is."""
        if self.hidden is not None:
            return self.hidden
        return next((s.how for s in self.hidden_spans if s.start <= start < s.end), None)

    def cells(self) -> Iterator[Cell]:
        for table in self.tables:
            for row in table.rows:
                yield from row

    def position(self, start: int) -> str:
        """Where a person finds this character: "Sheet1!B12", "page 3", or ""."""
        for table in self.tables:
            for row in table.rows:
                if row and row[0].start <= start <= row[-1].end:
                    names = [c.name for c in row if c.start <= start <= c.end and c.name]
                    if names:
                        return f"{table.name}!{names[0]}" if table.name else names[0]
        index = bisect_right([mark.start for mark in self.landmarks], start) - 1
        return self.landmarks[index].name if index >= 0 else ""


# --------------------------------------------------------------------------- mentions


class MentionKind(StrEnum):
    PERSON = "person"
    IDENTIFIER = "identifier"
    CATEGORY = "category"


class NameForm(StrEnum):
    """How a person was written; what evidence a resolver wants beside it."""

    NONE = ""  # not a name
    FULL = "full"  # given and family name, either order, preferred or former
    INITIALS = "initials"  # "T.O.", "T Okafor"
    NICKNAME = "nickname"
    TYPO = "typo"
    GIVEN = "given"  # a lone given name
    FAMILY = "family"  # a title and a family name
    UNROSTERED = "unrostered"  # a name-like thing that NER alone found


class Mention(NamedTuple):
    """A person, an identifier or a category in a part. A tuple: a list names hundreds.

    `value`: contract, section 5 (for a person its kind, for an identifier which one, for a
    category its name). `subjects`: candidate person ids; several are ambiguous, none unresolved.
    """

    detector: str
    kind: MentionKind
    value: str
    part: int
    start: int
    end: int
    confidence: float
    subjects: tuple[str, ...] = ()
    form: NameForm = NameForm.NONE


# --------------------------------------------------------------------------- what came of it


@dataclass(frozen=True, slots=True)
class Place:
    """Where an exposed category stands, without its words."""

    part: int
    start: int
    end: int
    origin: Origin
    hidden: Hidden | None
    position: str = ""


class RecipientKind(StrEnum):
    PERSON = "person"
    GROUP = "group"
    ROLE = "role"  # an address at our own domain that is no person's
    AGENCY = "agency"
    UNKNOWN = "unknown"
    RESERVED = "reserved"  # public, anyone-with-link, organisation


@dataclass(frozen=True, slots=True)
class Recipient:
    """A principal after the roster was asked.

    `people`: all holders of the address (several: a shared family mailbox). `members`: of a
    group. `members_known` is False where a group stays unknown.
    """

    principal: Principal
    kind: RecipientKind
    people: tuple[str, ...] = ()
    members: tuple[Recipient, ...] = ()
    members_known: bool = True
    agency: str = ""  # the domain of `agencies.csv`
    resembles: Personal[str] | None = None  # a roster or agency address one slip away

    @property
    def address(self) -> str:
        return self.principal.address.reveal()


class Standing(StrEnum):
    """What a recipient is to us, as far as patterns and severity ask."""

    CONTACT = "contact"
    PUPIL = "pupil"
    STAFF = "staff"
    GOVERNOR = "governor"
    AGENCY = "agency"
    LEAVER = "leaver"
    PERSONAL = "personal address"  # a member of staff's own
    UNKNOWN = "unknown"
    PUBLIC = "public"
    LINK = "anyone-with-link"
    ORGANISATION = "organisation"

    @property
    def is_outside(self) -> bool:
        """Beyond our own staff, governors and pupils."""
        return self not in (
            Standing.STAFF,
            Standing.GOVERNOR,
            Standing.PUPIL,
            Standing.ORGANISATION,
        )


@dataclass(frozen=True, slots=True)
class Exposure:
    """One subject's one category before one recipient, and whether that may be.

    `category` is "identity" where nothing is shown but who somebody is. `subject` is empty where
    a platform shows a pupil of no roster.
    """

    subject: str
    category: str
    recipient: Recipient
    entitled: bool
    basis: str  # a relation of policy.yaml
    reason: str  # who the recipient is, with roster ids only: "a contact of P0015 only"
    standing: Standing = Standing.UNKNOWN
    data_class: str = "C1"
    places: tuple[Place, ...] = ()


class Severity(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Risk:
    """A proposal for the 5x5 matrix, 1 to 5 each; a person confirms or changes it."""

    impact: int
    recurrence: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A recipient who should not have had it: the contract's `recipients` entry."""

    address: Personal[str] | None
    person: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A masked excerpt: every personal value in it replaced, only the telling words left."""

    text: Personal[str]
    part: str  # kind of place, not a file name: "body", "attachment"
    position: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one pattern in one item."""

    rule: str
    pattern: str
    severity: Severity
    confidence: float
    source: str
    locator: Personal[str]
    group: Personal[str]
    school: str
    schools: tuple[str, ...]
    subjects: tuple[str, ...]
    categories: tuple[str, ...]
    recipients: tuple[Wrong, ...]
    recipients_complete: KnownBy
    explanation: str  # one sentence, roster ids only
    policy_line: str  # the basis that decided, in the policy's words
    risk: Risk
    near_miss: bool = False
    unresolved_subjects: int = 0
    occurred_at: datetime | None = None
    item_version: str = field(default="", repr=False)
    exposures: tuple[Exposure, ...] = field(default=(), repr=False)
    snippets: tuple[Snippet, ...] = ()


class Reason(StrEnum):
    """Why something could not be inspected: the contract's `gaps[].reason`."""

    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    TOO_DEEP = "nested too deep"
    UNSUPPORTED = "unsupported kind"
    NO_TEXT = "no text, needs OCR"
    VANISHED = "vanished"
    DENIED = "access denied"
    TIMEOUT = "took too long"
    CRASHED = "killed its reader"
    AUDIENCE_UNKNOWN = "audience unknown"
    ADDRESSEE_UNKNOWN = "addressee unknown"
    ROW_REJECTED = "row rejected"
    UNAVAILABLE = "source unavailable"
    INTERNAL = "internal error"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not inspected, and why. `detail` names no person and quotes nothing."""

    source: str
    locator: Personal[str]
    reason: Reason
    detail: str
    can_retry: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a source has been read; opaque to all but its connector."""

    value: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What reading one item gave: its parts, and what inside it could not be read."""

    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspected:
    """The whole outcome of one item that was inspected.

    `gaps`: members or attachments of it that were not; the item then counts as a gap.
    """

    item: Item
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
