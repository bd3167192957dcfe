"""Tales by their beginnings, ends and creatures; reports of what happened are none."""

from __future__ import annotations

import pytest

from detectors.tale import is_tale


@pytest.mark.parametrize(
    ("text", "tale"),
    [
        ("The Haunted Barn\nIt was a dark night and we were lost.", True),
        ("Otter Isle\nWe rowed home and had soup.\nThe end.", True),
        ("Our club\nA dragon met a wizard and they argued.", True),
        ("The dragon boat race\nOurs sank. Ben broke an arm.", False),
        ("Dear Mrs Shaw,\nOnce upon a time this was easy. Ann has asthma.", False),
        ("Incident at lunch\nAnn ran out. That was the end of it.", False),
    ],
)
def test_tales(text: str, tale: bool) -> None:
    assert is_tale(text) is tale
