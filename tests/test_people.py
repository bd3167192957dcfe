"""Names of the roster are found however they are written, and words are left to be words."""

from __future__ import annotations

import pytest

from detectors.people import RosterNames
from scanner.model import Mention, NameForm, NameKind, Part, Person, PersonKind
from tests.read_text import a_body
from tests.small_roster import a_contact, a_name, a_pupil, a_teacher, an_agency_worker

FULL, INITIALS, NICKNAME = NameForm.FULL, NameForm.INITIALS, NameForm.NICKNAME
TYPO, GIVEN, FAMILY = NameForm.TYPO, NameForm.GIVEN, NameForm.FAMILY


def _called(person: Person, *more: tuple[str, NameKind]) -> Person:
    names = (*person.names, *(a_name(full, kind) for full, kind in more))
    return Person(
        person.id,
        person.kind,
        names,
        person.schools,
        form=person.form,
        year_group=person.year_group,
    )


PEOPLE = (
    a_pupil("P1", "Thomas Quennelby", form="5A"),
    a_pupil("P2", "Anne-Marie|Oxley-Trundle", form="5B"),
    a_pupil("P3", "Siobhan O'Garrowby", form="6C"),
    a_pupil("P4", "Zoë Brâncuvette", form="5A"),
    a_pupil("P5", "Søren Łazowmere", form="4D"),
    _called(
        a_pupil("P6", "Marguerite Thornycask", form="4D"),
        ("Wisp Thornycask", NameKind.PREFERRED),
        ("Marguerite Pennyfeld", NameKind.FORMER),
    ),
    a_pupil("P7", "Mary Jane|Van der Whelk", form="6F"),
    a_pupil("P8", "May Hunter", form="6F"),
    a_pupil("P9", "Hugo Brandleforth", form="10C2"),
    a_pupil("P10", "Albert Winter", form="Kestrels"),
    a_contact("C1", "Hugo Brandleforth"),
    a_contact("C2", "Petra Quennelby"),
    a_teacher("S1", "Odette Marchbanksly"),
    an_agency_worker("agency:2", "Vera Holmsdale"),
)
NAMES = RosterNames(PEOPLE)


def _found(text: str | Part) -> list[tuple[str, NameForm, str]]:
    part = a_body(text) if isinstance(text, str) else text
    words = part.text.reveal()
    return [(words[m.start : m.end], m.form, " ".join(m.subjects)) for m in NAMES.mentions(part)]


