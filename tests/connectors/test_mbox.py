"""Where the messages of an mbox begin and end."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from connectors.content import FileSlice
from connectors.mbox import mbox_messages
from scanner.errors import ItemUnreadable
from scanner.model import Reason
from scanner.personal import Personal

FROM = b"From head@oak.example.sch.uk Mon Mar  2 09:00:00 2026\n"
THUNDERBIRD = b"From - Mon Mar 02 09:00:00 2026\r\n"
HEAD = b"To: a@home.example\n\n"


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        (b"", []),
        (b"\n\n", []),
        (FROM + HEAD + b"one\n", [HEAD + b"one\n"]),
        (b"\n" + FROM + HEAD + b"one", [HEAD + b"one"]),
        (FROM + HEAD + b"one\n\n" + FROM + HEAD + b"two\n", [HEAD + b"one\n\n", HEAD + b"two\n"]),
        (
            THUNDERBIRD + b"To: a@home.example\r\n\r\none\r\n\r\n" + THUNDERBIRD + b"Cc: b\r\n",
            [b"To: a@home.example\r\n\r\none\r\n\r\n", b"Cc: b\r\n"],
        ),
        # quoted lines come back as they were written
        (FROM + HEAD + b">From me\n>>From you\n> From\n", [HEAD + b"From me\n>From you\n> From\n"]),
        # a sentence that begins with "From" cuts nothing in two
        (
            FROM + HEAD + b"Hello.\n\nFrom Monday on\nwe meet.\n",
            [HEAD + b"Hello.\n\nFrom Monday on\nwe meet.\n"],
        ),
        (FROM + HEAD + b"Hello.\nFrom here: there\n", [HEAD + b"Hello.\nFrom here: there\n"]),
        (FROM + HEAD + b"bye\n\nFrom me", [HEAD + b"bye\n\nFrom me"]),
        (b"From the desk of the head\nwe wish you well\n", []),
    ],
)
def test_messages_of_a_mailbox(tmp_path: Path, stored: bytes, read: list[bytes]) -> None:
    file = tmp_path / "Sent"
    file.write_bytes(stored)
    found = list(mbox_messages(BytesIO(stored)))
    slices = [FileSlice(Personal(file), m.start, m.length, m.digest) for m in found]
    assert [one.read(1000) for one in slices] == read
    assert [message.number for message in found] == list(range(1, len(read) + 1))


def test_header_block_is_all_up_to_the_empty_line() -> None:
    (message,) = mbox_messages(BytesIO(FROM + b"To: a@home.example,\n b@home.example\n\nText\n"))
    assert message.head == b"To: a@home.example,\n b@home.example\n\n"
    assert message.is_head_whole


def test_mailbox_that_was_rewritten_meanwhile_is_not_mixed_up(tmp_path: Path) -> None:
    file = tmp_path / "Sent"
    file.write_bytes(FROM + HEAD + b"one\n\n" + FROM + HEAD + b"two\n")
    second = list(mbox_messages(BytesIO(file.read_bytes())))[1]
    content = FileSlice(Personal(file), second.start, second.length, second.digest)
    file.write_bytes(FROM + HEAD + b"three\n\n" + FROM + HEAD + b"four\n")
    with pytest.raises(ItemUnreadable) as moved:
        content.read(1000)
    assert moved.value.reason is Reason.VANISHED
