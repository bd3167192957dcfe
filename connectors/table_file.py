"""The rows of an exported table, under our own column names."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook

from connectors.unreadable import unreadable
from scanner.errors import ItemUnreadable
from scanner.model import Reason

_DELIMITERS = (",", ";", "\t")
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One row below the heading. `number` counts from 1, empty rows too, as a spreadsheet does."""

    number: int
    values: Mapping[str, str]  # our column names; every value stripped
    fault: str = ""  # why it could not be read, in words that quote nothing


def table_rows(path: Path, columns: Mapping[str, str]) -> Iterator[Row]:
    """Every row that is not empty, lazily. `columns`: our name, then the vendor's heading.

    Raises ItemUnreadable: the file is gone, denied or damaged, or lacks a heading.
    """
    try:
        with _cells(path, columns) as (heading, rows):
            positions = _positions(heading, columns)
            yield from _named(rows, positions)
    except OSError as error:
        raise unreadable(error) from None


def require_headings(path: Path, columns: Mapping[str, str]) -> None:
    """Raises ItemUnreadable as `table_rows` does, from the first row alone."""
    try:
        with _cells(path, columns) as (heading, _):
            _positions(heading, columns)
    except OSError as error:
        raise unreadable(error) from None


_Cells = tuple[Sequence[str], Iterable[Sequence[str] | None]]


@contextmanager
def _cells(path: Path, columns: Mapping[str, str]) -> Iterator[_Cells]:
    """The heading and the rows below it; None stands for a row that cannot be parsed."""
    with path.open("rb") as file:
        is_workbook = file.read(4) == b"PK\x03\x04"
    with _workbook(path) if is_workbook else _text_table(path, columns) as cells:
        yield cells


@contextmanager
def _text_table(path: Path, columns: Mapping[str, str]) -> Iterator[_Cells]:
    with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
        heading = file.readline()
        delimiter = max(_DELIMITERS, key=lambda mark: _fit(heading, mark, columns))
        file.seek(0)
        rows = _parsed(file, delimiter)
        yield _heading(rows), rows


def _heading(rows: Iterator[Sequence[str] | None]) -> Sequence[str]:
    """The first row with anything in it; empty for an empty file."""
    return next((row for row in rows if row and any(cell.strip() for cell in row)), ())


def _parsed(file: Iterable[str], delimiter: str) -> Iterator[Sequence[str] | None]:
    reader = csv.reader(file, delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None


def _encoding(path: Path) -> str:
    """UTF-16 where a mark says so, UTF-8 where all of it is, else the Windows code page."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        chunk = file.read(_CHUNK_BYTES)
        if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        try:
            while chunk:
                decoder.decode(chunk)
                chunk = file.read(_CHUNK_BYTES)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _fit(heading: str, delimiter: str, columns: Mapping[str, str]) -> int:
    try:
        found = {_plain(cell) for cell in next(csv.reader([heading], delimiter=delimiter), ())}
    except csv.Error:
        return 0
    return sum(_plain(wanted) in found for wanted in columns.values())


@contextmanager
def _workbook(path: Path) -> Iterator[_Cells]:
    """The first sheet of a workbook."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - a damaged workbook fails in zip, XML or openpyxl
        raise _damaged_workbook() from None
    try:
        rows = _sheet_rows(book)
        yield _heading(rows), rows
    finally:
        book.close()


def _sheet_rows(book: Workbook) -> Iterator[Sequence[str] | None]:
    try:
        sheet = book.worksheets[0]
        # Some programs write a wrong size into the sheet, which would cut rows off.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield [_cell(value) for value in row]
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - as above: the sheet is parsed only now
        raise _damaged_workbook() from None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _damaged_workbook() -> ItemUnreadable:
    return ItemUnreadable(Reason.CORRUPT, "The workbook is damaged, or not of a kind we read.")


def _positions(heading: Sequence[str], columns: Mapping[str, str]) -> Mapping[str, int]:
    """Where each of our columns stands. The file's own headings are never quoted.

    A file without a heading row begins with people.
    """
    plain = [_plain(cell) for cell in heading]
    missing = [wanted for wanted in columns.values() if _plain(wanted) not in plain]
    twice = [wanted for wanted in columns.values() if plain.count(_plain(wanted)) > 1]
    if missing:
        raise _wrong_heading("has no column headed", missing)
    if twice:
        raise _wrong_heading("has more than one column headed", twice)
    return {ours: plain.index(_plain(wanted)) for ours, wanted in columns.items()}


def _wrong_heading(what: str, headings: Sequence[str]) -> ItemUnreadable:
    quoted = ", ".join(f'"{heading}"' for heading in headings)
    why = f"The table {what} {quoted}. Correct its columns in the configuration, or export again."
    return ItemUnreadable(Reason.UNSUPPORTED, why)


def _named(rows: Iterable[Sequence[str] | None], positions: Mapping[str, int]) -> Iterator[Row]:
    for number, cells in enumerate(rows, 1):
        if cells is None:
            yield Row(number, {}, "The row is not well-formed CSV.")
        elif any(cell.strip() for cell in cells):
            values = {
                ours: cells[position].strip() if position < len(cells) else ""
                for ours, position in positions.items()
            }
            yield Row(number, values)


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()
