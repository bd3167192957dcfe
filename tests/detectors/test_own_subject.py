"""Short sentences behind one that names somebody: about them, or about something else."""

from __future__ import annotations

import pytest

from detectors.own_subject import has_own_subject


@pytest.mark.parametrize(
    "sentence",
    [
        "The PEP form has a new page.",
        "Chickenpox is going round Reception.",
        "Fingerprint scanners are cleaned daily.",
        "Smoking causes cancer.",
        "Bullying is wrong.",
        "SEN reviews start Monday.",
        "Universal credit claimants qualify for it.",
        "Dyscalculia: what the research says.",
        "Ask about prayer and food.",
        "National attendance was 93.4%.",
        "1. Toilets: bullying takes place there.",
    ],
)
def test_sentence_brings_its_own_subject(sentence: str) -> None:
    assert has_own_subject(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Has an EHCP.",
        "Still needs an inhaler.",
        "Asthma attack at lunch.",
        "Attendance 82%.",
        "Attendance is 82%.",
        "Behaviour has been poor.",
        "Mum says diabetic.",
        "Very upset.",
        "Self-harm marks on both arms.",
        "Core group on Tuesday.",
        "Excluded until Thursday.",
        "",
    ],
)
def test_note_leaves_its_subject_to_whoever_was_named(sentence: str) -> None:
    assert not has_own_subject(sentence)
