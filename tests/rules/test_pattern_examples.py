"""Every pattern's own examples, told to the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rules.pattern import Example, Pattern, load_patterns
from tests.rules.scene import scene
from tests.school.pipeline import school_pipeline


def _examples() -> Iterator[object]:
    for pattern in load_patterns():
        for example in pattern.examples:
            yield pytest.param(pattern, example, id=f"{pattern.id}: {example.name}")


@pytest.mark.parametrize(("pattern", "example"), list(_examples()))
def test_example_is_flagged_or_left_alone_as_it_says(pattern: Pattern, example: Example) -> None:
    reading = school_pipeline().read_extracted(*scene(example))
    expected = [pattern.id] if example.flags else []
    assert [finding.pattern for finding in reading.findings] == expected


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda pattern: pattern.id)
def test_pattern_shows_both_sides(pattern: Pattern) -> None:
    assert {example.flags for example in pattern.examples} == {True, False}
