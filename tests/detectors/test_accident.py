"""A bump whose cause at school is told with it is an accident; where more is said it is not."""

from __future__ import annotations

import pytest

from detectors.accident import is_accident


@pytest.mark.parametrize(
    ("sentence", "accident"),
    [
        ("Banged heads with a friend at play and has a small lump over the left eye.", True),
        ("Slipped on the stairs and has a graze on the cheek.", True),
        ("Has a lump over the left eye.", False),
        ("Has a lump over the left eye and says that he fell at play.", False),
        ("Fell at home, and has a bruise on the cheek.", False),
        ("Fell in PE, but the marks do not fit and are fading.", False),
    ],
)
def test_accident_is_told_with_where_it_happened(sentence: str, *, accident: bool) -> None:
    assert is_accident(sentence) is accident
