"""Words of a part that somebody plays, beside words of whoever plays it."""

from __future__ import annotations

import pytest

from detectors.stage_part import is_of_a_role


@pytest.mark.parametrize(
    ("lead", "sentence", "category", "of_a_role"),
    [
        (" as the cheeky ", "Ann as the cheeky Dodger stole the show", "behaviour", True),
        (" plays Oliver, ", "Ann plays Oliver, orphaned and hungry", "looked_after", False),
        (" plays Oliver, ", "In our play Ann plays Oliver, orphaned", "looked_after", True),
        (" as Captain Hook with an ", "Ann as Captain Hook with an eye patch", "health", True),
        (" came as a pirate with an ", "World Book Day: Ann came as a pirate …", "health", True),
        (" came as a pirate with an ", "Ann came as a pirate with an eye patch", "health", False),
        (" as Mixed ", "Mum describes Ann as Mixed White Caribbean", "ethnicity", False),
        (" as usual ", "Ann as usual hit a boy in the drama studio", "behaviour", False),
        (" plays the king but has ", "Ann plays the king but has flu: panto", "health", False),
        (", who plays Puck, is off with ", "Ann, who plays Puck, is off with flu", "health", False),
        (" missed the nativity with ", "Ann missed the nativity with flu", "health", False),
        (" will be having an ", "Ann will be having an operation: panto", "health", False),
        (" plays up in ", "Ann plays up in drama and swears", "behaviour", False),
        # a game, an office or a status is no part
        (" playing Roblox, and was ", "Ann playing Roblox, and was groomed", "safeguarding", False),
        (" plays Fortnite, ", "Ann plays Fortnite, hit Mum", "safeguarding", False),
        (" as Head Boy, was ", "Ann as Head Boy, was arrested", "criminal", False),
        (" as Young Carer, ", "Referred Ann as Young Carer, suicidal", "health", False),
    ],
)
def test_a_part_is_told_from_whoever_plays_it(
    lead: str, sentence: str, category: str, of_a_role: bool
) -> None:
    assert is_of_a_role(lead, "", sentence, category) is of_a_role


def test_what_is_worn_as_somebody_is_a_costume() -> None:
    sentence = "Ann wears a headscarf as Rosie the Riveter."
    assert is_of_a_role(" ", " as Rosie the Riveter.", sentence, "religion")
    assert not is_of_a_role(" ", " as her family do.", sentence, "religion")
    assert not is_of_a_role(
        " ", " as Mr Hart came in", "Ann hit Leo as Mr Hart came in", "behaviour"
    )