@pytest.mark.parametrize(
    ("text", "written", "form", "people"),
    [
        # as on the roster, and in other letters
        ("Thomas Quennelby was late", "Thomas Quennelby", FULL, "P1"),
        ("THOMAS QUENNELBY WAS LATE", "THOMAS QUENNELBY", FULL, "P1"),
        ("thomas quennelby was late", "thomas quennelby", FULL, "P1"),
        ("Thomas  Quennelby was late", "Thomas  Quennelby", FULL, "P1"),
        ("Thomas\u00a0Quennelby was late", "Thomas\u00a0Quennelby", FULL, "P1"),
        # turned round
        ("Quennelby, Thomas", "Quennelby, Thomas", FULL, "P1"),
        ("QUENNELBY, Thomas", "QUENNELBY, Thomas", FULL, "P1"),
        ("QUENNELBY,Thomas", "QUENNELBY,Thomas", FULL, "P1"),
        ("QUENNELBY Thomas", "QUENNELBY Thomas", FULL, "P1"),
        ("Thomas,Quennelby,5A", "Thomas,Quennelby", FULL, "P1"),
        # the span is the name alone
        ("Thomas Quennelby's coat", "Thomas Quennelby", FULL, "P1"),
        ("Thomas Quennelby’s coat", "Thomas Quennelby", FULL, "P1"),
        ("Thomas Quennelby (5A)", "Thomas Quennelby", FULL, "P1"),
        ("(Thomas Quennelby)", "Thomas Quennelby", FULL, "P1"),
        ("“Thomas Quennelby”", "Thomas Quennelby", FULL, "P1"),
        ("5A Thomas Quennelby", "Thomas Quennelby", FULL, "P1"),
        ("Mr Hugo Brandleforth rang", "Hugo Brandleforth", FULL, "C1"),
        ("Master Hugo Brandleforth", "Hugo Brandleforth", FULL, "C1 P9"),
        # hyphens, apostrophes, lost diacritics
        ("Anne-Marie Oxley-Trundle", "Anne-Marie Oxley-Trundle", FULL, "P2"),
        ("Anne Marie Oxley Trundle", "Anne Marie Oxley Trundle", FULL, "P2"),
        ("Anne‑Marie Oxley–Trundle", "Anne‑Marie Oxley–Trundle", FULL, "P2"),
        ("Siobhan O’Garrowby", "Siobhan O’Garrowby", FULL, "P3"),
        ("Siobhán O'Garrowby", "Siobhán O'Garrowby", FULL, "P3"),
        ("Siobhan OGarrowby", "Siobhan OGarrowby", FULL, "P3"),
        ("Siobhan O Garrowby", "Siobhan O Garrowby", FULL, "P3"),
        ("O'GARROWBY, SIOBHAN", "O'GARROWBY, SIOBHAN", FULL, "P3"),
        ("Zoe Brancuvette", "Zoe Brancuvette", FULL, "P4"),
        ("ZOË BRÂNCUVETTE", "ZOË BRÂNCUVETTE", FULL, "P4"),
        ("Zoe\u0308 Bra\u0302ncuvette", "Zoe\u0308 Bra\u0302ncuvette", FULL, "P4"),
        ("Soren Lazowmere", "Soren Lazowmere", FULL, "P5"),
        # preferred, former, several words
        ("Wisp Thornycask", "Wisp Thornycask", FULL, "P6"),
        ("Marguerite Pennyfeld", "Marguerite Pennyfeld", FULL, "P6"),
        ("Mary Jane Van der Whelk", "Mary Jane Van der Whelk", FULL, "P7"),
        ("van der Whelk, Mary Jane", "van der Whelk, Mary Jane", FULL, "P7"),
        ("Mary Van der Whelk", "Mary Van der Whelk", NICKNAME, "P7"),
        ("Anne-Marie Oxley", "Anne-Marie Oxley", NICKNAME, "P2"),
        # a middle name, an initial, a name in quotes between
        ("Thomas James Quennelby", "Thomas James Quennelby", FULL, "P1"),
        ("Thomas J. Quennelby", "Thomas J. Quennelby", FULL, "P1"),
        ('Thomas "Tommo" Quennelby', 'Thomas "Tommo" Quennelby', FULL, "P1"),
        # short forms, initials, slips: candidates for others to decide on
        ("Tom Quennelby", "Tom Quennelby", NICKNAME, "P1"),
        ("Quennelby, Tom", "Quennelby, Tom", NICKNAME, "P1"),
        ("T Quennelby", "T Quennelby", INITIALS, "P1"),
        ("T. Quennelby", "T. Quennelby", INITIALS, "P1"),
        ("Quennelby, T", "Quennelby, T", INITIALS, "P1"),
        ("Thomas Quenelby", "Thomas Quenelby", TYPO, "P1"),
        ("Thomas Quennleby", "Thomas Quennleby", TYPO, "P1"),
        ("Tomas Quennelby", "Tomas Quennelby", TYPO, "P1"),
        ("Mary Jane Van der Whelck", "Mary Jane Van der Whelck", TYPO, "P7"),
        # half a name
        ("Today Thomas was late", "Thomas", GIVEN, "P1"),
        ("for Kestrels's Albert now", "Albert", GIVEN, "P10"),
        ("for Kestrels’ Albert now", "Albert", GIVEN, "P10"),
        ("Siobhan's coat", "Siobhan", GIVEN, "P3"),
        ("Mrs Quennelby rang", "Quennelby", FAMILY, "C2"),
        ("Mr and Mrs Quennelby", "Quennelby", FAMILY, "C2"),
        ("Ms O Marchbanksly", "O Marchbanksly", INITIALS, "S1"),
        # staff, agencies, several who fit
        ("Odette Marchbanksly", "Odette Marchbanksly", FULL, "S1"),
        ("Vera Holmsdale", "Vera Holmsdale", FULL, "agency:2"),
        ("Hugo Brandleforth", "Hugo Brandleforth", FULL, "C1 P9"),
        # a note's heading before a dash is no name of whom it is about
        ("Extra Hunter - May Hunter is in", "May Hunter", FULL, "P8"),
        ("Hunter - May", "Hunter - May", FULL, "P8"),
        ("May is late", "May", GIVEN, "P8"),
        # names that are words, written as names
        ("May Hunter won", "May Hunter", FULL, "P8"),
        ("MAY HUNTER won", "MAY HUNTER", FULL, "P8"),
        ("Hunter, May", "Hunter, May", FULL, "P8"),
        ("may hunter from class 6F won", "may hunter", FULL, "P8"),
        ("We saw 6F's may hunter win", "may hunter", FULL, "P8"),
    ],
)
def test_name_is_found_with_its_candidates(
    text: str, written: str, form: NameForm, people: str
) -> None:
    assert _found(text) == [(written, form, people)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The pupils may hunter-gather all year.",
        "He was the hunter, may I say.",
        "Thomas Hardy wrote it.",  # an author
        "Saint Thomas and King Hugo",
        "St. Thomas' Church",
        "Thomasina Quennelbyson",
        "xThomas Quennelby",
        "Thomas Quennelbyxyz",
        "Thomas_Quennelby",
        "the quennelby road",  # a family name alone
        "Quennelby Road",
        "the thomas was late",  # a given name in small letters
        "T.Q. 5B",  # initials of another form
        "TQ",
        "TQ 5",
        "vitamin T Quennel",
        "Lady Quennelby Hall",
        "a winter without snow",  # no initial of P10
        "the hunter Mai",  # a family name in small letters goes with no given name
        "Thom Quill",
        "May fair and bonnet parade",
    ],
)
def test_words_and_strangers_are_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "written", "people"),
    [
        ("I told Thomas Quennelby off", "Thomas Quennelby", "P1"),  # d thomas
        ("Zoe and Thomas Quennelby", "Thomas Quennelby", "P1"),
        ("We informed Thomas Quennelby", "Thomas Quennelby", "P1"),  # ed thomas
        ("Mr Pellowgate rang", "Pellowgate", "C1"),  # r pellowgate
        ("Miss Sallowfield rang", "Sallowfield", "S1"),  # s sallowfield
        pytest.param(
            "I told Alice Quennelby off",  # d ali, which neither begins nor ends a word
            "Alice Quennelby",
            "P4",
        ),
    ],
)
def test_end_of_the_word_before_a_name_hides_nothing(text: str, written: str, people: str) -> None:
    names = RosterNames(
        [
            a_pupil("P1", "Thomas Quennelby"),
            a_pupil("P2", "Edward Thomas"),
            a_pupil("P3", "Dylan Thomas"),
            a_pupil("P4", "Alice Quennelby"),
            a_pupil("P5", "Dawud Ali"),
            a_contact("C1", "Rufus Pellowgate"),
            a_teacher("S1", "Sylvie Sallowfield"),
        ]
    )
    found = [(text[m.start : m.end], " ".join(m.subjects)) for m in names.mentions(a_body(text))]
    assert (written, people) in found


