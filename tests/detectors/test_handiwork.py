"""Words said of a thing somebody made, keeps or owns, beside words said of that person."""

from __future__ import annotations

import pytest

from detectors.handiwork import is_of_a_thing

NAME = "Amara Obi"


@pytest.mark.parametrize(
    ("sentence", "words", "category", "of_a_thing"),
    [
        ("Amara Obi's short story is told by a bullied goose.", "bullied", "behaviour", True),
        ("Amara Obi's bean has a fungal infection.", "fungal infection", "health", True),
        ("Amara Obi's rocket went missing in the park.", "went missing", "safeguarding", True),
        ("Amara Obi's brother is told to be a bully.", "bully", "behaviour", False),
        ("Amara Obi's story is late because she was bullied.", "bullied", "behaviour", False),
        ("Amara Obi's story hints that a man hits children.", "hits", "safeguarding", False),
        ("Amara Obi's project was marked at 6.", "marked at 6", "attainment", False),
        ("The board game Amara Obi designed sends you to jail.", "jail", "criminal", True),
        ("The board game Amara Obi lost had sent her to jail.", "jail", "criminal", False),
        ("The mask with the bleeding eyes is Amara Obi's.", "bleeding", "health", True),
        ("The girl with the bleeding eyes is Amara Obi's sister.", "bleeding", "health", False),
        ("A hedgehog in hospital is in Amara Obi's picture book.", "hospital", "health", True),
        ("The bruise is in Amara Obi's file.", "bruise", "safeguarding", False),
        ("Amara Obi's hamster is off its food.", "off its food", "health", True),
        ("Amara Obi's horse was kicked by her dad.", "kicked", "safeguarding", False),
        ("Amara Obi's bag is black.", "is black", "ethnicity", True),
        ("Amara Obi's snowmen are naked and fell in love.", "fell in love", "sexual_life", True),
        ("Amara Obi's volcanoes killed everybody.", "killed", "behaviour", True),
        ("Amara Obi's bag has an inhaler in it.", "inhaler", "health", False),
        ("Amara Obi's coat is filthy again.", "filthy", "safeguarding", False),
        ("Amara Obi's group went to the mosque.", "went to the mosque", "religion", True),
        ("Amara Obi's group therapy is at CAMHS.", "CAMHS", "health", False),
        ("For Amara Obi the dragon smashed the window.", "smashed", "behaviour", True),
        ("The ball hit Amara Obi in the face.", "hit", "behaviour", False),
    ],
)
def test_what_is_said_of_a_thing_is_not_said_of_whose_it_is(
    sentence: str, words: str, category: str, of_a_thing: bool
) -> None:
    start = sentence.index(words)
    named = [(sentence.index(NAME), sentence.index(NAME) + len(NAME))]
    assert is_of_a_thing(sentence, start, start + len(words), named, category) is of_a_thing


def test_what_follows_another_name_is_that_person_s() -> None:
    sentence = "Amara Obi's cake is in the office and Leo Quill has epilepsy."
    named = [
        (sentence.index(name), sentence.index(name) + len(name)) for name in (NAME, "Leo Quill")
    ]
    start = sentence.index("epilepsy")
    assert not is_of_a_thing(sentence, start, start + len("epilepsy"), named, "health")
