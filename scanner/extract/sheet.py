"""Sheets of a workbook as passages: values by calamine, visibility as the format tells it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.passage import Passage
from scanner.extract.prose import Prose
from scanner.model import Cell, Hidden, Reason

# Excel's largest sheet has 17 thousand million cells; calamine sets aside room for every one
# between the first and the last, and a process that runs out of memory there cannot be saved.
MAX_CELLS = 8_000_000


@dataclass(frozen=True, slots=True)
class Visibility:
    """What of one sheet is hidden, rows and columns counted from 0."""

    rows: frozenset[int] = frozenset()
    columns: tuple[range, ...] = ()
    invisible_cells: frozenset[str] = field(default=frozenset())  # "B12": white on white

    def hides_column(self, column: int) -> bool:
        return any(column in stretch for stretch in self.columns)


ALL_VISIBLE = Visibility()


def sheet_passages(
    content: bytes, budget: Budget, visibility: Mapping[str, Visibility]
) -> Iterator[Passage]:
    """One passage a sheet that holds anything; `visibility` by sheet name.

    Raises ItemUnreadable when the workbook is damaged or protected by a password.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    with _workbook(content) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:  # a chart or macros: holds no cells
                continue
            values = workbook.get_sheet_by_name(sheet.name)
            is_hidden = sheet.visible != SheetVisibleEnum.Visible
            passage = _sheet_passage(
                values, budget, visibility.get(sheet.name, ALL_VISIBLE), is_hidden
            )
            if passage is not None:
                yield passage


def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def column_number(letters: str) -> int:
    """The column, counted from 0, that the letters of a cell's name stand for."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _workbook(content: bytes) -> Any:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise ItemUnreadable(Reason.ENCRYPTED, "a password-protected spreadsheet") from error
    except CalamineError as error:
        raise ItemUnreadable(Reason.CORRUPT, "a damaged spreadsheet") from error
    except BaseException as error:
        raise _panic(error) from error


def _panic(error: BaseException) -> BaseException:
    """A Rust panic reaches Python as a BaseException of no importable class."""
    if type(error).__name__ == "PanicException":
        return ItemUnreadable(Reason.CORRUPT, "a damaged spreadsheet")
    return error


def _sheet_passage(
    values: Any, budget: Budget, visibility: Visibility, is_hidden: bool
) -> Passage | None:
    start = values.start
    if start is None:
        return None
    if values.height * values.width > MAX_CELLS:
        raise ItemUnreadable(Reason.TOO_LARGE, f"a sheet of more than {MAX_CELLS} cells")
    first_column = start[1]
    letters = [column_name(first_column + offset) for offset in range(values.width)]
    hidden_columns = [
        offset for offset in range(values.width) if visibility.hides_column(first_column + offset)
    ]
    prose = Prose()
    rows: list[tuple[Cell, ...]] = []
    is_after_text = False
    # Rows are counted from the top of the sheet here, columns from the first that is not empty.
    for number, row in enumerate(values.iter_rows()):
        cells = _named_cells(row, first_column, letters, str(number + 1))
        if not cells:
            if is_after_text:
                prose.write("\n")  # one blank line parts two blocks of a sheet
            is_after_text = False
            continue
        is_after_text = True
        begin = prose.length
        placed = prose.row(cells)
        rows.append(placed)
        if number in visibility.rows:
            prose.hide(begin, Hidden.ROW)
            continue
        _hide_cells(prose, placed, hidden_columns, visibility)
    prose.table(rows, values.name)
    return prose.passage(values.name, Hidden.SHEET if is_hidden else None)


def _hide_cells(
    prose: Prose, row: tuple[Cell, ...], hidden_columns: Iterable[int], visibility: Visibility
) -> None:
    for offset in hidden_columns:
        if offset < len(row):
            prose.hide(row[offset].start, Hidden.COLUMN, row[offset].end)
    if visibility.invisible_cells:
        for cell in row:
            if cell.name in visibility.invisible_cells:
                prose.hide(cell.start, Hidden.WHITE_ON_WHITE, cell.end)


def _named_cells(
    row: list[object], first_column: int, letters: list[str], number: str
) -> list[tuple[int, str, str]]:
    """The row's cells up to the last that is not empty."""
    texts = [value if isinstance(value, str) else value_text(value) for value in row]
    while texts and not texts[-1].strip():
        texts.pop()
    return [
        (first_column + offset, text, letters[offset] + number) for offset, text in enumerate(texts)
    ]


def value_text(value: object) -> str:
    """A cell as text: whole numbers without a point, dates in ISO form."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
