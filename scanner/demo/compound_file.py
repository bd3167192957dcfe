"""Bytes of a compound file (the container of .msg), from a tree of names.

Layout after Microsoft's [MS-CFB], version 3: 512-byte sectors, a mini stream for what is shorter
than 4,096 bytes. Streams come out in the order given, so the same tree gives the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Tree: TypeAlias = "Mapping[str, bytes | Tree]"

SECTOR = 512
MINI_SECTOR = 64
MINI_CUTOFF = 4096
FREE, END, FAT_SECTOR, NO_ENTRY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
ENTRIES_PER_SECTOR = SECTOR // 4
FAT_SECTORS_IN_HEADER = 109
STORAGE, STREAM, ROOT = 1, 2, 5


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)
    left: int = NO_ENTRY
    right: int = NO_ENTRY
    child: int = NO_ENTRY
    start: int = 0
    size: int = 0


def compound_file(tree: Tree) -> bytes:
    """The whole file. Raises ValueError above about 7 MB, where a second table would begin."""
    entries = [_Entry("Root Entry", ROOT)]
    _add(entries, 0, tree)
    for entry in entries:
        entry.child = _balance(entries, sorted(entry.children, key=lambda i: _order(entries[i])))
    mini_stream, mini_fat = _place_short_streams(entries)
    sectors: list[bytes] = []
    fat: list[int] = []
    for entry in entries:
        if entry.kind == STREAM and len(entry.data) >= MINI_CUTOFF:
            entry.start, entry.size = _append(sectors, fat, entry.data), len(entry.data)
    entries[0].size = len(mini_stream)
    entries[0].start = _append(sectors, fat, mini_stream)
    mini_fat_bytes = b"".join(struct.pack("<I", link) for link in mini_fat)
    mini_fat_start = _append(sectors, fat, mini_fat_bytes, b"\xff")
    directory_start = _append(sectors, fat, _directory(entries))
    return _with_header(sectors, fat, directory_start, mini_fat_start, len(mini_fat_bytes))


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, value in tree.items():
        index = len(entries)
        entries[parent].children.append(index)
        if isinstance(value, bytes):
            entries.append(_Entry(name, STREAM, value))
            continue
        entries.append(_Entry(name, STORAGE))
        _add(entries, index, value)


def _order(entry: _Entry) -> tuple[int, str]:
    """Shorter names first, then by upper case: the order readers search by."""
    return len(entry.name), entry.name.upper()


def _balance(entries: list[_Entry], indices: list[int]) -> int:
    if not indices:
        return NO_ENTRY
    middle = len(indices) // 2
    entry = entries[indices[middle]]
    entry.left = _balance(entries, indices[:middle])
    entry.right = _balance(entries, indices[middle + 1 :])
    return indices[middle]


def _place_short_streams(entries: list[_Entry]) -> tuple[bytes, list[int]]:
    stream, links = bytearray(), list[int]()
    for entry in entries:
        if entry.kind != STREAM or len(entry.data) >= MINI_CUTOFF:
            continue
        entry.size = len(entry.data)
        entry.start = len(links) if entry.data else END
        count = -(-len(entry.data) // MINI_SECTOR)
        links += [*range(len(links) + 1, len(links) + count), END][:count]
        stream += entry.data.ljust(count * MINI_SECTOR, b"\0")
    return bytes(stream), links


def _append(sectors: list[bytes], fat: list[int], data: bytes, pad: bytes = b"\0") -> int:
    """Puts the data into new sectors; gives the first one, or END for none."""
    if not data:
        return END
    start = len(sectors)
    for offset in range(0, len(data), SECTOR):
        sectors.append(data[offset : offset + SECTOR].ljust(SECTOR, pad))
        fat.append(len(sectors))
    fat[-1] = END
    return start


def _directory(entries: list[_Entry]) -> bytes:
    block = b"".join(_directory_entry(entry) for entry in entries)
    empty = struct.pack("<64xHBBIII36xIQ", 0, 0, 0, NO_ENTRY, NO_ENTRY, NO_ENTRY, 0, 0)
    return block + empty * (-len(entries) % 4)


def _directory_entry(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    if len(name) > 64:
        raise ValueError("a name in a compound file has at most 31 characters")
    black = 1
    return name.ljust(64, b"\0") + struct.pack(
        "<HBBIII36xIQ",
        len(name),
        entry.kind,
        black,
        entry.left,
        entry.right,
        entry.child,
        entry.start,
        entry.size,
    )


def _with_header(
    sectors: list[bytes], fat: list[int], directory_start: int, mini_start: int, mini_bytes: int
) -> bytes:
    count = 1
    while count * ENTRIES_PER_SECTOR < len(sectors) + count:
        count += 1
    if count > FAT_SECTORS_IN_HEADER:
        raise ValueError("too large for a compound file without a second table")
    table = [*fat, *[FAT_SECTOR] * count]
    table += [FREE] * (count * ENTRIES_PER_SECTOR - len(table))
    places = [len(sectors) + i for i in range(count)]
    places += [FREE] * (FAT_SECTORS_IN_HEADER - count)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        count,
        directory_start,
        0,
        MINI_CUTOFF,
        mini_start,
        -(-mini_bytes // SECTOR),
        END,
        0,
    )
    fat_bytes = struct.pack(f"<{len(table)}I", *table)
    return header + struct.pack("<109I", *places) + b"".join(sectors) + fat_bytes
