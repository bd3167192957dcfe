"""Texts of lessons, and who made a piece of work."""

from __future__ import annotations

import pytest

from detectors.schoolwork import head_of_work, is_its_matter, is_signed, names_a_work, sets_work


@pytest.mark.parametrize(
    "text",
    [
        "Homework: exercise 3, all of it.",
        "Read chapters 3 and 4 and answer the questions.",
        "Learn your lines by Friday.",
        "Group 2 is Ann, Ben and Cal.",
        "Debate on Thursday: Ann speaks for, Ben against.",
        "Revise asthma and emphysema for the test.",
        "Each of you makes a poster of your disease.",
        "Science: Ann and Ben presented well.",
        "In groups of three write a news report on the riots.",
        "School council met the caterers.",
        "RE task: a fact file on weddings.",
        "Topic choices: the sewing machine, the match girls.",
        "Model villages due Thursday.",
        "Extract for annotation: Summer had been thrown out of three homes. Whose view is it?",
    ],
)
def test_text_sets_work_or_speaks_of_a_lesson(text: str) -> None:
    assert sets_work(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann has asthma and the inhaler must go along to every fixture.",
        "A reintegration meeting is booked for 8.30.",
        "We discussed the plan at the core group.",
        "There was a pile-on in the group chat.",
        "The EHCP was finalised and names 15 hours of support.",
        "Please ring me if you would like to talk.",
        "The dinner money account is in arrears.",
        "Detention for defiance in prep.",
        "Revision guides come out of the PP budget.",
    ],
)
def test_other_texts_set_no_work(text: str) -> None:
    assert not sets_work(text)


@pytest.mark.parametrize(
    ("before", "signs"),
    [
        ("Healthy hearts by ", True),
        ("Authors: ", True),
        ("Photos: ", True),
        ("Team leader: ", True),
        ("Present: ", True),
        ("was seen standing by the ", False),
        ("The fight was started by ", False),
        ("Days lost to suspension by ", False),
        ("Two pupils were pushed off the bench by ", False),
        ("The allegation by ", False),
        ("The poster was made by ", True),
        ("Illustrated by ", True),
        ("The plan for ", False),
        ("", False),
    ],
)
def test_name_behind_these_words_is_signed(before: str, signs: bool) -> None:
    assert is_signed(before) is signs


@pytest.mark.parametrize(
    ("text", "is_work"),
    [
        ("Our bridge: a project\nAnn, Ben\nWe built it of straws.", True),
        ("Poem of the week\nAnn Obi, 7B\nThe heron stands upon one leg.", True),
        ("Why do we get ill?\nAnn Obi\nGerms.", True),
        ("Should zoos close?\nAnn Obi\nYes.", True),
        ("The panel decides whether Ann Obi\nshould be reinstated.", False),
        ("My favourite footballer\nAnn Obi\nHe broke his leg.", True),
        # papers about a pupil are no work of theirs
        ("Concern\nAnn Obi\nHe said that he was hit.", False),
        ("Play therapy\nAnn Obi\nShe drew a house.", False),
        ("Incident report and story of the day\nAnn Obi", False),
        ("Ann Obi\nMedical: asthma", False),
        ("", False),
    ],
)
def test_head_of_work_holds_its_makers(text: str, is_work: bool) -> None:
    assert (head_of_work(text) > 0) is is_work


def test_head_of_work_ends_before_its_prose() -> None:
    prose = "x" * 200
    text = f"A short story\nAnn Obi\n{prose}"
    assert text[: head_of_work(text)] == "A short story\nAnn Obi\n"


@pytest.mark.parametrize(
    ("before", "expected"),
    [("Report on ", True), ("Letter about ", True), ("Re: ", True), ("A story. ", False)],
)
def test_words_in_front_make_a_name_the_matter(before: str, expected: bool) -> None:
    assert is_its_matter(before) is expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Title", True), ("Topic", True), ("Keywords", True), ("Medical", False), ("Name", False)],
)
def test_label_of_a_lesson(label: str, expected: bool) -> None:
    assert names_a_work(label) is expected