def test_one_name_does_not_run_into_the_next_line() -> None:
    assert _found("Odette\nThomas\nQuennelby") == [
        ("Odette", GIVEN, "S1"),
        ("Thomas", GIVEN, "P1"),
    ]


def test_name_is_found_where_prose_is_wrapped() -> None:
    text = "This line is long enough to be wrapped, and it ends with Thomas\nQuennelby, of 5A."
    assert _found(text) == [("Thomas\nQuennelby", FULL, "P1")]


def test_cells_of_two_columns_are_one_name() -> None:
    part = a_body("Surname,Forename\nQuennelby,Thomas\nO'Garrowby,Siobhan\n", table=True)
    assert [people for _, _, people in _found(part)] == ["P1", "P3"]


def test_rows_do_not_run_together() -> None:
    part = a_body("Form,Forename\n5A,Thomas\nQuennelby,5B\n", table=True)
    assert all(form is not FULL for _, form, _ in _found(part))


def test_offsets_hold_after_letters_that_change_length() -> None:
    text = "Straße, ﬁnal  —  Œuvre:   Thomas   Quennelby, ẞ Zoë Brâncuvette"
    assert [written for written, _, _ in _found(text)] == ["Thomas   Quennelby", "Zoë Brâncuvette"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thomas Quennelby", PersonKind.PUPIL),
        ("Petra Quennelby", PersonKind.CONTACT),
        ("Odette Marchbanksly", PersonKind.STAFF),
        ("Vera Holmsdale", PersonKind.AGENCY),
        ("Hugo Brandleforth", PersonKind.PUPIL),  # or his father
    ],
)
def test_value_is_the_kind_of_person(text: str, value: PersonKind) -> None:
    mentions: list[Mention] = list(NAMES.mentions(a_body(text)))
    assert [mention.value for mention in mentions] == [value]


def test_full_names_are_surer_than_half_names() -> None:
    texts = ("Thomas Quennelby", "Tom Quennelby", "Mrs Quennelby", "Thomas")
    sure = [m.confidence for text in texts for m in NAMES.mentions(a_body(text))]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == len(texts)
