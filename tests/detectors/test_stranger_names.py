"""Names on no roster by rules: told by the sentence, and by the names the school knows."""

from __future__ import annotations

import pytest

from detectors.stranger_names import StrangerNames
from scanner.model import MentionKind, Name, NameForm, Person, PersonKind
from scanner.personal import Personal
from tests.detectors.school_text import part_of, table_of


def person(number: int, given: str, family: str) -> Person:
    name = Name(Personal(given), Personal(family))
    return Person(id=f"P{number:04}", kind=PersonKind.PUPIL, names=(name,))


# Nobody of the table below, but others of their given and family names.
RULES = StrangerNames(
    person(number, *names)
    for number, names in enumerate(
        [
            ("Eimear", "Kenny"), ("Lola-Rose", "Mensah"), ("Can", "Demir"), ("Mason", "Hall"),
            ("Nana", "Ansah"), ("River", "Good"), ("Charlotte", "Doherty"), ("Xin", "Sun"),
        ]
    )
)  # fmt: skip


def names_in(text: str, rules: StrangerNames = RULES) -> list[str]:
    found = rules.mentions_in(part_of(text), [(0, len(text))])
    return [text[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former pupil: Eimear Doherty had a managed move.", ["Eimear Doherty"]),
        ("DOHERTY, Eimear has asthma.", ["DOHERTY, Eimear"]),
        ("Doherty, Eimear - excluded", ["Doherty, Eimear"]),
        ("Lola-Rose Cox-Mensah's EHCP has lapsed.", ["Lola-Rose Cox-Mensah"]),
        ("Mrs Eimear Doherty rang about the allergy.", ["Eimear Doherty"]),
        ("Yesterday Eimear Doherty was late.", ["Eimear Doherty"]),
        ("Their office wrote that Can Doherty has dyslexia.", ["Can Doherty"]),
        ("River Kenny was suspended.", ["River Kenny"]),
        ("Nana Mensah was suspended.", ["Nana Mensah"]),
        ("We heard that Mason Hall has been put on report.", ["Mason Hall"]),
        ("Before leaving us Xin Sun hit another pupil.", ["Xin Sun"]),
        # names the school does not know: only where the sentence speaks of a person
        ("Her cousin Zbyszko Wrona is on a plan.", ["Zbyszko Wrona"]),
        ("Zbyszko Wrona, the grandfather, says so.", ["Zbyszko Wrona"]),
        ("Zbyszko Wrona disclosed that he was hit.", ["Zbyszko Wrona"]),
        # places, bodies, things, ordinary words
        ("She was taken to Saltmarsh Road Hospital.", []),
        ("He swore on the Thornby Grange bus.", []),
        ("He hit a boy on Charlotte Street.", []),
        ("She attends Jubilee Hall boxing.", []),
        ("He uses Clicker Docs and Read Write.", []),
        ("She missed the Duke of Edinburgh weekend.", []),
        ("Can Year Nine come? Best Wishes", []),
        ("The Eimear Doherty trophy was won.", []),
        ("He was late on Tuesday Morning in October.", []),
        ("Eimear was late.", []),
    ],
)
def test_people_are_told_from_places_and_things(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


def test_without_a_roster_usual_names_and_frames_tell() -> None:
    nobody = StrangerNames()
    assert names_in("Alexander Wrona was suspended.", nobody) == ["Alexander Wrona"]
    assert names_in("Zbyszko Wrona was told of Kestrel Rise.", nobody) == []


def test_only_the_windows_are_read_and_strangers_resolve_to_nobody() -> None:
    text = "Eimear Doherty left.\nEimear Mensah stayed."
    (mention,) = RULES.mentions_in(part_of(text), [(0, 20)])
    assert (mention.start, mention.end) == (0, 14)
    assert (mention.kind, mention.value) == (MentionKind.PERSON, "unrostered")
    assert (mention.form, mention.subjects) == (NameForm.UNROSTERED, ())


def test_a_name_that_fills_a_cell_is_found_whole() -> None:
    part = table_of([["Pupil", "Need"], ["Doherty, Eimear", "ASD"], ["Eimear Mensah", "SEMH"]])
    text = part.text.reveal()
    found = [text[m.start : m.end] for m in RULES.mentions_in(part, [(0, len(text))])]
    assert found == ["Doherty, Eimear", "Eimear Mensah"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("at Kestrel House with asthma", "Kestrel House", True),
        ("an Ada Lovelace week", "Ada Lovelace", True),
        ("the Ada Lovelace", "Ada Lovelace", True),
        ("Ada Lovelace was suspended", "Ada Lovelace", False),
    ],
)
def test_what_a_model_takes_for_a_person_is_refused_where_it_is_a_thing(
    text: str, name: str, expected: bool
) -> None:
    start = text.index(name)
    assert RULES.is_no_name(text, start, start + len(name)) is expected
