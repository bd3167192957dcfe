"""A bump whose cause at school is told with it is an accident; where more is said it is not."""

from __future__ import annotations

import pytest

from detectors.accident import is_accident


@pytest.mark.parametrize(
    ("sentence", "words", "accident"),
    [
        ("Banged heads at play and has a small lump over the left eye.", "lump over", True),
        ("Slipped on the wet deck and has a graze on the chin.", "graze on the chin", True),
        ("Has a lump over the left eye.", "lump over", False),
        ("Has a lump over the left eye and says that he fell over at play.", "lump over", False),
        ("Fell over at home, and has a bruise on the cheek.", "bruise on", False),
        ("Fell over in PE, but the marks do not fit and are fading.", "marks", False),
        ("Met a man online who waits at the playground.", "met a man", False),
        ("Came in with bruises; gran knocked him over in the playground.", "bruises", False),
        ("Fell out with Ben at break and has fresh cuts on her arm.", "cuts", False),
        ("Knocked on my door at lunch and showed me bruises on her arm.", "bruises", False),
        ("Tripped at play, but the bruise is shaped like a hand.", "bruise", False),
    ],
)
def test_accident_is_told_with_where_it_happened(
    sentence: str, words: str, *, accident: bool
) -> None:
    assert is_accident(sentence, words) is accident
