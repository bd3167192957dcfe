"""Names that nobody on the roster has, as a statistical model guesses them.

Presidio's analyser over spaCy. It finds half of UK pupils' names, and some families' less than
others' (measured), so it decides nothing: it only says that somebody unknown may stand here. It is
loaded when first used, reads a model that is already on this machine, and never asks the network.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from detectors.base import DEFAULT_NAME_MODEL, DetectorContext, GatedDetector
from scanner.errors import ConfigError, Problem
from scanner.model import Mention, MentionKind, NameForm, Part

if TYPE_CHECKING:
    from presidio_analyzer import BatchAnalyzerEngine

LONGEST_TEXT = 100_000  # characters at once; spaCy refuses a million
BATCH = 16  # more gains nothing (measured)
LANGUAGE = "en"
# The steps after the entities cost half the time and nothing here reads them.
UNUSED_STEPS = ("tagger", "parser", "attribute_ruler", "lemmatizer")
TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\.?\s+", re.I)
POSSESSIVE = re.compile(r"['’]s?$")
FULL_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:[ \u00a0][^\W\d_][\w'’.-]*){1,4}")


class OffRosterNames:
    """Finds full names in the windows it is given; a lone word is no name to it."""

    name = "off_roster_names"
    categories: frozenset[str] = frozenset()

    def __init__(self, model: str = DEFAULT_NAME_MODEL) -> None:
        self._model = model
        self._analyser: BatchAnalyzerEngine | None = None

    def mentions_in(self, part: Part, windows: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """Unrostered people in the windows, `(start, end)` of the part's text.

        Raises ConfigError if the model is not installed.
        """
        text = part.text.reveal()
        pieces = [piece for window in windows for piece in _pieces(text, window)]
        for first in range(0, len(pieces), BATCH):
            batch = pieces[first : first + BATCH]
            texts = [text[start:end] for start, end in batch]
            results = self._loaded().analyze_iterator(
                texts, language=LANGUAGE, batch_size=BATCH, entities=["PERSON"]
            )
            for (start, _), found in zip(batch, results, strict=True):
                for result in sorted(found, key=lambda one: one.start):
                    span = name_within(text, start + result.start, start + result.end)
                    if span is not None:
                        yield _mention(part, span, result.score)

    def _loaded(self) -> BatchAnalyzerEngine:
        if self._analyser is None:
            self._analyser = _analyser_over(self._model)
        return self._analyser


def off_roster_names(context: DetectorContext) -> GatedDetector:
    """The gated finder; nothing is loaded until its first window."""
    return OffRosterNames(context.name_model)


def _analyser_over(model: str) -> BatchAnalyzerEngine:
    if not Path(model).is_dir() and not _is_installed(model):
        message = "the model for names is neither an installed package nor a folder"
        raise ConfigError([Problem("detectors", f"{message}; install it or correct its name")])
    # Imported here: three seconds that only a scan with windows should pay.
    import spacy
    from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer

    configuration = NerModelConfiguration(
        model_to_presidio_entity_mapping={"PERSON": "PERSON", "PER": "PERSON"},
        labels_to_ignore=["ORG", "GPE", "LOC", "DATE", "NORP", "FAC", "CARDINAL", "ORDINAL", "TIME",
                          "MONEY", "PERCENT", "QUANTITY", "EVENT", "LAW", "LANGUAGE", "PRODUCT",
                          "WORK_OF_ART"],
    )  # fmt: skip
    engine = SpacyNlpEngine(ner_model_configuration=configuration)
    # Given here and not through `load()`, which would download a model it does not find.
    engine.nlp = {LANGUAGE: spacy.load(model, exclude=UNUSED_STEPS)}  # type: ignore[assignment]
    names = SpacyRecognizer(supported_language=LANGUAGE, supported_entities=["PERSON"])
    registry = RecognizerRegistry(recognizers=[names], supported_languages=[LANGUAGE])
    analyser = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[LANGUAGE])
    return BatchAnalyzerEngine(analyser)


def _is_installed(model: str) -> bool:
    return model.isidentifier() and importlib.util.find_spec(model) is not None


def _pieces(text: str, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The window in stretches that the model takes, cut at white space where there is some."""
    start, end = max(0, window[0]), min(len(text), window[1])
    while end - start > LONGEST_TEXT:
        cut = max(text.rfind(mark, start + 1, start + LONGEST_TEXT) for mark in "\n ")
        cut = cut if cut > start else start + LONGEST_TEXT
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def name_within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name alone: without title, possessive or a line break; None unless it is of two words."""
    found = re.split(r"[\n\t|]", text[start:end], maxsplit=1)[0]
    title = TITLE.match(found)
    if title is not None:
        start += title.end()
        found = found[title.end() :]
    found = POSSESSIVE.sub("", found.rstrip(" ,.;:"))
    return (start, start + len(found)) if FULL_NAME.fullmatch(found) else None


def _mention(part: Part, span: tuple[int, int], confidence: float) -> Mention:
    return Mention(
        detector=OffRosterNames.name,
        kind=MentionKind.PERSON,
        value="unrostered",
        part=part.index,
        start=span[0],
        end=span[1],
        confidence=confidence,
        form=NameForm.UNROSTERED,
    )
