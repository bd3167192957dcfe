"""Words with a sense of every school day beside the same words in the sense that tells."""

from __future__ import annotations

import pytest

from detectors.lexicon import tellings


def _told(text: str) -> set[str]:
    return {telling.category for telling in tellings(text)}


@pytest.mark.parametrize(
    ("everyday", "telling", "category"),
    [
        ("Ann has to type three-word sentences.", "Ann got a two-year sentence.", "criminal"),
        ("Ann has to copy one sentence.", "Ann is awaiting sentence.", "criminal"),
        ("Ann needs to vary sentence openers.", "Ann was sentenced on Friday.", "criminal"),
        ("Ann served an ace on court two.", "Ann is in court on Friday.", "criminal"),
        ("Ann had a stab at question 9.", "Ann was arrested for a stabbing.", "criminal"),
        ("Ann tagged the leader in tag rugby.", "Ann was tagged by the court.", "criminal"),
        ("Ann was charged with bringing cakes.", "Ann was charged with theft.", "criminal"),
        ("Ann has mastered the four operations.", "Ann has had two operations.", "health"),
        ("Ann pulled the blind down.", "Ann is blind.", "health"),
        ("Ann had a fit of giggles.", "Ann had a fit in maths.", "health"),
        ("Ann spotted lichens on the trail.", "Ann has head lice.", "health"),
        ("Ann is a striker for the side.", "Ann is on strike today.", "trade_union"),
        ("Ann gave a striking performance.", "Ann is striking on Friday.", "trade_union"),
        ("Ann is transitioning to Year 7.", "Ann is transitioning.", "sexual_life"),
        ("Ann wears the std blazer.", "Ann has an STD.", "sexual_life"),
        ("Ann is in the judo demonstration.", "Ann was at the demonstration.", "political"),
        ("Ann plays on the left wing.", "Ann is a left-wing activist.", "political"),
        ("Ann is going to Temple Meads.", "Ann goes to temple on Sundays.", "religion"),
        ("Ann groomed the pony.", "Ann was groomed online.", "safeguarding"),
        ("Ann used suspension cables.", "Ann is on suspension.", "exclusion"),
        ("Ann has a slot for the mock interview.", "Ann got a 4 in the mock.", "attainment"),
        ("Ann needs a top-pan balance.", "Ann has a dinner money balance.", "financial"),
        ("Ann has a placement with a bank.", "Ann is in a placement.", "looked_after"),
        ("Ann is learning Japanese.", "Ann is Japanese.", "ethnicity"),
        ("Ann is in the relay race.", "Ann's race is recorded.", "ethnicity"),
    ],
)
def test_only_the_telling_sense_tells(everyday: str, telling: str, category: str) -> None:
    assert category not in _told(everyday)
    assert category in _told(telling)
