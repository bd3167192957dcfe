"""Dates of birth: a label, a heading or the roster makes a date one."""

from __future__ import annotations

from datetime import date

import pytest

from detectors.dates import date_forms
from tests.detectors.school_text import SmallRoster, found, mentions, table_of

BORN = date(2014, 3, 9)
ONE = SmallRoster(births={BORN: ("P0001",)})
TWO = SmallRoster(births={BORN: ("P0001", "P0002")})


@pytest.mark.parametrize(
    "written",
    [
        "2014-03-09",
        "2014/03/09",
        "09 03 2014",
        "09/03/2014",
        "9/3/2014",
        "9.3.14",
        "09-03-2014",
        "9 March 2014",
        "9th March 2014",
        "9th of March, 2014",
        "9 Mar 14",
        "09-Mar-2014",
        "March 9th 2014",
        "March 9, 2014",
        "Mar 9 2014",
    ],
)
def test_each_way_to_write_a_labelled_date_is_read(written: str) -> None:
    for text in (f"DOB {written}", f"D.O.B.: {written}.", f"born on {written}, in Town"):
        (mention,) = mentions("date_of_birth", text, ONE)
        assert text[mention.start : mention.end] == written
        assert mention.confidence > 0.9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date of birth: 09/03/2014", ["09/03/2014"]),
        ("date of birth (dd/mm/yyyy): 09/03/2014", ["09/03/2014"]),
        ("born in Leeds on 9 March 2014", ["9 March 2014"]),
        ("Amira Khan (d.o.b 9.3.14), 7B", ["9.3.14"]),
        ("DOB\n09/03/2014", ["09/03/2014"]),
        ("DofB 09/03/2014", ["09/03/2014"]),
        ("D-O-B: 09/03/2014", ["09/03/2014"]),
        ("Birth-date 09/03/2014", ["09/03/2014"]),
        ("his birthday falls on 9 March 2014", ["9 March 2014"]),
        ("b'day 09/03/2014", ["09/03/2014"]),
        ("bday party 09/03/2024", []),
        ("09/03/2014 (DOB)", ["09/03/2014"]),
        ("DOBs: 09/03/2014 and 10/04/2013", ["09/03/2014", "10/04/2013"]),
        ("DOB 2014-03-09T00:00:00", ["2014-03-09"]),
        ("DOB 09/03/72", ["09/03/72"]),
        ("Cake list: Amira Khan, born 09/03/2014", ["09/03/2014"]),
        ("Visa copy seen: date of birth 09/03/2014", ["09/03/2014"]),
        ("date of birth entered as 09/03/2014", ["09/03/2014"]),
        ("DOB was never changed; it is still 09/03/2014", ["09/03/2014"]),
        ("Amira arrived in this world on 9 March 2014", ["9 March 2014"]),
        ("Mum gave birth to Amira on 9 March 2014", ["9 March 2014"]),
        ("The twins were born on 9 March 2014", ["9 March 2014"]),
        ("According to the passport she was born on 9 March 2014", ["9 March 2014"]),
        # lookalikes
        ("The rabbits were born on 9 March 2014", []),
        ("DOB evidence requested on 09/03/2024", []),
        ("09/03/2014", []),
        ("Trip on 9 March 2014", []),
        ("DOB 09/03/2014, start date 01/09/2018", ["09/03/2014"]),
        ("DOB to follow. Meeting 09/03/2014", []),
        ("Shakespeare, born 23 April 1564", []),
        ("DOB 31/02/2014", []),
        ("DOB 09/13/2014", []),
        ("DOB 09/03/2031", []),
        ("DOB 1.2.3.4", []),
        ("born 1 September 2013 to 31 August 2014", []),
        ("born between 1 September 2013 and 31 August 2014", []),
        ("stubborn 9/3/14", []),
        ("born to run, 9/3", []),
        ("version 9.3.14", []),
    ],
)
def test_dates_of_birth_want_a_label(text: str, expected: list[str]) -> None:
    assert found("date_of_birth", text) == expected


@pytest.mark.parametrize("heading", ["DOB", "Date of Birth", "Birth date", "D.O.B", "Born"])
def test_heading_makes_a_column_of_dates_of_birth(heading: str) -> None:
    part = table_of([["Name", heading, "Start date"], ["Amira Khan", "09/03/2014", "01/09/2018"]])
    assert found("date_of_birth", part) == ["09/03/2014"]


def test_column_of_other_dates_is_none_of_birth_though_a_pupil_was_born_then() -> None:
    part = table_of([["Name", "Start date"], ["Amira Khan", "09/03/2014"]])
    assert found("date_of_birth", part, ONE) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Amira Khan 09/03/2014", True),
        ("Khan, Amira, 09/03/2014", True),
        ("7B 09/03/2014", True),
        ("Amira Khan 10/03/2014", False),
        ("09/03/2014", False),
        ("trip: 09/03/2014", False),
        ("Amira Khan admitted 09/03/2014", False),
    ],
)
def test_roster_birthday_beside_a_person_is_left_to_the_resolver(text: str, is_found: bool) -> None:
    found_here = mentions("date_of_birth", text, ONE)
    assert bool(found_here) is is_found
    assert all((m.confidence, m.subjects) == (0.6, ()) for m in found_here)


@pytest.mark.parametrize(
    ("roster", "text", "subjects"),
    [
        (ONE, "DOB 09/03/2014", ("P0001",)),
        (ONE, "DOB 9.3.14", ()),  # the century is a guess
        (TWO, "DOB 09/03/2014", ()),
    ],
)
def test_subject_is_named_only_by_a_complete_date_of_one_person(
    roster: SmallRoster, text: str, subjects: tuple[str, ...]
) -> None:
    (mention,) = mentions("date_of_birth", text, roster)
    assert mention.subjects == subjects


def test_date_forms_are_all_found_again_as_dates_of_birth() -> None:
    for day in (BORN, date(2011, 11, 21), date(2009, 12, 1), date(2012, 2, 23)):
        for form in date_forms(day):
            assert found("date_of_birth", f"dob {form}") == [form]
