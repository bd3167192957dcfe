"""Our detectors inside Presidio's analyser."""

from __future__ import annotations

import pytest

from detectors import BUILT_IN
from detectors.base import DetectorContext
from detectors.presidio import as_presidio_recognizer
from tests.detectors.school_text import NOBODY


@pytest.mark.parametrize(
    ("name", "entity", "text", "words"),
    [
        ("upn", "UPN", "UPN B801200005001.", "B801200005001"),
        ("email", "EMAIL_ADDRESS", "to name@school.sch.uk.", "name@school.sch.uk"),
        ("nhs_number", "UK_NHS", "NHS no 943 476 5870", "943 476 5870"),
        ("credentials", "CREDENTIALS", "Username: al Password: Sun123", "al Password: Sun123"),
    ],
)
def test_recogniser_reports_what_the_detector_finds(
    name: str, entity: str, text: str, words: str
) -> None:
    recogniser = as_presidio_recognizer(BUILT_IN[name](DetectorContext(roster=NOBODY)))
    assert recogniser.supported_entities == [entity]
    (result,) = recogniser.analyze(text, [entity])
    assert (result.entity_type, text[result.start : result.end]) == (entity, words)
    assert recogniser.analyze(text, ["SOMETHING_ELSE"]) == []


def test_order_number_is_nothing_to_it() -> None:
    recogniser = as_presidio_recognizer(BUILT_IN["nhs_number"](DetectorContext(roster=NOBODY)))
    assert recogniser.analyze("order 9434765870", ["UK_NHS"]) == []
