"""What the tests of the readers ask for: an item over given bytes, and its parts by place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from scanner.errors import ItemUnreadable
from scanner.extract import Limits, extract
from scanner.extract.reading import DEFAULT_LIMITS
from scanner.model import Audience, Extracted, Hidden, Item, ItemKind, KnownBy, Part, Reason
from scanner.personal import Personal


@dataclass(frozen=True)
class Bytes:
    content: bytes

    def read(self, limit_bytes: int) -> bytes:
        return self.content


def item(content: bytes, name: str, kind: ItemKind = ItemKind.FILE) -> Item:
    return Item(
        source="staff-share",
        locator=Personal(f"share/{name}"),
        kind=kind,
        audience=Audience((), KnownBy.CONFIG),
        content=Bytes(content),
        version="1",
        group=Personal("share"),
    )


def read(
    content: bytes,
    name: str = "file",
    kind: ItemKind = ItemKind.FILE,
    limits: Limits = DEFAULT_LIMITS,
) -> Extracted:
    return extract(item(content, name, kind), limits)


def read_mail(content: bytes, name: str = "mail.eml") -> Extracted:
    return read(content, name, ItemKind.MAIL)


def by_place(extracted: Extracted) -> dict[str, Part]:
    return {part.place.reveal(): part for part in extracted.parts}


def texts(extracted: Extracted) -> dict[str, str]:
    return {place: part.text.reveal() for place, part in by_place(extracted).items()}


def cells(part: Part, table: int = 0) -> list[list[str]]:
    text = part.text.reveal()
    return [[text[cell.start : cell.end] for cell in row] for row in part.tables[table].rows]


def hidden(part: Part) -> list[tuple[str, Hidden]]:
    text = part.text.reveal()
    return [(text[span.start : span.end].strip(), span.how) for span in part.hidden_spans]


def reason(content: bytes, name: str = "file", kind: ItemKind = ItemKind.FILE) -> Reason:
    """The reason for which nothing of a file could be read."""
    with pytest.raises(ItemUnreadable) as raised:
        read(content, name, kind)
    return raised.value.reason


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def rezipped(package: bytes, changes: Mapping[str, bytes]) -> bytes:
    """An Office file with some of its parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**members, **changes})
