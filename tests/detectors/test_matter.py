"""What something is about, and what is somebody's own."""

from __future__ import annotations

import pytest

from detectors.matter import is_matter


def _is_matter(sentence: str, words: str, name: str = "") -> bool:
    start = sentence.index(words)
    named = [(sentence.index(name), sentence.index(name) + len(name))] if name else []
    return is_matter(sentence, start, start + len(words), named)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Amara Obi wrote a poem about depression.", "depression"),
        ("Amara Obi raised £40 for children with cancer.", "with cancer"),
        ("Amara Obi sang for residents with dementia.", "dementia"),
        ("Amara Obi swam for cancer research.", "cancer"),
        ("Amara Obi told the class about fasting.", "fasting"),
        ("Amara Obi showed how to use an inhaler.", "use an inhaler"),
        ("Amara Obi films the fight scene.", "fight"),
        ("Amara Obi's painting 'Anxiety' hangs in the hall.", "Anxiety"),
        ("Amara Obi spoke about young people's mental health.", "mental health"),
        ("Amara Obi (violin grade 4) played.", "grade 4"),
        ("Amara Obi asked about diabetes.", "diabetes"),
        ("Mr Hart teaches genetics with fruit flies.", "genetics"),
        ("Amara Obi made a pie chart of census data on religion.", "religion"),
        ("Amara Obi's presentation is on hunger strikes.", "strikes"),
    ],
)
def test_words_are_the_matter_of_something(sentence: str, words: str) -> None:
    assert _is_matter(sentence, words)


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        (
            "Amara Obi wrote about wanting to die, and the DSL has rung home.",
            "wanting to die",
            "",
        ),
        ("Amara Obi wrote about her depression.", "depression", ""),
        ("Amara Obi missed the lesson because of an asthma attack.", "asthma attack", ""),
        ("Amara Obi is one of the pupils with asthma.", "asthma", ""),
        ("The role of Amara Obi is at risk of redundancy.", "redundancy", "Amara Obi"),
        ("We are worried: Amara Obi writes about suicide.", "suicide", ""),
        ("Amara Obi has asthma.", "asthma", ""),
        ("Amara Obi has a learning mentor on the SEN plan.", "SEN plan", ""),
        ("Amara Obi's essay on Larkin was marked at 19.", "was marked at 19", ""),
        ("Amara Obi asked about her diabetes.", "diabetes", ""),
        ("Amara Obi qualifies for the sixth-form bursary.", "sixth-form bursary", "Amara Obi"),
        ("An update on the phased return of Amara Obi", "phased return", "Amara Obi"),
        (
            "We need an update on the allegation against Amara Obi.",
            "allegation against",
            "Amara Obi",
        ),
        ("The update on the EHCP for Amara Obi is late.", "EHCP", "Amara Obi"),
        ("Amara Obi cannot take part because of a court case.", "court case", ""),
    ],
)
def test_words_are_somebodys_own(sentence: str, words: str, name: str) -> None:
    assert not _is_matter(sentence, words, name)


@pytest.mark.parametrize(
    ("sentence", "is_matter_of_all"),
    [
        ("Amara Obi asked about vaccines, Leo Hart about diabetes.", True),
        ("Amara Obi wrote about the sea, Leo Hart (4B) about diabetes.", True),
        ("Amara Obi was late, Leo Hart on insulin for diabetes.", False),
        ("Amara Obi asked about vaccines, Leo Hart has diabetes.", False),
    ],
)
def test_clause_without_a_verb_shares_that_of_the_clause_before(
    sentence: str, is_matter_of_all: bool
) -> None:
    named = [(at, at + len(n)) for n in ("Amara Obi", "Leo Hart") for at in [sentence.index(n)]]
    start = sentence.index("diabetes")
    assert is_matter(sentence, start, start + len("diabetes"), named) is is_matter_of_all
