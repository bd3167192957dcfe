"""Detectors of others: by name, with the context where they take one."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from detectors.base import DetectorContext
from scanner import third_party
from scanner.errors import ConfigError
from scanner.roster.roster import Roster


class WithContext:
    name = "with-context"
    categories: frozenset[str] = frozenset()

    def __init__(self, context: DetectorContext) -> None:
        self.context: DetectorContext | None = context

    def mentions(self, part: object) -> tuple[()]:
        return ()


class Without:
    name = "without"
    categories: frozenset[str] = frozenset()

    def __init__(self, threshold: int = 5) -> None:
        self.context = None
        self.threshold = threshold

    def mentions(self, part: object) -> tuple[()]:
        return ()


CONTEXT = DetectorContext(Roster([], [], [], [], [], "none"))


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = EntryPoints(
        EntryPoint(name, f"{__name__}:{kind.__name__}", third_party.ENTRY_POINTS)
        for name, kind in (("with-context", WithContext), ("without", Without))
    )
    found: Callable[..., EntryPoints] = lambda group: offered.select(group=group)  # noqa: E731
    monkeypatch.setattr(third_party, "entry_points", found)


def test_a_detector_gets_the_context_if_it_takes_one() -> None:
    made: list[Any] = list(third_party.third_party_detectors(["without", "with-context"], CONTEXT))
    assert [type(detector) for detector in made] == [Without, WithContext]
    assert [detector.context for detector in made] == [None, CONTEXT]
    assert made[0].threshold == 5


def test_what_is_not_installed_is_named_and_nothing_is_loaded() -> None:
    (problem,) = third_party.not_installed(["without", "nobodys"], "config.yaml line 3")
    assert str(problem).startswith("config.yaml line 3: 'nobodys' is not installed here")
    assert "with-context, without" in problem.message
    with pytest.raises(ConfigError, match="nobodys"):
        list(third_party.third_party_detectors(["nobodys"], CONTEXT))
