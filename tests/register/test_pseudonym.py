"""Pseudonyms, and sentences with them instead of ids and addresses."""

from __future__ import annotations

import pytest

from register.case.pseudonym import masked, pseudonyms, spread, year_words
from register.lent.roster_view import PersonView
from scanner.personal import Personal

SCHOOLS = {"oak": "Oak Primary School"}
PEOPLE = {
    "P1": PersonView("P1", "pupil", Personal("Wren Ashdown"), ("oak",), "8", "8B"),
    "P2": PersonView("P2", "pupil", Personal("Ivo Marsh"), ("oak",)),
    "C1": PersonView("C1", "contact", Personal("Mara Ashdown"), ("oak",)),
    "S1": PersonView("S1", "staff", Personal("Robin Dale"), ("oak",)),
    "7": PersonView("7", "pupil", Personal("Tay Moor"), ("oak",)),
    "m.ashdown": PersonView("m.ashdown", "contact", Personal("Mara Ashdown"), ("oak",)),
}


def test_somebody_is_told_by_kind_year_form_and_school() -> None:
    found = pseudonyms(["P1", "S1", "gone", "", "P1"], PEOPLE.get, SCHOOLS)
    assert [one.words for one in found.values()] == [
        "Pupil 1, Year 8, form 8B, Oak Primary School",
        "Member of staff 2, Oak Primary School",
        "Person 3, no longer on the roster",
    ]


def test_a_number_stays_when_somebody_leaves_the_roster() -> None:
    before = pseudonyms(["P2", "P1"], PEOPLE.get, SCHOOLS)
    after = pseudonyms(["P2", "P1", "C1"], {"P1": PEOPLE["P1"]}.get, SCHOOLS)
    assert before["P1"] == after["P1"]


@pytest.mark.parametrize(
    ("written", "said"),
    [("8", "Year 8"), ("Y8", "Year 8"), ("year 10", "Year 10"), ("08", "Year 8"),
     ("R", "Reception"), ("", ""), ("Nursery", "Nursery")],
)  # fmt: skip
def test_year_groups_as_people_say_them(written: str, said: str) -> None:
    assert year_words(written) == said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The health data about P1 went out.", "The health data about Pupil 1 went out."),
        ("P1's SEN data went to C1.", "Pupil 1's SEN data went to Recipient 1."),
        ("who is a contact of P2 only", "who is a contact of another pupil only"),
        ("a colleague, S1, wrote", "a colleague, a member of staff, wrote"),
        ("P12 is no P1", "P12 is no Pupil 1"),
        ("sent to wren@example.com.", "sent to [address]."),
        ("sent to all@oak.example.sch.uk, a list", "sent to Recipient 2, a list"),
        ("of P1, m.ashdown and 3 more", "of Pupil 1, another contact and 3 more"),
        ("about 7, 7 more", "about another pupil, 7 more"),
        ("the policy says so", "the policy says so"),
    ],
)
def test_a_sentence_names_nobody(sentence: str, expected: str) -> None:
    names = {"P1": "Pupil 1", "C1": "Recipient 1", "all@oak.example.sch.uk": "Recipient 2"}
    assert masked(sentence, names, PEOPLE.get) == expected


def test_the_number_of_a_pseudonym_is_not_taken_for_an_id() -> None:
    assert masked("about 7", {"7": "Pupil 7"}, PEOPLE.get) == "about Pupil 7"


def test_many_are_counted_by_what_they_share() -> None:
    found = pseudonyms(["P1", "P2", "C1"], PEOPLE.get, SCHOOLS)
    assert spread(list(found.values())) == {
        "Year 8, form 8B, Oak Primary School": 1,
        "Oak Primary School": 2,
    }
