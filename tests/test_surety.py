"""What signs alone tell: less than a plan or a referral does."""

from __future__ import annotations

import pytest

from detectors.lexicon import tellings
from detectors.vocabulary import Strength
from scanner.model import Mention, MentionKind
from scanner.what.surety import hinted_at, tells_alone

SURE, SIGN, WEAK = (s.value for s in (Strength.STRONG, Strength.SIGN, Strength.WEAK))


def _told(*sureties: float, category: str = "safeguarding") -> list[Mention]:
    return [
        Mention("lexicon", MentionKind.CATEGORY, category, 0, n, n + 1, surety, ("P1",))
        for n, surety in enumerate(sureties)
    ]


@pytest.mark.parametrize(
    ("sureties", "is_hint"),
    [
        ((SIGN,), True),
        ((WEAK,), True),
        ((WEAK, WEAK), True),
        ((SIGN, WEAK), True),
        ((SIGN, SIGN), False),
        ((WEAK, WEAK, WEAK), False),
        ((SURE,), False),
        ((SIGN, SURE), False),
    ],
)
def test_one_sign_hints_and_a_second_tells(sureties: tuple[float, ...], is_hint: bool) -> None:
    assert (("P1", "safeguarding") in hinted_at(_told(*sureties))) is is_hint


def test_what_a_column_tells_is_no_hint() -> None:
    mentions = [one._replace(detector="table") for one in _told(WEAK)]
    assert hinted_at(mentions) == frozenset()


def test_hints_of_one_category_say_nothing_of_another() -> None:
    mentions = [*_told(SIGN), *_told(SURE, category="criminal")]
    assert hinted_at(mentions) == {("P1", "safeguarding")}


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("came in with no heating at home", Strength.SIGN),
        ("is on a child protection plan", Strength.STRONG),
        ("has disclosed that an uncle hit him", Strength.STRONG),
        ("was moved to a foster placement", Strength.STRONG),
        ("was arrested on Saturday", Strength.STRONG),
    ],
)
def test_lexicon_tells_signs_from_what_names_it(words: str, strength: Strength) -> None:
    assert strength in {t.strength for t in tellings(f"Ann {words}.")}


def test_sign_needs_no_frame() -> None:
    assert all(map(tells_alone, _told(SIGN)))
