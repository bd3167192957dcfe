"""Two initials: found where a pupil has them, left alone where they are a word or a term."""

from __future__ import annotations

import pytest

from detectors.initials import Initials
from scanner.model import NameForm, Origin, Part
from scanner.personal import Personal
from tests.small_roster import a_pupil

INITIALS = Initials(
    [
        a_pupil("P1", "Thomas Quennelby"),
        a_pupil("P2", "Pia Ellery"),
        a_pupil("P3", "Una Karrow"),
        a_pupil("P4", "Thea Garrowby"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("T.Q. 5A was late", ["T.Q."]),
        ("T. Q. (Year 5)", ["T. Q."]),
        ("TQ (5A) was late", ["TQ"]),
        ("Name,Form\nPE,5A", ["PE"]),
        # beside what only a person has, even a subject's name is somebody
        ("PE [UPN: W301123420001] is off", ["PE"]),
        ("PE, born 3 March 2016, is off", ["PE"]),
        ("PE, who is in Year 5, is off", ["PE"]),
        ("PE (Year 5) is off", []),
        ("TG: 5A", []),
        ("Name\tTG\tHouse", []),
        ("TG 5A was late", ["TG"]),
        # a subject, a country, part of something longer, nobody's
        ("PE on Friday", []),
        ("the U.K.A. games", []),
        ("the TQX form", []),
        ("file TQ-7", []),
        ("T&Q", []),
        ("Z.Z. 5A", []),
        ("ALL PUPILS TQ MEET HERE", []),
    ],
)
def test_initials_are_found_where_they_may_be_a_pupil(text: str, found: list[str]) -> None:
    part = Part(0, Personal("body"), Origin.BODY, Personal(text))
    mentions = list(INITIALS.mentions(part))
    assert [text[m.start : m.end] for m in mentions] == found
    assert all(m.form is NameForm.INITIALS and len(m.subjects) == 1 for m in mentions)
