"""An address is of the name that stands alone right above it or before it, and of no other."""

from __future__ import annotations

import pytest

from tests.read_text import a_body, attached, told_of
from tests.small_roster import a_pupil, a_roster

ROSTER = a_roster([a_pupil("P1", "Thomas Quennelby"), a_pupil("P2", "Zoe Brancuvette")])
TOLD = {"P1": {"contact_details"}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thomas Quennelby\n57 Priory Avenue, Wexcombe\nDN4 6QT\n", TOLD),
        ("Thomas Quennelby (5A)\n57 Priory Avenue\nStoke on Trent DN4 6QT\n", TOLD),
        (
            "New details. Thomas Quennelby. 57 Priory Avenue, Wexcombe. DN4 6QT. From Monday.",
            TOLD,
        ),
        ("Zoe Brancuvette came too.\nThomas Quennelby\n57 Priory Avenue\nDN4 6QT\n", TOLD),
        ("Well done Thomas Quennelby\n57 Priory Avenue, Wexcombe\nDN4 6QT\n", {}),
        ("Thomas Quennelby\nMeet at the church hall, 57 Priory Avenue, DN4 6QT\n", {}),
    ],
)
def test_an_address_is_of_the_name_alone_above_it(text: str, told: dict[str, set[str]]) -> None:
    assert told_of(attached([a_body(text)], ROSTER)) == told


def test_one_long_word_between_is_no_place() -> None:
    text = f"Thomas Quennelby\n\n{'A' * 70}/{'7' * 30}\n\nDN4 6QT\n"
    assert told_of(attached([a_body(text)], ROSTER)) == {}
