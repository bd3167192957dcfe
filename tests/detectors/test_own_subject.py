"""Short sentences behind one that names somebody: about them, or about something else."""

from __future__ import annotations

import pytest

from detectors.own_subject import has_own_subject, is_done_by_relatives


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


@pytest.mark.parametrize(
    ("sentence", "words", "is_theirs"),
    [
        ("Officers at the house, mum and her partner fighting.", "fighting", True),
        ("Dad was shouting at everybody.", "shouting", True),
        ("Her parents are always arguing.", "arguing", True),
        ("Dad says that Ann was fighting.", "fighting", False),
        ("Ann told mum that she hit Ben.", "hit", False),
        ("Ann was fighting.", "fighting", False),
    ],
)
def test_what_a_family_does_is_not_the_child_s_doing(
    sentence: str, words: str, is_theirs: bool
) -> None:
    assert is_done_by_relatives(sentence, sentence.index(words)) is is_theirs
