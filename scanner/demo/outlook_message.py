"""Bytes of an Outlook message (.msg), as Outlook saves one.

Property numbers are those of Microsoft's [MS-OXPROPS], the layout that of [MS-OXMSG].
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parseaddr
from mimetypes import guess_type
from typing import TypeAlias

from scanner.demo.compound_file import Tree, compound_file

Value: TypeAlias = "str | bytes | int | datetime"

READABLE_AND_WRITABLE = 6
UNSENT, READ = 8, 1
UNICODE_STORE = 0x40000
UTF_8 = 65001
BY_VALUE = 1
_RECIPIENT_TYPE = {"to": 1, "cc": 2, "bcc": 3}
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def outlook_message(
    sender: str,
    to: Sequence[str],
    cc: Sequence[str] = (),
    bcc: Sequence[str] = (),
    subject: str = "",
    body: str = "",
    html: str | None = None,
    attachments: Sequence[tuple[str, bytes]] = (),
    date: datetime | None = None,
    headers: str | Mapping[str, str] | None = None,
    is_draft: bool = False,
) -> bytes:
    """A .msg file.

    Addresses are plain or `Name <address>`. `headers` become the transport headers, which
    Outlook keeps of received mail only; None leaves them out. A date without a zone is UTC.
    """
    recipients = [("to", a) for a in to] + [("cc", a) for a in cc] + [("bcc", a) for a in bcc]
    counts = (len(recipients), len(attachments))
    head = struct.pack("<8xIIII8x", *counts, *counts)
    top = _message_properties(sender, recipients, subject, body, html, date, headers, is_draft)
    tree: dict[str, bytes | Tree] = dict(_storage(head, top))
    for number, (field, address) in enumerate(recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = _recipient(number, field, address)
    for number, (name, data) in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = _attachment(number, name, data)
    tree["__nameid_version1.0"] = {
        f"__substg1.0_{stream:04X}0102": b"" for stream in (0x0002, 0x0003, 0x0004)
    }
    return compound_file(tree)


def _message_properties(
    sender: str,
    recipients: Sequence[tuple[str, str]],
    subject: str,
    body: str,
    html: str | None,
    date: datetime | None,
    headers: str | Mapping[str, str] | None,
    is_draft: bool,
) -> dict[int, Value]:
    name, address = _named(sender)
    properties: dict[int, Value] = {
        0x001A: "IPM.Note",
        0x0037: subject,
        0x0042: name,
        0x0064: "SMTP",
        0x0065: address,
        0x0C1A: name,
        0x0C1E: "SMTP",
        0x0C1F: address,
        0x0E02: _display(recipients, "bcc"),
        0x0E03: _display(recipients, "cc"),
        0x0E04: _display(recipients, "to"),
        0x0E07: UNSENT if is_draft else READ,
        0x1000: body,
        0x340D: UNICODE_STORE,
        0x3FDE: UTF_8,
        0x5D01: address,
    }
    if html is not None:
        properties[0x1013] = html.encode()
    if date is not None:
        properties |= {0x0039: date, 0x0E06: date}
    if headers is not None:
        properties[0x007D] = headers if isinstance(headers, str) else _header_block(headers)
    return properties


def _recipient(number: int, field: str, entry: str) -> Tree:
    name, address = _named(entry)
    return _storage(
        bytes(8),
        {
            0x0C15: _RECIPIENT_TYPE[field],
            0x3000: number,
            0x3001: name,
            0x3002: "SMTP",
            0x3003: address,
            0x39FE: address,
        },
    )


def _attachment(number: int, name: str, data: bytes) -> Tree:
    return _storage(
        bytes(8),
        {
            0x0E20: len(data),
            0x0E21: number,
            0x3701: data,
            0x3704: name,
            0x3705: BY_VALUE,
            0x3707: name,
            0x370E: guess_type(name)[0] or "application/octet-stream",
        },
    )


def _storage(head: bytes, properties: Mapping[int, Value]) -> Tree:
    """A storage: the stream of properties, and a stream for each value of no fixed size."""
    lines = [head]
    streams: dict[str, bytes | Tree] = {}
    for number, value in sorted(properties.items()):
        kind, fixed, stream = _coded(value)
        lines.append(struct.pack("<HHI", kind, number, READABLE_AND_WRITABLE) + fixed)
        if stream is not None:
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = stream
    return {"__properties_version1.0": b"".join(lines), **streams}


def _coded(value: Value) -> tuple[int, bytes, bytes | None]:
    """The property type, the eight bytes in the table, the stream beside it."""
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return 0x001F, struct.pack("<II", len(text) + 2, 0), text
    if isinstance(value, bytes):
        return 0x0102, struct.pack("<II", len(value), 0), value
    if isinstance(value, int):
        return 0x0003, struct.pack("<II", value, 0), None
    moment = value if value.tzinfo else value.replace(tzinfo=UTC)
    ticks = int((moment - _EPOCH).total_seconds()) * 10_000_000
    return 0x0040, struct.pack("<Q", ticks), None


def _named(entry: str) -> tuple[str, str]:
    name, address = parseaddr(entry)
    return name or address, address


def _display(recipients: Sequence[tuple[str, str]], field: str) -> str:
    return "; ".join(_named(entry)[0] for kind, entry in recipients if kind == field)


def _header_block(headers: Mapping[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
