"""The compression of a mail's rich text in Outlook files ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

from scanner.errors import ItemUnreadable
from scanner.model import Reason

_COMPRESSED = 0x75465A4C
_UNCOMPRESSED = 0x414C454D
_WINDOW = 4096
# [MS-OXRTFCP] 2.1.2.1: the window begins with the words most rich text begins with.
_INITIAL = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def decompressed(packed: bytes) -> bytes:
    """The rich text. Raises ItemUnreadable when it is not what its header says."""
    if len(packed) < 16:
        raise ItemUnreadable(Reason.CORRUPT, "damaged rich text")
    size, kind = struct.unpack_from("<4xII", packed)
    if kind == _UNCOMPRESSED:
        return packed[16 : 16 + size]
    if kind != _COMPRESSED:
        raise ItemUnreadable(Reason.CORRUPT, "damaged rich text")
    return _expanded(packed, size)


def _expanded(packed: bytes, size: int) -> bytes:
    window = bytearray(_INITIAL.ljust(_WINDOW, b"\x00"))
    write = len(_INITIAL)
    output = bytearray()
    position = 16
    while position < len(packed) and len(output) < size:
        control = packed[position]
        position += 1
        for bit in range(8):
            if position + (control >> bit & 1) >= len(packed):
                return bytes(output)
            if not control >> bit & 1:
                run = packed[position : position + 1]
                position += 1
            else:
                pair = packed[position] << 8 | packed[position + 1]
                position += 2
                offset, length = pair >> 4, (pair & 0xF) + 2
                if offset == write:  # the end mark
                    return bytes(output)
                run = b""
                for step in range(length):
                    byte = window[(offset + step) % _WINDOW]
                    window[(write + step) % _WINDOW] = byte
                    run += bytes((byte,))
            for byte in run:
                window[write] = byte
                write = (write + 1) % _WINDOW
            output += run
    return bytes(output)
