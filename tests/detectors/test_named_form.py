"""A form behind a name is read over, and what is found is given in the text's own offsets."""

from __future__ import annotations

import pytest

from detectors.lexicon import tellings
from detectors.named_form import without_forms


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        ("Is Ann Obi (4 Heron) in?", "Is Ann Obi in?"),
        ("Ann Obi (5A) and Ben O’Neill (Year 7) ran.", "Ann Obi and Ben O’Neill ran."),
        ("Ann Obi, 10B, was late.", "Ann Obi was late."),
        ("Ann Obi, R Heron, was late.", "Ann Obi was late."),
        ("Ann Obi, 4 March, was late.", "Ann Obi, 4 March, was late."),
        ("Ask Maya Özil (4 Heron) or Łukasz Łęcki (10B).", "Ask Maya Özil or Łukasz Łęcki."),
        ("SDQ (23) for Ann. Predicted (7). Attainment (5).",) * 2,
        ("Ask Mrs Obi (RE) or the nurse from Elm (NHS).",) * 2,
        ("Maths (4A) and Science (5B).", "Maths (4A) and Science (5B)."),
        ("Sats paper (2), Ann Obi (EAL).", "Sats paper (2), Ann Obi (EAL)."),
    ],
)
def test_forms_behind_names_are_left_out(text: str, shorter: str) -> None:
    assert without_forms(text).text == shorter


def test_offsets_lead_back_to_the_whole_text() -> None:
    text = "Ann Obi (4 Heron) has asthma; Ben Cole, 10B, has epilepsy."
    shorter = without_forms(text)
    for word in ("Ann", "Obi", "asthma", "Cole", "epilepsy."):
        start = shorter.text.index(word)
        begin, end = shorter.span(start, start + len(word))
        assert text[begin:end] == word


@pytest.mark.parametrize("form", ["", " (4 Heron)", " (5A)", ", 10B,"])
def test_words_are_found_around_a_name_with_its_form(form: str) -> None:
    text = f"Please code Ann Obi{form} as E for Thursday and Friday and send work home."
    assert {one.category for one in tellings(text)} == {"exclusion"}
    assert [text[one.start : one.end] for one in tellings(text)] == [f"code Ann Obi{form} as E for"]
