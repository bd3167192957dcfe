"""Several detectors as one: what they find, and whether they find some categories at all."""

from __future__ import annotations

import pytest

from detectors.credentials import CredentialsDetector
from detectors.lexicon import LexiconDetector
from detectors.panel import Panel
from scanner.model import Origin, Part
from scanner.personal import Personal

PANEL = Panel((LexiconDetector(), CredentialsDetector()))


@pytest.mark.parametrize(
    ("text", "categories", "is_told"),
    [
        ("Leo has asthma.", {"health"}, True),
        ("Leo has asthma.", {"health", "credentials"}, True),
        ("Leo has asthma.", {"safeguarding", "credentials"}, False),
        ("User name: leo.b password: Tiger42!", {"credentials"}, True),
        ("User name: leo.b password: Tiger42!", {"health"}, False),
        ("Leo has asthma.", set(), False),
    ],
)
def test_panel_says_whether_a_category_is_told(
    text: str, categories: set[str], *, is_told: bool
) -> None:
    parts = [Part(0, Personal("body"), Origin.BODY, Personal(text))]
    assert PANEL.tells_any(parts, frozenset(categories)) is is_told
