"""The walk of one item through the rules, as `explain` shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rules.evaluate import principal_name
from rules.walk import Answer, Step, Walk
from scanner.model import Exposure, Principal
from scanner.pipeline import Pipeline, Reading


def walked(pipeline: Pipeline, reading: Reading) -> Iterator[dict[str, Any]]:
    """Each recipient's wrong exposures and the rules that were asked about them, in order.

    Exposures that every rule answers alike share a walk. A bare name that opens nothing was
    asked of no rule, and says so.
    """
    walks = list(pipeline.walks(reading))
    answered = {facts: _answered(walk) for facts, walk in {w.facts: w for w in walks}.items()}
    shared: dict[tuple[Principal, str], list[Walk]] = {}
    for walk in walks:
        key = (walk.exposure.recipient.principal, answered[walk.facts])
        shared.setdefault(key, []).append(walk)
    for alike in shared.values():
        yield _asked(alike)
    taken_up = {id(walk.exposure) for walk in walks}
    bare: dict[Principal, list[Exposure]] = {}
    for exposure in reading.exposures:
        if not exposure.entitled and id(exposure) not in taken_up:
            bare.setdefault(exposure.recipient.principal, []).append(exposure)
    for exposures in bare.values():
        yield _not_asked(exposures)


def _answered(walk: Walk) -> str:
    """All that the rules answered: the same for walks that a reader cannot tell apart."""
    return repr([tuple(step.conditions()) for step in walk.steps()])


def _asked(alike: Sequence[Walk]) -> dict[str, Any]:
    walk = alike[0]
    steps = list(walk.steps())
    taken = walk.taken_by
    return {
        "recipient": principal_name(walk.exposure.recipient),
        "exposures": [_exposure(one.exposure) for one in alike],
        "asked": [_step(step) for step in steps],
        "taken_by": taken.id if taken is not None else None,
        "not_asked": [pattern.id for pattern in walk.rules[len(steps) :]],
        "why": "" if taken is not None else "no rule applies",
    }


def _not_asked(exposures: Sequence[Exposure]) -> dict[str, Any]:
    return {
        "recipient": principal_name(exposures[0].recipient),
        "exposures": [_exposure(exposure) for exposure in exposures],
        "asked": [],
        "taken_by": None,
        "not_asked": [],
        "why": "a bare name opens nothing for this recipient",
    }


def _exposure(exposure: Exposure) -> dict[str, str]:
    return {
        "subject": exposure.subject,
        "category": exposure.category,
        "relation": exposure.basis,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "pattern": step.pattern.id,
        "question": step.pattern.question,
        "takes": step.takes,
        "conditions": [
            {
                "holds": all(answer.holds for answer in answers),
                "answers": [_answer(answer) for answer in answers],
            }
            for answers in step.conditions()
        ],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    wants = answer.wants if isinstance(answer.wants, bool) else list(answer.wants)
    return {
        "asks": answer.asks,
        "is": answer.actual,
        "wants": wants,
        "holds": answer.holds,
        "words": answer.words,
    }
