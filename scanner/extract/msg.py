"""Outlook's own mail files ([MS-OXMSG], compound files), by python-oxmsg."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.mail_text import body_passages, is_nearly_empty
from scanner.extract.passage import Embedded, Passage, Piece
from scanner.model import Reason

# Property ids of [MS-OXPROPS].
_SUBJECT = 0x0037
_BODY = 0x1000
_HTML = 0x1013
_RTF_COMPRESSED = 0x1009
_SENDER_NAME = 0x0C1A
_SENDER_ADDRESS = 0x0C1F
_SENDER_SMTP_ADDRESS = 0x5D01
_ATTACHMENT_NAME = 0x3704
_ATTACHMENT_LONG_NAME = 0x3707
_DISPLAY_NAME = 0x3001
_CONTENT_ID = 0x3712
_ATTACHED_MESSAGE = "__substg1.0_3701000D"

_ROOT_HEADER_BYTES = 32
_EMBEDDED_HEADER_BYTES = 24  # [MS-OXMSG] 2.4.1: an embedded message's property header is shorter
_LOGO_BYTES = 8_192
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
_UNDECODABLE = (LookupError, ValueError, struct.error, AssertionError)


def read_msg(content: bytes, budget: Budget) -> Iterator[Piece]:
    """Subject, newest text, quoted mails, attachments; attached mails are followed."""
    from oxmsg.message import Message

    budget.take_bytes(len(content))
    try:
        storage = Message.load(content)._storage
    except (OSError, IndexError, *_UNDECODABLE) as error:
        raise ItemUnreadable(Reason.CORRUPT, "a damaged Outlook mail") from error
    yield from _message_pieces(storage, _ROOT_HEADER_BYTES)


@dataclass(frozen=True, slots=True)
class _Properties:
    """The properties of one storage; a damaged one counts as absent."""

    inner: Any

    def text(self, *ids: int) -> str:
        for property_id in ids:
            try:
                value = self.inner.str_prop_value(property_id)
            except _UNDECODABLE:
                continue
            if value:
                return str(value).replace("\x00", "")
        return ""

    def content(self, property_id: int) -> bytes:
        try:
            return bytes(self.inner.binary_prop_value(property_id) or b"")
        except _UNDECODABLE:
            return b""

    def charset(self) -> str | None:
        try:
            return str(self.inner.body_encoding)
        except _UNDECODABLE:
            return None


def _properties(storage: Any, header_bytes: int) -> _Properties:
    from oxmsg.properties import Properties

    return _Properties(Properties(storage, properties_header_offset=header_bytes))


def _message_pieces(storage: Any, header_bytes: int) -> Iterator[Piece]:
    properties = _properties(storage, header_bytes)
    subject = properties.text(_SUBJECT).strip()
    author = "" if header_bytes == _ROOT_HEADER_BYTES else _author(properties)
    if subject:
        yield Passage(subject, place="subject", author=author, title=subject, is_subject=True)
    plain, markup = _body(properties)
    yield from body_passages(plain, markup, title=subject, author=author)
    for attachment in storage.iter_attachment_storages():
        piece = _attachment(attachment)
        if piece is not None:
            yield piece


def _body(properties: _Properties) -> tuple[str, str]:
    """(plain, HTML), one of them empty."""
    from scanner.extract.eml import decoded_bytes

    plain = properties.text(_BODY).replace("\r\n", "\n")
    raw = properties.content(_HTML)
    markup = decoded_bytes(raw, properties.charset()) if raw else properties.text(_HTML)
    if markup and is_nearly_empty(plain, markup):
        return "", markup
    if plain.strip():
        return plain, ""
    packed = properties.content(_RTF_COMPRESSED)
    return (_rich_text(packed), "") if packed else ("", "")


def _rich_text(packed: bytes) -> str:
    from scanner.extract.rtf import plain_text
    from scanner.extract.rtf_compressed import decompressed

    return plain_text(decompressed(packed))


def _attachment(storage: Any) -> Piece | None:
    from oxmsg.domain.model import ATTACH_HDR_OFFSET

    properties = _properties(storage, ATTACH_HDR_OFFSET)
    name = properties.text(_ATTACHMENT_LONG_NAME, _ATTACHMENT_NAME, _DISPLAY_NAME)
    for inner in storage.storages:
        if inner.name == _ATTACHED_MESSAGE:
            return _attached_message(name or "attachment.msg", inner)
    content = properties.content(0x3701)
    if _is_logo(name, content, properties):
        return None
    return Embedded(name or "attachment", content, is_attachment=True)


def _attached_message(name: str, storage: Any) -> Embedded:
    def pieces(budget: Budget) -> Iterator[Piece]:
        return _message_pieces(storage, _EMBEDDED_HEADER_BYTES)

    return Embedded(name, pieces, is_attachment=True)


def _is_logo(name: str, content: bytes, properties: _Properties) -> bool:
    is_small_image = len(content) < _LOGO_BYTES and name.lower().endswith(_IMAGES)
    return is_small_image and bool(properties.text(_CONTENT_ID))


def _author(properties: _Properties) -> str:
    """The sender's address where it is one (Exchange stores its own kind too), else the name."""
    for property_id in (_SENDER_SMTP_ADDRESS, _SENDER_ADDRESS):
        address = properties.text(property_id)
        if "@" in address:
            return address.lower()
    return properties.text(_SENDER_NAME)
