"""Old binary workbooks (.xls) and the newer binary ones (.xlsb).

Visibility of rows and columns is read off the records of [MS-XLS]: calamine does not tell it.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.package import Package
from scanner.extract.passage import Piece
from scanner.extract.sheet import Visibility, sheet_passages
from scanner.model import Reason

# Record numbers of [MS-XLS] 2.3.
_FILEPASS = 0x002F
_SHEET = 0x0085
_ROW = 0x0208
_COLUMNS = 0x007D
_EOF = 0x000A
_ROW_HIDDEN = 0x20
_COLUMN_HIDDEN = 0x01
_MAX_RECORDS = 5_000_000


def read_xls(content: bytes, budget: Budget) -> Iterator[Piece]:
    """A passage a sheet. Raises ItemUnreadable when the workbook is locked or damaged."""
    yield from sheet_passages(content, budget, _visibility(_workbook_stream(content)))


def read_xlsb(content: bytes, budget: Budget) -> Iterator[Piece]:
    """A passage a sheet, then properties and embedded files; hidden rows are not told apart."""
    with Package(content, budget) as package:
        yield from sheet_passages(content, budget, {})
        properties = package.properties()
        if properties is not None:
            yield properties
        yield from package.embedded("xl")


def _workbook_stream(content: bytes) -> bytes:
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as compound:
            name = "Workbook" if compound.exists("Workbook") else "Book"
            return bytes(compound.openstream(name).read())
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise ItemUnreadable(Reason.CORRUPT, "a damaged old spreadsheet") from error


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    for _ in range(_MAX_RECORDS):
        if start + 4 > len(stream):
            return
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _visibility(stream: bytes) -> dict[str, Visibility]:
    visibility: dict[str, Visibility] = {}
    for kind, data in _records(stream, 0):
        if kind == _FILEPASS:
            raise ItemUnreadable(Reason.ENCRYPTED, "a password-protected spreadsheet")
        if kind == _SHEET and len(data) > 8:
            (start,) = struct.unpack_from("<I", data)
            visibility[_sheet_name(data)] = _sheet_visibility(stream, start)
        if kind == _EOF:
            break
    return visibility


def _sheet_name(data: bytes) -> str:
    length, is_wide = data[6], data[7] & 1
    return (
        data[8:].decode("utf-16-le", "replace")[:length]
        if is_wide
        else (data[8 : 8 + length].decode("latin-1"))
    )


def _sheet_visibility(stream: bytes, start: int) -> Visibility:
    rows: set[int] = set()
    columns: list[range] = []
    for kind, data in _records(stream, start):
        if kind == _ROW and len(data) >= 14 and data[12] & _ROW_HIDDEN:
            rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and len(data) >= 10:
            first, last, width = struct.unpack_from("<HHH", data)
            if data[8] & _COLUMN_HIDDEN or not width:
                columns.append(range(first, last + 1))
        elif kind == _EOF:
            break
    return Visibility(frozenset(rows), tuple(columns))
