"""Our detectors inside Presidio's analyser."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine

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


def test_an_analyser_of_ours_runs_no_recogniser_of_presidios(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("asked the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    context = DetectorContext(roster=NOBODY)
    ours = [as_presidio_recognizer(factory(context)) for factory in BUILT_IN.values()]
    registry = RecognizerRegistry(recognizers=ours, supported_languages=["en"])
    engine = SpacyNlpEngine()
    engine.nlp = {"en": spacy.blank("en")}  # type: ignore[assignment]
    analyser = AnalyzerEngine(registry, engine, supported_languages=["en"])
    made = analyser.registry.recognizers
    assert {type(one).__module__ for one in made} == {"detectors.presidio"}
    assert not any(entity.startswith("US_") for entity in analyser.get_supported_entities("en"))
    text = "UPN B801200005001, see www.school.sch.uk, SSN 078-05-1120, name@school.sch.uk"
    found = {one.entity_type for one in analyser.analyze(text, "en")}
    assert {"UPN", "EMAIL_ADDRESS"} <= found <= {"UPN", "EMAIL_ADDRESS", "IDENTIFIERS"}


def test_order_number_is_nothing_to_it() -> None:
    recogniser = as_presidio_recognizer(BUILT_IN["nhs_number"](DetectorContext(roster=NOBODY)))
    assert recogniser.analyze("order 9434765870", ["UK_NHS"]) == []
