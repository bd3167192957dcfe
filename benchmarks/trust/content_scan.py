"""A content-only scan to compare with: sensitive words, whoever they are about.

Presidio's analyser with its default and its UK recognisers, over the same extracted text. It flags
an item that goes outside, or that many can read, when anything is found in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    NhsRecognizer,
    UkNinoRecognizer,
    UkPostcodeRecognizer,
)

from benchmarks.suffix_list import use_the_packaged_suffixes
from scanner.config.configuration import Config
from scanner.model import Item

_THRESHOLD = 0.5
_MOST_CHARACTERS = 20_000
# What says "sensitive": places, dates and organisations stand in every mail.
_ENTITIES = (
    "PERSON",
    "EMAIL_ADDRESS",
    "PHONE_NUMBER",
    "UK_NHS",
    "UK_NINO",
    "UK_POSTCODE",
    "CREDIT_CARD",
    "IBAN_CODE",
    "MEDICAL_LICENSE",
    "CRYPTO",
    "IP_ADDRESS",
    "US_SSN",
    "US_DRIVER_LICENSE",
    "US_PASSPORT",
    "US_BANK_NUMBER",
    "NRP",
)
_WIDE_GROUPS = ("all-parents@", "all-pupils@", "-pupils@", "team-")


class ContentScan:
    def __init__(self, config: Config) -> None:
        use_the_packaged_suffixes()
        model = {"lang_code": "en", "model_name": config.detectors.spacy_model}
        engine = NlpEngineProvider(
            nlp_configuration={"nlp_engine_name": "spacy", "models": [model]}
        ).create_engine()
        self._analyser = AnalyzerEngine(nlp_engine=engine)
        for recogniser in (NhsRecognizer(), UkNinoRecognizer(), UkPostcodeRecognizer()):
            self._analyser.registry.add_recognizer(recogniser)
        supported = set(self._analyser.get_supported_entities("en"))
        self._entities = [e for e in _ENTITIES if e in supported]
        self._own = {d for s in config.organisation.schools for d in (*s.domains, *s.pupil_domains)}

    def flagged(self, item: Item, texts: Sequence[str]) -> tuple[str, ...]:
        """The kinds of entity found, where somebody outside or many inside can see them."""
        if not self._is_exposed(item):
            return ()
        text = "\n".join(texts)[:_MOST_CHARACTERS]
        found = self._analyser.analyze(
            text, language="en", entities=self._entities, score_threshold=_THRESHOLD
        )
        return tuple(sorted({f.entity_type for f in found}))

    def _is_exposed(self, item: Item) -> bool:
        if item.audience.to_addressee:
            return True
        return any(self._is_wide(p.address.reveal()) for p in item.audience.principals)

    def _is_wide(self, address: str) -> bool:
        plain = address.removeprefix("group:")
        if "@" not in plain:
            return True
        return plain.rpartition("@")[2] not in self._own or any(g in plain for g in _WIDE_GROUPS)
