"""What begins with a word of a text: in all its forms, over signs, and never over a full stop."""

from __future__ import annotations

import pytest

from detectors.vocabulary import STOP, Expression, Form, Lexicon, Strength, WordList
from detectors.word_index import Bucket, WordIndex


def _bucket(index: WordIndex, word: str) -> Bucket | None:
    return next(iter(index.buckets([word])))


def _index(*lists: WordList, expressions: tuple[Expression, ...] = ()) -> WordIndex:
    return WordIndex([Lexicon("health", lists, expressions)])


def _words(form: Form, *words: str) -> WordList:
    return WordList("health", form, Strength.STRONG, words)


@pytest.mark.parametrize(
    ("form", "listed", "word", "is_found"),
    [
        (Form.NOUN, "allergy", "allergy", True),
        (Form.NOUN, "allergy", "allergies", True),
        (Form.NOUN, "allergy", "allergied", False),
        (Form.VERB, "vomit", "vomiting", True),
        (Form.VERB, "swear", "sworn", True),
        (Form.VERB, "swear", "swearword", False),
        (Form.NOUN, "auto-injector", "autoinjector", True),
        (Form.NOUN, "can't", "cant", True),
    ],
)
def test_word_is_found_in_its_forms(form: Form, listed: str, word: str, is_found: bool) -> None:
    bucket = _bucket(_index(_words(form, listed)), word)
    assert (bucket is not None and bool(bucket.alone)) is is_found


def test_longer_terms_branch_word_by_word() -> None:
    index = _index(
        _words(Form.NOUN, "care plan", "care plan meeting"), _words(Form.VERB, "be sick")
    )
    care, was = _bucket(index, "care"), _bucket(index, "was")
    assert care is not None
    assert was is not None
    assert set(care.longer) == {"plan", "plans"}
    assert set(care.longer["plan"].onwards) == {"meeting", "meetings"}
    assert [flat for flat, _ in was.longer["sick"].ends] == ["was sick"]


@pytest.mark.parametrize(
    ("near", "flat", "stretches"),
    [
        ("absen", "his absences", [(4, 9)]),
        ("absen", "nabsen", []),  # no word begins like this
        ("ta$", "ta", [(0, 2)]),
        ("ta$", f"a ta{STOP} here", [(2, 4)]),
        ("ta$", "table", []),
        ("not paid", "is not paid", [(3, 11)]),
        ("not paid", "cannot paid", []),
        ("not paid", "paid not", []),
    ],
)
def test_expression_is_tried_near_its_words(
    near: str, flat: str, stretches: list[tuple[int, int]]
) -> None:
    expression = Expression("health", (near,), "x", Strength.STRONG)
    found = _index(expressions=(expression,)).expressions(flat)
    assert [(one.start, one.end) for one in found] == stretches


def test_expression_is_tried_once_where_two_of_its_words_begin_alike() -> None:
    expression = Expression("health", ("mark", "marks"), "x", Strength.STRONG)
    found = _index(expressions=(expression,)).expressions("the marks")
    assert [(one.start, one.end) for one in found] == [(4, 8)]


def test_most_words_begin_nothing_and_endless_ones_are_not_looked_at() -> None:
    index = _index(_words(Form.NOUN, "asthma"))
    assert list(index.buckets(["", "the", "x" * 5000, "itis" * 20])) == [None] * 4
