"""Spreadsheets, with whatever a real one hides."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from scanner.demo.document import Grid, odf_table, open_document
from scanner.demo.settled import settled_package


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. Rows and columns count from 1; `comments` go by cell name ("B2")."""

    name: str
    table: Grid
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    comments: Mapping[str, str] | None = None
    has_black_heading: bool = False


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """An .xlsx of the sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.table.rows:
            page.append(list(row))
        if sheet.is_hidden:
            page.sheet_state = "hidden"
        for row_number in sheet.hidden_rows:
            page.row_dimensions[row_number].hidden = True
        for column in sheet.hidden_columns:
            page.column_dimensions[get_column_letter(column)].hidden = True
        for cell, text in (sheet.comments or {}).items():
            page[cell].comment = Comment(text, "School office")
        if sheet.has_black_heading:
            for cell in page[1]:
                cell.fill = PatternFill("solid", fgColor="000000")
                cell.font = Font(color="FFFFFF", bold=True)
    buffer = io.BytesIO()
    book.save(buffer)
    return settled_package(buffer.getvalue())


def one_sheet(name: str, table: Grid) -> bytes:
    """An .xlsx of a single plain sheet."""
    return workbook([Sheet(name, table)])


def ods(sheets: Sequence[Sheet]) -> bytes:
    """An .ods of the sheets; of what can be hidden only whole sheets are."""
    tables = "".join(odf_table(s.name, s.table, s.is_hidden) for s in sheets)
    return open_document("spreadsheet", f"<office:spreadsheet>{tables}</office:spreadsheet>")
