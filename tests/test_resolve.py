"""Who is meant by a name: evidence decides, and without it two who fit stay ambiguous."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from scanner.model import MentionKind
from scanner.personal import Personal
from tests.read_text import a_body, people_in, resolved
from tests.small_roster import (
    a_contact,
    a_link,
    a_pupil,
    a_roster,
    a_teacher,
    an_agency_worker,
)

LEFT = date(2026, 7, 20)
ROSTER = a_roster(
    [
        a_pupil(
            "P1",
            "Thomas Quennelby",
            form="5A",
            date_of_birth=Personal(date(2016, 2, 3)),
            postcode=Personal("EL1 2AB"),
        ),
        # two of one name at one school
        a_pupil(
            "P2",
            "Edwyn Pellowgate",
            "edwyn@pupils.elm.example.sch.uk",
            form="4D",
            date_of_birth=Personal(date(2017, 1, 9)),
            upn=Personal("W301123420001"),
            postcode=Personal("EL4 4AA"),
        ),
        a_pupil(
            "P3",
            "Edwyn Pellowgate",
            form="6F",
            date_of_birth=Personal(date(2015, 4, 4)),
            upn=Personal("K301123420002"),
            postcode=Personal("EL5 5BB"),
        ),
        # two of one name at two schools
        a_pupil("P4", "Marigold Thornycask", form="4D"),
        a_pupil("P5", "Marigold Thornycask", school="yew", form="8K"),
        # one of whom has left
        a_pupil("P6", "Linus Harrowmead", form="6F", is_current=False, left_on=LEFT),
        a_pupil("P7", "Linus Harrowmead", form="3B"),
        # a father of his son's name, and a mother with a teacher's
        a_pupil("P8", "Hugo Brandleforth", form="6F"),
        a_contact("C8", "Hugo Brandleforth", "hugo@postbox.example"),
        a_teacher("S2", "Petra Quennelby", "p.quennelby@elm.example.sch.uk"),
        a_contact("C1", "Petra Quennelby", "petra@postbox.example"),
        a_contact("C3", "Bevis Pellowgate", "bevis@postbox.example"),
        a_contact("C5", "Tansy Thornycask", "tansy@postbox.example"),
        a_teacher("S1", "Odette Marchbanksly", classes=frozenset({"4D"})),
        an_agency_worker("agency:2", "Vera Holmsdale", allocated_pupils=frozenset({"P3"})),
        a_pupil("P9", "May Hunter", form="6F"),
        a_pupil("P10", "Thomas Whittlewood", form="5A"),
    ],
    [a_link("P8", "C8"), a_link("P1", "C1"), a_link("P3", "C3"), a_link("P5", "C5")],
)


def _people(text: str, around: Mapping[str, object] | None = None) -> list[tuple[str, str]]:
    return people_in(text, resolved([a_body(text)], ROSTER, **(around or {})))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # one bearer needs no evidence, two need some
        ("Thomas Quennelby was late.", "P1"),
        ("Edwyn Pellowgate was late.", "P2 P3"),
        ("Marigold Thornycask was late.", "P4 P5"),
        # a form, a year, a date of birth, a postcode, an identifier beside the name
        ("Edwyn Pellowgate (6F) was late.", "P3"),
        ("Edwyn Pellowgate 4D was late.", "P2"),
        ("Edwyn Pellowgate in 6f was late.", "P3"),
        ("6F: Edwyn Pellowgate was late.", "P3"),
        ("Edwyn Pellowgate (5A) was late.", "P2 P3"),  # of neither
        ("Edwyn Pellowgate, Year 6, was late.", "P3"),
        ("Edwyn Pellowgate (Y4) was late.", "P2"),
        ("Marigold Thornycask, Yr 8, was late.", "P5"),
        ("Edwyn Pellowgate, born 04/04/2015, was late.", "P3"),
        ("Edwyn Pellowgate (dob 9 January 2017) was late.", "P2"),
        ("Edwyn Pellowgate, born 01/01/2016, was late.", "P2 P3"),
        ("Edwyn Pellowgate of EL5 5BB was late.", "P3"),
        ("Edwyn Pellowgate (K301123420002) was late.", "P3"),
        ("W301123420001 Edwyn Pellowgate was late.", "P2"),
        ("Edwyn Pellowgate <edwyn@pupils.elm.example.sch.uk> was late.", "P2"),
        # the right identifier elsewhere in the item
        ("UPN: K301123420002\n\nA note.\n\nEdwyn Pellowgate was late.", "P3"),
        # a current pupil before one who left
        ("Linus Harrowmead was late.", "P7"),
        ("Linus Harrowmead (6F) was late.", "P6"),
        # a pupil and the parent of the same name: never a coin toss
        ("Hugo Brandleforth was late.", "C8 P8"),
        ("Hugo Brandleforth (6F) was late.", "P8"),
        ("Mr Hugo Brandleforth was late.", "C8"),
        # a number that looks like a form is not the form
        ("Edwyn Pellowgate scored 6 of 10.", "P2 P3"),
    ],
)
def test_evidence_beside_a_name_decides(text: str, people: str) -> None:
    assert [found for _, found in _people(text)] == [people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Edwyn Pellowgate (4D) pushed Edwyn Pellowgate (6F).",
            [("Edwyn Pellowgate", "P2"), ("Edwyn Pellowgate", "P3")],
        ),
        (
            "Edwyn Pellowgate (6F) was late. Edwyn Pellowgate (4D) was not.",
            [("Edwyn Pellowgate", "P3"), ("Edwyn Pellowgate", "P2")],
        ),
        (
            "Edwyn Pellowgate 4D, Marigold Thornycask 8K",
            [("Edwyn Pellowgate", "P2"), ("Marigold Thornycask", "P5")],
        ),
    ],
)
def test_each_name_has_its_own_evidence(text: str, people: list[tuple[str, str]]) -> None:
    assert _people(text) == people


@pytest.mark.parametrize(
    ("rows", "people"),
    [
        pytest.param("Name,Edwyn Pellowgate\nForm,6F\n", ["P3"], id="form below"),
        pytest.param("Form,6F\nName,Edwyn Pellowgate\n", ["P3"], id="form above"),
        pytest.param(
            "Name,Edwyn Pellowgate\nMedical,None\nYear group,6\n", ["P3"], id="year of the form"
        ),
        pytest.param(
            "Name,Edwyn Pellowgate\nDate of birth,09/01/2017\n", ["P2"], id="date of birth"
        ),
        pytest.param("Name,Edwyn Pellowgate\nUPN,K301123420002\n", ["P3"], id="UPN"),
        pytest.param("Pupil name,Tom Quennelby\nForm,5A\n", ["P1"], id="a short form"),
        pytest.param("Pupil name,Tom Quennelby\nForm,5B\n", [""], id="another form"),
        pytest.param(
            "Name,Edwyn Pellowgate\nForm,6F\nName,Edwyn Pellowgate\nForm,4D\n",
            ["P3", "P2"],
            id="two records one below the other",
        ),
    ],
)
def test_the_whole_of_a_form_tells_whose_it_is(rows: str, people: list[str]) -> None:
    found = people_in(rows, resolved([a_body(rows, table=True)], ROSTER))
    assert [ids for _, ids in found] == people


@pytest.mark.parametrize(("heading", "people"), [("Form", "P3"), ("Team", ""), ("House", "")])
def test_a_team_called_like_a_form_is_no_form(heading: str, people: str) -> None:
    rows = f"Forename,{heading}\nEdwyn,6F\n"
    found = people_in(rows, resolved([a_body(rows, table=True)], ROSTER))
    assert [ids for _, ids in found] == ([people] if people else [])


RECEPTION = a_roster([a_pupil("P1", "Thomas Quennelby", year_group="R", form="RK")])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Tom Quennelby in Reception was late.", "P1"),
        ("Tom Quennelby (Reception) was late.", "P1"),
        ("Please send Tom Quennelby to reception at two.", ""),
        ("Tom Quennelby is waiting at reception.", ""),
        ("Tom Quennelby left it with the reception staff.", ""),
    ],
)
def test_the_front_desk_is_no_year_group(text: str, people: str) -> None:
    assert people_in(text, resolved([a_body(text)], RECEPTION)) == [("Tom Quennelby", people)]


def test_each_row_of_a_table_has_its_own_evidence() -> None:
    text = "Name,Form\nEdwyn Pellowgate,6F\nEdwyn Pellowgate,4D\nEdwyn Pellowgate,\n"
    found = people_in(text, resolved([a_body(text, table=True)], ROSTER))
    assert [people for _, people in found] == ["P3", "P2", "P2 P3"]


@pytest.mark.parametrize(
    ("text", "around", "people"),
    [
        # the likely school
        ("Marigold Thornycask was late.", {"school": "elm"}, "P4"),
        ("Marigold Thornycask was late.", {"school": "yew"}, "P5"),
        ("Marigold Thornycask (4D) was late.", {"school": "yew"}, "P4"),
        ("Edwyn Pellowgate was late.", {"school": "elm"}, "P2 P3"),
        # a relation to sender or recipient
        ("Edwyn Pellowgate was late.", {"recipients": ["C3"]}, "P3"),
        ("Edwyn Pellowgate was late.", {"senders": ["C3"]}, "P3"),
        ("Edwyn Pellowgate was late.", {"recipients": ["C1"]}, "P2 P3"),
        ("Edwyn Pellowgate was late.", {"recipients": ["agency:2"]}, "P3"),
        ("Edwyn Pellowgate was late.", {"recipients": ["P2"]}, "P2"),
        ("Edwyn Pellowgate (4D) was late.", {"recipients": ["C3"]}, "P2"),
        # the classes of the sender
        ("Edwyn Pellowgate was late.", {"senders": ["S1"]}, "P2"),
        ("Edwyn Pellowgate (6F) was late.", {"senders": ["S1"]}, "P3"),
        ("Edwyn Pellowgate was late.", {"recipients": ["S1"]}, "P2 P3"),
    ],
)
def test_context_decides_where_nothing_stands_beside(
    text: str, around: Mapping[str, object], people: str
) -> None:
    assert [found for _, found in _people(text, around)] == [people]


@pytest.mark.parametrize(
    "weak",
    [
        pytest.param("Tom Quennelby", id="a short form"),
        pytest.param("Thomas Quenelby", id="a slip in the family name"),
        pytest.param("Tomas Quennelby", id="a slip in the given name"),
        pytest.param("T Quennelby", id="an initial"),
        pytest.param("Quennelby, T", id="an initial behind"),
    ],
)
@pytest.mark.parametrize(
    ("frame", "around", "people"),
    [
        pytest.param("{} was late.", {}, "", id="nothing"),
        pytest.param("{} was late.", {"school": "elm"}, "", id="school"),
        pytest.param("{} (5B) was late.", {}, "", id="another form"),
        pytest.param("{} (5A) was late.", {}, "P1", id="form"),
        pytest.param("{} in Year 5 was late.", {}, "P1", id="year"),
        pytest.param("{}, born 03/02/2016, was late.", {}, "P1", id="date of birth"),
        pytest.param("{} was late.", {"recipients": ["C1"]}, "P1", id="to the mother"),
        pytest.param("{} was late.", {"senders": ["C1"]}, "P1", id="from the mother"),
        pytest.param("{} was late. Thomas Quennelby rang.", {}, "P1", id="named in full below"),
    ],
)
def test_weak_name_resolves_only_with_evidence(
    weak: str, frame: str, around: Mapping[str, object], people: str
) -> None:
    text = frame.format(weak)
    assert dict(_people(text, around))[weak] == people


@pytest.mark.parametrize(
    ("text", "around", "people"),
    [
        # alone it is nobody
        pytest.param("Thomas was late.", {}, [], id="two who are called so"),
        pytest.param("Odette was late.", {}, [], id="one who is called so"),
        pytest.param("The trip is in May.", {}, [], id="a month"),
        # it joins somebody the item names, or the one the context leaves
        pytest.param(
            "Thomas Quennelby was late. Thomas ran.",
            {},
            [("Thomas Quennelby", "P1"), ("Thomas", "P1")],
            id="named before",
        ),
        pytest.param(
            "Thomas Whittlewood sat. Thomas Quennelby ran. Thomas fell.",
            {},
            [("Thomas Whittlewood", "P10"), ("Thomas Quennelby", "P1"), ("Thomas", "P1")],
            id="the nearest named before",
        ),
        pytest.param("Thomas was late.", {"recipients": ["C1"]}, [("Thomas", "P1")], id="kin"),
        pytest.param("Hugo was late.", {"recipients": ["C1"]}, [], id="no kin"),
        pytest.param("Edwyn in 6F was late.", {}, [("Edwyn", "P3")], id="form"),
        pytest.param("Thomas in 5A was late.", {}, [], id="two in the form"),
    ],
)
def test_lone_given_name_joins_or_is_nobody(
    text: str, around: Mapping[str, object], people: list[tuple[str, str]]
) -> None:
    found = [(written, ids) for written, ids in _people(text, around) if ids]
    assert found == people


@pytest.mark.parametrize(
    ("text", "around", "people"),
    [
        ("Mrs Quennelby rang.", {"recipients": ["C1"]}, "C1"),
        ("Mrs Quennelby rang.", {"senders": ["S2"]}, "S2"),
        ("Mrs Quennelby rang.", {"school": "elm"}, "S2"),
        ("Thomas Quennelby ran. Mrs Quennelby rang.", {}, "C1"),
        ("Mr Pellowgate rang about Edwyn Pellowgate (6F).", {}, "C3"),
        ("Ms Thornycask rang.", {"recipients": ["P5"]}, "C5"),
        ("Miss Marchbanksly rang.", {}, "S1"),
        pytest.param("Ms Thornycask rang.", {}, ""),
    ],
)
def test_title_and_family_name_is_an_adult_near_the_item(
    text: str, around: Mapping[str, object], people: str
) -> None:
    titled = [ids for written, ids in _people(text, around) if " " not in written]
    assert " ".join(titled) == people


STORY = "The snow lay deep that year and nobody came up the lane. " * 60


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(f"Dr Marchbanksly shut the book. {STORY}", [], id="in a story"),
        pytest.param(f"Dr Marchbanksly rang. {STORY[:500]}", ["S1"], id="in a note"),
        pytest.param(
            f"Dr Marchbanksly taught Thomas Quennelby. {STORY}", ["S1", "P1"], id="with one of ours"
        ),
    ],
)
def test_a_title_in_a_long_text_about_nobody_is_nobody_of_ours(
    text: str, people: list[str]
) -> None:
    assert [ids for _, ids in _people(text)] == people


def test_mentions_come_in_the_order_of_parts_and_offsets() -> None:
    parts = [
        a_body("Thomas Quennelby and Hugo Brandleforth", index=0),
        a_body("Thomas Quennelby, W301123420001", index=1),
    ]
    found = [(m.part, m.start) for m in resolved(reversed(parts), ROSTER)]
    assert found == sorted(found)


def test_categories_pass_through_unchanged() -> None:
    found = resolved([a_body("Thomas Quennelby has asthma.")], ROSTER)
    (category,) = [m for m in found if m.kind is MentionKind.CATEGORY]
    assert (category.value, category.subjects) == ("health", ())


def test_evidence_in_one_part_holds_in_another() -> None:
    parts = [
        a_body("Edwyn Pellowgate was late.", index=0),
        a_body("UPN W301123420001", index=1),
    ]
    found = [m.subjects for m in resolved(parts, ROSTER) if m.kind is MentionKind.PERSON]
    assert found == [("P2",)]
