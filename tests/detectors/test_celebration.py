"""Praise is no more than a name; a figure or a bad word tells all the same."""

from __future__ import annotations

import pytest

from detectors.celebration import is_celebrated


@pytest.mark.parametrize(
    ("sentence", "words", "celebrated"),
    [
        ("Well done to Ann for 100% attendance.", "100% attendance", True),
        ("Ann: star of the week for improved behaviour", "improved behaviour", True),
        ("Congratulations to Ann on full marks!", "full marks", True),
        ("Certificates: Ann for great progress in reading", "progress in reading", True),
        ("Well done to Ann for 20 out of 20.", "20 out of 20", True),
        ("In the golden book: Ann for trying so hard with writing", "joined writing", True),
        # a figure tells
        ("Congratulations to Ann on a 9 in maths", "a 9 in maths", False),
        ("Well done, Ann: attendance is up to 82%", "attendance is up to 82%", False),
        ("Well done, Ann: 12 out of 20.", "12 out of 20", False),
        # so does a bad word
        ("Well done to Ann for no more detentions", "detentions", False),
        ("A certificate, although Ann was absent for a week", "was absent", False),
        ("Merits are good, but Ann winds up others", "winds up others", False),
        # nobody is praised
        ("Ann has excellent attendance.", "excellent attendance", False),
        ("Ann's behaviour has improved.", "behaviour has improved", False),
    ],
)
def test_praise_without_a_figure_is_celebrated(sentence: str, words: str, celebrated: bool) -> None:
    assert is_celebrated(sentence, words) is celebrated
