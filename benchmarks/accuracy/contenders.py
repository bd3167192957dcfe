"""The other tools of the same run: presidio-analyzer as it comes, and spaCy's names alone."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from benchmarks.suffix_list import use_the_packaged_suffixes
from detectors.base import DEFAULT_NAME_MODEL

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine
    from spacy.language import Language

# Presidio's names for what the contract calls otherwise.
VALUE_OF: Mapping[str, str] = {
    "PERSON": "person",
    "EMAIL_ADDRESS": "email",
    "PHONE_NUMBER": "phone",
    "UK_NHS": "nhs_number",
    "UK_NINO": "nino",
    "UK_POSTCODE": "postcode",
    "IBAN_CODE": "iban",
    "CREDIT_CARD": "card",
    "DATE_TIME": "date_of_birth",
}
# What these call something in any text is no claim about an identifier.
NO_IDENTIFIER = frozenset({"person", "LOCATION", "NRP"})


@dataclass(frozen=True, slots=True)
class Hit:
    value: str
    start: int
    end: int


class Presidio:
    """The analyser with its default recognisers over the small model, scores from 0 up."""

    name = "presidio"

    @cached_property
    def _engine(self) -> AnalyzerEngine:
        from presidio_analyzer import AnalyzerEngine
        from presidio_analyzer.nlp_engine import NlpEngineProvider

        use_the_packaged_suffixes()
        # It reports recognisers of languages nobody asked for.
        logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
        provider = NlpEngineProvider(
            nlp_configuration={
                "nlp_engine_name": "spacy",
                "models": [{"lang_code": "en", "model_name": DEFAULT_NAME_MODEL}],
            }
        )
        return AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])

    def hits(self, text: str) -> list[Hit]:
        found = self._engine.analyze(text, language="en")
        return [Hit(VALUE_OF.get(r.entity_type, r.entity_type), r.start, r.end) for r in found]


class SpacyNames:
    """The model's entities called PERSON."""

    name = "spaCy"

    @cached_property
    def _model(self) -> Language:
        import spacy

        return spacy.load(
            DEFAULT_NAME_MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"]
        )

    def hits(self, text: str) -> list[Hit]:
        return [
            Hit("person", entity.start_char, entity.end_char)
            for entity in self._model(text).ents
            if entity.label_ == "PERSON"
        ]


Contender = Presidio | SpacyNames


def contenders() -> Iterable[Contender]:
    return (SpacyNames(), Presidio())
