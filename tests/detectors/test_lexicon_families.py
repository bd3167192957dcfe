"""Families of words, what tells beside what only looks like it: turns of faith, genes, orders."""

from __future__ import annotations

import pytest

from detectors.lexicon import tellings


@pytest.mark.parametrize(
    ("text", "category", "told"),
    [
        ("Ruby took shahada over the summer.", "religion", True),
        ("We are forecasting A*AB for Ruby.", "attainment", True),
        ("The forecast is for rain.", "attainment", False),
        ("Only 11 of the 25 answers right for Ruby.", "attainment", True),
        ("Only 11 of the 25 sessions attended by Ruby.", "attainment", False),
        ("Ruby is still on phase 2.", "attainment", True),
        ("The builders are on phase 2 of the hall.", "attainment", False),
        ("Room A8, then Ms Haque 1 Otter.", "attainment", False),
        ("Ruby's A8 is 41.", "attainment", True),
        ("A standardised score of 78 for Ruby in reading.", "attainment", True),
        ("Ruby skipped 11 of the last 16 registrations.", "attendance", True),
        ("Ruby is showing them round and might be late back.", "attendance", False),
        ("Ruby's phone has been out in class.", "behaviour", True),
        ("Put your phone in class trays.", "behaviour", False),
        ("The dyslexia screener came out as high risk for Ruby.", "sexual_life", False),
        ("Ruby came out as gay.", "sexual_life", True),
        ("The place may be withdrawn.", "safeguarding", False),
        ("They live across the county line.", "safeguarding", False),
        ("Suspended on full pay.", "pay", False),
        ("They asked to pay it off in instalments.", "financial", True),
        ("Stage 2 of the absence procedure; absence stage 2 meeting on Friday.", "staff_hr", True),
        ("Pooja has the blue folder.", "religion", False),
        ("Ruby does puja every morning.", "religion", True),
        ("Ruby was confirmed at St Anne's last May.", "religion", True),
        ("Ruby has not been confirmed in post.", "religion", False),
        ("Ruby has DMD, exon 51 deleted.", "genetic", True),
        ("Ruby has Noonan's.", "genetic", True),
        ("Ruby has Noonan's blue folder.", "genetic", False),
        ("Mrs Canavan has the register.", "genetic", False),
        ("Ruby has an ISS with a tag until Easter.", "criminal", True),
        ("Charges against Ruby have been dropped.", "criminal", True),
        ("Charges for the trip have been dropped for Ruby.", "criminal", False),
        ("Ruby is on emergency credit at home.", "financial", True),
        ("Ruby owes £12 for a textbook.", "financial", True),
        ("Ruby owes an hour after school on Friday.", "financial", False),
        ("Ruby owes the class an apology.", "financial", False),
        ("Ruby is a lifelong Plaidie.", "political", True),
        ("Ruby is a paid-up member of the NEU.", "political", False),
        ("Ruby is a paid-up member of the NEU.", "trade_union", True),
        ("Ruby is a paid-up member of the Conservative Party.", "trade_union", False),
        ("Ruby is a trade unionist.", "political", False),
        ("Ruby is demi-girl and ace.", "sexual_life", True),
        ("Ruby served an ace.", "sexual_life", False),
        ("The till has a stored finger image for Ruby.", "biometric", True),
        ("Ruby's finger painting is on the wall.", "biometric", False),
        ("Ruby had a finger scan for the library.", "health", False),
        ("Ruby had an MRI scan on Monday.", "health", True),
        ("Ruby got knocked back for a grant.", "health", False),
        ("Ruby brought up her lunch on the coach.", "health", True),
        ("Ruby brought up a good point.", "health", False),
        ("Ruby needs N24 print.", "sen", True),
        ("Ruby is on pre-key stage standard 4.", "sen", False),
        ("Ruby is registered as Gypsy/Roma.", "attendance", False),
    ],
)
def test_words_tell_in_their_own_matter_alone(text: str, category: str, told: bool) -> None:
    assert (category in {telling.category for telling in tellings(text)}) is told
