"""Bytes of an item that are read only when needed, in the process that needs them.

Every value here can be pickled, and prints nothing about the file it stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from connectors.unreadable import unreadable
from scanner.errors import ItemUnreadable
from scanner.model import Reason
from scanner.personal import Personal

# mboxrd: a body line that began with "From ", after any number of ">", got one more ">" when it
# was stored (https://www.loc.gov/preservation/digital/formats/fdd/fdd000385.shtml). The older
# mboxo put one ">" before a bare "From " alone, so that this gives back what it stored, too.
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileContent:
    """A whole file."""

    path: Personal[Path]

    def read(self, limit_bytes: int) -> bytes:
        """All of it. Raises ItemUnreadable: too large, vanished or access denied."""
        try:
            with self.path.reveal().open("rb") as file:
                data = file.read(limit_bytes + 1)
        except OSError as error:
            raise unreadable(error) from None
        if len(data) > limit_bytes:
            raise _too_large(limit_bytes)
        return data


@dataclass(frozen=True, slots=True)
class FileSlice:
    """One message of an mbox, with its quoted "From " lines as they were written.

    `digest` is that of the stored bytes: a mailbox that was rewritten since it was listed holds
    another message here, whose readers are not those of the item.
    """

    path: Personal[Path]
    start: int
    length: int
    digest: str

    def read(self, limit_bytes: int) -> bytes:
        """All of it. Raises ItemUnreadable: too large, vanished (or moved), access denied."""
        if self.length > limit_bytes:
            raise _too_large(limit_bytes)
        try:
            with self.path.reveal().open("rb") as file:
                file.seek(self.start)
                data = file.read(self.length)
        except OSError as error:
            raise unreadable(error) from None
        if slice_digest(data) != self.digest:
            raise ItemUnreadable(
                Reason.VANISHED, "The mailbox was rewritten meanwhile; the next scan reads it anew."
            )
        return _QUOTED_FROM.sub(rb"\1", data)


@dataclass(frozen=True, slots=True)
class BytesContent:
    """What is in our hands already."""

    data: Personal[bytes]

    def read(self, limit_bytes: int) -> bytes:
        """All of it. Raises ItemUnreadable if it is larger than the limit."""
        if len(self.data.reveal()) > limit_bytes:
            raise _too_large(limit_bytes)
        return self.data.reveal()


def slice_digest(data: bytes) -> str:
    """What tells one message of an mbox from another."""
    return blake2b(data, digest_size=16).hexdigest()


def _too_large(limit_bytes: int) -> ItemUnreadable:
    megabytes = limit_bytes / 1_000_000
    return ItemUnreadable(Reason.TOO_LARGE, f"It is larger than {megabytes:g} MB.")
