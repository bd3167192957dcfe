"""Presidio both ways: our detectors as its recognisers, and a school's recognisers as detectors.

Imports Presidio, which takes seconds: import this module only where it is used. Nothing here asks
the network, and none of the recognisers that Presidio brings is ever made.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import spacy
from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from spacy.language import Language
from spacy.tokens import Doc

from detectors.base import CATEGORY_OF, Detector
from detectors.school_recogniser import SchoolRecogniser
from scanner.errors import ItemUnreadable
from scanner.model import Mention, MentionKind, Origin, Part, Reason
from scanner.personal import Personal

LANGUAGE = "en"

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

# What one pattern may take of one part. An item has 60 seconds, unless it is configured.
PATTERN_SECONDS = 5.0

# Presidio looks at the five words before a hit; this many characters hold them.
_CONTEXT_REACH = 300

# --------------------------------------------------------------------------- ours in Presidio


def entity_name(value: str) -> str:
    """What Presidio calls an identifier or a category of ours."""
    return PRESIDIO_NAMES.get(value, value.upper())


def as_presidio_recognizer(detector: Detector, language: str = LANGUAGE) -> EntityRecognizer:
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


# --------------------------------------------------------------------------- Presidio's in ours


def recogniser_as_detector(recipe: SchoolRecogniser) -> Detector:
    """A detector that finds what Presidio's recogniser of this recipe does.

    Each hit is a mention of what the recipe counts it as, with Presidio's score for confidence.
    Its `mentions` raise ItemUnreadable where a pattern takes too long: Presidio itself would pass
    over the pattern, and say so in a log only.
    """
    return _RecogniserDetector(recipe)


class _RecogniserDetector:
    def __init__(self, recipe: SchoolRecogniser) -> None:
        self.name = recipe.name
        self._value = recipe.counts_as
        self._is_identifier = recipe.counts_as in CATEGORY_OF
        self.identifiers = frozenset({self._value} if self._is_identifier else ())
        self.categories = frozenset({CATEGORY_OF.get(self._value, self._value)})
        self._counted_from = recipe.counted_from
        self._recogniser = _made(recipe)

    def mentions(self, part: Part) -> Iterator[Mention]:
        """A mention for each hit that counts, in reading order."""
        text = part.text.reveal()
        entities = self._recogniser.supported_entities
        results = [self._in_context(r, text) for r in self._recogniser.analyze(text, entities)]
        for result in sorted(results, key=lambda one: (one.start, one.end)):
            if round(result.score, 6) >= self._counted_from:
                yield self._mention(part, result, text)

    def _in_context(self, result: RecognizerResult, text: str) -> RecognizerResult:
        if not self._recogniser.context or result.score >= EntityRecognizer.MAX_SCORE:
            return result
        first = max(0, result.start - _CONTEXT_REACH)
        return _in_context(result, text, first, self._recogniser)

    def _mention(self, part: Part, result: RecognizerResult, text: str) -> Mention:
        hit = text[result.start : result.end]
        start = result.start + len(hit) - len(hit.lstrip())
        return Mention(
            detector=self.name,
            kind=MentionKind.IDENTIFIER if self._is_identifier else MentionKind.CATEGORY,
            value=self._value,
            part=part.index,
            start=start,
            end=start + len(hit.strip()),
            confidence=result.score,
        )


def _in_context(
    result: RecognizerResult, text: str, first: int, recogniser: PatternRecognizer
) -> RecognizerResult:
    """The hit with the score that Presidio gives it for the words from `first` on."""
    length = result.end - result.start
    window = text[first : result.end]
    result.start -= first
    result.end -= first
    (surer,) = LemmaContextAwareEnhancer().enhance_using_context(
        window, [result], _words().process_text(window, LANGUAGE), [recogniser]
    )
    surer.start += first
    surer.end = surer.start + length
    return surer


@cache
def _words() -> SpacyNlpEngine:
    """What parts text into words for the context. It has no model: nothing is loaded or fetched."""
    Language.component("words_as_they_stand", func=_as_they_stand)
    words = spacy.blank(LANGUAGE)
    words.add_pipe("words_as_they_stand")
    engine = SpacyNlpEngine()
    engine.nlp = {LANGUAGE: words}  # type: ignore[assignment]
    return engine


def _as_they_stand(document: Doc) -> Doc:
    """Presidio compares lemmas, by their letters within a word: the words do as well."""
    for token in document:
        token.lemma_ = token.lower_
    return document


class _WordsAndPatterns(PatternRecognizer):
    """Presidio's recogniser, but a space in a list of words is any white space in the text."""

    patterns: list[Any]

    def _deny_list_to_regex(self, deny_list: list[str]) -> Pattern:
        # The longest first: of "Blue Room" and "Blue Room annexe" the whole is meant.
        words = sorted(deny_list, key=len, reverse=True)
        listed = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
        regex = rf"(?:^|(?<=\W))(?:{listed})(?:(?=\W)|$)"
        return Pattern(name="deny_list", regex=regex, score=self.deny_list_score)


def _made(recipe: SchoolRecogniser) -> PatternRecognizer:
    recogniser = _WordsAndPatterns(
        supported_entity=recipe.entity or entity_name(recipe.counts_as),
        name=recipe.name,
        supported_language=LANGUAGE,
        patterns=[Pattern(one.name, one.regex, one.score) for one in recipe.patterns],
        deny_list=list(recipe.deny_list),
        deny_list_score=recipe.deny_list_score,
        context=list(recipe.context),
        global_regex_flags=recipe.flags,
    )
    for pattern in recogniser.patterns:
        # Where Presidio keeps what it compiled, so that it takes ours.
        pattern.compiled_regex = _BoundedRegex(pattern.regex, recipe.flags, recipe.name)
        pattern.compiled_with_flags = recipe.flags
    return recogniser


class _BoundedRegex:
    """A compiled pattern whose search ends, and says so, when it takes too long."""

    def __init__(self, pattern: str, flags: int, recogniser: str) -> None:
        # Presidio's own library for patterns.
        import regex  # type: ignore[import-untyped]

        self._regex = regex.compile(pattern, flags=flags)
        self._recogniser = recogniser

    def finditer(self, text: str, timeout: float | None = None) -> Iterator[Any]:
        """The matches. Raises ItemUnreadable."""
        until = time.monotonic() + PATTERN_SECONDS
        try:
            for match in self._regex.finditer(text, timeout=PATTERN_SECONDS):
                yield match
                if time.monotonic() > until:
                    raise TimeoutError
        except TimeoutError:
            detail = (
                f"A pattern of the recogniser {self._recogniser!r} (detectors.recognisers) took "
                f"more than {PATTERN_SECONDS:.0f} seconds on it. Make the pattern simpler."
            )
            raise ItemUnreadable(Reason.TIMEOUT, detail) from None
