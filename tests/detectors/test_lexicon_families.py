"""Families of words, what tells beside what only looks like it: turns of faith, genes, orders."""

from __future__ import annotations

import pytest

from detectors.lexicon import tellings


@pytest.mark.parametrize(
    ("text", "category", "told"),
    [
        ("Ruby took shahada over the summer.", "religion", True),
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
