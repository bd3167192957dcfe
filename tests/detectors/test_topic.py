"""Sentences about a matter, and texts whose being sent tells something."""

from __future__ import annotations

import pytest

from detectors.topic import is_topic, tells_membership

TOPICS = [
    ("Our asthma policy has been reviewed.", "health"),
    ("Year 5 will learn about the Tudors' religion.", "religion"),
    ("The SEN register must be kept up to date.", "sen"),
    ("Free school meals: apply now.", "pupil_premium"),
    ("12% of pupils are persistently absent.", "attendance"),
    ("Ms Bell will lead our assembly on bullying.", "behaviour"),
    ("Leo gave a wonderful presentation on diabetes.", "health"),
    ("Amara wrote a poem about depression.", "health"),
    ("Oliver raised £200 in aid of children with cancer.", "health"),
    ("Ana read a novel about a refugee.", "ethnicity"),
    ("Priya is studying Islam for her project.", "religion"),
    ("Pupils who swear will get a detention.", "behaviour"),
    ("What is dyslexia?", "sen"),
    ("Autism is a lifelong condition.", "sen"),
    ("Staff must report safeguarding concerns at once.", "safeguarding"),
    ("We take bullying very seriously.", "behaviour"),
    ("If your child has an EHCP, please bring it.", "sen"),
    ("The number of suspensions has fallen nationally.", "exclusion"),
    ("Governors reviewed the school's attendance of 94%.", "attendance"),
    ("Mr Adeyemi ran training on self-harm for tutors.", "health"),
]
ABOUT_SOMEBODY = [
    ("Thandi's asthma plan follows our asthma policy.", "health"),
    ("Leo has asthma, as the policy requires us to record.", "health"),
    ("We talked about his anxiety.", "health"),
    ("Ana is one of the pupils who receive free school meals.", "pupil_premium"),
    ("She was absent 12% of the year.", "attendance"),
    ("Strategy meeting about Ella at two.", "safeguarding"),
    ("Priya must be given her inhaler.", "health"),
    ("Tomasz disclosed that his stepdad hits him.", "safeguarding"),
    ("The training day was missed because Callum was in hospital.", "health"),
    ("Mia is on the SEN register.", "sen"),
    ("Jamal, 8B, swore at a member of staff.", "behaviour"),
    ("Meeting about Grace's exclusion.", "exclusion"),
]


@pytest.mark.parametrize(("sentence", "category"), TOPICS)
def test_sentence_about_a_matter_is_a_topic(sentence: str, category: str) -> None:
    assert is_topic(sentence, category)


@pytest.mark.parametrize(("sentence", "category"), ABOUT_SOMEBODY)
def test_sentence_about_somebody_is_no_topic(sentence: str, category: str) -> None:
    assert not is_topic(sentence, category)


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("SEND coffee morning on Friday at nine", {"sen"}),
        ("You are invited to our SEN parents' forum.", {"sen"}),
        ("Your free school meals voucher is attached.", {"pupil_premium"}),
        ("Free school meals vouchers for the holidays", {"pupil_premium"}),
        ("A drop-in for parents of children with EHCPs.", {"sen"}),
        ("The foster carers' group meets on Monday.", {"looked_after"}),
        ("Dear foster carers, please join us for tea.", {"looked_after"}),
        (
            "You are receiving this because your child receives pupil premium.",
            {"pupil_premium"},
        ),
        ("As your child is on the SEN register, we would like to meet.", {"sen"}),
        ("Workshop for families of pupils with diabetes.", {"health"}),
        ("Young carers' breakfast this Thursday.", {"safeguarding"}),
        ("Autism support group, Tuesday 10 am.", {"sen"}),
        ("An evening for EAL families.", {"ethnicity"}),
        ("Dear parents of children in receipt of free school meals", {"pupil_premium"}),
        ("Your child's EHCP annual review", {"sen"}),
        # to everybody
        ("If your child might be eligible for free school meals, apply at the office.", set()),
        ("SEND coffee morning on Friday. All parents are welcome.", set()),
        ("Our SEND policy has been updated.", set()),
        ("Coffee morning on Friday.", set()),
        ("Parents' evening is on Tuesday.", set()),
        ("Does your child have asthma? Please tell the office.", set()),
        ("Open to all families: a workshop on autism.", set()),
        ("The lunch menu is attached.", set()),
        ("Please send the form back by Friday.", set()),
    ],
)
def test_being_sent_a_text_tells_membership_or_nothing(text: str, categories: set[str]) -> None:
    assert tells_membership(text) == categories
