"""One mail, and its bytes as the mail programs of schools save it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from mimetypes import guess_type

from scanner.demo.document import Blocks, as_html
from scanner.demo.outlook_message import outlook_message
from scanner.demo.people import StaffMember
from scanner.demo.verdict import Verdicts


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail. `text` and `html`: either or both."""

    sender: str
    to: tuple[str, ...]
    subject: str
    when: datetime
    text: str = ""
    html: str = ""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    attachments: tuple[tuple[str, bytes], ...] = ()
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail and where it is kept: eml, msg, mbox, maildir or drafts."""

    mail: Mail
    verdicts: Verdicts = ()
    kept: str = "eml"


def at(moment: str) -> datetime:
    """The moment "dd hh:mm" of November 2026, in which the trust's mail was sent."""
    return datetime.strptime(f"2026-11-{moment}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def signed(text: str, sender: StaffMember, closing: str = "Kind regards") -> str:
    """The text with the sender's signature. Work numbers only, as signatures have."""
    place = "Oak Primary School" if sender.schools[0] == "oak" else "Elm High School"
    phone = "01632 960110" if sender.schools[0] == "oak" else "01632 960140"
    return f"{text}\n\n{closing},\n\n{sender.name}\n{sender.job}\n{place} | {phone}\n"


def quoted(text: str, who: str, when: str) -> str:
    """The text as the mail before, the way most programs quote it."""
    return f"On {when}, {who} wrote:\n" + "\n".join(f"> {line}" for line in text.splitlines())


def outlook_quoted(text: str, who: str, to: str, when: str, subject: str) -> str:
    """The text as the mail before, the way Outlook quotes it."""
    head = f"From: {who}\nSent: {when}\nTo: {to}\nSubject: {subject}"
    return f"-----Original Message-----\n{head}\n\n{text}"


def html_mail(blocks: Blocks) -> str:
    return as_html("", blocks)


def as_eml(mail: Mail) -> bytes:
    """The message as RFC 5322 text, with Bcc where the program kept it."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = mail.sender, ", ".join(mail.to)
    if mail.cc:
        message["Cc"] = ", ".join(mail.cc)
    if mail.bcc:
        message["Bcc"] = ", ".join(mail.bcc)
    message["Subject"], message["Date"] = mail.subject, mail.when
    message["Message-ID"] = f"<{_token(mail)}@mail.example>"
    if mail.is_draft:
        message["X-Unsent"] = "1"
    if mail.text:
        message.set_content(mail.text)
        if mail.html:
            message.add_alternative(mail.html, subtype="html")
    else:
        message.set_content(mail.html, subtype="html")
    for name, data in mail.attachments:
        kind, _, subkind = (guess_type(name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(data, maintype=kind, subtype=subkind, filename=name)
    if message.is_multipart():
        _set_boundaries(message, _token(mail))
    return message.as_bytes()


def as_msg(mail: Mail) -> bytes:
    """The message as Outlook saves it from the sent items: without transport headers."""
    return outlook_message(
        mail.sender,
        mail.to,
        mail.cc,
        mail.bcc,
        mail.subject,
        mail.text,
        mail.html or None,
        mail.attachments,
        mail.when,
        is_draft=mail.is_draft,
    )


def _set_boundaries(message: EmailMessage, token: str) -> None:
    """Fixed boundaries: the library would draw them by chance."""
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"----=_{number}_{token}")


def _token(mail: Mail) -> str:
    """The same for the same mail."""
    text = f"{mail.sender} {mail.to} {mail.subject} {mail.when}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def addresses(people: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Names and addresses as they stand in To and Cc."""
    return tuple(f"{name} <{address}>" for name, address in people)
