"""Who sent a mail to whom and when, from its header block alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from connectors.address_list import Mailbox, mailboxes
from scanner.model import Field, Principal
from scanner.personal import Personal

# Resent fields name those to whom the same mail was passed on (RFC 5322, section 3.6.6).
RECIPIENT_FIELDS = {
    "to": Field.TO,
    "cc": Field.CC,
    "bcc": Field.BCC,
    "resent-to": Field.TO,
    "resent-cc": Field.CC,
    "resent-bcc": Field.BCC,
}
# What mail servers note of the envelope (RFC 5321, section 3.3): every reader, blind copies too.
# Delivered-To and X-Original-To say only whose mailbox this copy lay in.
ENVELOPE_FIELDS = frozenset({"x-envelope-to", "envelope-to", "x-rcpt-to"})
JOURNAL_MARKS = ("x-ms-journal-report", "x-ms-exchange-organization-journal-report")

MBOX_SEPARATORS = (b"From ", b">From ")
MOST_HEADER_BYTES = 8_000_000

_FIELD_LINE = re.compile(rb"([\x21-\x39\x3b-\x7e]+)[ \t]*:")
# One of these among the first lines makes a text a mail rather than a note with colons.
_TELLING = frozenset(
    b"from to cc bcc date subject message-id mime-version received return-path delivered-to "
    b"x-unsent sender reply-to content-type".split()
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mail's sender, readers and time, as far as the mail itself says."""

    sender: Personal[str] | None
    recipients: tuple[Principal, ...]
    when: datetime | None
    is_unsent: bool = False
    is_journal_report: bool = False
    is_whole: bool = False  # the server's envelope names everybody whom the headers name


def header_block(file: BinaryIO) -> bytes | None:
    """All up to the first empty line; None when no empty line comes within any reason."""
    lines: list[bytes] = []
    size = 0
    while line := file.readline(MOST_HEADER_BYTES):
        is_empty = not line.strip(b"\r\n")
        if is_empty and lines:
            break
        if not is_empty:
            lines.append(line)
        size += len(line)
        if size >= MOST_HEADER_BYTES:
            return None
    return b"".join(lines)


def resembles_mail(head: bytes, *, is_named_so: bool) -> bool:
    """Whether the bytes begin with a header block.

    A file that is not named as a mail must show two of the fields that mails have.
    """
    names: set[bytes] = set()
    for line in _body_of_head(head).splitlines():
        if line[:1] in (b" ", b"\t") and names:
            continue
        field = _FIELD_LINE.match(line)
        if field is None:
            break
        names.add(field.group(1).lower())
    return len(names & _TELLING) >= (1 if is_named_so else 2)


def read_envelope(head: bytes) -> Envelope:
    """The envelope in this header block; what is missing or malformed is left out."""
    return envelope_of(BytesHeaderParser(policy=compat32).parsebytes(_body_of_head(head)))


def envelope_of(message: Message) -> Envelope:
    """The envelope of a mail that is parsed already."""
    fields = [(name.lower(), _text(value)) for name, value in message.raw_items()]
    senders = [*_listed(fields, "from"), *_listed(fields, "sender")]
    return Envelope(
        sender=Personal(senders[0].address) if senders else None,
        recipients=_recipients(fields),
        is_whole=_names_all(fields),
        when=next((_moment(text) for name, text in fields if name == "date"), None),
        is_unsent=any(name == "x-unsent" and text.strip() == "1" for name, text in fields),
        is_journal_report=any(name in JOURNAL_MARKS for name, _ in fields),
    )


def as_principals(listed: Iterable[tuple[Mailbox, Field]]) -> tuple[Principal, ...]:
    """One principal for every address in every field, the first mention of it."""
    principals: dict[tuple[str, Field], Principal] = {}
    for mailbox, field in listed:
        principal = Principal(Personal(mailbox.address), field, Personal(mailbox.display_name))
        principals.setdefault((mailbox.address, field), principal)
    return tuple(principals.values())


def _recipients(fields: list[tuple[str, str]]) -> tuple[Principal, ...]:
    """Those of the headers, then whoever else the envelope names: blind copies."""
    written = [
        (mailbox, RECIPIENT_FIELDS[name])
        for name, text in fields
        if name in RECIPIENT_FIELDS
        for mailbox in mailboxes(text)
    ]
    named = {mailbox.address for mailbox, _ in written}
    blind = [
        (mailbox, Field.BCC) for mailbox in _in_envelope(fields) if mailbox.address not in named
    ]
    return as_principals([*written, *blind])


def _names_all(fields: list[tuple[str, str]]) -> bool:
    """Whether the envelope is there and lacks nobody who stands in the headers.

    Where mail goes out one copy a recipient, each copy's envelope holds one address; then the
    headers say more than it does.
    """
    envelope = {mailbox.address for mailbox in _in_envelope(fields)}
    written = {mailbox.address for name in RECIPIENT_FIELDS for mailbox in _listed(fields, name)}
    return bool(envelope) and written <= envelope


def _in_envelope(fields: list[tuple[str, str]]) -> list[Mailbox]:
    return [
        mailbox
        for name, text in fields
        if name in ENVELOPE_FIELDS
        for mailbox in mailboxes(text)
        if "@" in mailbox.address
    ]


def _listed(fields: list[tuple[str, str]], wanted: str) -> list[Mailbox]:
    return [mailbox for name, text in fields if name == wanted for mailbox in mailboxes(text)]


def _text(value: object) -> str:
    """A header as text. Mails in raw UTF-8 or cp1252 are common, though only RFC 6532 allows it."""
    raw = str(value).encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _body_of_head(head: bytes) -> bytes:
    """Without what programs put before the first field: a byte-order mark, an mbox separator."""
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return body.partition(b"\n")[2] if body.startswith(MBOX_SEPARATORS) else body


def _moment(text: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(text)
        # "-0000" says that the zone is not known (RFC 5322, section 3.3); the time is UTC.
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
