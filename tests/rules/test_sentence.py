"""A finding in one sentence: who got it, in grammar that fits one recipient or several."""

from __future__ import annotations

import pytest

from rules.pattern import load_patterns
from rules.sentence import explanation
from scanner.model import Exposure, Field, Principal, Recipient, RecipientKind
from scanner.personal import Personal

WRONG_RECIPIENT = next(p for p in load_patterns() if p.id == "wrong-recipient")
PERSON, AGENCY, GROUP = RecipientKind.PERSON, RecipientKind.AGENCY, RecipientKind.GROUP


def exposed(people: str, reason: str, kind: RecipientKind = PERSON) -> Exposure:
    address = Personal(f"group:{people}" if kind is GROUP else "x@nowhere.example")
    holders = tuple(people.split()) if kind is PERSON else ()
    recipient = Recipient(Principal(address, Field.TO), kind, holders)
    return Exposure("P1", "health", recipient, False, "a relation", reason)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ([exposed("C1", "a contact of P9 only")], "C1, who is a contact of P9 only."),
        # one mailbox of a family
        ([exposed("C1 C2", "a contact of P9 only")], "C1 and C2, who are contacts of P9 only."),
        (
            [exposed("C1", "a contact of P9 only"), exposed("C2", "a contact of P9 only")],
            "C1 and C2, who are contacts of P9 only.",
        ),
        (
            [exposed("C1", "a contact of P9 only"), exposed("C2", "a contact of P8 only")],
            "C1 and C2, the first of whom is a contact of P9 only.",
        ),
        (
            [exposed("C1", "linked to P9"), exposed("C2", "linked to P9")],
            "C1 and C2, who are linked to P9.",
        ),
        (
            [exposed("P8", "another pupil"), exposed("P9", "another pupil")],
            "P8 and P9, who are other pupils.",
        ),
        (
            [exposed("S1", "staff of oak"), exposed("S2", "staff of oak")],
            "S1 and S2, who are staff of oak.",
        ),
        (
            [exposed(one, "a contact who may receive nothing about P1") for one in ("C1", "C2")],
            "C1 and C2, who are contacts who may receive nothing about P1.",
        ),
        ([exposed("S1", "a leaver's old address")], "S1, a leaver's old address."),
        (
            [exposed("", "an agency contact who is not allocated to P1", AGENCY)],
            "an agency contact, who is not allocated to P1.",
        ),
        (
            [exposed("", "at council.example, which may not have this", AGENCY)],
            "an agency, at council.example, which may not have this.",
        ),
        (
            [exposed("all@oak.example", "a list with pupils in it", GROUP)],
            "all@oak.example, a list with pupils in it.",
        ),
    ],
)
def test_the_sentence_says_who_got_it(wrong: list[Exposure], told: str) -> None:
    expected = f"The health data about P1 went to {told}"
    assert explanation(WRONG_RECIPIENT, wrong) == expected
