"""A school's own words and patterns, found by Presidio as it would find them itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from detectors import presidio
from detectors.base import CATEGORY_OF
from detectors.school_recogniser import RecogniserPattern, SchoolRecogniser
from scanner.config.recognisers import COUNTED_FROM, IDENTIFIERS, USUAL_FLAGS
from scanner.errors import ItemUnreadable
from scanner.model import MentionKind, Reason
from tests.detectors.school_text import part_of

ROOMS = SchoolRecogniser("unit", "behaviour", deny_list=("Blue Room", "Blue Room annexe", "R&R"))
WEAK = SchoolRecogniser(
    "pass",
    "candidate_number",
    patterns=(RecogniserPattern("number", r"\bB\d{3}\b", 0.05),),
    context=("pass",),
)


def of_shape(regex: str, score: float) -> SchoolRecogniser:
    return SchoolRecogniser("x", "sen", (RecogniserPattern("n", regex, score),))


def hits(recipe: SchoolRecogniser, text: str) -> list[str]:
    return [text[m.start : m.end] for m in recipe.build().mentions(part_of(text))]


@pytest.mark.parametrize(
    ("recipe", "text", "words"),
    [
        (ROOMS, "Off to the Blue Room, then home.", ["Blue Room"]),
        (ROOMS, "OFF TO THE BLUE ROOM", ["BLUE ROOM"]),
        (ROOMS, "wrapped at the Blue\nRoom again", ["Blue\nRoom"]),
        (ROOMS, "the Blue Room annexe", ["Blue Room annexe"]),
        (ROOMS, "an hour of R&R", ["R&R"]),
        (ROOMS, "blue roomy bluer room, blue classroom, R and R", []),
        (WEAK, "His pass is B123.", ["B123"]),
        (WEAK, "His passes: B123.", ["B123"]),
        (WEAK, "Order B123.", []),
        (WEAK, "pass lost; coach trip leaves school gates Monday morning B123", []),
        (of_shape(r"\s+K\d\s+", 0.4), "a K1 b", ["K1"]),
        (of_shape(r"K\d", 0.39), "K1", []),
    ],
)  # fmt: skip
def test_hits_are_presidios_and_count_from_their_score_on(
    recipe: SchoolRecogniser, text: str, words: list[str]
) -> None:
    assert hits(recipe, text) == words


@pytest.mark.parametrize(
    ("recipe", "text", "kind", "confidence"),
    [
        (ROOMS, "Blue Room", MentionKind.CATEGORY, 1.0),
        (WEAK, "pass B123", MentionKind.IDENTIFIER, 0.4),
    ],
)
def test_a_hit_is_a_mention_of_what_it_counts_as(
    recipe: SchoolRecogniser, text: str, kind: MentionKind, confidence: float
) -> None:
    (mention,) = recipe.build().mentions(part_of(text))
    assert (mention.detector, mention.value) == (recipe.name, recipe.counts_as)
    assert (mention.kind, mention.confidence, mention.part) == (kind, confidence, 3)
    assert mention.subjects == ()


def test_a_hit_deep_in_a_long_text_is_found_with_its_context() -> None:
    text = "Ordinary words of a letter home.\n" * 3_000 + "His pass is B123."
    assert hits(WEAK, text) == ["B123"]


def test_a_pattern_that_takes_too_long_is_a_gap_and_not_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(presidio, "PATTERN_SECONDS", 0.05)
    slow = of_shape(r"(a+)+$", 0.9).build()
    with pytest.raises(ItemUnreadable) as gap:
        list(slow.mentions(part_of("a" * 3_000 + "!")))
    assert gap.value.reason is Reason.TIMEOUT
    assert "'x'" in gap.value.detail and "aaa" not in gap.value.detail


def test_presidio_is_not_imported_until_a_recogniser_is_built() -> None:
    code = (
        "import sys, scanner.pipeline, scanner.installation, scanner.config.recognisers; "
        "from detectors.school_recogniser import SchoolRecogniser; SchoolRecogniser('a', 'sen'); "
        "sys.exit(bool({'presidio_analyzer', 'spacy', 'regex'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_configuration_and_the_detectors_mean_the_same() -> None:
    assert set(CATEGORY_OF) == IDENTIFIERS
    assert SchoolRecogniser("a", "sen").flags == USUAL_FLAGS
    assert SchoolRecogniser("a", "sen").counted_from == COUNTED_FROM
