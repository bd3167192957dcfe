"""The whole of reading: kinds by content, members of members, limits, reasons for gaps."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile

import pytest

from scanner.errors import ItemUnreadable
from scanner.extract import Limits, title_of
from scanner.extract.kind import Kind, kind_of
from scanner.extract.readers import READERS
from scanner.model import ItemKind, Origin, Reason
from scanner.personal import HIDDEN
from tests.extract.extracted import by_place, cells, read, reason, texts, zipped


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"Theo is late", "a.txt", Kind.TEXT),
        (b"Theo is late", "a", Kind.TEXT),
        (b"a,b", "a.csv", Kind.CSV),
        (b"%PDF-1.4", "a.txt", Kind.PDF),
        (b"{\\rtf1 x}", "a.doc", Kind.RTF),
        (b"<!DOCTYPE html><p>x", "a", Kind.HTML),
        (b"From: a@b.example\nTo: c@d.example\n\nx", "a", Kind.EML),
        (b"From: Monday\nwe start at nine", "a", Kind.TEXT),
        (b"\xff\xd8\xff\xe0 photo", "a.docx", Kind.IMAGE),
        (b"PK\x03\x04 broken", "a.docx", Kind.BROKEN_ZIP),
        (bytes(range(256)), "a.dat", Kind.BINARY),
        (zipped({"a.txt": "x"}), "a.docx", Kind.ZIP),
    ],
)
def test_a_kind_is_told_by_content(content: bytes, name: str, kind: Kind) -> None:
    assert kind_of(content, name) is kind


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"", "a.docx", Reason.EMPTY),
        (b" \r\n", "a.txt", Reason.EMPTY),
        (bytes(range(256)) * 9, "a.docx", Reason.CORRUPT),
        (bytes(range(256)) * 9, "a.dat", Reason.UNSUPPORTED),
        (b"PK\x03\x04 broken", "a.docx", Reason.CORRUPT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken", "a.xls", Reason.CORRUPT),
        (b"\xff\xd8\xff\xe0 photo", "a.jpg", Reason.CORRUPT),
        (zipped({}), "a.zip", Reason.EMPTY),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "<"}), "a.xlsx", Reason.CORRUPT),
        (zipped({"[Content_Types].xml": "x", "word/a.xml": "<a/>"}), "a.docx", Reason.CORRUPT),
        (b"\x1f\x8b broken", "a.gz", Reason.CORRUPT),
    ],
)
def test_an_unreadable_file_has_a_reason(content: bytes, name: str, expected: Reason) -> None:
    assert reason(content, name) is expected


def test_members_of_archives_are_read_by_content() -> None:
    inner = zipped({"deep/notes.txt": "Theo is late", "list.csv": "Name,Need\nTheo,ASD\n"})
    extracted = read(zipped({"a.zip": inner, "plain.txt": "x", "__MACOSX/._x": "y"}), "all.zip")
    parts = by_place(extracted)
    assert list(parts) == ["a.zip!deep/notes.txt", "a.zip!list.csv", "plain.txt"]
    assert cells(parts["a.zip!list.csv"]) == [["Name", "Need"], ["Theo", "ASD"]]
    assert {part.origin for part in extracted.parts} == {Origin.BODY}
    assert parts["a.zip!deep/notes.txt"].title.reveal() == "notes"
    assert [part.index for part in extracted.parts] == [0, 1, 2]


def test_a_compressed_file_is_unpacked() -> None:
    assert texts(read(gzip.compress(b"Theo is late"), "a.gz")) == {"content": "Theo is late"}


def locked_archive() -> bytes:
    """An archive whose first member is flagged as encrypted."""
    content = bytearray(zipped({"a.txt": "x", "b.txt": "y"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature) + offset
        (flags,) = struct.unpack_from("<H", content, at)
        struct.pack_into("<H", content, at, flags | 1)
    return bytes(content)


def test_a_locked_member_is_a_gap_beside_the_others() -> None:
    extracted = read(locked_archive(), "a.zip")
    assert texts(extracted) == {"b.txt": "y"}
    (gap,) = extracted.gaps
    assert (gap.reason, gap.source, gap.locator.reveal()) == (
        Reason.ENCRYPTED,
        "staff-share",
        "share/a.zip",
    )


def test_a_damaged_member_is_a_gap_beside_the_others() -> None:
    content = bytearray(zipped({"a.txt": "x" * 500, "b.txt": "y"}))
    content[content.index(b"a.txt") + 7] ^= 0xFF
    extracted = read(bytes(content), "a.zip")
    assert texts(extracted) == {"b.txt": "y"}
    assert [gap.reason for gap in extracted.gaps] == [Reason.CORRUPT]


def test_archives_in_archives_end_at_the_limit() -> None:
    content = zipped({"a.txt": "x"})
    for _ in range(8):
        content = zipped({"a.zip": content})
    extracted = read(content, "a.zip")
    assert extracted.parts == ()
    assert [gap.reason for gap in extracted.gaps] == [Reason.TOO_DEEP]


def test_a_bomb_is_too_large() -> None:
    bomb = zipped({"zeros.txt": bytes(3_000_000), "b.txt": "y"})
    extracted = read(bomb, "a.zip", limits=Limits(max_expanded_bytes=1_000_000))
    assert [gap.reason for gap in extracted.gaps] == [Reason.TOO_LARGE]
    assert texts(extracted) == {"b.txt": "y"}


def test_a_bomb_that_lies_about_its_size_is_too_large() -> None:
    content = bytearray(zipped({"zeros.txt": b"a" * 3_000_000}))
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 24, 10)
    extracted = read(bytes(content), "a.zip", limits=Limits(max_expanded_bytes=1_000_000))
    assert [gap.reason for gap in extracted.gaps] in ([Reason.TOO_LARGE], [Reason.CORRUPT])


@pytest.mark.parametrize(
    "limits",
    [Limits(max_item_bytes=5), Limits(max_text_chars=5), Limits(max_members=1)],
    ids=["bytes", "characters", "members"],
)
def test_what_exceeds_a_limit_is_too_large(limits: Limits) -> None:
    content = zipped({"a.txt": "x", "b.txt": "y"}) if limits.max_members == 1 else b"too long"
    with pytest.raises(ItemUnreadable) as raised:
        read(content, "a.txt", limits=limits)
    assert raised.value.reason is Reason.TOO_LARGE


def test_a_bomb_in_an_office_file_is_too_large() -> None:
    content = zipped({"[Content_Types].xml": "x", "word/document.xml": b"<a>" + bytes(2_000_000)})
    with pytest.raises(ItemUnreadable) as raised:
        read(content, "a.docx", limits=Limits(max_expanded_bytes=1_000_000))
    assert raised.value.reason is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (json.dumps({"text": "Theo hit Ada"}).encode(), {"body": "Theo hit Ada"}),
        (json.dumps({"text": ""}).encode(), {}),
        (b"", {}),
    ],
)
def test_a_platform_row_is_its_text(content: bytes, expected: dict[str, str]) -> None:
    assert texts(read(content, "behaviour.csv#row3", ItemKind.RECORD)) == expected


def test_a_platform_row_that_is_no_json_is_corrupt() -> None:
    assert reason(b"{", "behaviour.csv#row3", ItemKind.RECORD) is Reason.CORRUPT


def test_a_letter_is_read_like_a_file() -> None:
    assert texts(read(b"Dear Sam", "letter.txt", ItemKind.LETTER)) == {"body": "Dear Sam"}


@pytest.mark.parametrize("seed", range(40))
def test_broken_files_never_raise_anything_else(seed: int) -> None:
    """Every kind cut short and scrambled: parts, gaps or a reason, and no other exception."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", "<w:document xmlns:w='x'><w:body/></w:document>")
    whole = [
        buffer.getvalue(),
        b"{\\rtf1 \\u99999 x" * 9,
        b"%PDF-1.4\n1 0 obj<<>>",
        b"\x1f\x8bx" * 9,
    ]
    content = bytearray(whole[seed % 4])
    for step in range(seed + 1):
        content[(step * 37 + seed * 11) % len(content)] ^= (step * 73 + seed) % 256
    try:
        extracted = read(bytes(content[: len(content) - seed]), "a")
    except ItemUnreadable as error:
        assert error.detail
    else:
        assert all(gap.detail for gap in extracted.gaps)


def test_nothing_personal_shows_in_a_printed_value() -> None:
    extracted = read(b"Theo Oak", "Theo Oak.txt")
    assert "Theo" not in repr(extracted)
    assert HIDDEN in repr(extracted)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("SEN_register-2026.xlsx", "SEN register 2026"),
        ("a/b/Theo  Oak.pdf", "Theo Oak"),
        ("plain", "plain"),
    ],
)
def test_a_file_name_becomes_a_title(name: str, title: str) -> None:
    assert title_of(name) == title


def test_every_reader_exists() -> None:
    from scanner.extract.readers import reader_for

    assert all(callable(reader_for(kind)) for kind in Kind)
    assert set(READERS) < set(Kind)
