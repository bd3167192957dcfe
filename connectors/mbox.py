"""The messages of an mbox file, found in one pass without holding any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import BinaryIO

from connectors.mail_headers import MOST_HEADER_BYTES

_LONGEST_LINE = 1_000_000
_FIELD = re.compile(rb"[\x21-\x39\x3b-\x7e]+[ \t]*:|>From ")


@dataclass(frozen=True, slots=True, repr=False)
class MboxMessage:
    """Where one message lies in the file: the line "From " before it is not part of it."""

    number: int  # from 1
    start: int
    length: int
    digest: str  # of the bytes as stored: connectors.content.slice_digest
    head: bytes  # its header block; cut off where a header block is beyond all reason
    is_head_whole: bool


def mbox_messages(file: BinaryIO) -> Iterator[MboxMessage]:
    """Every message, in order. `file` is read from where it stands to its end.

    A message begins after a line "From " that follows an empty line (or begins the file) and is
    itself followed by a header field; without the latter a sentence that begins with "From", in
    a mailbox whose program quotes nothing (mboxcl2), would cut a message in two.
    """
    open_message: _OpenMessage | None = None
    number, after_empty_line = 0, True
    separator = b""
    position = file.tell()
    while line := file.readline(_LONGEST_LINE):
        if separator:
            if _FIELD.match(line):
                if open_message is not None:
                    yield open_message.closed()
                number += 1
                open_message = _OpenMessage(number, position)
            elif open_message is not None:
                open_message.add(separator)
            separator = b""
        if after_empty_line and line.startswith(b"From "):
            separator = line
        elif open_message is not None:
            open_message.add(line)
        after_empty_line = not line.strip(b"\r\n")
        position += len(line)
    if open_message is not None:
        if separator:
            open_message.add(separator)
        yield open_message.closed()


class _OpenMessage:
    """A message whose end has not been reached."""

    def __init__(self, number: int, start: int) -> None:
        self._number = number
        self._start = start
        self._length = 0
        self._digest = blake2b(digest_size=16)
        self._head: list[bytes] = []
        self._head_size = 0
        self._is_in_head = True

    def add(self, line: bytes) -> None:
        self._length += len(line)
        self._digest.update(line)
        if self._is_in_head:
            self._is_in_head = bool(line.strip(b"\r\n")) and self._head_size < MOST_HEADER_BYTES
            self._head.append(line)
            self._head_size += len(line)

    def closed(self) -> MboxMessage:
        return MboxMessage(
            self._number,
            self._start,
            self._length,
            self._digest.hexdigest(),
            b"".join(self._head),
            self._head_size < MOST_HEADER_BYTES,
        )
