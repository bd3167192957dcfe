"""Sentences as a whole: a school's everyday talk, or something told of who is named."""

from __future__ import annotations

import pytest

from detectors import tenor
from detectors.tenor import PUPIL, STAFF, Company, chance_of, is_everyday


def _is_everyday(sentence: str, category: str, is_ambiguous: bool = False) -> bool:
    """`sentence`: the words that a vocabulary found stand in square brackets."""
    before, _, rest = sentence.partition("[")
    words, _, after = rest.partition("]")
    fills = {"a": f" {PUPIL} ", "s": f" {STAFF} "}
    around = before.format(**fills), words, after.format(**fills)
    return is_everyday(*around, category, is_ambiguous)


@pytest.mark.parametrize(
    ("everyday", "telling", "category"),
    [
        (
            "Thank you to {s}, who [retires] after 24 years of assemblies and bus duty.",
            "{s} [retires] on health grounds and the governors have agreed the terms.",
            "staff_hr",
        ),
        (
            "In the house match {a} [hit] two sixes and took a good catch.",
            "{a} [hit] a boy in the dinner queue and was sent to the office.",
            "behaviour",
        ),
        (
            "Well done to {a}, whose poster on [asthma] won the science fair.",
            "{a} has [asthma] and the pump is in the office.",
            "health",
        ),
    ],
)
def test_the_same_words_tell_or_are_everyday_talk(
    everyday: str, telling: str, category: str
) -> None:
    assert _is_everyday(everyday, category)
    assert not _is_everyday(telling, category)


@pytest.mark.parametrize(
    ("sentence", "is_ambiguous", "likely", "is_silenced"),
    [
        ("In room 9 {a} will try to find [scoliosis].", False, 0.1, True),
        ("In room 9 {a} will try to find [scoliosis].", False, 0.4, False),
        # words that frames alone make somebody's
        ("In room 9 {a} will try to find [scoliosis].", True, 0.7, True),
        # words that lessons use oftener than nurses, and the same as somebody's own
        ("In room 9 {a} will try to find [diabetes].", False, 0.5, True),
        ("In room 9 {a} will find that her [diabetes].", False, 0.5, False),
    ],
)
def test_how_likely_words_may_be_to_tell(
    monkeypatch: pytest.MonkeyPatch,
    sentence: str,
    is_ambiguous: bool,
    likely: float,
    is_silenced: bool,
) -> None:
    monkeypatch.setattr(tenor, "_chance", lambda _: likely)
    assert _is_everyday(sentence, "health", is_ambiguous) is is_silenced


def test_what_is_told_beside_everyday_talk_is_told() -> None:
    assert not _is_everyday(
        "Thank you to {a} for bringing the cakes for the stall on Friday, and remember that she "
        "is [allergic to nuts] and carries two pens.",
        "health",
    )


@pytest.mark.parametrize(("likely", "is_silenced"), [(0.01, True), (0.03, False)])
def test_a_sentence_that_names_nobody_needs_most_to_be_everyday(
    monkeypatch: pytest.MonkeyPatch, likely: float, is_silenced: bool
) -> None:
    monkeypatch.setattr(tenor, "_chance", lambda _: likely)
    assert _is_everyday("In room 9 somebody [hit] the buzzer.", "behaviour") is is_silenced


@pytest.mark.parametrize(
    ("company", "is_silenced"), [(Company.ANY, False), (Company.EVERYDAY, True)]
)
def test_few_words_need_company_around_them(
    monkeypatch: pytest.MonkeyPatch, company: Company, is_silenced: bool
) -> None:
    monkeypatch.setattr(tenor, "_chance", lambda _: 0.05)
    assert is_everyday(f"{PUPIL} - ", "addiction", ".", "health", company=company) is is_silenced


@pytest.mark.parametrize(
    ("company", "category", "likely", "is_silenced"),
    [
        (Company.ANY, "behaviour", 0.4, True),
        (Company.ANY, "behaviour", 0.6, False),
        (Company.ANY, "attainment", 0.4, True),
        (Company.EVERYDAY, "health", 0.7, True),
        (Company.ANY, "health", 0.7, False),
        (Company.CONTEST, "behaviour", 0.9, True),
        (Company.CONTEST, "behaviour", 0.99, False),
        # what a child may come to harm by
        (Company.ANY, "safeguarding", 0.4, True),
        (Company.EVERYDAY, "safeguarding", 0.6, False),
    ],
)
def test_what_is_spoken_of_around_a_sentence_counts(
    monkeypatch: pytest.MonkeyPatch,
    company: Company,
    category: str,
    likely: float,
    is_silenced: bool,
) -> None:
    monkeypatch.setattr(tenor, "_chance", lambda _: likely)
    said = is_everyday(f"In room 9 {PUPIL} will try to ", "find", " it.", category, company=company)
    assert said is is_silenced


@pytest.mark.parametrize("text", ["Only a name", "", "Ann, Ben"])
def test_a_few_words_have_no_tenor(text: str) -> None:
    assert chance_of(text) is None
