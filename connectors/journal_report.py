"""An Exchange journal report: who really got a mail, with the mail itself attached.

Here are its readers alone; what the attached mail says, extraction reads from the report.

The report's first text lists "Sender: …", then one line for each recipient, "To|Cc|Bcc|Recipient:
address[, Expanded|Forwarded: source]". To, Cc and Bcc stand only where the mail came by MAPI or
authenticated SMTP; else all are "Recipient"
(https://learn.microsoft.com/exchange/security-and-compliance/journaling/journaling).
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message

from connectors.address_list import Mailbox, mailboxes
from connectors.mail_headers import Envelope, as_principals, envelope_of
from scanner.model import Field
from scanner.personal import Personal

_RECIPIENTS = {"to": Field.TO, "cc": Field.CC, "bcc": Field.BCC, "recipient": Field.TO}
_SENDERS = ("on-behalf-of", "sender")
# How the address came in: through a list, or from somebody who had it forwarded.
_BY_WAY_OF = re.compile(r",[ \t]*(?:Expanded|Forwarded):", re.IGNORECASE)

_Line = tuple[str, Mailbox]


def read_report(data: bytes) -> Envelope | None:
    """The envelope that the report tells; None where this is no report with a mail in it."""
    report = message_from_bytes(data)
    original = _original(report)
    lines = _lines(_report_text(report))
    if original is None or not any(word in _RECIPIENTS for word, _ in lines):
        return None
    inner = envelope_of(original)
    return Envelope(
        sender=inner.sender or _sender(lines),
        recipients=as_principals(
            (mailbox, _RECIPIENTS[word]) for word, mailbox in lines if word in _RECIPIENTS
        ),
        when=inner.when,
        is_unsent=inner.is_unsent,
    )


def _lines(text: str) -> list[_Line]:
    """Every line that names somebody: its first word in lower case, and whom."""
    found: list[_Line] = []
    for line in text.splitlines():
        word, _, rest = line.partition(":")
        word = word.strip().lower()
        if word in _RECIPIENTS or word in _SENDERS:
            found += [(word, mailbox) for mailbox in mailboxes(_BY_WAY_OF.split(rest)[0])]
    return found


def _sender(lines: list[_Line]) -> Personal[str] | None:
    named = [mailbox.address for wanted in _SENDERS for word, mailbox in lines if word == wanted]
    return Personal(named[0]) if named else None


def _original(report: Message) -> Message | None:
    for part in report.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            return inner[0] if isinstance(inner, list) and isinstance(inner[0], Message) else None
    return None


def _report_text(report: Message) -> str:
    """The report's own text, which comes before the mail it carries."""
    for part in report.walk():
        if part.get_content_type() == "message/rfc822":
            break
        if part.get_content_type() == "text/plain":
            body = part.get_payload(decode=True)
            return body.decode("utf-8", "replace") if isinstance(body, bytes) else ""
    return ""
