"""Notes tell of whom they name at their end or next; what merely stands beside a name does not."""

from __future__ import annotations

import pytest

from tests.read_text import a_body, attached, told_of
from tests.small_roster import a_pupil, a_roster

ROSTER = a_roster([a_pupil("P1", "Thomas Quennelby"), a_pupil("P2", "Zoe Brancuvette")])


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Swearing at cover teacher. Walked out. {a}.", {"P1": {"behaviour"}}),
        ("Type 1 diabetic. Hypo at 11, juice x1. {a} 5A", {"P1": {"health"}}),
        ("Ethnicity: Chinese (Hong Kong). Pupil: {a}.", {"P1": {"ethnicity"}}),
        ("A pirate stole a ship and swore. The end. {a}, 4B", {}),
        ("Thank you for the card about my asthma. {a}", {}),
        ("Asthma pumps back to the office. {a} and {b}", {}),
        ("The asthma pumps are in the office. {a}", {}),
        ("Walked out.\n{a} has the register.", {}),
        ("Severe nut allergy. {a} sits at the end table.", {"P1": {"health"}}),
        ("PEX confirmed. Ring home about {a}.", {"P1": {"exclusion"}}),
        ("Severe nut allergy. {a} sits with {b}.", {}),
        ("Target 7, currently 4. That's {a} in a nutshell.", {"P1": {"attainment"}}),
        ("{b} ran.\nTarget 7, currently 4. That's {a}.", {"P1": {"attainment"}}),
        ("Target 7, currently 4. That's {a} and {b} painting.", {}),
        (
            "Can you see {a}? Predicted BBC but the last two Chemistry tests were both an E.",
            {"P1": {"attainment"}},
        ),
        (
            "Has anyone seen {a} this week? Register says absent every day since Monday.",
            {"P1": {"attendance"}},
        ),
        (
            "Can we talk about {a}? Two grades under target in English and the DT is a fail.",
            {"P1": {"attainment"}},
        ),
        (
            "Can we talk about {a} (5A)? Constant calling out, three reminders a lesson and it is "
            "wrecking period 5.",
            {"P1": {"behaviour"}},
        ),
        (
            "Could the PTA help with a bed for {a}? Things are tight at home and there's no money "
            "till the 28th.",
            {"P1": {"financial"}},
        ),
        ("I had a chat with {a}. Constant calling out is the talk of the staffroom.", {}),
        ("Has anyone seen {a} this week? Two of my form are absent every day.", {}),
        ("Can {a} come? Imagine strangers banging on a window, locked up for a crime.", {}),
        ("The nut allergy poster is up. {a} drew it.", {}),
        ("Wolf arrested! The police came. Picture: {a}", {}),
        ("Tools signed out by {a}. Watering: {b}.", {}),
    ],
)
def test_a_note_tells_of_whom_it_ends_in(note: str, told: dict[str, set[str]]) -> None:
    text = note.format(a="Thomas Quennelby", b="Zoe Brancuvette")
    assert told_of(attached([a_body(text)], ROSTER)) == told
