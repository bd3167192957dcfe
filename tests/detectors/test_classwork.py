"""Sentences about a lesson's making, acting and reading beside those about a pupil's day."""

from __future__ import annotations

import pytest

from detectors.classwork import is_classwork


@pytest.mark.parametrize(
    ("sentence", "is_it"),
    [
        ("Ann read Frankenstein's creature, the bit by the blind man's hut.", True),
        ("Ann choreographed the fight between the Sharks and the Jets.", True),
        ("Genetics: Ann bred tall peas with short ones.", True),
        ("Les Mis call: Ann is wanted for the arrest.", True),
        ("Ann looked at a hair under the microscope.", True),
        ("Ann hit Ben in the corridor.", False),
        ("Ann was sent out of drama for fighting.", False),
        ("On call: Ann, period 3.", False),
        ("Ann's mum rang about the asthma plan.", False),
    ],
)
def test_the_words_of_making_and_acting_show_a_lesson(sentence: str, is_it: bool) -> None:
    assert is_classwork(sentence) is is_it
