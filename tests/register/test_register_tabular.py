"""Exports that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from register.reports.tabular import Sheet, as_csv, as_pdf, as_xlsx, harmless

HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=cmd",
    "＝1+1",
)


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_formula_becomes_text(cell: str) -> None:
    assert str(harmless(cell)).startswith("'")


@pytest.mark.parametrize("cell", ["OAK-2026-0001", "a=b", "", "Zoë", 7, 0])
def test_what_is_none_stays(cell: str | int) -> None:
    assert harmless(cell) == cell


def test_csv_holds_no_formula_and_opens_in_excel() -> None:
    body = as_csv(Sheet("t", ("a", "=b"), [(one, 1) for one in HOSTILE]))
    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(HOSTILE) + 1
    assert all(row[0].startswith("'") for row in rows[1:])
    assert rows[0][1] == "'=b"


def test_xlsx_holds_text_where_text_was_meant() -> None:
    body = as_xlsx(Sheet("A title that is longer than a sheet's", ("a",), [(o,) for o in HOSTILE]))
    page = load_workbook(io.BytesIO(body)).active
    assert page is not None
    assert {cell.data_type for row in page.iter_rows(min_row=2) for cell in row} == {"s"}


def test_a_very_long_cell_is_cut_to_what_excel_takes() -> None:
    body = as_xlsx(Sheet("t", ("a",), [("x" * 100_000,)]))
    page = load_workbook(io.BytesIO(body)).active
    assert page is not None
    assert len(str(page["A2"].value)) == 32_000


def test_pdf_takes_markup_as_text() -> None:
    assert as_pdf(Sheet("<b>t", ("a",), [("<script>&",)])).startswith(b"%PDF")
