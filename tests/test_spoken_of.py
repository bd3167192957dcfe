"""Staff who only sign are not spoken of; whoever else is named may be."""

from __future__ import annotations

import pytest

from scanner.model import Mention, MentionKind, NameForm, Origin, Part, PersonKind
from scanner.personal import Personal
from scanner.what.layout import Layout
from scanner.what.spoken_of import spoken_of

NAMES = {
    "Orla Fenwright": ("P1", PersonKind.PUPIL),
    "Maren Holtby": ("S1", PersonKind.STAFF),
    "Ilse Fenwright": ("C1", PersonKind.CONTACT),
}
CLOSING = "The hall is free.\n\nKind regards\n"
LONG = "A line of the signature that goes on for more than fifty characters"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (CLOSING + "Maren Holtby", set()),
        (CLOSING + "Maren Holtby\nThe office", set()),
        (CLOSING + "Maren Holtby, head of house", {"S1"}),
        (CLOSING + LONG + "\nMaren Holtby", {"S1"}),  # may be one sentence with it
        (CLOSING + "Ilse Fenwright", {"C1"}),
        (CLOSING + "Orla Fenwright", {"P1"}),
        ("Maren Holtby\nThe hall is free.", {"S1"}),  # a heading
        ("Maren Holtby was late.\n\nKind regards\nMaren Holtby", {"S1"}),
        ("Orla Fenwright paints.\n\nKind regards\nMaren Holtby", {"P1"}),
    ],
)
def test_staff_who_only_sign_are_not_spoken_of(text: str, people: set[str]) -> None:
    layout = Layout(Part(0, Personal("body"), Origin.BODY, Personal(text)))
    found = [
        Mention(
            "people",
            MentionKind.PERSON,
            kind,
            0,
            at,
            at + len(name),
            0.9,
            (person,),
            NameForm.FULL,
        )
        for name, (person, kind) in NAMES.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    assert spoken_of([layout], found) == people
