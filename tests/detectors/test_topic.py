"""Sentences about a matter, and texts whose being sent tells something."""

from __future__ import annotations

import pytest

from detectors.topic import is_governed, is_topic, tells_membership

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
    ("The asthma register is reviewed every September.", "health"),
    ("Year 9 made posters about self-harm and where to get help.", "health"),
    ("Mrs Denby will talk to Year 10 about anxiety and exam stress.", "health"),
    ("A visitor from the hospice came to assembly.", "health"),
    ("Cystic fibrosis is caused by a faulty gene.", "health"),
    ("Mr Oake runs the dyslexia workshop for parents.", "sen"),
    ("The SEND local offer lists support for autism.", "sen"),
    ("Ms Price leads on safeguarding and child protection.", "safeguarding"),
    ("County lines was discussed in PSHE this week.", "safeguarding"),
    ("Fostering information evening on 3 May, all welcome.", "looked_after"),
    ("In the book, Tracy is a foster child.", "looked_after"),
    ("Governors asked how the pupil premium is spent.", "pupil_premium"),
    ("Sikhs wear the turban and carry the kirpan.", "religion"),
    ("Year 6 held a mock election and voted for the Green Party.", "political"),
    ("Mrs Oduya teaches about the Labour Party in the 1940s.", "political"),
    ("The school will be closed on Thursday because of strike action.", "trade_union"),
    ("Governors met the trade unions about the new calendar.", "trade_union"),
    ("Staff may be accompanied by a union representative.", "trade_union"),
    ("Pride Month assemblies run in June.", "sexual_life"),
    ("The RSE policy covers contraception and consent.", "sexual_life"),
    ("Parents must give consent for biometric catering.", "biometric"),
    ("Mr Kelly is in charge of the fingerprint system.", "biometric"),
    ("In biology this term we look at inherited conditions.", "genetic"),
    ("DNA testing solved the murder in the play.", "genetic"),
    ("PC Lane gave a talk on knife crime and county lines.", "criminal"),
    ("The youth offending service is based in the town hall.", "criminal"),
    ("The hardship fund is open to all families.", "financial"),
    ("Universal Credit claimants can apply for a uniform grant.", "financial"),
    ("The governors agreed the pay award for all staff.", "pay"),
    ("Mr Finn updated the sickness absence policy.", "staff_hr"),
    ("All staff must complete a DBS check before starting.", "staff_hr"),
    ("The appraisal cycle begins in October.", "staff_hr"),
    ("Class attendance cups are awarded on Fridays.", "attendance"),
    ("Persistent absence fell by two points last year.", "attendance"),
    ("Bullying is never acceptable here.", "behaviour"),
    ("Suspensions rose nationally by a fifth.", "exclusion"),
    ("SATs results will be published in July.", "attainment"),
    ("Mr Gale will explain how GCSE grades are set.", "attainment"),
    ("Reading ages are checked each term.", "attainment"),
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
    ("Josie Hartnell is back on the ward after her seizure.", "health"),
    ("Ravi Menon had his appendix out on Monday.", "health"),
    ("Megan takes lamotrigine at lunch.", "health"),
    ("Callum Orme uses a coloured overlay and has 25% extra time.", "sen"),
    ("Is Poppy on the SEN register yet?", "sen"),
    ("Kai told me his stepdad locks him in his room.", "safeguarding"),
    ("Core group for Lexi Dunmore moved to Tuesday.", "safeguarding"),
    ("Tyrone Marsh is under an SGO with his nan.", "looked_after"),
    ("Jodie is Ever 6.", "pupil_premium"),
    ("Amaan's family are Afghan and were granted asylum.", "ethnicity"),
    ("Ezra is Jewish and keeps kosher.", "religion"),
    ("Nadia was not brought up Catholic.", "religion"),
    ("Mr Stott stood for Reform in May.", "political"),
    ("Mrs Laing votes SNP.", "political"),
    ("Miss Achebe joined the NEU in January.", "trade_union"),
    ("Mr Bould is the GMB steward.", "trade_union"),
    ("Ellis came out as bisexual last term.", "sexual_life"),
    ("Robin uses they/them pronouns.", "sexual_life"),
    ("Freya's thumbprint was deleted from the till.", "biometric"),
    ("Toby carries the gene for Huntington's.", "genetic"),
    ("Jay was cautioned for shoplifting.", "criminal"),
    ("Leanne's dad was sent to prison.", "criminal"),
    ("Kira's mum is behind with the rent.", "financial"),
    ("Owen owes £14.20 for dinners.", "financial"),
    ("Mrs Tarrant is on UPS2.", "pay"),
    ("Mr Oduya earns £38,000.", "pay"),
    ("Mr Finn was put on capability.", "staff_hr"),
    ("Miss Lyle has been off sick since half term.", "staff_hr"),
    ("Leo missed nine sessions in May.", "attendance"),
    ("Ana was not late on Tuesday.", "attendance"),
    ("Zak was caught vaping behind the gym.", "behaviour"),
    ("Did Holly start the fight?", "behaviour"),
    ("Dean was PEXed from his last school.", "exclusion"),
    ("Mark received a three-day suspension.", "exclusion"),
    ("Nell got 34 out of 60 in the mock.", "attainment"),
    ("Sam is two grades below target in chemistry.", "attainment"),
    ("Tess reached greater depth in writing.", "attainment"),
    ("Jon scraped a 4 in maths.", "attainment"),
]


@pytest.mark.parametrize(("sentence", "category"), TOPICS)
def test_sentence_about_a_matter_is_a_topic(sentence: str, category: str) -> None:
    assert is_topic(sentence, category)


@pytest.mark.parametrize(("sentence", "category"), ABOUT_SOMEBODY)
def test_sentence_about_somebody_is_no_topic(sentence: str, category: str) -> None:
    assert not is_topic(sentence, category)


@pytest.mark.parametrize(
    ("sentence", "category", "governed"),
    [
        ("Amara Obi wrote a poem about depression.", "health", True),
        ("Leo Marsh is studying Islam.", "religion", True),
        ("Amara Obi told us about her depression.", "health", False),
        ("Leo Marsh has asthma.", "health", False),
        ("Leo Marsh is late.", "health", False),
    ],
)
def test_what_is_learnt_or_written_about_is_governed(
    sentence: str, category: str, governed: bool
) -> None:
    assert is_governed(sentence, category) is governed


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
