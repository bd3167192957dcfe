"""Notices, minutes and questions that tell something of the colleague they name."""

from __future__ import annotations

import pytest

from detectors.predicate import says_of
from detectors.topic import is_topic

NAME = "Amara Obi"


def _spans(sentence: str, words: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    named, told = sentence.index(NAME), sentence.index(words)
    return [(named, named + len(NAME))], [(told, told + len(words))]


@pytest.mark.parametrize(
    ("sentence", "words", "category"),
    [
        # asked of one person
        ("Which union is Amara Obi with?", "union", "trade_union"),
        ("Which union is Amara Obi in?", "union", "trade_union"),
        ("Which party is Amara Obi standing for in May?", "party", "political"),
        ("When is Amara Obi due back from long-term sick?", "long-term sick", "staff_hr"),
        ("When does Amara Obi return from sick leave?", "sick leave", "staff_hr"),
        ("What spine point is Amara Obi on?", "spine point", "pay"),
        ("How much does Amara Obi get for the TLR?", "TLR", "pay"),
        ("What salary did we offer Amara Obi?", "salary", "pay"),
        # right behind the name
        (
            "Amara Obi wants the union present at the lesson observation.",
            "wants the union present",
            "trade_union",
        ),
        # agreed, noted and reported of one person
        ("We have agreed a phased return to work for Amara Obi.", "phased return", "staff_hr"),
        ("Governors agreed a recruitment allowance for Amara Obi.", "allowance", "pay"),
        ("Governors agreed to move Amara Obi up the leadership spine.", "leadership spine", "pay"),
        (
            "The LADO wants an update on the allegation against Amara Obi.",
            "allegation against",
            "staff_hr",
        ),
        ("Please note that Amara Obi resigned on Friday.", "resigned on", "staff_hr"),
        (
            "Amara Obi made a protected disclosure under the whistleblowing policy.",
            "protected disclosure",
            "staff_hr",
        ),
        ("The published register shows that Amara Obi donated to Labour.", "Labour", "political"),
    ],
)
def test_sentence_tells_of_the_colleague_it_names(sentence: str, words: str, category: str) -> None:
    named, told = _spans(sentence, words)
    assert says_of(sentence, named, told)
    assert not is_topic(sentence, category, named, told)


@pytest.mark.parametrize(
    ("sentence", "words", "category"),
    [
        ("Can Amara Obi book the SEN review room?", "SEN review", "sen"),
        ("When will Amara Obi run the training on sick pay?", "sick pay", "pay"),
        ("Which room is Amara Obi in for the union meeting?", "union meeting", "trade_union"),
        ("What is Amara Obi covering in the maternity workshop?", "maternity", "staff_hr"),
        ("How does Amara Obi teach the rise of trade unions?", "trade unions", "trade_union"),
        ("We have agreed a new redundancy policy with Amara Obi.", "redundancy", "staff_hr"),
        ("Please send maternity leave forms for Amara Obi to sign.", "maternity leave", "staff_hr"),
        ("Please note that Amara Obi is out of office; pay day is Friday.", "pay day", "pay"),
    ],
)
def test_sentence_only_names_the_colleague_who_acts_in_it(
    sentence: str, words: str, category: str
) -> None:
    named, told = _spans(sentence, words)
    assert not says_of(sentence, named, told)
