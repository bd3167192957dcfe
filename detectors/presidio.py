"""Our detectors as recognisers of Presidio, for those who run its analyser already.

Imports Presidio, which takes seconds: import this module only where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from detectors.base import Detector
from scanner.model import Origin, Part
from scanner.personal import Personal

# Where Presidio has a name of its own; all others are ours in capitals.
PRESIDIO_NAMES = {
    "email": "EMAIL_ADDRESS",
    "phone": "PHONE_NUMBER",
    "iban": "IBAN_CODE",
    "card": "CREDIT_CARD",
    "nhs_number": "UK_NHS",
    "nino": "UK_NINO",
    "postcode": "UK_POSTCODE",
}


def entity_name(value: str) -> str:
    """What Presidio calls an identifier or a category of ours."""
    return PRESIDIO_NAMES.get(value, value.upper())


def as_presidio_recognizer(detector: Detector, language: str = "en") -> EntityRecognizer:
    """A recogniser that reports what the detector finds; headings of tables it cannot see."""
    identifiers: Iterable[str] = getattr(detector, "identifiers", ())
    values = frozenset(identifiers) or detector.categories
    return _DetectorRecognizer(detector, sorted(map(entity_name, values)), language)


class _DetectorRecognizer(EntityRecognizer):
    def __init__(self, detector: Detector, entities: list[str], language: str) -> None:
        self._detector = detector
        super().__init__(
            supported_entities=entities,
            name=f"pupilguard_{detector.name}",
            supported_language=language,
        )

    def load(self) -> None:
        """Nothing to load: the detector is ready."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: Any = None
    ) -> list[RecognizerResult]:
        """What the detector finds among the entities asked for, all where none are named."""
        part = Part(index=0, place=Personal("body"), origin=Origin.BODY, text=Personal(text))
        return [
            RecognizerResult(
                entity_type=entity_name(mention.value),
                start=mention.start,
                end=mention.end,
                score=mention.confidence,
            )
            for mention in self._detector.mentions(part)
            if not entities or entity_name(mention.value) in entities
        ]
