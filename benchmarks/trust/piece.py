"""What lies in a source before it has a name there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from scanner.demo.document import Grid

Blocks: TypeAlias = "tuple[str | Grid, ...]"


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Quoted:
    """An earlier mail below the fold."""

    author: str
    address: str
    when: datetime
    to: str
    subject: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Mail:
    """`to`, `cc`, `bcc`: as the header writes them, with or without a display name."""

    sender: str
    to: tuple[str, ...]
    subject: str
    blocks: Blocks
    when: datetime
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    is_draft: bool = False
    style: int = 0  # decides how it is laid out and filed


@dataclass(frozen=True, slots=True)
class SharedFile:
    folder: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    batch: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a platform's table; `burst`: rows of one name are one event."""

    platform: str
    table: str
    values: Mapping[str, str]
    burst: str = ""


Piece: TypeAlias = "Mail | SharedFile | Letter | Row"
