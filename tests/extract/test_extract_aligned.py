"""Tables that are only typed are grids; prose with gaps in it is none."""

from __future__ import annotations

import pytest

from scanner.extract.aligned import aligned_tables, with_aligned
from tests.extract.extracted import cells, read, read_mail

REGISTER = [["Name", "Form", "SEN"], ["Thomas Quennelby", "5A", "K"]]


def _grids(text: str) -> list[list[list[str]]]:
    tables = aligned_tables(text)
    return [[[text[c.start : c.end] for c in row] for row in one.rows] for one in tables]


@pytest.mark.parametrize(
    "text",
    [
        "Name              Form  SEN\nThomas Quennelby  5A    K\n",
        "Name  Form  SEN\nThomas Quennelby  5A  K\n",
        "  Name              Form  SEN\r\n  Thomas Quennelby  5A    K\r\n",
        "Name\tForm\tSEN\nThomas Quennelby\t5A\tK\n",
        "Name\t\tForm\tSEN\nThomas Quennelby\t5A\tK\n",
        "Name | Form | SEN\n-----|------|----\nThomas Quennelby | 5A | K\n",
        "| Name | Form | SEN |\n|---|---|---|\n| Thomas Quennelby | 5A | K |\n",
        "Name,Form,SEN\nThomas Quennelby,5A,K\nThanks, all, Odette\n",
        "Dear all,\n\nName              Form  SEN\nThomas Quennelby  5A    K\n\nOK.  See you.\n",
    ],
)
def test_typed_columns_are_a_table_over_the_unchanged_text(text: str) -> None:
    assert _grids(text) == [REGISTER]


@pytest.mark.parametrize(
    "text",
    [
        "We met today.  It was good.\nNext week we meet.  Bring a coat.\nAll come.  Thank you.\n",
        "The  school is  pleased to  say\nthat its  fair will be  held on  the field\nall  come\n",
        "1.  Do this\n2.  Do that\n3.  Then this\n",
        "-  Name the pupil\n-  Form a line\n-  Go\n",
        "Odette Marchbanksly  Office\nElm School           01632 960000\n",
        "Yes, I agree, and so does she.\nBut, well, no.\nFine, ok.\n",
        "Name:    Thomas Quennelby\nForm:    5A\nMedical: asthma\n",
        "Name  Form\n",
        "",
    ],
)
def test_prose_lists_and_single_lines_are_no_table(text: str) -> None:
    assert _grids(text) == []


def test_cell_stands_in_the_column_that_it_is_typed_below() -> None:
    text = (
        "Name        Attendance  Notes\nTom Q       91%         ill\nZoe B                   well\n"
    )
    (table,) = aligned_tables(text)
    assert [cell.column for cell in table.rows[2]] == [0, 2]


def test_rest_of_a_long_cell_does_not_end_the_table() -> None:
    text = "Name     Notes\nTom Q    off ill with\n         asthma\nZoe B    well\n"
    assert [row[0] for row in _grids(text)[0]] == ["Name", "Tom Q", "Zoe B"]


def test_rows_without_headings_need_to_be_in_line() -> None:
    rows = "Tom Q   asthma    5A\nZoe B   diabetes  5A\nSio G   epilepsy  6C\n"
    assert len(_grids(rows)) == 1


def test_text_that_is_in_a_table_already_gets_no_second_one() -> None:
    text = "Name  Form\nTom Q  5A\n"
    once = aligned_tables(text)
    assert with_aligned(text, once) == once


def test_mail_in_plain_text_and_the_mails_it_quotes_have_their_tables() -> None:
    table = "Name              Form  SEN\nThomas Quennelby  5A    K\n"
    quoted = "".join(f"> {line}\n" for line in table.splitlines())
    headers = "From: c@d.example\nTo: e@f.example\nSubject: List\n"
    mail = f"{headers}\nHello\n\n{table}\nOn 3 Nov 2026, a@b.example wrote:\n{quoted}"
    body, earlier = read_mail(mail.encode()).parts[1:]
    assert cells(body) == REGISTER
    assert cells(earlier) == REGISTER


def test_text_file_has_the_tables_typed_into_it() -> None:
    content = b"SEN register\n\nName              Form  SEN\nThomas Quennelby  5A    K\n"
    (part,) = read(content, "list.txt").parts
    assert cells(part) == REGISTER


def test_headings_that_are_cut_short_stand_over_columns_of_their_own() -> None:
    text = "Name   Form  Pupil unique no.  Meal voucher elig.\nTom Q  5A    A801202019373     yes\n"
    assert _grids(text)[0][0] == ["Name", "Form", "Pupil unique no.", "Meal voucher elig."]


def test_sentences_with_two_blanks_between_are_no_columns() -> None:
    text = "Name   Note\nTom Q  He was late.  Spoke to his mum about the bus at length.\n"
    assert [len(row) for row in _grids(text)[0]] == [2, 2]
