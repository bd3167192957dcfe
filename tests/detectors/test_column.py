"""Headings: which row holds them, and which cell is above a character."""

from __future__ import annotations

import pytest

from detectors.column import header_row, heading_of
from scanner.model import Cell, Table
from tests.detectors.school_text import part_of, table_of

REGISTER = [["Name", "Form", "DOB"], ["Amira Khan", "9B", "09/03/2014"]]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (REGISTER, 0),
        ([["SEN register", "", ""], *REGISTER], 1),
        ([["Autumn 2026"], [], *REGISTER], 2),
        ([["KS2 Maths", "Address 1", "Notes"], ["104", "12 Acacia Road", ""]], 0),
        ([["1234", "09/03/2014", "a@example.com"], ["5678", "10/03/2014", "b@example.com"]], None),
        ([["ULN"], ["9276308686"]], 0),
        ([], None),
    ],
)
def test_header_is_the_first_row_of_mostly_short_texts(
    rows: list[list[str]], header: int | None
) -> None:
    part = table_of(rows)
    assert header_row(part, part.tables[0]) == header


@pytest.mark.parametrize(
    ("word", "heading"),
    [("09/03/2014", "DOB"), ("9B", "Form"), ("Amira", "Name"), ("DOB", ""), ("Form", "")],
)
def test_heading_is_that_of_the_same_column(word: str, heading: str) -> None:
    part = table_of(REGISTER)
    assert heading_of(part, part.text.reveal().index(word)) == heading


def test_text_outside_tables_and_between_cells_has_no_heading() -> None:
    part = table_of(REGISTER, before="Dear all, DOB below\n", separator=" | ")
    text = part.text.reveal()
    assert heading_of(part, 0) == ""
    assert heading_of(part, text.index("|", text.index("Amira"))) == ""
    assert heading_of(part, text.index("9B")) == "Form"


def test_long_tables_with_empty_rows_and_missing_cells_are_looked_up_row_by_row() -> None:
    rows = [["Name", "ULN"]] + [[f"Pupil {n}", f"u{n}"] if n % 3 else [] for n in range(200)]
    part = table_of(rows)
    for number in (1, 2, 100, 199):
        offset = part.text.reveal().index(f"u{number}\n")
        assert heading_of(part, offset) == "ULN"


def test_innermost_of_nested_tables_answers() -> None:
    text = "Outer\tNotes\nAmira\tKind Code\nx y"
    outer = Table(
        (
            (Cell(0, 0, 5), Cell(1, 6, 11)),
            (Cell(0, 12, 17), Cell(1, 18, len(text))),
        )
    )
    inner = Table(((Cell(0, 18, 22), Cell(1, 23, 27)), (Cell(0, 28, 29), Cell(1, 30, 31))))
    part = part_of(text, [outer, inner])
    assert heading_of(part, text.index("y", 28)) == "Code"
    assert heading_of(part, text.index("Amira")) == "Outer"


def test_a_menu_of_one_row_a_day_has_no_headings() -> None:
    part = table_of([["Mon", "Sausage and mash"], ["Tue", "Pasta bake"], ["Wed", "Roast"]])
    assert heading_of(part, part.text.reveal().index("Pasta")) == ""
    names = table_of([["Mon", "House points"], ["Amira", "4"], ["Ben", "9"]])
    assert heading_of(names, names.text.reveal().index("9")) == "House points"


def test_a_value_that_may_be_a_heading_does_not_head_a_form() -> None:
    rows = [["Pupil", "Kemar Grant"], ["Class", "5A"], ["Incident", "Swearing on the yard"]]
    form = table_of(rows)
    assert heading_of(form, form.text.reveal().index("Kemar")) == "Pupil"
    assert heading_of(form, form.text.reveal().index("Swearing")) == "Incident"
