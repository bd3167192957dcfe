"""Masked excerpts in words that the rest of the page uses."""

from __future__ import annotations

import pytest

from register.lent.roster_view import PersonView
from register.web.incident.masked_excerpt import excerpt
from scanner.personal import Personal

NAMES = {"P1": "Pupil 1", "C1": "Recipient 1", "7": "Pupil 2"}
OTHER = PersonView("P2", "pupil", Personal("Oren Tabb"), ("oak",))


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("[P1] █ █ [contact_details] [sen]", "[Pupil 1] █ █ [contact details] [SEN]"),
        ("[P1] and [C1]", "[Pupil 1] and [Recipient 1]"),
        ("[P1] and [P2]", "[Pupil 1] and [another pupil]"),
        ("[7] has 7 █", "[Pupil 2] has 7 █"),
        ("[P1] has asthma", "[Pupil 1] has asthma"),
        ("P1 [ █ ] []", "P1 [ █ ] []"),
    ],
)
def test_what_was_replaced_is_said_in_plain_words(kept: str, shown: str) -> None:
    assert excerpt(kept, NAMES, lambda id: OTHER if id == "P2" else None) == shown
