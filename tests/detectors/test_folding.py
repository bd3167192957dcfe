"""Folding: spellings that count as equal, and offsets that lead back to the original."""

from __future__ import annotations

import unicodedata

import pytest

from detectors.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Plain Text, 42!", "plain text, 42!"),
        ("O’Neill", "o'neill"),
        ("O`Neill", "o'neill"),
        ("Anne–Marie", "anne-marie"),
        ("Anne\u2011Marie", "anne-marie"),
        ("José Núñez", "jose nunez"),
        (unicodedata.normalize("NFD", "José Núñez"), "jose nunez"),
        ("Weiß", "weiss"),
        ("ofﬁce", "office"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("İpek Işık", "ipek isik"),
        ("Siân\u00a0Llŷr", "sian llyr"),
        ("asth\u00adma", "asthma"),
        ("line one\r\nline two", "line one\r\nline two"),
        ("Ńĝọzi Ａｄａ", "ngozi ada"),
    ],
)
def test_spellings_fold_to_one(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize(
    ("written", "word", "original"),
    [
        ("Mr O’Neill came", "o'neill", "O’Neill"),
        (unicodedata.normalize("NFD", "Zoë and José ran"), "jose", "Jose\u0301"),
        ("Herr Weiß, Straße", "strasse", "Straße"),
        ("the ofﬁce of Ana", "office", "ofﬁce"),
        ("the ofﬁce of Ana", "ana", "Ana"),
        ("has asth\u00adma today", "asthma", "asth\u00adma"),
        ("\ufeffAna has asthma", "ana", "Ana"),
        ("ßßß Ana", "ana", "Ana"),
    ],
)
def test_spans_lead_back_to_the_original(written: str, word: str, original: str) -> None:
    folded = fold(written)
    start = folded.text.index(word)
    begin, end = folded.span(start, start + len(word))
    assert written[begin:end] == original


def test_text_that_keeps_its_length_needs_no_way_back() -> None:
    assert fold("José’s report").offsets is None


def test_every_character_leads_back_to_itself() -> None:
    for code in range(0xA0, 0x3000):
        text = f"a{chr(code)}z"
        folded = fold(text)
        assert folded.text[-1] == "z", hex(code)
        assert folded.original(len(folded.text)) == len(text), hex(code)
