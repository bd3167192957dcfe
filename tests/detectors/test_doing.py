"""What somebody does with a thing, a place, a text or a part in a play, and what they are."""

from __future__ import annotations

import pytest

from detectors.doing import is_doing

NAME = "Amara Obi"


def _is_doing(sentence: str, words: str, category: str) -> bool:
    start = sentence.index(words)
    named = [(sentence.index(NAME), sentence.index(NAME) + len(NAME))]
    return is_doing(sentence, start, start + len(words), named, category)


@pytest.mark.parametrize(
    ("sentence", "words", "category"),
    [
        # a thing of that sort, handled
        ("Amara Obi has printed the isolation valve diagram.", "isolation", "behaviour"),
        ("Amara Obi has put the joint union letter on the wall.", "union", "trade_union"),
        ("Amara Obi borrowed the DNA kit from the high school.", "DNA kit", "genetic"),
        ("Amara Obi is checking the invoices for the new roof.", "invoices", "financial"),
        ("Amara Obi is fixing the fingerprint reader.", "fingerprint reader", "biometric"),
        ("Amara Obi has laminated the visual timetable.", "visual timetable", "sen"),
        # made, or used for an occasion
        ("Amara Obi is designing a prosthetic hand.", "prosthetic", "health"),
        ("Amara Obi lifted fingerprints off a mug for the CSI day.", "fingerprints", "biometric"),
        ("Amara Obi is mapping crime figures for geography.", "crime", "criminal"),
        ("Amara Obi wrote a letter from prison as Mr Fox.", "prison", "criminal"),
        ("Amara Obi needs a wheelchair from the props store.", "wheelchair", "health"),
        ("Amara Obi is taking the harvest boxes to the food bank.", "food bank", "financial"),
        # played, pretended
        ("Amara Obi is playing the doctor in The Crucible.", "doctor", "health"),
        ("Amara Obi is clerk of the court in the mock trial.", "court", "criminal"),
        ("Amara Obi held the doll for the pretend christening.", "christening", "religion"),
        # a post held
        ("Amara Obi is the new HR business partner.", "HR", "staff_hr"),
        ("Amara Obi joins us as HR manager.", "HR", "staff_hr"),
        ("Amara Obi sits on the pay committee.", "pay", "pay"),
        # passed, visited
        ("Amara Obi's coat was found outside the counselling room.", "counselling", "health"),
        ("Amara Obi is visiting Gaol Street.", "Gaol", "criminal"),
        ("Amara Obi is touring the base.", "base", "sen"),
        # met at work, or working there
        ("Work experience: Amara Obi is with the solicitors.", "solicitors", "criminal"),
        ("Amara Obi is meeting the visiting midwife.", "midwife", "health"),
        ("Amara Obi has asked the police to do the safety talk.", "police", "criminal"),
        ("Amara Obi is the DSL on call.", "DSL", "safeguarding"),
        ("Amara Obi wants to be a social worker.", "social worker", "safeguarding"),
        # read, hit in a game
        ("Amara Obi is to annotate the poem Disabled by Owen.", "Disabled", "health"),
        ("Amara Obi took a shot that hit the bar.", "hit", "behaviour"),
        ("Amara Obi struck the gong.", "struck", "trade_union"),
    ],
)
def test_words_belong_to_what_is_done(sentence: str, words: str, category: str) -> None:
    assert _is_doing(sentence, words, category)


@pytest.mark.parametrize(
    ("sentence", "words", "category"),
    [
        ("Amara Obi was dismissed as HR manager.", "dismissed", "staff_hr"),
        ("Amara Obi is the NEU committee secretary.", "NEU", "trade_union"),
        ("Amara Obi sits on the Soulbury scale.", "Soulbury scale", "pay"),
        ("Amara Obi described themselves as a Marxist in the lesson.", "Marxist", "political"),
        ("Amara Obi was kept in isolation.", "isolation", "behaviour"),
        ("Amara Obi handed out Reform leaflets at the station.", "Reform", "political"),
        ("Amara Obi has a DNA test result.", "DNA test", "genetic"),
        ("Amara Obi put a finger on the reader.", "finger on the reader", "biometric"),
        ("Amara Obi is on the fingerprint system.", "fingerprint", "biometric"),
        ("Amara Obi needs the visual timetable in geography.", "visual timetable", "sen"),
        ("Amara Obi needs a wheelchair for the trip.", "wheelchair", "health"),
        ("Amara Obi took a blade from the DT room.", "blade", "safeguarding"),
        ("Amara Obi drew a swastika on the desk in history.", "swastika", "behaviour"),
        ("Amara Obi wrote a suicide note in English.", "suicide", "safeguarding"),
        ("Amara Obi wrote to her social worker about it.", "social worker", "safeguarding"),
        ("Amara Obi is a Muslim and will not be in the nativity.", "Muslim", "religion"),
        ("Amara Obi is diabetic and needs snacks at the fair.", "diabetic", "health"),
        ("Amara Obi is at mosque, so misses the geography trip.", "mosque", "religion"),
        ("Amara Obi was interviewed at the police station.", "police station", "criminal"),
        ("Amara Obi was arrested during work experience.", "arrested", "criminal"),
        ("Amara Obi is with CAMHS during the careers fair.", "CAMHS", "health"),
        ("Amara Obi is meeting the midwife.", "midwife", "health"),
        ("Amara Obi told the DSL about the messages.", "DSL", "safeguarding"),
        ("We have applied for a special school for Amara Obi.", "special school", "sen"),
        ("An ELSA works with Amara Obi as part of the SEN plan.", "SEN plan", "sen"),
        ("Amara Obi hit the ball at a boy's face.", "hit", "safeguarding"),
        ("Amara Obi wrote a poem and scored 7 out of 20.", "scored 7", "attainment"),
    ],
)
def test_words_say_what_somebody_is_has_or_did(sentence: str, words: str, category: str) -> None:
    assert not _is_doing(sentence, words, category)
