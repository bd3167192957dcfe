"""Messages that name the everyday thing they were to bring, beside those that name the data."""

from __future__ import annotations

import pytest

from detectors.announced_attachment import announces_an_ordinary_thing


@pytest.mark.parametrize(
    ("text", "is_ordinary"),
    [
        ("The trip letter is attached; please return the slip by Friday.", True),
        ("Here is the menu for next week.", True),
        ("The calendar for the spring term is attached.", True),
        ("The timetable for the sports afternoon is enclosed.", True),
        ("Kit list for the outdoor day enclosed, please print it.", True),
        ("Our spring dates are enclosed.", True),
        ("Please find attached our purchase order for exercise books.", True),
        ("Hello,\n\nattached is the invoice you asked for.\n\nThank you", True),
        ("I attach the quotation.", True),
        ("Our meal choices for half term are attached.", True),
        ("The option choices of the pupils are attached.", False),
        ("Please see the attached fixture list.", True),
        # what was meant to be sent
        ("Please find attached the list of pupils on free school meals.", False),
        ("The transfer file is attached.", False),
        ("The file you asked about is with this mail.", False),
        ("Here are the results.", False),
        ("The children's menu with allergies is attached.", False),
        ("Her timetable is attached.", False),
        # nothing is said to be attached
        ("We look forward to your menu.", False),
        ("The calendar was a success.", False),
        ("", False),
    ],
)
def test_an_everyday_thing_is_announced_or_not(text: str, is_ordinary: bool) -> None:
    assert announces_an_ordinary_thing(text) is is_ordinary
