"""Internet mail (RFC 5322) as the standard library parses it, decoded by ourselves.

The library's newer policy raises on an unknown character set; the older one with decoding of our
own reads on.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import TypeAlias

from scanner.extract.limits import Budget
from scanner.extract.mail_text import body_passages, is_nearly_empty
from scanner.extract.passage import Embedded, Passage, Piece, Trouble
from scanner.model import Reason

_LOGO_BYTES = 8_192
_SIGNATURES = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/x-amp-html",
    }
)
_SEALED = frozenset(
    {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}
)
_EXTENSIONS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/csv": ".csv",
    "text/calendar": ".ics",
    "message/rfc822": ".eml",
    "application/pdf": ".pdf",
}

_Message: TypeAlias = "Message[str, str]"


@dataclass
class _Gathered:
    """What a walk through a message has met so far."""

    plain: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    files: list[Piece] = field(default_factory=list)


def read_eml(content: bytes, budget: Budget) -> Iterator[Piece]:
    """Subject, newest text, quoted mails, attachments. A journal report gives what it reports."""
    message = _parsed(content)
    if "X-MS-Journal-Report" in message:
        message = _journaled(message) or message
    yield from _message_pieces(message, is_attached=False)


def _parsed(content: bytes) -> _Message:
    message: _Message = message_from_bytes(content)
    return message


def decoded_header(value: object) -> str:
    """A header with its encoded words read and its folding undone; unknown bytes replaced."""
    text = re.sub(r"\r?\n[ \t]*", " ", str(value))
    try:
        parts = decode_header(text)
    except (ValueError, binascii.Error):
        return text.strip()
    words = [
        part if isinstance(part, str) else decoded_bytes(part, charset) for part, charset in parts
    ]
    return "".join(words).encode("utf-8", "replace").decode("utf-8").strip()


def decoded_bytes(content: bytes, charset: str | None) -> str:
    """The text in its declared character set; an unknown or wrong one is read as UTF-8 or 1252."""
    from scanner.extract.plain import decoded

    if charset:
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            pass
    return decoded(content)


def _message_pieces(message: _Message, is_attached: bool) -> Iterator[Piece]:
    subject = decoded_header(message.get("Subject", ""))
    author = _author(message) if is_attached else ""
    if subject:
        yield Passage(subject, place="subject", author=author, title=subject, is_subject=True)
    gathered = _Gathered()
    _gather(message, gathered)
    yield from body_passages(
        "\n".join(gathered.plain), "\n".join(gathered.markup), title=subject, author=author
    )
    yield from gathered.files


def _gather(part: _Message, into: _Gathered) -> None:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        into.files.append(_attached_message(part))
    elif kind == "multipart/encrypted":
        into.files.append(Trouble(Reason.ENCRYPTED, "an encrypted message", noun="attachment"))
    elif kind == "multipart/alternative":
        _gather_alternative(part, into)
    elif part.is_multipart():
        for child in _children(part):
            _gather(child, into)
    elif _is_body(part, kind):
        text = decoded_bytes(_payload(part), part.get_content_charset())
        (into.markup if kind == "text/html" else into.plain).append(text)
    else:
        _gather_file(part, kind, into)


def _gather_alternative(part: _Message, into: _Gathered) -> None:
    """One text said several ways: the plain one, unless it says next to nothing."""
    ways = _Gathered()
    for child in _children(part):
        _gather(child, ways)
    into.files.extend(ways.files)
    plain, markup = "\n".join(ways.plain), "\n".join(ways.markup)
    if markup and is_nearly_empty(plain, markup):
        into.markup.append(markup)
    elif plain:
        into.plain.append(plain)


def _gather_file(part: _Message, kind: str, into: _Gathered) -> None:
    if kind in _SIGNATURES:
        return
    if kind in _SEALED:
        into.files.append(Trouble(Reason.ENCRYPTED, "an encrypted message", noun="attachment"))
        return
    content = _payload(part)
    if kind.startswith("image/") and _is_inline(part) and len(content) < _LOGO_BYTES:
        return
    into.files.append(Embedded(_file_name(part, kind), content, is_attachment=True))


def _attached_message(part: _Message) -> Piece:
    children = _children(part)
    if not children:
        return Trouble(Reason.EMPTY, "an attached message without content", noun="attachment")
    message = children[0]

    def pieces(budget: Budget) -> Iterator[Piece]:
        return _message_pieces(message, is_attached=True)

    return Embedded(_file_name(part, "message/rfc822"), pieces, is_attachment=True)


def _journaled(report: _Message) -> _Message | None:
    """The message a journal report is about; the report's own text is addresses."""
    for part in report.walk():
        if part.get_content_type() == "message/rfc822":
            return next(iter(_children(part)), None)
    return None


def _children(part: _Message) -> list[_Message]:
    payload: object = part.get_payload()
    return (
        [child for child in payload if isinstance(child, Message)]
        if isinstance(payload, list)
        else []
    )


def _payload(part: _Message) -> bytes:
    payload: object = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_body(part: _Message, kind: str) -> bool:
    if kind not in ("text/plain", "text/html", "text/enriched"):
        return False
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _is_inline(part: _Message) -> bool:
    return "Content-ID" in part or part.get_content_disposition() == "inline"


def _file_name(part: _Message, kind: str) -> str:
    name = decoded_header(part.get_filename() or "").replace("\x00", "")
    return name or f"attachment{_EXTENSIONS.get(kind, '')}"


def _author(message: _Message) -> str:
    """The address a message is from, else the name."""
    for name, address in getaddresses([decoded_header(message.get("From", ""))]):
        return address.lower() if "@" in address else name or address
    return ""
