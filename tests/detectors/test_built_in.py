"""What holds for every built-in detector, whatever its family."""

from __future__ import annotations

import pytest

from detectors import BUILT_IN
from detectors.base import CATEGORY_OF, DetectorContext
from scanner.model import MentionKind
from tests.detectors.school_text import NOBODY, TODAY, found, mentions

# The lexicons have tests of their own.
NAMES = sorted(set(BUILT_IN) - {"lexicon"})
RECORD = """Amira Khan, 9B, DOB 09/03/2014, UPN B801200005001, ULN 9276308686
NHS number 943 476 5870, UCI 681990012058G, candidate no 0042
Address: 12 Acacia Road, Town, AB1 2CD. Mum 07700 900123, mum@example.com
NI number AB123456C, TRN 1234567. Sort code 20-45-45 account 12345678
GB29 NWBK 6016 1331 9268 19, card 4111 1111 1111 1111
Username: akhan Password: Sunny123
"""
LOOKALIKES = """Order 9434765870, invoice INV-2026-0042, PO 4500012345, ticket #48213
Exam room E12, seat B4, hall B12, 2 hours 30 minutes, 09:00-11:30, ext. 2041
URN 123456, LAESTAB 801/2000, DfE 8012000, ISBN 978-1-4028-9462-6, VAT GB123456789
School office: 01632 960000. Childline 0800 1111. Call 999 or 101. Version 9.3.14
Trip on 9 March 2026 costs £45.00; 1,234,567 views; 12345678 copies; 2014/15 results
Please change your password regularly. They read about 221B Baker Street. @oakprimary
Serial 681990012058H, asset Q207000016049, model QQ123456A, batch 4111111111111112
"""


@pytest.mark.parametrize("name", NAMES)
def test_each_detector_finds_its_own_in_a_record_and_nothing_in_lookalikes(name: str) -> None:
    assert len(found(name, RECORD)) == 1
    assert found(name, LOOKALIKES) == []


@pytest.mark.parametrize("name", NAMES)
def test_mentions_lie_within_the_text_and_bear_the_detector_and_part(name: str) -> None:
    detector = BUILT_IN[name](DetectorContext(roster=NOBODY, today=TODAY))
    assert detector.name == name
    for mention in mentions(name, RECORD):
        assert (mention.detector, mention.part) == (name, 3)
        assert (
            RECORD[mention.start : mention.end].strip(" .,:;\n")
            == RECORD[mention.start : mention.end]
        )
        assert 0 < mention.confidence <= 1
        if mention.kind is MentionKind.IDENTIFIER:
            assert detector.categories == {CATEGORY_OF[mention.value]}
        else:
            assert detector.categories == {mention.value}


@pytest.mark.parametrize("name", NAMES)
def test_one_stretch_is_never_two_identifiers(name: str) -> None:
    others = [m for other in NAMES if other != name for m in mentions(other, RECORD)]
    for mine in mentions(name, RECORD):
        assert not any(mine.start < other.end and other.start < mine.end for other in others)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text", ["", "\n", "@", "0", "٣٤٥٦٧٨٩٠١٢", "﷽ 🙂 İ@İ 9", "@@..@@", "()" * 50]
)
def test_odd_texts_are_read_without_complaint(name: str, text: str) -> None:
    assert found(name, text) == []
